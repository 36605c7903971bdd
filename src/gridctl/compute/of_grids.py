"""What grids, villager groups and households have; grids are those of the basic tier.

Only leaders and deputies are asked of the grids of every tier.
"""

from collections.abc import Callable, Iterator

from gridctl.compute.core import basic_grids, core_by_grid, core_households
from gridctl.compute.related import Related, branch_committees, committee, grouped, people
from gridctl.compute.state import State
from gridctl.model.mark import Nowhere
from gridctl.model.places import Grid

_GRIDS = "grids.yaml"
Find = Callable[[State], tuple[Related, ...]]


def _of_grids(state: State, pairs: Iterator[tuple[str, str]]) -> tuple[Related, ...]:
    found = grouped(pairs)
    return tuple(Related(g.id, g.at, found.get(g.id, ())) for g in basic_grids(state))


def households(state: State) -> tuple[Related, ...]:
    """Return all households of each grid, those of members included."""
    return _of_grids(state, ((state.grid_of_household(h), h) for h in state.households))


def inhabitants(state: State) -> tuple[Related, ...]:
    """Return how many people live in each grid; one that does not say so is left out."""
    return tuple(
        Related(g.id, g.at, number=g.people) for g in basic_grids(state) if g.people is not None
    )


def members(state: State) -> tuple[Related, ...]:
    """Return the members of each grid: by the duty grid, else the home's."""
    return _of_grids(state, ((state.grid_of_member(m), m.id) for m in state.members.values()))


def core(state: State) -> tuple[Related, ...]:
    """Return the core members of the term of each grid."""
    found = core_by_grid(state)
    return tuple(
        Related(
            grid.id,
            grid.at,
            tuple(row.member for row in found.get(grid.id, ())),
            tuple(row.at.mark() for row in found.get(grid.id, ())),
        )
        for grid in basic_grids(state)
    )


def workers(state: State) -> tuple[Related, ...]:
    """Return the grid workers of each grid, as far as they are present."""
    return tuple(Related(g.id, g.at, tuple(people(state, g.workers))) for g in basic_grids(state))


def groups_of_grid(state: State) -> tuple[Related, ...]:
    """Return the villager groups of each grid."""
    return tuple(
        Related(g.id, g.at, tuple(group.id for group in g.villager_groups))
        for g in basic_grids(state)
    )


def courtyards(state: State) -> tuple[Related, ...]:
    """Return the courtyards of each grid."""
    return tuple(
        Related(g.id, g.at, tuple(yard.id for yard in g.courtyards)) for g in basic_grids(state)
    )


def _led(state: State, *, branches: bool, groups: bool) -> Iterator[tuple[str, str]]:
    """Yield (grid, id) of the branches and party groups, each where its leader's grid is."""
    leaders = [(b.id, b.secretary) for b in state.branches.values() if branches]
    leaders += [(g.id, g.leader) for g in state.party_groups.values() if groups]
    for led, person in leaders:
        if person in state.members:
            yield state.grid_of_member(state.members[person]), led


def party_groups(state: State) -> tuple[Related, ...]:
    """Return the party groups of each grid: those whose leader's grid it is."""
    return _of_grids(state, _led(state, branches=False, groups=True))


def branches(state: State) -> tuple[Related, ...]:
    """Return the branches of each grid: those whose secretary's grid it is."""
    return _of_grids(state, _led(state, branches=True, groups=False))


def party_organisations(state: State) -> tuple[Related, ...]:
    """Return the branches and party groups of each grid."""
    return _of_grids(state, _led(state, branches=True, groups=True))


def leaders(state: State) -> tuple[Related, ...]:
    """Return the leader of each grid of any tier, where a known person is one."""
    return tuple(
        Related(g.id, g.at, tuple(people(state, (g.leader,)))) for g in state.grids.values()
    )


def deputies(state: State) -> tuple[Related, ...]:
    """Return the deputy of each grid of any tier, where a known person is one."""
    return tuple(
        Related(g.id, g.at, tuple(people(state, (g.deputy,)))) for g in state.grids.values()
    )


def committee_leaders(state: State) -> tuple[Related, ...]:
    """Return the leader of each grid who is on the organisation's or a branch's committee."""
    known = committee(state).keys() | branch_committees(state).keys()
    return tuple(
        Related(g.id, g.at, (g.leader,) if g.leader in known else ()) for g in basic_grids(state)
    )


