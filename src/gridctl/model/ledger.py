"""What happened: meetings, visits, activities, events, requests, ratings, points, talks."""

from decimal import Decimal

from gridctl.model.choices import (
    Agenda,
    EventKind,
    MeetingKind,
    Outcome,
    RequestKind,
    Step,
    TalkCause,
    Theme,
    VisitReason,
)
from gridctl.model.mark import Place
from gridctl.model.period import Day, Period
from gridctl.model.record import Record, column
from gridctl.model.words import Words

POST = ("member", "staff")
ANY_UNIT = ("organisation", "branch", "party_group", "grid", "villager_group", "unit")
EVIDENCE = Words("an archive number", "档案编号")


class Meeting(Record):
    """A meeting of a unit, with its agenda and the members who reported."""

    id: str = column("编号", required=True, key=True)
    date: Day | None = column("日期", required=True)
    kind: MeetingKind | None = column("类别", required=True)
    unit: str = column("组织", Words("blank: the village", "空白：本村"), refers=ANY_UNIT)
    agenda: tuple[Agenda, ...] = column("议程")
    reported: tuple[str, ...] = column("汇报人", refers=POST)
    attended: int | None = column("实到", low=0)
    expected: int | None = column("应到", low=0)
    at: Place


class Publication(Record):
    """A period's tables posted on the notice board; a second row is a reposting."""

    period: Period | None = column("期次", required=True)
    form: str = column("公示表", Words("all, or a table's id", "全部，或公示表编号"), required=True)
    proposed_by: str = column("提出人", refers=POST)
    reviewed_by: str = column("审核人", refers=POST)
    approved_by: str = column("审批人", refers=POST)
    posted_on: Day | None = column("张贴日期")
    removed_on: Day | None = column("撤下日期", ahead=True)
    at: Place


class Visit(Record):
    """A member visited a household."""

    date: Day | None = column("日期", required=True)
    member: str = column("党员", required=True, refers=("member",))
    household: str = column("农户", required=True, refers=("household",))
    reason: VisitReason | None = column("事由", required=True)
    request: str = column("诉求", refers=("request",))
    evidence: str = column("佐证", EVIDENCE)
    at: Place


class Activity(Record):
    """One or more members carried out an activity of the five leads."""

    date: Day | None = column("日期", required=True)
    members: tuple[str, ...] = column("参加党员", required=True, refers=("member",))
    theme: Theme | None = column("主题", required=True)
    title: str = column("活动名称", required=True)
    result: str = column("成效")
    evidence: str = column("佐证", EVIDENCE)
    at: Place


class Event(Record):
    """A patrol, an inspection, a training, a report and the like."""

    date: Day | None = column("日期", required=True)
    kind: EventKind | None = column("类别", required=True)
    unit: str = column("组织", Words("blank: the village", "空白：本村"), refers=ANY_UNIT)
    persons: tuple[str, ...] = column("参加人员", refers=POST)
    evidence: str = column("佐证", EVIDENCE)
    at: Place


class Request(Record):
    """A household's request, from receipt to closing."""

    id: str = column("编号", required=True, key=True)
    received_on: Day | None = column("受理日期", required=True)
    household: str = column("农户", refers=("household",))
    received_by: str = column("受理人", required=True, refers=POST)
    kind: RequestKind | None = column("类别", required=True)
    owner: str = column("承办人", refers=POST)
    due_on: Day | None = column("办结期限", month="last", ahead=True)
    answered_on: Day | None = column("答复日期")
    closed_on: Day | None = column("销号日期")
    outcome: Outcome | None = column("结果")
    at: Place


class RequestStep(Record):
    """One step in the handling of a request."""

    request: str = column("诉求", required=True, refers=("request",))
    date: Day | None = column("日期", required=True)
    step: Step | None = column("环节", required=True)
    meeting: str = column("会议", refers=("meeting",))
    at: Place


class Rating(Record):
    """A member's ballots in the round of the file's month; no voter is kept."""

    member: str = column("党员", required=True, refers=("member",))
    good: int | None = column("好", required=True, low=0)
    fairly_good: int | None = column("较好", required=True, low=0)
    fair: int | None = column("一般", required=True, low=0)
    poor: int | None = column("差", required=True, low=0)
    period: Period
    at: Place


class Score(Record):
    """A member's yearly scores from the organisation and the linked households."""

    member: str = column("党员", required=True, refers=("member",))
    organisation_score: Decimal | None = column("组织评分", required=True, low=0)
    households_score: Decimal | None = column("联户评分", required=True, low=0)
    period: Period
    at: Place


class Assessment(Record):
    """An assessor's score for one item."""

    date: Day | None = column("日期", required=True)
    subject: str = column("对象编号", required=True, refers=("subject",))
    assessor: str = column("考评人", refers=POST)
    item: str = column("考评项", required=True)
    score: Decimal | None = column("得分", required=True)
    at: Place


class PointsEntry(Record):
    """One entry of a member's or a household's points account."""

    id: str = column("编号", required=True, key=True)
    date: Day | None = column("日期", required=True)
    account: str = column("账户", required=True, refers=("member", "household"))
    rule: str = column("积分项", required=True)
    points: Decimal | None = column("分值", required=True)
    activity: str = column("活动")
    reverses: str = column("冲销", refers=("points_entry",))
    evidence: str = column("佐证", EVIDENCE)
    entered_by: str = column("录入人", refers=POST)
    at: Place


class Talk(Record):
    """The branch talked with a member; internal, never published."""

    date: Day | None = column("日期", required=True)
    member: str = column("党员", required=True, refers=("member",))
    cause: TalkCause | None = column("缘由", required=True)
    held_by: str = column("谈话人", refers=POST)
    at: Place


class Contact(Record):
    """A telephone in private/contacts.csv, which git never sees."""

    person: str = column("人员", required=True, refers=("member", "staff", "household"))
    phone: str = column("电话", required=True, telephone=True)
    publish: bool = column("同意公开")
    at: Place
