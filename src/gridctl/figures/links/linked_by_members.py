"""linked-by-members: the ordinary households that the members of a place link, wherever they lie.

Each household once, however many members link it; so a village's number may be less than the sum
of its grids'. Clause: line-2022/annex-2.
"""

from gridctl.compute.places import linked_by
from gridctl.figures.figure import Explained, Figure
from gridctl.figures.links.lying import counted, first_links, in_place, shown_places
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    name="linked-by-members",
    title=Words("households linked by its members", "本网格党员联系的户"),
    formula=Words(
        "different ordinary households linked on the day by members of the place",
        "当日由该网格（全村）党员联系的普通户数，每户计一次",
    ),
    of=("grid", "village"),
    example="gridctl why G02 linked-by-members",
)
subjects = shown_places


def explain(ctx: Context, subject: str, _: Period | None) -> Explained | None:
    """Return one link of each household that they link."""
    place = in_place(ctx, subject)
    if place is None:
        return None
    found = linked_by(ctx.now, place.members)
    return counted(len(found), FIGURE.title, first_links(ctx, found))
