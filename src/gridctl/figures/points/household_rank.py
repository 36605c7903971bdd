"""household-rank: a household's rank by points, among all households of the village; internal.

Over the periods for which groups are ranked (a quarter) and the outstanding are selected (a year),
the most points (`household-points`) first, compared exactly. Equals share a rank, and the next
rank leaves as many out: 1, 1, 3. Ranked are the households that there are on the period's last day
and have a result; where all have 0 nobody is. Never published. Clauses: sanlian/3.2-quarter,
sanlian/3.3-year.
"""

from collections.abc import Iterable

from gridctl.figures.figure import Explained, Figure
from gridctl.figures.points import comparison
from gridctl.figures.points.of_groups import rank_explained
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    name="household-rank",
    title=Words("household's rank by points", "农户积分名次"),
    formula=Words(
        "1 + the households with more points; equals share a rank",
        "积分更高的农户数＋1，相同的并列",
    ),
    of=("household",),
    example="gridctl why H330 household-rank 2022Q3",
    periods=("quarter", "month", "half", "year"),
    sets=(comparison.RANKING, comparison.SELECTION),
    internal=True,
)
_HIGHER = Words("households with more points", "积分更高的农户数")
_RANKED = Words("households ranked", "参加排名农户数")


def subjects(ctx: Context, period: Period | None) -> Iterable[str]:
    """Return the households that are ranked in the period."""
    return comparison.persons_ranked(ctx, period, comparison.ranked_households)


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Return the rank, with the points and how many have more."""
    ranked = comparison.persons_ranked(ctx, period, comparison.ranked_households)
    return rank_explained(ranked, subject, _HIGHER, _RANKED)