def stations(state: State) -> tuple[Related, ...]:
    """Return the stations of each grid."""
    known = (s for document in state.village.station_documents for s in document.stations)
    return _of_grids(state, ((station.grid, station.id) for station in known))


def village_stations(state: State) -> tuple[Related, ...]:
    """Return the village's stations."""
    found = tuple(s.id for d in state.village.station_documents for s in d.stations)
    return (Related("V", Nowhere("stations.yaml"), found),)


def village_grids(state: State) -> tuple[Related, ...]:
    """Return the village's grids of the basic tier."""
    found: tuple[Grid, ...] = basic_grids(state)
    marks = tuple(grid.at.mark() for grid in found)
    return (Related("V", Nowhere(_GRIDS), tuple(grid.id for grid in found), marks),)


def linked_in_grid(state: State) -> tuple[Related, ...]:
    """Return the ordinary households of each grid that are linked, of all its ordinary ones."""
    total = grouped((state.grid_of_household(h), h) for h in state.ordinary)
    return tuple(
        Related(
            g.id,
            g.at,
            tuple(h for h in total.get(g.id, ()) if h in state.links_of_household),
            total=len(total.get(g.id, ())),
        )
        for g in basic_grids(state)
    )


def linked_in_village(state: State) -> tuple[Related, ...]:
    """Return the village's ordinary households that are linked, of all its ordinary ones."""
    found = tuple(h for h in state.ordinary if h in state.links_of_household)
    return (Related("V", Nowhere("households.csv"), found, total=len(state.ordinary)),)


def linkers(state: State) -> tuple[Related, ...]:
    """Return the members who link each ordinary household, in the order of their links."""
    found = []
    for household in state.ordinary.values():
        links = {
            link.member: link for link in reversed(state.links_of_household.get(household.id, ()))
        }
        rows = sorted(links.values(), key=lambda link: (str(link.since), link.at.line or 0))
        members = tuple(link.member for link in rows)
        marks = tuple(link.at.mark() for link in rows)
        found.append(Related(household.id, household.at, members, marks))
    return tuple(found)


def heads(state: State) -> tuple[Related, ...]:
    """Return the head of each villager group, where a known person is one."""
    return tuple(
        Related(g.id, g.at, tuple(people(state, (g.head,)))) for g in state.villager_groups.values()
    )


def _group_of(state: State, person: str) -> str:
    """Return the villager group of a member: that of the duty grid where it has one, or home's."""
    member = state.members.get(person)
    if member is None:
        return ""
    grid = state.grids.get(member.duty_grid)
    if grid is not None and len(grid.villager_groups) == 1:
        return grid.villager_groups[0].id
    home = state.households.get(member.household)
    return home.villager_group if home else ""


def party_groups_of_group(state: State) -> tuple[Related, ...]:
    """Return the party groups of each villager group: those whose leader's group it is."""
    found = grouped((_group_of(state, g.leader), g.id) for g in state.party_groups.values())
    return tuple(Related(g.id, g.at, found.get(g.id, ())) for g in state.villager_groups.values())


def households_of_group(state: State) -> dict[str, tuple[str, ...]]:
    """Return all households of each villager group, those of members included."""
    found = grouped((h.villager_group, h.id) for h in state.households.values())
    return {group: found.get(group, ()) for group in state.villager_groups}


def households_of_courtyard(state: State) -> dict[str, tuple[str, ...]]:
    """Return all households of each courtyard, those of members included."""
    found = grouped((h.courtyard, h.id) for h in state.households.values())
    return {courtyard: found.get(courtyard, ()) for courtyard in state.courtyards}


def core_of_group(state: State) -> tuple[Related, ...]:
    """Return the core households of each villager group, of all its households."""
    homes = {h: state.households[h].villager_group for h in core_households(state)}
    rows = core_households(state)
    total = households_of_group(state)
    found = grouped((group, home) for home, group in homes.items())
    return tuple(
        Related(
            group.id,
            group.at,
            found.get(group.id, ()),
            tuple(rows[home][0].at.mark() for home in found.get(group.id, ())),
            total=len(total[group.id]),
        )
        for group in state.villager_groups.values()
    )
