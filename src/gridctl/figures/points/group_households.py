"""group-households: the households of a villager group on a period's last day.

All of them, those of members and those that are away too: the denominator of the group's mean
points. Clause: sanlian/3.2-quarter.
"""

from collections.abc import Iterable

from gridctl.figures.figure import Explained, Figure
from gridctl.figures.points import ledger
from gridctl.figures.points.of_groups import households_part
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    name="group-households",
    title=Words("households of a villager group", "村民小组户数"),
    formula=Words("the households of the group on the last day", "期末小组户数"),
    of=("villager-group",),
    example="gridctl why VG01 group-households 2022Q3",
    periods=ledger.PERIODS,
    sets=(ledger.HOUSEHOLDS,),
)


def subjects(ctx: Context, period: Period | None) -> Iterable[str]:
    """Return the villager groups."""
    return ledger.groups(ctx, period) if period and ledger.counts(ctx, ledger.HOUSEHOLDS) else ()


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Return the number and each household."""
    if period is None or subject not in subjects(ctx, period):
        return None
    part = households_part(ctx, subject, period)
    return Explained(part.value, (part,))
