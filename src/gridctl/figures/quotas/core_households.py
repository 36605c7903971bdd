"""core-households: the core households of the term, in the village or a villager group.

Households in which a core member of the year's term lives; two core members of one home are one
core household, and a core member whose home is not known is in none. Clauses:
line-2022/3-core-share, pyramid/core-households.
"""

from collections.abc import Iterator

from gridctl.compute.core import core_households
from gridctl.compute.of_grids import core_of_group
from gridctl.compute.places import VILLAGE
from gridctl.compute.quota import count_core
from gridctl.figures.figure import Explained, Figure
from gridctl.figures.links.lying import counted
from gridctl.figures.quotas.core_rows import home_rows
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    name="core-households",
    title=Words("core households", "党员中心户"),
    formula=Words(
        "different households in which a core member of the year's term lives",
        "当年任期中心户党员所住的户数，一户两名计一户",
    ),
    of=("villager-group", "village"),
    example="gridctl why V core-households",
)


def subjects(ctx: Context, _: Period | None) -> Iterator[str]:
    """Yield the village and its villager groups."""
    yield VILLAGE
    yield from ctx.now.villager_groups


def explain(ctx: Context, subject: str, _: Period | None) -> Explained | None:
    """Return the first core row of each core household."""
    if subject == VILLAGE:
        rows = home_rows(ctx, core_households(ctx.now))
        return counted(count_core(ctx.now), FIGURE.title, rows)
    group = next((one for one in core_of_group(ctx.now) if one.subject == subject), None)
    return counted(group.amount, FIGURE.title, home_rows(ctx, group.objects)) if group else None
