"""spare: how many more households than there are the members of a place could cover.

The most they can cover (see capacity) less the ordinary households, not below 0. Unlike room it
does not ask who links how many now. Clause: ninghai-2019/1.2-span.
"""

from gridctl.figures.figure import Explained, Figure
from gridctl.figures.links import capacity
from gridctl.figures.links.capacity_of import NO_MOST, SETS, capacity_of, outcome
from gridctl.figures.links.lying import shown_places
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    name="spare",
    title=Words("spare capacity", "余量"),
    formula=Words(
        "the maxima of those not exempt less the ordinary households, at least 0",
        "上限之和（不作下限要求的党员除外）减普通户数，不小于0",
    ),
    of=("grid", "village"),
    example="gridctl why V spare",
    sets=SETS,
    internal=True,
)
subjects = shown_places


def explain(ctx: Context, subject: str, _: Period | None) -> Explained | None:
    """Return the maxima and the households."""
    found, of = capacity_of(ctx, subject), capacity.explain(ctx, subject, None)
    if found is None or of is None:
        return None
    value = NO_MOST if found.spare is None else found.spare
    return Explained(value, (of.parts[1], of.parts[3]), (), outcome(found))
