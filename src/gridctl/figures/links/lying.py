"""What lies in a grid, in none, or in the village, as lines of the files.

A place is a grid's id, ``none`` for what lies in no grid with villager groups, ``V`` for all.
"""

from collections.abc import Iterable, Iterator, Mapping

from gridctl.compute.places import OUTSIDE, VILLAGE, Place, places
from gridctl.compute.quota import GridQuota
from gridctl.figures.figure import Explained, Line, Part
from gridctl.figures.quotas.worked_out import quotas
from gridctl.model.words import Words
from gridctl.rules.rule import Context

NONE = "none"
HOUSEHOLD = Words("household {household}", "农户{household}")
MEMBER = Words("member {member}", "党员{member}")
LINK = Words("{member} links {household}", "{member}联系{household}")
GAP = Words("household {household} is not linked", "农户{household}未联")
_EVERYONE = Words("member at home: {member}", "户内党员：{member}")


def place_id(subject: str) -> str:
    """Return the id of a place as `places` has it."""
    return OUTSIDE if subject == NONE else subject


def subject_of(place: str) -> str:
    """Return what a clerk types for a place."""
    return place or NONE


def lying(ctx: Context) -> Mapping[str, Place]:
    """Return what lies in every place, by id."""
    return ctx.once(("places",), lambda: places(ctx.now))


def in_place(ctx: Context, subject: str) -> Place | None:
    """Return what lies in a place; None where there is no such place, or nothing in none."""
    place = lying(ctx).get(place_id(subject)) if subject else None
    return place if place and (place.anything or place.id) else None


def quota_of(ctx: Context, subject: str) -> GridQuota | None:
    """Return the quota of a place that the quotas show."""
    found = quotas(ctx)
    shown = {subject_of(quota.grid): quota for quota in (*found.grids, found.village)}
    if found.outside is not None:
        shown[NONE] = found.outside
    return shown.get(subject)


def shown_places(ctx: Context, _: object = None) -> Iterator[str]:
    """Yield the places that the quotas show."""
    found = quotas(ctx)
    yield from (quota.grid for quota in found.grids)
    if found.outside is not None:
        yield NONE
    yield VILLAGE


def household_lines(
    ctx: Context, homes: Iterable[str], says: Words = HOUSEHOLD
) -> tuple[Line, ...]:
    """Return the row of each household."""
    known = ctx.now.households
    return tuple(Line(known[home].at.mark(), says, {"household": home}) for home in homes)


def member_lines(
    ctx: Context, members: Iterable[str], counts: Mapping[str, int] | None = None
) -> tuple[Line, ...]:
    """Return the row of each member; it counts one, or what `counts` says."""
    known = ctx.now.members
    return tuple(
        Line(known[m].at.mark(), MEMBER, {"member": m}, 1 if counts is None else counts[m])
        for m in members
    )


def first_links(ctx: Context, homes: Iterable[str]) -> tuple[Line, ...]:
    """Return the oldest link of each linked household: one is enough for it to be linked."""
    found = []
    for home in homes:
        links = ctx.now.links_of_household[home]
        link = min(links, key=lambda each: (str(each.since or ""), each.at.line or 0))
        says = {"member": link.member, "household": home}
        found.append(Line(link.at.mark(), LINK, says))
    return tuple(found)


def counted(value: int, name: Words, lines: tuple[Line, ...]) -> Explained:
    """Return a figure that is nothing but the number of its lines."""
    return Explained(value, (Part(name, value, lines, sums=True),))
