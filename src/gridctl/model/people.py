"""Members, staff, households, and what they were before."""

from datetime import date
from typing import Annotated

from gridctl.model.choices import Plate, Presence, Sex
from gridctl.model.declare import Field
from gridctl.model.mark import Place
from gridctl.model.record import Record
from gridctl.model.words import Words


class Member(Record):
    """A party member, present from `since` to `left_on`."""

    id: Annotated[str, Field("编号", required=True, key=True)]
    name: Annotated[str, Field("姓名", required=True, personal=True)]
    sex: Annotated[Sex | None, Field("性别")]
    born: Annotated[
        date | None,
        Field(
            "出生年月",
            Words("a month alone is read as its first day", "只写年月的按当月1日计"),
            required=True,
            month="first",
        ),
    ]
    party_joined_on: Annotated[date | None, Field("入党时间", month="first")]
    formal_on: Annotated[
        date | None,
        Field(
            "转正时间", Words("blank: probationary", "空白：预备党员"), month="first", ahead=True
        ),
    ]
    branch: Annotated[str, Field("党支部", required=True, refers=("branch",))]
    party_group: Annotated[str, Field("党小组", refers=("party_group",))]
    household: Annotated[
        str,
        Field(
            "农户",
            Words("the household in which the member lives", "党员所在的户"),
            refers=("household",),
        ),
    ]
    duty_grid: Annotated[
        str,
        Field(
            "责任网格",
            Words("where it is not the home's grid", "与住处网格不同时填写"),
            refers=("grid",),
        ),
    ]
    unit: Annotated[str, Field("单位", refers=("unit",))]
    presence: Annotated[Presence | None, Field("在村情况", Words("blank: resident", "空白：在村"))]
    excused: Annotated[
        bool,
        Field(
            "免联户",
            Words("by the branch's decision; no ground is stored", "由党支部审定，不记录原因"),
        ),
    ]
    since: Annotated[date | None, Field("起始日期", month="first")]
    left_on: Annotated[date | None, Field("转出日期", month="last", ahead=True)]
    at: Place


class Staff(Record):
    """Someone who holds a post and is not a member."""

    id: Annotated[str, Field("编号", required=True, key=True)]
    name: Annotated[str, Field("姓名", required=True, personal=True)]
    since: Annotated[date | None, Field("起始日期", month="first")]
    until: Annotated[date | None, Field("截止日期", month="last", ahead=True)]
    at: Place


class Household(Record):
    """A household; ordinary where no member lives in it."""

    id: Annotated[str, Field("编号", required=True, key=True)]
    head: Annotated[str, Field("户主", required=True, personal=True)]
    villager_group: Annotated[str, Field("村民小组", required=True, refers=("villager_group",))]
    courtyard: Annotated[str, Field("院落", refers=("courtyard",))]
    presence: Annotated[Presence | None, Field("在村情况", Words("blank: resident", "空白：在村"))]
    priority: Annotated[
        bool, Field("重点户", Words("yes or no, never a reason", "只填是否，不填原因"))
    ]
    plate: Annotated[Plate | None, Field("挂牌")]
    since: Annotated[date | None, Field("起始日期", month="first")]
    until: Annotated[date | None, Field("截止日期", month="last", ahead=True)]
    succeeds: Annotated[tuple[str, ...], Field("由何户分并", refers=("household",))]
    at: Place


class FormerValue(Record):
    """What a member, a household or a post was before, until (and on) a day."""

    subject: Annotated[str, Field("对象编号", required=True, refers=("subject",))]
    field: Annotated[str, Field("字段", required=True)]
    value: Annotated[str, Field("原值")]
    until: Annotated[date | None, Field("截止日期", required=True, month="last")]
    at: Place
