"""room: how many more households a member, or the members of a place, can be asked to link.

Of a member: the maximum less the households linked, not below 0. Who is exempt cannot be asked:
0. Where no clause sets a maximum there is no number for it: 0. Of a place: the sum over its
members. Clause: ninghai-2019/1.2-span.
"""

from collections.abc import Iterator

from gridctl.figures.figure import Explained, Figure
from gridctl.figures.links.lying import counted, in_place, member_lines, quota_of, shown_places
from gridctl.figures.links.span_of import against_span, member_quota, members
from gridctl.figures.quotas.worked_out import quotas
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    name="room",
    title=Words("room for more households", "可增户数"),
    formula=Words(
        "of a member: the maximum less the households linked, at least 0; 0 for whoever is exempt, "
        "and where there is no maximum; of a place: the sum over its members",
        "党员：上限减已联户数，不小于0；不作下限要求的党员、没有上限的为0；网格、全村：各党员之和",
    ),
    of=("member", "grid", "village"),
    example="gridctl why M012 room",
    internal=True,
)
_OF_MEMBERS = Words("room of its members", "各党员可增户数")


def subjects(ctx: Context, period: Period | None) -> Iterator[str]:
    """Yield the members present and the places."""
    yield from members(ctx)
    yield from shown_places(ctx, period)


def explain(ctx: Context, subject: str, _: Period | None) -> Explained | None:
    """Return a member's links and maximum, or the room of each member of a place."""
    quota, place = quota_of(ctx, subject), in_place(ctx, subject)
    if quota is not None and place is not None:
        rooms = {each.member: each.room for each in quotas(ctx).members}
        return counted(quota.room, _OF_MEMBERS, member_lines(ctx, place.members, rooms))
    of_member = member_quota(ctx, subject)
    return against_span(ctx, of_member, of_member.room) if of_member else None
