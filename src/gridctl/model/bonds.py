"""Who looks after whom: links, other contacts, core households, appraisals."""

from gridctl.model.choices import AssignmentKind, ChosenBy, CoreBasis, Grade, LinkBasis
from gridctl.model.mark import Place
from gridctl.model.period import Day
from gridctl.model.record import Record, column
from gridctl.model.words import Words


class Link(Record):
    """A member looks after a household from `since` to `until`."""

    member: str = column("党员", required=True, refers=("member",))
    household: str = column("农户", required=True, refers=("household",))
    since: Day | None = column("起始日期", required=True, month="first")
    until: Day | None = column("截止日期", month="last", ahead=True)
    basis: LinkBasis | None = column("联户依据")
    chosen_by: ChosenBy | None = column("确定方式")
    approved_at: str = column("通过会议", refers=("meeting",))
    ended_at: str = column(
        "变更会议",
        Words("the meeting that ended the link", "通过终止的会议"),
        refers=("meeting",),
    )
    at: Place


class Assignment(Record):
    """Any other contact, of a person (or a unit) with a target."""

    kind: AssignmentKind | None = column("类别", required=True)
    person: str = column("人员", required=True, refers=("member", "staff", "unit"))
    target: str = column(
        "对象",
        required=True,
        refers=("courtyard", "member", "branch", "party_group", "grid", "unit", "organisation"),
    )
    since: Day | None = column("起始日期", month="first")
    until: Day | None = column("截止日期", month="last", ahead=True)
    approved_at: str = column("通过会议", refers=("meeting",))
    at: Place


#: Which entities a contact's person and target may be, by kind.
CONTACT_ENDS: dict[AssignmentKind, tuple[tuple[str, ...], tuple[str, ...]]] = {
    AssignmentKind.COURTYARD: (("member", "staff"), ("courtyard",)),
    AssignmentKind.CORE_MEMBER: (("member",), ("member",)),
    AssignmentKind.COMMITTEE_BRANCH: (("member", "staff"), ("branch",)),
    AssignmentKind.BRANCH_PARTY_GROUP: (("member", "staff"), ("party_group",)),
    AssignmentKind.LEADER_CORE: (("member", "staff"), ("member",)),
    AssignmentKind.UNIT_GRID: (("unit",), ("grid",)),
    AssignmentKind.COMMITTEE_UNIT: (("member", "staff"), ("unit",)),
    AssignmentKind.CADRE_COMMUNITY: (("member", "staff"), ("organisation", "grid")),
}


class CoreHousehold(Record):
    """A member whose household is a core household in the term (a year)."""

    term: int | None = column("任期年度", required=True, low=1900)
    member: str = column("党员", required=True, refers=("member",))
    basis: CoreBasis | None = column("产生方式")
    elected_at: str = column("选举会议", refers=("meeting",))
    until: Day | None = column(
        "截止日期",
        Words("where it ended within the term", "任期内提前终止的日期"),
        month="last",
        ahead=True,
    )
    at: Place


class Appraisal(Record):
    """A member's grade in the yearly appraisal."""

    year: int | None = column("年度", required=True, low=1900)
    member: str = column("党员", required=True, refers=("member",))
    grade: Grade | None = column("等次", required=True)
    at: Place
