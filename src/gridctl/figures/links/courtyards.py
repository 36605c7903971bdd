"""courtyards: how many of a place's courtyards somebody links, of all there are.

A courtyard is linked if a contact of a present member or staff member with it is in force on the
day. Clause: line-2022/2.2-courtyards.
"""

from collections.abc import Iterator

from gridctl.compute.places import VILLAGE, courtyard_contacts
from gridctl.figures.figure import Done, Explained, Figure, Line, Part
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    name="courtyards",
    title=Words("courtyards linked, of all", "已联院落／全部院落"),
    formula=Words(
        "courtyards with a contact in force on the day / all courtyards",
        "当日有人联系的院落数／全部院落数",
    ),
    of=("grid", "village"),
    example="gridctl why V courtyards",
)
_LINKED = Words("courtyards linked", "已联院落")
_LEFT = Words("courtyards not linked", "未联院落")
_CONTACT = Words("{person} links {courtyard}", "{person}联系{courtyard}")
_YARD = Words("courtyard {courtyard}", "院落{courtyard}")


def _yards(ctx: Context, subject: str) -> tuple[str, ...]:
    state = ctx.now
    if subject == VILLAGE:
        return tuple(state.courtyards)
    grid = state.grids.get(subject)
    return tuple(yard.id for yard in grid.courtyards if yard.id) if grid else ()


def subjects(ctx: Context, _: Period | None) -> Iterator[str]:
    """Yield the grids with courtyards, and the village where it has any."""
    return (place for place in (*ctx.now.grids, VILLAGE) if _yards(ctx, place))


def explain(ctx: Context, subject: str, _: Period | None) -> Explained | None:
    """Return the first contact with each courtyard, and those without one."""
    yards, contacts = _yards(ctx, subject), courtyard_contacts(ctx.now)
    if not yards:
        return None
    linked = tuple(
        Line(
            contacts[yard][0].at.mark(),
            _CONTACT,
            {"person": contacts[yard][0].person, "courtyard": yard},
        )
        for yard in yards
        if yard in contacts
    )
    left = tuple(
        Line(ctx.now.courtyards[yard].at.mark(), _YARD, {"courtyard": yard})
        for yard in yards
        if yard not in contacts
    )
    parts = (
        Part(_LINKED, len(linked), linked, sums=True),
        Part(_LEFT, len(left), left, sums=True),
    )
    return Explained(Done(len(linked), len(yards)), parts)
