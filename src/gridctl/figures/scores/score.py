"""score: a member's score of a year (internal, never published).

The organisation's score and the linked households' score, each times its weight (of the weights
only the proportion matters), less the deduction for each round of the year that rated the member
poorly. Weights (a half each) and deduction (5 points) are ours: the document names only that both
scores count together, that poor ratings are deducted, and the threshold of 60. Exact: nothing is
rounded. Clause: ninghai-2019/3.9-score.
"""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from gridctl.compute.scoring import shares
from gridctl.figures.figure import Explained, Figure, Line, Part
from gridctl.figures.ratings.rounds import row_of
from gridctl.figures.scores.yearly import PERIODS, SETS, YearScore, parameters, year_scores
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.policy.kinds import Score
from gridctl.policy.stack import Ruling
from gridctl.rules.rule import Context

FIGURE = Figure(
    name="score",
    title=Words("score of the year", "年度评分"),
    formula=Words(
        "organisation's score × its weight + households' score × its weight − deduction × poor "
        "rounds of the year; the weights as parts of their sum",
        "组织评分×权重+联户评分×权重−每次扣分×当年差评次数（权重按占两项之和的比例）",
    ),
    of=("member",),
    example="gridctl why M016 score 2022",
    periods=PERIODS,
    sets=SETS,
    internal=True,
)
_ORGANISATION = Words("points from the organisation's score", "组织评分折算")
_HOUSEHOLDS = Words("points from the households' score", "联户评分折算")
_DEDUCTION = Words("deduction for poor rounds", "差评扣分")
_TIMES = Words("{score} × {weight}", "{score}×{weight}")
_TERMS = ("organisation_weight", "households_weight", "poor_deduction")
_RUNNING = Words(
    "{year} has not ended: rounds that are still to come may change the score.",
    "{year}尚未结束，之后的评价可能改变得分。",
)


def subjects(ctx: Context, period: Period | None) -> Iterable[str]:
    """Return the ids of the members who have a score in the year."""
    found = year_scores(ctx, period)
    return tuple(found.of) if found else ()


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Explain a member's score; None without a row of the year that could be read whole."""
    found = year_scores(ctx, period)
    if found is None or period is None or subject not in found.of:
        return None
    known = found.of[subject]
    parts = parts_of(known, found.ruling)
    notes = ((_RUNNING, {"year": period}),) if ctx.as_of < period.last else ()
    return Explained(known.score.total, parts, parameters(found.ruling, *_TERMS), notes)


def parts_of(known: YearScore, ruling: Ruling[Score]) -> tuple[Part, ...]:
    """Return the three terms; the score is their sum."""
    row, score, terms = known.row, known.score, ruling.terms
    nothing = Decimal()
    weights = shares(terms.organisation_weight or nothing, terms.households_weight or nothing)
    scored = (
        (_ORGANISATION, "organisation_score", score.organisation_points, weights[0]),
        (_HOUSEHOLDS, "households_score", score.households_points, weights[1]),
    )
    parts = []
    for name, field, points, weight in scored:
        values = {"score": getattr(row, field), "weight": weight}
        line = Line(row.at.mark(field), _TIMES, values, points)
        parts.append(Part(name, points, (line,), sums=True))
    deducted = -Fraction(terms.poor_deduction or 0)
    lines = tuple(row_of(result)._replace(counts=deducted) for result in known.poor)
    return (*parts, Part(_DEDUCTION, -score.deduction, lines, sums=True))
