"""What lies in each grid, outside all of them, and in the whole village."""

from collections.abc import Collection, Iterable

from gridctl.compute.core import core_by_grid
from gridctl.compute.state import State
from gridctl.model.bonds import Assignment
from gridctl.model.choices import AssignmentKind
from gridctl.model.record import Record

VILLAGE = "V"
#: What lies in no grid that is shown.
OUTSIDE = ""


class Place(Record):
    """The ids of the households, the ordinary ones, the members and the core members of a place.

    Households lie where their villager group does; a member's grid is the duty grid, else the
    home's.
    """

    id: str
    name: str
    homes: tuple[str, ...]
    ordinary: tuple[str, ...]
    members: tuple[str, ...]
    core: tuple[str, ...]

    @property
    def anything(self) -> bool:
        """Whether something lies in it."""
        return bool(self.homes or self.members or self.core)


def _by_grid(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for grid, item in pairs:
        found.setdefault(grid, []).append(item)
    return found


def shown_grids(state: State) -> dict[str, str]:
    """Return the names of the grids with villager groups, by id, in the order of grids.yaml."""
    return {grid.id: grid.name for grid in state.grids.values() if grid.villager_groups}


def _outside(found: dict[str, list[str]], shown: Collection[str]) -> tuple[str, ...]:
    return tuple(item for grid, items in found.items() if grid not in shown for item in items)


def places(state: State) -> dict[str, Place]:
    """Return every grid by id; then OUTSIDE, what lies in no grid with villager groups; then V."""
    homes = _by_grid((state.grid_of_household(home), home) for home in state.households)
    ordinary = _by_grid((state.grid_of_household(home), home) for home in state.ordinary)
    members = _by_grid((state.grid_of_member(m), m.id) for m in state.members.values())
    in_grids = core_by_grid(state)
    core = {grid: [row.member for row in rows] for grid, rows in in_grids.items()}
    everyone = dict.fromkeys(row.member for row in state.core_rows)
    placed = {member for persons in core.values() for member in persons}
    core[OUTSIDE] = [member for member in everyone if member not in placed]
    of = (homes, ordinary, members, core)
    found = {
        grid.id: Place(grid.id, grid.name, *(tuple(each.get(grid.id, ())) for each in of))
        for grid in state.grids.values()
    }
    shown = shown_grids(state)
    found[OUTSIDE] = Place(OUTSIDE, "", *(_outside(each, shown) for each in of))
    whole = (state.households, state.ordinary, state.members, everyone)
    found[VILLAGE] = Place(VILLAGE, "", *(tuple(each) for each in whole))
    return found


def linked_by(state: State, members: Iterable[str]) -> tuple[str, ...]:
    """Return the ordinary households that some members link, each once."""
    links = (link for member in members for link in state.links_of_member.get(member, ()))
    return tuple(dict.fromkeys(link.household for link in links))


def courtyard_contacts(state: State) -> dict[str, tuple[Assignment, ...]]:
    """Return the contacts of present members and staff with each known courtyard, in file order."""
    found: dict[str, list[Assignment]] = {}
    for contact in state.contacts(AssignmentKind.COURTYARD):
        if contact.person in state.members or contact.person in state.staff:
            found.setdefault(contact.target, []).append(contact)
    return {yard: tuple(found[yard]) for yard in state.courtyards if yard in found}
