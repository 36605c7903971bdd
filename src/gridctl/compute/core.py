"""Core households: where they are, whom they link, and when they were elected."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from gridctl.compute.state import State
from gridctl.compute.timeline import Timeline
from gridctl.model.bonds import Assignment, CoreHousehold
from gridctl.model.choices import AssignmentKind, Tier
from gridctl.model.places import Grid
from gridctl.model.village import Village


def _one_a_member(state: State) -> tuple[CoreHousehold, ...]:
    """Return the rows of the term in course, the first of each member, in file order."""
    found: dict[str, CoreHousehold] = {}
    for row in state.core_rows:
        found.setdefault(row.member, row)
    return tuple(found.values())


def core_households(state: State) -> dict[str, tuple[CoreHousehold, ...]]:
    """Return each core household's id with its core rows.

    Two core members of one home are one household; a core member whose home is not known is in
    none.
    """
    found: dict[str, list[CoreHousehold]] = {}
    for row in _one_a_member(state):
        home = state.members[row.member].household
        if home in state.households:
            found.setdefault(home, []).append(row)
    return {household: tuple(rows) for household, rows in found.items()}


def core_by_grid(state: State) -> dict[str, tuple[CoreHousehold, ...]]:
    """Return the core rows of each grid that has a core member (ninghai-2019/1.1-core-per-grid).

    A member's grid is the duty grid, else the home's; core members are counted, not households.
    """
    found: dict[str, list[CoreHousehold]] = {}
    for row in _one_a_member(state):
        grid = state.grid_of_member(state.members[row.member])
        if grid in state.grids:
            found.setdefault(grid, []).append(row)
    return {grid: tuple(rows) for grid, rows in found.items()}


def homeless_core(state: State) -> int:
    """Return how many core members of the term live in a home that no row of households tells of.

    What they would add to the core households is not known; a blank home adds none.
    """
    known = {household.id for household in state.village.households}
    homes = (state.members[row.member].household for row in _one_a_member(state))
    return sum(bool(home) and home not in known for home in homes)


def basic_grids(state: State) -> tuple[Grid, ...]:
    """Return the grids of the tier that core households are counted by: those called grids."""
    return tuple(grid for grid in state.grids.values() if grid.tier in {None, Tier.GRID})


def in_order_of_election(
    village: Village, rows: Iterable[CoreHousehold]
) -> tuple[CoreHousehold, ...]:
    """Return core rows by the date of the meeting that elected them, then by line."""
    days = {meeting.id: meeting.date for meeting in village.meetings if meeting.date}
    return tuple(
        sorted(rows, key=lambda row: (days.get(row.elected_at, date.min), row.at.line or 0))
    )


def election_day(village: Village, term: int) -> date:
    """Return the day on which a term's core households were elected.

    It is the date of the meeting that most of the term's rows name (the earlier where two are
    named as often), else the last day of the year before.
    """
    days = {meeting.id: meeting.date for meeting in village.meetings if meeting.date}
    rows = [row for row in village.core_households if row.term == term]
    named = Counter(days[row.elected_at] for row in rows if row.elected_at in days)
    if not named:
        return date(term - 1, 12, 31)
    return min(named, key=lambda day: (-named[day], day))


def member_households_on(timeline: Timeline, day: date) -> frozenset[str]:
    """Return the ids of the households in which a member lived on `day`."""
    return frozenset(timeline.on(day).members_at_home)


def core_contacts(state: State) -> dict[str, tuple[Assignment, ...]]:
    """Return each core member's id with the contacts in force to other present members.

    The contacts are by `since`, then by line, one a member; every core member of the term has
    an entry.
    """
    found: dict[str, dict[str, Assignment]] = {row.member: {} for row in state.core_rows}
    contacts = sorted(
        state.contacts(AssignmentKind.CORE_MEMBER),
        key=lambda contact: (contact.since or date.min, contact.at.line or 0),
    )
    for contact in contacts:
        if contact.person in found and contact.target in state.members:
            found[contact.person].setdefault(contact.target, contact)
    return {
        core: tuple(contact for member, contact in linked.items() if member != core)
        for core, linked in found.items()
    }


def members_of_core(state: State) -> dict[str, tuple[str, ...]]:
    """Return each core member's id with the ids of the other members that he or she links."""
    return {
        core: tuple(contact.target for contact in contacts)
        for core, contacts in core_contacts(state).items()
    }
