"""A year's scores as the figures show them: the rows, the clause, and the points they make."""

from collections.abc import Mapping
from decimal import Decimal

from gridctl.compute.rating import Result
from gridctl.compute.scoring import MemberScore, member_scores
from gridctl.figures.figure import Parameter
from gridctl.figures.ratings.rounds import GRADES
from gridctl.model.choices import RatingGrade
from gridctl.model.ledger import Score as ScoreRow
from gridctl.model.period import Period, PeriodKind
from gridctl.model.record import Record
from gridctl.model.words import Words
from gridctl.policy.kinds import Score
from gridctl.policy.stack import Ruling
from gridctl.rules.rule import Context
from gridctl.rules.shared.rounds import poor_in_year

PERIODS: tuple[PeriodKind, ...] = ("year",)
SETS = ("member.score",)
POOR = GRADES[RatingGrade.POOR]
_NAMES = {
    "organisation_weight": Words("weight of the organisation's score", "组织评分权重"),
    "households_weight": Words("weight of the households' score", "联户评分权重"),
    "poor_deduction": Words("points deducted for each poor round", "每差评一次扣分"),
    "threshold": Words("below these points help starts", "启动帮扶的分数线（低于）"),
    "help_days": Words("days after the year within which help is due", "年终后帮扶期限（天）"),
}


class YearScore(Record):
    """A member's row of a year, what it makes, and the rounds that rated the member poorly."""

    row: ScoreRow
    score: MemberScore
    poor: tuple[Result, ...]


class YearScores(Record):
    """The scores of a year by member, and the clause that they follow."""

    ruling: Ruling[Score]
    of: Mapping[str, YearScore]


def year_scores(ctx: Context, period: Period | None) -> YearScores | None:
    """Return the scores of a year; None where no clause asks for them.

    Of two rows of a member the last one counts; a row of which a score could not be read is left
    out.
    """
    if period is None or period.kind != "year":
        return None
    ruling = ctx.policies.on("member.score", Score, period.last)
    if ruling is None:
        return None
    return ctx.once(("scores", period), lambda: _worked_out(ctx, period, ruling))


def _worked_out(ctx: Context, year: Period, ruling: Ruling[Score]) -> YearScores:
    terms = ruling.terms
    rows = {row.member: row for row in ctx.village.scores if row.period == year}
    poor = poor_in_year(ctx, year.year)
    counts = {member: len(found) for member, found in poor.items()}
    parts = (terms.organisation_weight, terms.households_weight, terms.poor_deduction)
    found = member_scores(rows.values(), counts, *(part or Decimal() for part in parts))
    scores = {s.member: YearScore(rows[s.member], s, poor.get(s.member, ())) for s in found}
    return YearScores(ruling, scores)


def parameters(ruling: Ruling[Score], *names: str) -> tuple[Parameter, ...]:
    """Return what the clause sets, with its reference."""
    return tuple(
        Parameter(_NAMES[name], getattr(ruling.terms, name), ruling.ref(name)) for name in names
    )
