"""poor-rounds: in how many rounds of a year a member was rated poorly (internal).

Each round of the year (a file of `ledger/ratings`) whose ordinal median for the member is 差 counts
once; a round with too few ballots does not. It is what the score is reduced by.
Clauses: ninghai-2019/3.9-score, line-2022/3-rating.
"""

from gridctl.figures.figure import Explained, Figure, Part
from gridctl.figures.ratings.rounds import row_of
from gridctl.figures.scores.score import subjects
from gridctl.figures.scores.yearly import PERIODS, POOR, SETS, year_scores
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    name="poor-rounds",
    title=Words("poor rounds of the year", "当年差评次数"),
    formula=Words(
        "rounds of the year whose result for the member is poor", "当年评价结果为“差”的轮次数"
    ),
    of=("member",),
    example="gridctl why M016 poor-rounds 2022",
    periods=PERIODS,
    sets=SETS,
    internal=True,
)
__all__ = ["FIGURE", "explain", "subjects"]


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Explain how often a member who has a score was rated poorly; None without a score."""
    found = year_scores(ctx, period)
    if found is None or subject not in found.of:
        return None
    poor = found.of[subject].poor
    lines = tuple(row_of(result, 1) for result in poor)
    return Explained(len(poor), (Part(POOR, len(poor), lines, sums=True),))
