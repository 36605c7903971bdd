"""Which round a period asks for, and what a member's result in it was."""

from collections.abc import Iterable

from gridctl.compute.rating import Result, judging_round
from gridctl.figures.figure import Line, Parameter
from gridctl.model.choices import RatingGrade
from gridctl.model.period import Period, PeriodKind
from gridctl.model.record import Record
from gridctl.model.words import Words
from gridctl.policy.kinds import Size
from gridctl.rules.rule import Context
from gridctl.rules.shared.rounds import known_rounds, minimum_ballots, round_results

#: A round is asked for by the half-year that it judges, or by its month.
PERIODS: tuple[PeriodKind, ...] = ("half", "month")
SETS = ("member.rating",)
#: What follows the file's name of each grade, in tables and titles.
GRADES = {
    RatingGrade.GOOD: Words("good", "好"),
    RatingGrade.FAIRLY_GOOD: Words("fairly good", "较好"),
    RatingGrade.FAIR: Words("fair", "一般"),
    RatingGrade.POOR: Words("poor", "差"),
}
_SAYS = Words(
    "{member}: {good} good, {fairly_good} fairly good, {fair} fair, {poor} poor",
    "{member}：好{good}票，较好{fairly_good}票，一般{fair}票，差{poor}票",
)
_FEWEST = Words("fewest ballots for a result", "产生结果的最低票数")
_FEW = Words(
    "{count:There is|There are} {count} {count:ballot|ballots}, fewer than the {minimum} that a "
    "result needs: no result, and nothing is published.",
    "共{count}票，不足{minimum}票：不产生结果，票数和结果都不公布。",
)
_NO_BALLOTS = Words("There are no ballots, so no result.", "没有选票，不产生结果。")
Note = tuple[Words, dict[str, object]]


class Asked(Record):
    """The round of `month`, which a period asks for, and what was known of it."""

    ctx: Context
    month: Period


def asked_round(ctx: Context, period: Period | None) -> Asked | None:
    """Return the round of a month, or the one that judges a half-year; None where none was held.

    The first half-year is judged in July, after it has closed.
    """
    if period is not None and period.kind == "half":
        month = judging_round(known_rounds(ctx.follow_up), period)
        return Asked(ctx.follow_up, month) if month else None
    return Asked(ctx, period) if period in known_rounds(ctx) and period else None


def shown_rounds(ctx: Context, period: Period) -> tuple[Asked, ...]:
    """Return the rounds that a table shows: the one asked for, or all of a quarter or a year."""
    if period.kind in PERIODS:
        asked = asked_round(ctx, period)
        return (asked,) if asked else ()
    return tuple(Asked(ctx, month) for month in known_rounds(ctx) if month.last in period)


def result_of(ctx: Context, member: str, period: Period | None) -> tuple[Asked, Result] | None:
    """Return a member's result in the round asked for; None where there is no row of it."""
    asked = asked_round(ctx, period)
    result = round_results(asked.ctx, asked.month).get(member) if asked else None
    return (asked, result) if asked and result else None


def rated_members(ctx: Context, period: Period | None) -> Iterable[str]:
    """Return the ids of the members who have a row in the round asked for."""
    asked = asked_round(ctx, period)
    return tuple(round_results(asked.ctx, asked.month)) if asked else ()


def row_of(result: Result, counts: int | None = None) -> Line:
    """Return a member's row of a round, with its ballots; it counts `counts`."""
    said = {"member": result.rating.member, **result.ballots._asdict()}
    return Line(result.rating.at.mark(), _SAYS, said, counts)


def fewest(asked: Asked) -> Parameter:
    """Return the least number of ballots for a result, and what sets it."""
    day = asked.month.last
    number = minimum_ballots(asked.ctx, day)
    settings = asked.ctx.manifest.publication
    if settings is not None and settings.minimum_ballots is not None:
        return Parameter(_FEWEST, number, "gridctl.yaml")
    ruling = asked.ctx.policies.on("rating.ballots", Size, day)
    return Parameter(_FEWEST, number, ruling.ref("min") if ruling else "")


def no_result(asked: Asked, result: Result) -> tuple[Note, ...]:
    """Say why a member has no result; nothing where there is one."""
    if result.grade is not None:
        return ()
    count = result.ballots.total
    if result.enough:
        return ((_NO_BALLOTS, {}),)
    return ((_FEW, {"count": count, "minimum": minimum_ballots(asked.ctx, asked.month.last)}),)
