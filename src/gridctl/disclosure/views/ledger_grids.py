"""ledger-grids: who leads and works in each grid (line-2022/2.2-ledgers)."""

from gridctl.compute.places import Place, places
from gridctl.disclosure.facts import Facts
from gridctl.disclosure.page import Cell, Column, Page, Sentence, Table
from gridctl.disclosure.whose_grid import ALL_HOMES
from gridctl.model.choices import AssignmentKind
from gridctl.model.places import Grid
from gridctl.model.words import Words

TITLE = Words("Ledger of grids linked", "联网格台账")
COLUMNS = (
    Column(Words("Grid", "网格")),
    Column(Words("Area", "范围")),
    Column(Words("Villager groups", "村民小组"), "list"),
    Column(Words("Households", "户数"), "number", "all-households"),
    Column(Words("Members", "党员数"), "number", "members"),
    Column(Words("Grid leader", "网格长"), "term"),
    Column(Words("Deputy", "副网格长"), "term"),
    Column(Words("Grid workers", "网格员"), "list"),
    Column(Words("Linked units", "联系单位"), "list"),
    Column(Words("Duties", "职责"), "list"),
    Column(Words("Rewards and penalties", "奖惩")),
    Column(Words("Service telephone", "服务电话"), "term"),
)
_CAPTION = Words("Grids and who links them", "网格及联系人员")
_SUMMARY = Words(
    "{grids} {grids:grid|grids}: leader, deputy, workers, area and duties.",
    "{grids}个网格的网格长、副网格长、网格员、范围和职责。",
)


def _units(facts: Facts) -> dict[str, tuple[str, ...]]:
    """Return the names of the units that link each grid."""
    organisation = facts.state.organisation
    names = {unit.id: unit.name for unit in organisation.units} if organisation else {}
    found: dict[str, list[str]] = {}
    for contact in facts.state.contacts(AssignmentKind.UNIT_GRID):
        if contact.person in names:
            found.setdefault(contact.target, []).append(names[contact.person])
    return {grid: tuple(dict.fromkeys(units)) for grid, units in found.items()}


def _row(facts: Facts, grid: Grid, lying: Place, units: tuple[str, ...]) -> tuple[Cell, ...]:
    state = facts.state
    posts = (grid.leader, grid.deputy, *grid.workers)
    return (
        grid.name,
        grid.area,
        tuple(state.villager_groups[group.id].name for group in grid.villager_groups),
        len(lying.homes),
        len(lying.members),
        facts.names([grid.leader]),
        facts.names([grid.deputy]),
        facts.names(grid.workers),
        units,
        grid.duties,
        grid.reward,
        facts.service_numbers(posts),
    )


def view(facts: Facts) -> Page:
    """Return one row a grid, in the order of grids.yaml."""
    units = _units(facts)
    grids = facts.state.grids.values()
    lying = places(facts.state)
    rows = tuple(_row(facts, grid, lying[grid.id], units.get(grid.id, ())) for grid in grids)
    columns, rows = _without_empty(rows)
    subjects = tuple(grid.id for grid in grids)
    table = Table(
        "ledger-grids", Sentence(_CAPTION), columns, rows, (ALL_HOMES,), subjects=subjects
    )
    summary = Sentence(_SUMMARY, {"grids": len(rows)})
    return Page("ledger-grids", TITLE, summary, (table,), wide=True)


def _without_empty(
    rows: tuple[tuple[Cell, ...], ...],
) -> tuple[tuple[Column, ...], tuple[tuple[Cell, ...], ...]]:
    """Leave out the column of linked units where no unit links a grid."""
    index = next(i for i, column in enumerate(COLUMNS) if column.title.en == "Linked units")
    if any(row[index] for row in rows):
        return COLUMNS, rows
    return (
        COLUMNS[:index] + COLUMNS[index + 1 :],
        tuple(row[:index] + row[index + 1 :] for row in rows),
    )
