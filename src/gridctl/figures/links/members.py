"""members: the members present in a place.

A member's grid is the duty grid, else the home's. ``none`` are those in no grid with villager
groups, ``V`` is everyone present on the day. Clause: line-2022/2.2-ledgers.
"""

from collections.abc import Iterator

from gridctl.figures.figure import Explained, Figure
from gridctl.figures.links.lying import NONE, counted, in_place, lying, member_lines
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    name="members",
    title=Words("members present", "在册党员"),
    formula=Words(
        "members present on the day whose grid it is: the duty grid, else the home's",
        "当日在册、属于该网格的党员人数（按责任网格，没有的按住处）",
    ),
    of=("grid", "village"),
    example="gridctl why G02 members",
)


def subjects(ctx: Context, _: Period | None) -> Iterator[str]:
    """Yield every grid of any tier, and the village; none where someone is in no grid."""
    for place in lying(ctx):
        subject = place or NONE
        if in_place(ctx, subject) is not None:
            yield subject


def explain(ctx: Context, subject: str, _: Period | None) -> Explained | None:
    """Return the rows of the members."""
    place = in_place(ctx, subject)
    if place is None:
        return None
    return counted(len(place.members), FIGURE.title, member_lines(ctx, place.members))
