"""The kinds of clause, and the parameters of each, declared like any record.

Units: people, households, calendar days, full years of age, percent as whole numbers.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated

from gridctl.model.choices import Agenda, Choice, EventKind, MeetingKind
from gridctl.model.declare import Field
from gridctl.model.record import Record


class ClauseKind(Choice):
    """What a clause says."""

    SPAN = "span", "数量区间"
    COVERAGE = "coverage", "全覆盖"
    MEMBERSHIP = "membership", "任职身份"
    CADENCE = "cadence", "频次"
    SHARE = "share", "比例"
    EXACTLY = "exactly", "定额"
    SIZE = "size", "规模"
    FORM = "form", "填报要求"
    APPROVAL = "approval", "审定"
    SCORE = "score", "计分"
    PUBLICATION = "publication", "公示"
    RECORD = "record", "记载"


class Binds(Choice):
    """When a period's duty binds: in force on every day of it, or on its last day."""

    WHOLE = "whole", "全期"
    LAST_DAY = "last-day", "末日"


class Exemption(Choice):
    """Who may be exempt, beside those of an age."""

    EXCUSED = "excused", "免联"
    AWAY = "away", "外出"


class Every(Choice):
    """The period of a cadence."""

    WEEK = "week", "每周"
    MONTH = "month", "每月"
    QUARTER = "quarter", "每季度"
    HALF = "half", "每半年"
    YEAR = "year", "每年"
    ONCE = "once", "一次"


class Span(Record):
    """Each X has `min` to `max` Y; those exempt owe no minimum."""

    min: Annotated[int | None, Field("下限", low=0)]
    max: Annotated[int | None, Field("上限", low=0)]
    exempt: Annotated[tuple[Exemption, ...], Field("免除")]
    exempt_age: Annotated[int | None, Field("免除年龄", low=0)]


class Coverage(Record):
    """Every X has a Y; an X newer than `grace_days` is only a notice."""

    grace_days: Annotated[int | None, Field("宽限天数", low=0)]


class Membership(Record):
    """The holder of a post is a member."""


class Cadence(Record):
    """Something is done `times` times in each period, or `within_days` of its cause.

    `months` narrows the period to those months of the year; `by` is a fixed last day; `meeting`,
    `agenda` and `event` say what counts.
    """

    every: Annotated[Every | None, Field("周期")]
    times: Annotated[int | None, Field("次数", low=1)]
    months: Annotated[tuple[int, ...], Field("月份", low=1)]
    within_days: Annotated[int | None, Field("天数内", low=0)]
    by: Annotated[date | None, Field("截止日期", ahead=True)]
    meeting: Annotated[MeetingKind | None, Field("会议类别")]
    agenda: Annotated[Agenda | None, Field("议程")]
    event: Annotated[EventKind | None, Field("工作类别")]


class Share(Record):
    """Between `low` and `high` percent of a total, in whole numbers."""

    low: Annotated[int | None, Field("最低百分比", required=True, low=0)]
    high: Annotated[int | None, Field("最高百分比", required=True, low=0)]


class Exactly(Record):
    """`number` of each `of` in each period, chosen at the latest `due_months` after it."""

    every: Annotated[Every | None, Field("周期", required=True)]
    number: Annotated[int | None, Field("数量", required=True, low=0)]
    of: Annotated[tuple[str, ...], Field("项目", required=True)]
    due_months: Annotated[int | None, Field("期后月数", low=0)]


class Size(Record):
    """A unit has `min` to `max` parts."""

    min: Annotated[int | None, Field("下限", low=0)]
    max: Annotated[int | None, Field("上限", low=0)]


class Form(Record):
    """A form filled in each period has `min` to `max` items, or exactly the named `items`."""

    every: Annotated[Every | None, Field("周期")]
    min: Annotated[int | None, Field("下限", low=0)]
    max: Annotated[int | None, Field("上限", low=0)]
    items: Annotated[tuple[str, ...], Field("项目")]


class Approval(Record):
    """A meeting of `body` with `agenda` passes it first."""

    body: Annotated[MeetingKind | None, Field("审定会议", required=True)]
    agenda: Annotated[Agenda | None, Field("议程", required=True)]


class Score(Record):
    """The yearly score: weighted mean less `poor_deduction` for each poor round.

    Below `threshold` points, help is due within `help_days` of the year's end.
    """

    organisation_weight: Annotated[Decimal | None, Field("组织权重", required=True, low=0)]
    households_weight: Annotated[Decimal | None, Field("联户权重", required=True, low=0)]
    poor_deduction: Annotated[Decimal | None, Field("差评扣分", required=True, low=0)]
    threshold: Annotated[Decimal | None, Field("帮扶线", required=True, low=0)]
    help_days: Annotated[int | None, Field("帮扶天数", required=True, low=0)]


class Publication(Record):
    """Tables come out `every` period, before `before_day` of the month after it.

    They stay up `up_days` calendar days; an objection is answered within `answer_days`.
    """

    every: Annotated[Every | None, Field("周期")]
    before_day: Annotated[int | None, Field("次月几日前", low=1)]
    up_days: Annotated[int | None, Field("张贴天数", low=1)]
    answer_days: Annotated[int | None, Field("答复天数", low=1)]


class Recorded(Record):
    """The data folder has a place for it, and reports show it."""


KINDS: dict[ClauseKind, type[Record]] = {
    ClauseKind.SPAN: Span,
    ClauseKind.COVERAGE: Coverage,
    ClauseKind.MEMBERSHIP: Membership,
    ClauseKind.CADENCE: Cadence,
    ClauseKind.SHARE: Share,
    ClauseKind.EXACTLY: Exactly,
    ClauseKind.SIZE: Size,
    ClauseKind.FORM: Form,
    ClauseKind.APPROVAL: Approval,
    ClauseKind.SCORE: Score,
    ClauseKind.PUBLICATION: Publication,
    ClauseKind.RECORD: Recorded,
}
