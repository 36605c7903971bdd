"""Who belongs to an audience: the members for whom a clause sets terms of their own."""

from gridctl.compute.related import committee
from gridctl.compute.state import State


def audience(state: State, name: str) -> frozenset[str]:
    """Return the ids of the members present who belong to an audience; none of an unknown one.

    Grid workers are those named as such by a grid; the committee is the village organisation's,
    its secretary included; core members are those of the term in course.
    """
    persons: frozenset[str] = frozenset()
    if name == "grid-worker":
        persons = frozenset(p for grid in state.grids.values() for p in grid.workers)
    elif name == "committee":
        persons = frozenset(committee(state))
    elif name == "party-group-leader":
        persons = frozenset(group.leader for group in state.party_groups.values())
    elif name == "core":
        persons = state.core_members
    return persons & state.members.keys()
