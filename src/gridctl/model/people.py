"""Members, staff, households, and what they were before."""

from gridctl.model.choices import Plate, Presence, Sex
from gridctl.model.mark import Place
from gridctl.model.period import Day
from gridctl.model.record import Record, column
from gridctl.model.words import Words


class Member(Record):
    """A party member, present from `since` to `left_on`."""

    id: str = column("编号", required=True, key=True)
    name: str = column("姓名", required=True, personal=True)
    sex: Sex | None = column("性别")
    born: Day | None = column(
        "出生年月",
        Words("a month alone is read as its first day", "只写年月的按当月1日计"),
        required=True,
        month="first",
    )
    party_joined_on: Day | None = column("入党时间", month="first")
    formal_on: Day | None = column(
        "转正时间", Words("blank: probationary", "空白：预备党员"), month="first", ahead=True
    )
    branch: str = column("党支部", required=True, refers=("branch",))
    party_group: str = column("党小组", refers=("party_group",))
    household: str = column(
        "农户",
        Words("the household in which the member lives", "党员所在的户"),
        refers=("household",),
    )
    duty_grid: str = column(
        "责任网格",
        Words("where it is not the home's grid", "与住处网格不同时填写"),
        refers=("grid",),
    )
    unit: str = column("单位", refers=("unit",))
    presence: Presence | None = column("在村情况", Words("blank: resident", "空白：在村"))
    excused: bool = column(
        "免联户",
        Words("by the branch's decision; no ground is stored", "由党支部审定，不记录原因"),
    )
    since: Day | None = column("起始日期", month="first")
    left_on: Day | None = column("转出日期", month="last", ahead=True)
    at: Place


class Staff(Record):
    """Someone who holds a post and is not a member."""

    id: str = column("编号", required=True, key=True)
    name: str = column("姓名", required=True, personal=True)
    since: Day | None = column("起始日期", month="first")
    until: Day | None = column("截止日期", month="last", ahead=True)
    at: Place


class Household(Record):
    """A household; ordinary where no member lives in it."""

    id: str = column("编号", required=True, key=True)
    head: str = column("户主", required=True, personal=True)
    villager_group: str = column("村民小组", required=True, refers=("villager_group",))
    courtyard: str = column("院落", refers=("courtyard",))
    presence: Presence | None = column("在村情况", Words("blank: resident", "空白：在村"))
    priority: bool = column("重点户", Words("yes or no, never a reason", "只填是否，不填原因"))
    plate: Plate | None = column("挂牌")
    since: Day | None = column("起始日期", month="first")
    until: Day | None = column("截止日期", month="last", ahead=True)
    succeeds: tuple[str, ...] = column("由何户分并", refers=("household",))
    at: Place


class FormerValue(Record):
    """What a member, a household or a post was before, until (and on) a day."""

    subject: str = column("对象编号", required=True, refers=("subject",))
    field: str = column("字段", required=True)
    value: str = column("原值")
    until: Day | None = column("截止日期", required=True, month="last")
    at: Place
