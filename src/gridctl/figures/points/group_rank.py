"""group-rank: a villager group's rank by mean points a household.

Over the period that the clause sets (a quarter), the highest mean first, compared exactly. Groups
with the same mean share a rank, and the next rank leaves as many out: 1, 1, 3. Groups without
households are not ranked; where all means are 0 nobody is. Clause: sanlian/3.2-quarter.
"""

from gridctl.figures.figure import Explained, Figure, Parameter
from gridctl.figures.points import comparison
from gridctl.figures.points.of_groups import order_part, tie_notes
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    name="group-rank",
    title=Words("rank of a villager group", "村民小组名次"),
    formula=Words(
        "1 + the groups with a higher mean; equals share a rank",
        "户均积分更高的小组数＋1，相同的并列",
    ),
    of=("villager-group",),
    example="gridctl why VG01 group-rank 2022Q3",
    periods=("quarter", "month", "half", "year"),
    sets=(comparison.RANKING,),
)
EVERY = Words("ranked", "排名周期")
subjects = comparison.groups_ranked


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Return the rank among all groups."""
    ruling = comparison.ranking_of(ctx, period) if period else None
    if ruling is None or period is None:
        return None
    ranked = comparison.ranked_groups(ctx, period)
    if subject not in ranked:
        return None
    parts = (order_part(ctx, ranked.values(), period),)
    every = Parameter(EVERY, ruling.terms.every, ruling.ref("every"))
    return Explained(ranked[subject].rank, parts, (every,), tie_notes(ranked[subject]))
