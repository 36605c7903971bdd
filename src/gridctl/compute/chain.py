"""The contact chain, tier by tier: who looks after how many of the tier below.

Units: persons (for `unit.grids` units) above; branches, party groups, core households, members,
households, grids or units below. Reading: each of the tier below is linked by one of the tier
above.
"""

from collections.abc import Callable, Mapping

from gridctl.compute.core import basic_grids
from gridctl.compute.of_organisation import units
from gridctl.compute.related import Related
from gridctl.compute.relations import RELATIONS
from gridctl.compute.state import State
from gridctl.model.mark import Mark
from gridctl.model.record import Record
from gridctl.model.words import Words


class Held(Record):
    """One of the upper tier: what it links, and from how many to how many it may."""

    subject: str
    name: str
    mark: Mark
    objects: tuple[str, ...]
    marks: tuple[Mark, ...]
    low: int | None
    high: int | None

    @property
    def amount(self) -> int:
        """How many it links."""
        return len(self.objects)

    @property
    def short(self) -> int:
        """How many are missing below the minimum."""
        return max((self.low or 0) - self.amount, 0)

    @property
    def over(self) -> int:
        """How many there are above the maximum."""
        return 0 if self.high is None else max(self.amount - self.high, 0)


class Tier(Record):
    """A tier of the chain: the holders above, the targets below, the clauses' numbers.

    `low` and `high` are those for everyone; a holder's own may differ. None is open.
    """

    key: str
    above: Words
    below: Words
    low: int | None
    high: int | None
    clause: str
    holders: tuple[Held, ...]
    targets: Mapping[str, Mark]

    @property
    def links(self) -> int:
        """How many links there are, in all."""
        return sum(held.amount for held in self.holders)

    @property
    def linked(self) -> tuple[str, ...]:
        """Which of the tier below are linked."""
        found = {item for held in self.holders for item in held.objects}
        return tuple(target for target in self.targets if target in found)

    @property
    def least(self) -> int:
        """How many below there must be so that every holder keeps the minimum."""
        return sum(held.low or 0 for held in self.holders)

    @property
    def most(self) -> int | None:
        """How many below the holders may link; None is without limit."""
        total = 0
        for held in self.holders:
            if held.high is None:
                return None
            total += held.high
        return total

    @property
    def fewest_holders(self) -> int | None:
        """How many holders are needed at least for all below; None where no number would do."""
        if self.high is None:
            return min(len(self.targets), 1)
        if not self.high:
            return None if self.targets else 0
        return -(-len(self.targets) // self.high)

    @property
    def most_holders(self) -> int | None:
        """How many holders there may be at most; None is without limit."""
        return len(self.targets) // self.low if self.low else None

    @property
    def missing(self) -> int:
        """How many below are missing for every holder to keep the minimum."""
        return max(self.least - len(self.targets), 0)

    @property
    def beyond(self) -> int:
        """How many below are more than the holders may link."""
        return 0 if self.most is None else max(len(self.targets) - self.most, 0)


def core_targets(state: State) -> dict[str, Mark]:
    """Return the core members of the term, and whoever is linked as a model post."""
    found = {row.member: row.at.mark() for row in reversed(state.core_rows)}
    for one in RELATIONS["party-group-leader.core-households"](state):
        for member in one.objects:
            found.setdefault(member, state.members[member].at.mark())
    return found


def others(state: State) -> dict[str, Mark]:
    """Return the members who are no core members of the term."""
    return {m.id: m.at.mark() for m in state.members.values() if m.id not in state.core_members}


_TARGETS: Mapping[str, Callable[[State], dict[str, Mark]]] = {
    "committee-member.branches": lambda s: {b.id: b.at.mark() for b in s.branches.values()},
    "branch-committee-member.party-groups": lambda s: {
        group.id: group.at.mark() for group in s.party_groups.values()
    },
    "party-group-leader.core-households": core_targets,
    "core-household.members": others,
    "core.members": others,
    "unit.grids": lambda s: {grid.id: grid.at.mark() for grid in basic_grids(s)},
    "committee-member.units": lambda s: {unit.id: unit.at.mark() for unit in units(s).values()},
}
#: The key of a county's own clause that counts the same as another key does.
_SAME = {"core.members": "core-household.members"}
#: The tiers from the top down; the last is the members' households (`member_tier`).
TIERS = tuple(_TARGETS)
MEMBERS = "member.households"


def related(state: State, key: str) -> tuple[Related, ...]:
    """Return each holder of a tier with what it links."""
    return RELATIONS[_SAME.get(key, key)](state)


def targets(state: State, key: str) -> dict[str, Mark]:
    """Return what a tier of the chain is to link, each with where it stands."""
    return _TARGETS[key](state)


def tier(
    state: State,
    key: str,
    low: int | None,
    high: int | None,
    clause: str,
    exempt: frozenset[str] = frozenset(),
) -> Tier:
    """Return a tier with a clause's numbers; those `exempt` owe no minimum."""
    relation = RELATIONS[_SAME.get(key, key)]
    names = {unit.id: unit.name for unit in units(state).values()}
    holders = tuple(
        Held(
            one.subject,
            names.get(one.subject) or state.person_name(one.subject),
            one.at.mark(),
            one.objects,
            one.marks,
            None if one.subject in exempt else low,
            high,
        )
        for one in related(state, key)
    )
    return Tier(
        key, relation.subjects, relation.counted, low, high, clause, holders, targets(state, key)
    )


def member_tier(
    state: State,
    limits: Mapping[str, tuple[int | None, int | None]],
    low: int | None,
    high: int | None,
    clause: str,
) -> Tier:
    """Return the last tier: each member's ordinary households, with his or her own `limits`."""
    holders = []
    for member, (own_low, own_high) in limits.items():
        links = state.links_of_member.get(member, ())
        holders.append(
            Held(
                member,
                state.members[member].name,
                state.members[member].at.mark(),
                tuple(link.household for link in links),
                tuple(link.at.mark() for link in links),
                own_low,
                own_high,
            )
        )
    homes = {household.id: household.at.mark() for household in state.ordinary.values()}
    above, below = Words("members", "党员"), Words("linked households", "联系户")
    return Tier(MEMBERS, above, below, low, high, clause, tuple(holders), homes)
