"""assessment-mean: the points of an assessment in a period, on average (internal).

The points recorded in the period (`assessment`) divided by the days on which the subject was
assessed: an assessment is what is recorded of one day (ours). Exact; shown with two decimals where
it does not end. It is what compares with the clause's total (1,000).
Clause: community-grid/assessment.
"""

from fractions import Fraction

from gridctl.figures.figure import Explained, Figure, Line, Part
from gridctl.figures.scores.assessing import PERIODS, SETS, assessments, parameters
from gridctl.figures.scores.assessment import subjects
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    name="assessment-mean",
    title=Words("mean points of an assessment", "每次考核平均得分"),
    formula=Words(
        "the points recorded in the period / the days on which the subject was assessed",
        "期内考核得分之和÷期内考核日数",
    ),
    of=("member", "grid", "unit", "village"),
    example="gridctl why G02 assessment-mean 2023Q1",
    periods=PERIODS,
    sets=SETS,
    internal=True,
)
__all__ = ["FIGURE", "explain", "subjects"]
_POINTS = Words("points", "得分")
_DAYS = Words("days", "考核日数")
_ON = Words("{day}: {score}", "{day}：{score}分")
_FIRST = Words("first row of {day}", "{day}首行")


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Explain the mean points of a subject; None for one without a score that could be read."""
    found = assessments(ctx, period)
    if found is None or subject not in found.of or not found.of[subject].rows:
        return None
    given = found.of[subject]
    points = tuple(
        Line(row.at.mark("score"), _ON, {"day": row.date, "score": row.score}, row.score)
        for row in given.rows
    )
    first = {row.date: row for row in reversed(given.rows)}
    days = tuple(Line(first[day].at.mark("date"), _FIRST, {"day": day}) for day in given.dates)
    parts = (
        Part(_POINTS, given.total, points, sums=True),
        Part(_DAYS, len(days), days, sums=True),
    )
    return Explained(Fraction(given.total) / len(days), parts, parameters(found))
