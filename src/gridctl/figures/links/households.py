"""households: a member's linked ordinary households, or the ordinary households of a place.

An ordinary household is one in which no member lives, away ones included. Of a member: those that
he or she links on the day, each once. Of a grid, of none, of the village: those that lie there, by
their villager group. Clauses: ninghai-2019/1.2-span, 1.2-coverage.
"""

from collections.abc import Iterator

from gridctl.figures.figure import Explained, Figure
from gridctl.figures.links.lying import counted, household_lines, in_place, quota_of, shown_places
from gridctl.figures.links.span_of import against_span, member_quota, members
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    name="households",
    title=Words("ordinary households", "普通户"),
    formula=Words(
        "of a member: ordinary households linked on the day; of a grid or the village: ordinary "
        "households that lie in it (no member lives in them)",
        "党员：当日联系的普通户数；网格、全村：其中的普通户数（户内没有党员）",
    ),
    of=("member", "grid", "village"),
    example="gridctl why M002 households",
)
_LYING = Words("ordinary households", "普通户")


def subjects(ctx: Context, period: Period | None) -> Iterator[str]:
    """Yield the members present and the places."""
    yield from members(ctx)
    yield from shown_places(ctx, period)


def explain(ctx: Context, subject: str, _: Period | None) -> Explained | None:
    """Return the links of a member, or the households of a place."""
    quota, place = quota_of(ctx, subject), in_place(ctx, subject)
    if quota is not None and place is not None:
        return counted(quota.households, _LYING, household_lines(ctx, place.ordinary))
    of_member = member_quota(ctx, subject)
    return against_span(ctx, of_member, of_member.households) if of_member else None
