"""capacity: how many households the members of a place can cover with the spans in force.

The least is the sum of the minima that are owed: with fewer households somebody falls short. The
most is the sum of the maxima of those who are not exempt: more would be too many for somebody,
unless exempt members, who may but need not, take some. Each household is linked by one member.
Where some member has no maximum there is no most. Clauses: ninghai-2019/1.2-span,
pyramid/spans-member, jieqin/3.1-span.
"""

from gridctl.figures.figure import Explained, Figure, Line, Part, Value
from gridctl.figures.links.capacity_of import SETS, able, capacity_of, outcome, reaches
from gridctl.figures.links.lying import MEMBER, household_lines, in_place, shown_places
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    name="capacity",
    title=Words("households that can be covered", "可覆盖户数"),
    formula=Words(
        "from the sum of the minima owed to the sum of the maxima of those not exempt",
        "下限之和至上限之和（不作下限要求的党员不计）",
    ),
    of=("grid", "village"),
    example="gridctl why V capacity",
    sets=SETS,
    internal=True,
)
subjects = shown_places
_LEAST = Words("minima owed", "下限之和")
_MOST = Words("maxima of those not exempt", "上限之和（不作下限要求的党员除外）")
_ALLOWED = Words("maxima with the exempt members", "上限之和（含不作下限要求的党员）")
_HOUSEHOLDS = Words("ordinary households to cover", "应覆盖普通户")


def _part(ctx: Context, name: Words, value: Value, counts: dict[str, int | None]) -> Part:
    lines = tuple(
        Line(ctx.now.members[member].at.mark(), MEMBER, {"member": member}, count)
        for member, count in counts.items()
    )
    return Part(name, value, lines, sums=isinstance(value, int))


def explain(ctx: Context, subject: str, _: Period | None) -> Explained | None:
    """Return the minima and maxima, member by member, and what is to be covered."""
    found, place = capacity_of(ctx, subject), in_place(ctx, subject)
    if found is None or place is None:
        return None
    known = {member: reach for member, reach in reaches(ctx).items() if member in place.members}
    asked = {member: reach for member, reach in known.items() if not reach.exempt}
    parts = (
        _part(ctx, _LEAST, found.least, {m: reach.low for m, reach in asked.items()}),
        _part(ctx, _MOST, found.most, {m: reach.high for m, reach in asked.items()}),
        _part(ctx, _ALLOWED, found.allowed, {m: reach.high for m, reach in known.items()}),
        Part(_HOUSEHOLDS, found.households, household_lines(ctx, place.ordinary), sums=True),
    )
    return Explained(able(found), parts, (), outcome(found))
