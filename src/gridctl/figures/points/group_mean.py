"""group-mean: a villager group's mean points a household in a period.

The points of the households that the group has on the period's last day (`household-points`),
divided by the number of these households, with points or without; members' own accounts do not
count for groups. A household that left or moved before the last day counts no more, or where it is
then. A group without households has no mean. Exact; what is shown is rounded to two decimals and
marked ≈ where it does not end. Of a group of fewer than three households the mean is not
published: it would tell a household's points (ours). Clause: sanlian/3.2-quarter.
"""

from collections.abc import Iterable

from gridctl.figures.figure import Explained, Figure
from gridctl.figures.points import ledger
from gridctl.figures.points.lines import counts_parameter
from gridctl.figures.points.of_groups import households_part, points_part
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    name="group-mean",
    title=Words("mean points a household", "户均积分"),
    formula=Words(
        "points of the group's households ÷ households on the last day",
        "小组各户积分之和÷期末户数",
    ),
    of=("villager-group",),
    example="gridctl why VG01 group-mean 2022Q3",
    periods=ledger.PERIODS,
    sets=(ledger.HOUSEHOLDS,),
)
_NOBODY = Words("The group has no household on {day}.", "{day}该小组没有农户，无户均积分。")


def subjects(ctx: Context, period: Period | None) -> Iterable[str]:
    """Return the villager groups."""
    return ledger.groups(ctx, period) if period and ledger.counts(ctx, ledger.HOUSEHOLDS) else ()


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Return the mean: all points, and all households."""
    ruling = ledger.counts(ctx, ledger.HOUSEHOLDS)
    if ruling is None or period is None or subject not in ledger.groups(ctx, period):
        return None
    parts = (points_part(ctx, subject, period, ruling), households_part(ctx, subject, period))
    mean = ledger.group_mean(ctx, subject, period)
    notes = ((_NOBODY, {"day": ledger.day_of(ctx, period)}),) if mean is None else ()
    return Explained(mean, parts, (counts_parameter(ruling),), notes)
