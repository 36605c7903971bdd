"""Core members, core households and member households as lines of the files."""

from collections.abc import Iterable
from datetime import date

from gridctl.compute.core import core_households
from gridctl.figures.figure import Line
from gridctl.model.words import Words
from gridctl.rules.rule import Context

_CORE = Words("core member {member}", "中心户党员{member}")
_HOME = Words("core household {household}: {member}", "中心户{household}：{member}")
_LIVED = Words("household {household}: {members}", "农户{household}：{members}")


def member_rows(ctx: Context, members: Iterable[str]) -> tuple[Line, ...]:
    """Return the first row of the term of each core member."""
    rows = {row.member: row for row in reversed(ctx.now.core_rows)}
    return tuple(Line(rows[m].at.mark(), _CORE, {"member": m}) for m in members)


def home_rows(ctx: Context, homes: Iterable[str]) -> tuple[Line, ...]:
    """Return the first core row of each core household; a second core member there adds nothing."""
    known, found = core_households(ctx.now), []
    for home in homes:
        for place, row in enumerate(known[home]):
            says = {"household": home, "member": row.member}
            found.append(Line(row.at.mark(), _HOME, says, 0 if place else 1))
    return tuple(found)


def member_homes(ctx: Context, day: date) -> tuple[Line, ...]:
    """Return the row of each household in which members lived on a day, with who they were."""
    state = ctx.timeline.on(day)
    return tuple(
        Line(
            state.households[home].at.mark(),
            _LIVED,
            {"household": home, "members": tuple(member.id for member in members)},
        )
        for home, members in state.members_at_home.items()
    )
