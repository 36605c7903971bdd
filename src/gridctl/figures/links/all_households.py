"""all-households: every household of a place, those of members included.

Of a grid, of none or of the village by villager group; also of a villager group itself, and of a
courtyard. Clauses: line-2022/2.2-ledgers, pyramid/core-households.
"""

from collections.abc import Iterator

from gridctl.compute.of_grids import households_of_courtyard, households_of_group
from gridctl.figures.figure import Explained, Figure
from gridctl.figures.links.lying import counted, household_lines, in_place
from gridctl.figures.links.members import subjects as places
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    name="all-households",
    title=Words("all households", "总户数"),
    formula=Words(
        "households that exist on the day, ordinary ones and those in which members live",
        "当日存续的全部农户，含普通户和党员户",
    ),
    of=("grid", "villager-group", "courtyard", "village"),
    example="gridctl why VG01 all-households",
)


def subjects(ctx: Context, period: Period | None) -> Iterator[str]:
    """Yield the places, the villager groups and the courtyards."""
    yield from places(ctx, period)
    yield from ctx.now.villager_groups
    yield from ctx.now.courtyards


def explain(ctx: Context, subject: str, _: Period | None) -> Explained | None:
    """Return the rows of the households."""
    place = in_place(ctx, subject)
    if place is not None:
        homes: tuple[str, ...] | None = place.homes
    else:
        groups, yards = households_of_group(ctx.now), households_of_courtyard(ctx.now)
        homes = groups.get(subject, yards.get(subject))
    if homes is None:
        return None
    return counted(len(homes), FIGURE.title, household_lines(ctx, homes))
