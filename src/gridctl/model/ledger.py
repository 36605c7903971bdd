"""What happened: meetings, visits, activities, events, requests, ratings, points, talks."""

from datetime import date
from decimal import Decimal
from typing import Annotated

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
from gridctl.model.declare import Field
from gridctl.model.mark import Place
from gridctl.model.period import Period
from gridctl.model.record import Record
from gridctl.model.words import Words

POST = ("member", "staff")
ANY_UNIT = ("organisation", "branch", "party_group", "grid", "villager_group", "unit")
EVIDENCE = Words("an archive number", "档案编号")


class Meeting(Record):
    """A meeting of a unit, with its agenda and the members who reported."""

    id: Annotated[str, Field("编号", required=True, key=True)]
    date: Annotated[date | None, Field("日期", required=True)]
    kind: Annotated[MeetingKind | None, Field("类别", required=True)]
    unit: Annotated[str, Field("组织", Words("blank: the village", "空白：本村"), refers=ANY_UNIT)]
    agenda: Annotated[tuple[Agenda, ...], Field("议程")]
    reported: Annotated[tuple[str, ...], Field("汇报人", refers=POST)]
    attended: Annotated[int | None, Field("实到", low=0)]
    expected: Annotated[int | None, Field("应到", low=0)]
    at: Place


class Publication(Record):
    """A period's tables posted on the notice board; a second row is a reposting."""

    period: Annotated[Period | None, Field("期次", required=True)]
    form: Annotated[
        str, Field("公示表", Words("all, or a table's id", "全部，或公示表编号"), required=True)
    ]
    proposed_by: Annotated[str, Field("提出人", refers=POST)]
    reviewed_by: Annotated[str, Field("审核人", refers=POST)]
    approved_by: Annotated[str, Field("审批人", refers=POST)]
    posted_on: Annotated[date | None, Field("张贴日期")]
    removed_on: Annotated[date | None, Field("撤下日期", ahead=True)]
    at: Place


class Visit(Record):
    """A member visited a household."""

    date: Annotated[date | None, Field("日期", required=True)]
    member: Annotated[str, Field("党员", required=True, refers=("member",))]
    household: Annotated[str, Field("农户", required=True, refers=("household",))]
    reason: Annotated[VisitReason | None, Field("事由", required=True)]
    request: Annotated[str, Field("诉求", refers=("request",))]
    evidence: Annotated[str, Field("佐证", EVIDENCE)]
    at: Place


class Activity(Record):
    """One or more members carried out an activity of the five leads."""

    date: Annotated[date | None, Field("日期", required=True)]
    members: Annotated[tuple[str, ...], Field("参加党员", required=True, refers=("member",))]
    theme: Annotated[Theme | None, Field("主题", required=True)]
    title: Annotated[str, Field("活动名称", required=True)]
    result: Annotated[str, Field("成效")]
    evidence: Annotated[str, Field("佐证", EVIDENCE)]
    at: Place


class Event(Record):
    """A patrol, an inspection, a training, a report and the like."""

    date: Annotated[date | None, Field("日期", required=True)]
    kind: Annotated[EventKind | None, Field("类别", required=True)]
    unit: Annotated[str, Field("组织", Words("blank: the village", "空白：本村"), refers=ANY_UNIT)]
    persons: Annotated[tuple[str, ...], Field("参加人员", refers=POST)]
    evidence: Annotated[str, Field("佐证", EVIDENCE)]
    at: Place


class Request(Record):
    """A household's request, from receipt to closing."""

    id: Annotated[str, Field("编号", required=True, key=True)]
    received_on: Annotated[date | None, Field("受理日期", required=True)]
    household: Annotated[str, Field("农户", refers=("household",))]
    received_by: Annotated[str, Field("受理人", required=True, refers=POST)]
    kind: Annotated[RequestKind | None, Field("类别", required=True)]
    owner: Annotated[str, Field("承办人", refers=POST)]
    due_on: Annotated[date | None, Field("办结期限", month="last", ahead=True)]
    answered_on: Annotated[date | None, Field("答复日期")]
    closed_on: Annotated[date | None, Field("销号日期")]
    outcome: Annotated[Outcome | None, Field("结果")]
    at: Place


class RequestStep(Record):
    """One step in the handling of a request."""

    request: Annotated[str, Field("诉求", required=True, refers=("request",))]
    date: Annotated[date | None, Field("日期", required=True)]
    step: Annotated[Step | None, Field("环节", required=True)]
    meeting: Annotated[str, Field("会议", refers=("meeting",))]
    at: Place


class Rating(Record):
    """A member's ballots in the round of the file's month; no voter is kept."""

    member: Annotated[str, Field("党员", required=True, refers=("member",))]
    good: Annotated[int | None, Field("好", required=True, low=0)]
    fairly_good: Annotated[int | None, Field("较好", required=True, low=0)]
    fair: Annotated[int | None, Field("一般", required=True, low=0)]
    poor: Annotated[int | None, Field("差", required=True, low=0)]
    period: Period
    at: Place


class Score(Record):
    """A member's yearly scores from the organisation and the linked households."""

    member: Annotated[str, Field("党员", required=True, refers=("member",))]
    organisation_score: Annotated[Decimal | None, Field("组织评分", required=True, low=0)]
    households_score: Annotated[Decimal | None, Field("联户评分", required=True, low=0)]
    period: Period
    at: Place


class Assessment(Record):
    """An assessor's score for one item."""

    date: Annotated[date | None, Field("日期", required=True)]
    subject: Annotated[str, Field("对象编号", required=True, refers=("subject",))]
    assessor: Annotated[str, Field("考评人", refers=POST)]
    item: Annotated[str, Field("考评项", required=True)]
    score: Annotated[Decimal | None, Field("得分", required=True)]
    at: Place


class PointsEntry(Record):
    """One entry of a member's or a household's points account."""

    id: Annotated[str, Field("编号", required=True, key=True)]
    date: Annotated[date | None, Field("日期", required=True)]
    account: Annotated[str, Field("账户", required=True, refers=("member", "household"))]
    rule: Annotated[str, Field("积分项", required=True)]
    points: Annotated[Decimal | None, Field("分值", required=True)]
    activity: Annotated[str, Field("活动")]
    reverses: Annotated[str, Field("冲销", refers=("points_entry",))]
    evidence: Annotated[str, Field("佐证", EVIDENCE)]
    entered_by: Annotated[str, Field("录入人", refers=POST)]
    at: Place


class Talk(Record):
    """The branch talked with a member; internal, never published."""

    date: Annotated[date | None, Field("日期", required=True)]
    member: Annotated[str, Field("党员", required=True, refers=("member",))]
    cause: Annotated[TalkCause | None, Field("缘由", required=True)]
    held_by: Annotated[str, Field("谈话人", refers=POST)]
    at: Place


class Contact(Record):
    """A telephone in private/contacts.csv, which git never sees."""

    person: Annotated[str, Field("人员", required=True, refers=("member", "staff", "household"))]
    phone: Annotated[str, Field("电话", required=True)]
    publish: Annotated[bool, Field("同意公开")]
    at: Place
