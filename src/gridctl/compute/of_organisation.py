"""What the organisation, its branches, party groups and units have, and whom they look after."""

from gridctl.compute.core import core_contacts
from gridctl.compute.related import (
    Related,
    branch_committees,
    committee,
    grouped,
    linked,
    people,
)
from gridctl.compute.state import State
from gridctl.model.choices import AssignmentKind
from gridctl.model.mark import Nowhere
from gridctl.model.people import Member
from gridctl.model.places import Branch, Unit

_BRANCHES = "branches.yaml"


def units(state: State) -> dict[str, Unit]:
    """Return the enterprises and outside units, by id."""
    return {unit.id: unit for unit in state.organisation.units} if state.organisation else {}


def unit_grids(state: State) -> tuple[Related, ...]:
    """Return the grids that each unit links."""
    known = {unit.id: unit.at for unit in units(state).values()}
    return linked(state, AssignmentKind.UNIT_GRID, known, state.grids)


def committee_branches(state: State) -> tuple[Related, ...]:
    """Return the branches that each member of the organisation's committee links."""
    return linked(state, AssignmentKind.COMMITTEE_BRANCH, committee(state), state.branches)


def committee_units(state: State) -> tuple[Related, ...]:
    """Return the units that each member of the organisation's committee links.

    Where there is no unit, there is nothing to link, and nobody is returned.
    """
    known = units(state)
    subjects = committee(state) if known else {}
    return linked(state, AssignmentKind.COMMITTEE_UNIT, subjects, known)


def branch_party_groups(state: State) -> tuple[Related, ...]:
    """Return the party groups that each member of a branch's committee links."""
    subjects = branch_committees(state)
    return linked(state, AssignmentKind.BRANCH_PARTY_GROUP, subjects, state.party_groups)


def leader_core(state: State) -> tuple[Related, ...]:
    """Return the members whom each party group's leader links as core household or model post.

    The data do not mark a model post, so that whoever is linked as one counts.
    """
    subjects = people(state, [group.leader for group in state.party_groups.values()])
    return linked(state, AssignmentKind.LEADER_CORE, subjects, state.members)


def core_members(state: State) -> tuple[Related, ...]:
    """Return the other members whom each core member of the term links."""
    rows = {row.member: row for row in reversed(state.core_rows)}
    return tuple(
        Related(
            core,
            rows[core].at,
            tuple(contact.target for contact in contacts),
            tuple(contact.at.mark() for contact in contacts),
        )
        for core, contacts in core_contacts(state).items()
    )


def village_branches(state: State) -> tuple[Related, ...]:
    """Return the branches of the village's organisation."""
    found = state.branches.values()
    marks = tuple(branch.at.mark() for branch in found)
    return (Related("V", Nowhere(_BRANCHES), tuple(b.id for b in found), marks),)


def village_core_members(state: State) -> tuple[Related, ...]:
    """Return the village's core members of the term, of its members."""
    rows = {row.member: row for row in reversed(state.core_rows)}
    marks = tuple(row.at.mark() for row in rows.values())
    total = len(state.members)
    return (Related("V", Nowhere("core-households.csv"), tuple(rows), marks, total),)


def is_joint(branch: Branch) -> bool:
    """Say whether a branch is that of several units together."""
    return len(branch.units) > 1


def is_formal(state: State, member: Member) -> bool:
    """Say whether a member was formal on the state's first day."""
    return member.formal_on is not None and member.formal_on <= state.since


def formal_members(state: State) -> tuple[Related, ...]:
    """Return the formal members of each branch that is not a joint one."""
    formal = [m for m in state.members.values() if is_formal(state, m)]
    of_branch = grouped((m.branch, m.id) for m in formal)
    return tuple(
        Related(branch.id, branch.at, of_branch.get(branch.id, ()))
        for branch in state.branches.values()
        if not is_joint(branch)
    )


def joint_units(state: State) -> tuple[Related, ...]:
    """Return the units of each joint branch."""
    return tuple(
        Related(branch.id, branch.at, branch.units)
        for branch in state.branches.values()
        if is_joint(branch)
    )


def party_groups(state: State) -> tuple[Related, ...]:
    """Return the party groups of each branch."""
    return tuple(
        Related(b.id, b.at, tuple(group.id for group in b.party_groups))
        for b in state.branches.values()
    )


def party_group_leaders(state: State) -> tuple[Related, ...]:
    """Return the leader of each party group, where a known person is one."""
    return tuple(
        Related(g.id, g.at, tuple(people(state, (g.leader,)))) for g in state.party_groups.values()
    )


def party_group_members(state: State) -> tuple[Related, ...]:
    """Return the members of each party group."""
    found = grouped((member.party_group, member.id) for member in state.members.values())
    return tuple(Related(g.id, g.at, found.get(g.id, ())) for g in state.party_groups.values())


def unit_liaisons(state: State) -> tuple[Related, ...]:
    """Return the liaison officer of each unit, where a known person is one."""
    return tuple(
        Related(u.id, u.at, tuple(people(state, (u.liaison,)))) for u in units(state).values()
    )


def unit_members(state: State) -> tuple[Related, ...]:
    """Return the members of each unit."""
    found = grouped((member.unit, member.id) for member in state.members.values())
    return tuple(Related(u.id, u.at, found.get(u.id, ())) for u in units(state).values())
