"""Whom a duty binds."""

from collections.abc import Iterable
from datetime import date

from gridctl.compute.state import is_exempt
from gridctl.compute.timeline import Timeline
from gridctl.model.people import Member
from gridctl.model.period import Period


def bound_throughout(
    timeline: Timeline, period: Period, day: date, kinds: Iterable[str], age: int | None
) -> tuple[Member, ...]:
    """Return the members bound on every day of `period` and still on `day`.

    Someone exempt (of `age` full years, or of one of `kinds`) on any of these days is not
    bound, nor is someone who came or left; the members are as on `day`.
    """
    kinds = tuple(kinds)
    spans = [(state, period.last) for state in timeline.over(period)]
    if day != period.last:
        spans.append((timeline.on(day), day))
    return tuple(
        member
        for member in timeline.on(day).members.values()
        if all(
            member.id in state.members and not is_exempt(state.members[member.id], at, kinds, age)
            for state, at in spans
        )
    )


def bound_on(
    timeline: Timeline, day: date, kinds: Iterable[str], age: int | None
) -> tuple[Member, ...]:
    """Return the members present on `day` who are not exempt (of `age`, or of one of `kinds`)."""
    kinds = tuple(kinds)
    present = timeline.on(day).members.values()
    return tuple(m for m in present if not is_exempt(m, day, kinds, age))
