"""The kinds of clause, and the parameters of each, declared like any record.

Units: people, households, calendar days, full years of age, percent as whole numbers.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Self

from gridctl.model.choice import Choice
from gridctl.model.choices import (
    Agenda,
    EventKind,
    Grade,
    MeetingKind,
    Presence,
    RatingGrade,
)
from gridctl.model.period import Day
from gridctl.model.record import Record, column
from gridctl.policy.accounts import Coupling, Points, Ranking, Selection


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
    POINTS = "points", "积分"
    COUPLING = "coupling", "积分联动"
    RANKING = "ranking", "排名"
    SELECTION = "selection", "评选"
    CANDIDACY = "candidacy", "人选条件"
    ASSESSMENT = "assessment", "考核"


class Binds(Choice):
    """When a period's duty binds: in force on every day of it, or on its last day."""

    WHOLE = "whole", "全期"
    LAST_DAY = "last-day", "末日"


class Exemption(Choice):
    """Who may be exempt, beside those of an age."""

    EXCUSED = "excused", "免联"
    AWAY = "away", "外出"


class Every(Choice):
    """The period of a cadence; a fortnight is half a calendar month."""

    DAY = "day", "每日"
    WEEK = "week", "每周"
    HALF_MONTH = "half-month", "每半月"
    MONTH = "month", "每月"
    TWO_MONTHS = "two-months", "每两月"
    QUARTER = "quarter", "每季度"
    HALF = "half", "每半年"
    YEAR = "year", "每年"
    ONCE = "once", "一次"

    @classmethod
    def by_name(cls) -> Mapping[str, Self]:
        """Return the periods by their names; a half-month may also be called a fortnight."""
        return {**super().by_name(), "fortnight": cls.HALF_MONTH}


class Audience(Choice):
    """For whom terms of their own can be set: some members, or a kind of village."""

    MEMBER = "member", "党员"
    GRID_WORKER = "grid-worker", "网格员"
    COMMITTEE = "committee", "班子成员"
    PARTY_GROUP_LEADER = "party-group-leader", "党小组组长"
    CORE = "core", "中心户党员"
    VILLAGE = "village", "村"
    COMMUNITY = "community", "社区"


class Per(Choice):
    """Which units a cadence asks: each of them owes it."""

    ORGANISATION = "organisation", "村党组织"
    VILLAGE = "village", "村"
    BRANCH = "branch", "党支部"
    PARTY_GROUP = "party-group", "党小组"
    GRID = "grid", "网格"
    VILLAGER_GROUP = "villager-group", "村民小组"
    UNIT = "unit", "单位"
    WORK_AREA = "work-area", "工作区"
    QUARTER = "quarter", "片区"


class Span(Record):
    """Each X has `min` to `max` Y; those exempt owe no minimum."""

    min: int | None = column("下限", low=0)
    max: int | None = column("上限", low=0)
    exempt: tuple[Exemption, ...] = column("免除")
    exempt_age: int | None = column("免除年龄", low=0)


class Coverage(Record):
    """Every X has a Y; an X newer than `grace_days` is only a notice."""

    grace_days: int | None = column("宽限天数", low=0)


class Membership(Record):
    """The holder of a post is a member."""


class Cadence(Record):
    """Something is done `times` times in each period, or `within_days` of its cause.

    `months` narrows periods of a month or less to those months of the year, `days` asks for it on
    those days of each month; `by` is a fixed last day, `by_month` and `by_day` that of each year;
    `meeting`, `agenda` and `event` say what counts; `per` which units owe it (none said: the
    village organisation). Those exempt owe nothing where the duty is a member's.
    """

    every: Every | None = column("周期")
    times: int | None = column("次数", low=1)
    months: tuple[int, ...] = column("月份", low=1)
    days: tuple[int, ...] = column("日期", low=1)
    within_days: int | None = column("天数内", low=0)
    by: Day | None = column("截止日期", ahead=True)
    by_month: int | None = column("截止月", low=1)
    by_day: int | None = column("截止日", low=1)
    meeting: MeetingKind | None = column("会议类别")
    agenda: Agenda | None = column("议程")
    event: EventKind | None = column("工作类别")
    per: Per | None = column("承担单位")
    exempt: tuple[Exemption, ...] = column("免除")
    exempt_age: int | None = column("免除年龄", low=0)

    @property
    def rhythm(self) -> Every | None:
        """The period that is judged: where `days` of the month are named, each of these days."""
        return rhythm(self.every, self.days)


def rhythm(every: object, days: object) -> Every | None:
    """Return the period in which something is due `every` so often, on some `days` of a month."""
    known = every if isinstance(every, Every) else None
    return Every.DAY if days and known in {None, Every.DAY, Every.MONTH} else known


def rhythm_of(terms: Record) -> Every | None:
    """Return the `rhythm` that a clause's parameters name, whatever its kind."""
    return rhythm(getattr(terms, "every", None), getattr(terms, "days", ()))


class Share(Record):
    """Between `low` and `high` percent of a total, in whole numbers."""

    low: int | None = column("最低百分比", required=True, low=0)
    high: int | None = column("最高百分比", required=True, low=0)


class Exactly(Record):
    """`number` of each `of` in each period, chosen at the latest `due_months` after it."""

    every: Every | None = column("周期", required=True)
    number: int | None = column("数量", required=True, low=0)
    of: tuple[str, ...] = column("项目", required=True)
    due_months: int | None = column("期后月数", low=0)


class Size(Record):
    """A unit has `min` to `max` parts; of an assessment, what goes by one of the names `items`."""

    min: int | None = column("下限", low=0)
    max: int | None = column("上限", low=0)
    items: tuple[str, ...] = column("项目")


class Form(Record):
    """A form filled in each period has `min` to `max` items, or exactly the named `items`.

    Those exempt owe none where the form is a member's.
    """

    every: Every | None = column("周期")
    min: int | None = column("下限", low=0)
    max: int | None = column("上限", low=0)
    items: tuple[str, ...] = column("项目")
    exempt: tuple[Exemption, ...] = column("免除")
    exempt_age: int | None = column("免除年龄", low=0)


class Approval(Record):
    """A meeting of `body` with `agenda` passes it first."""

    body: MeetingKind | None = column("审定会议", required=True)
    agenda: Agenda | None = column("议程", required=True)


class Score(Record):
    """The yearly score: weighted mean less `poor_deduction` for each poor round.

    Below `threshold` points, help is due within `help_days` of the year's end.
    """

    organisation_weight: Decimal | None = column("组织权重", required=True, low=0)
    households_weight: Decimal | None = column("联户权重", required=True, low=0)
    poor_deduction: Decimal | None = column("差评扣分", required=True, low=0)
    threshold: Decimal | None = column("帮扶线", required=True, low=0)
    help_days: int | None = column("帮扶天数", required=True, low=0)


class Publication(Record):
    """Tables come out `every` period, before `before_day` of the month after it.

    They stay up `up_days` calendar days; an objection is answered within `answer_days`.
    """

    every: Every | None = column("周期")
    before_day: int | None = column("次月几日前", low=1)
    up_days: int | None = column("张贴天数", low=1)
    answer_days: int | None = column("答复天数", low=1)


class Recorded(Record):
    """The data folder has a place for it, and reports show it."""


class Candidacy(Record):
    """Who may be chosen: whoever is of a `presence`, and was appraised `appraisal` or better.

    Nor with one of the results `not_rated` in the last round before the choice. What is not said
    is no condition.
    """

    presence: tuple[Presence, ...] = column("在村情况")
    appraisal: Grade | None = column("评议等次不低于")
    not_rated: tuple[RatingGrade, ...] = column("群众评价不为")


class Assessment(Record):
    """An assessment out of `total` points: of its `items` each has at `most` so many, in order.

    Without items all that are recorded count, but for measurements (keys of `assessment.*`).
    """

    total: int | None = column("总分", required=True, low=1)
    items: tuple[str, ...] = column("考评项")
    most: tuple[int, ...] = column("各项满分", low=0)


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
    ClauseKind.POINTS: Points,
    ClauseKind.COUPLING: Coupling,
    ClauseKind.RANKING: Ranking,
    ClauseKind.SELECTION: Selection,
    ClauseKind.CANDIDACY: Candidacy,
    ClauseKind.ASSESSMENT: Assessment,
}
