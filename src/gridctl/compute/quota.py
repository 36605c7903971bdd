"""Every quota: what is asked, what there is, the room left, and which whole numbers fit.

Units: members, households, core households. Limits are parameters; None means that no clause
in force asks for it.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from gridctl.compute.capacity import Capacity
from gridctl.compute.chain import Tier
from gridctl.compute.conflict import Joint
from gridctl.compute.core import core_households
from gridctl.compute.of_grids import core_of_group
from gridctl.compute.places import OUTSIDE, VILLAGE, Place, places, shown_grids
from gridctl.compute.shares import Bounds, per_bounds
from gridctl.compute.state import State, is_exempt
from gridctl.model.people import Member
from gridctl.model.period import Period
from gridctl.model.record import Record


class Limit(Record):
    """From `low` to `high`, by a clause; None is open. Those of `exempt` owe no `low`."""

    low: int | None
    high: int | None
    clause: str
    exempt: tuple[str, ...] = ()
    exempt_age: int | None = None


class MemberQuota(Record):
    """How many ordinary households a member links; who is `exempt` owes no minimum."""

    member: str
    name: str
    grid: str
    households: int
    low: int | None
    high: int | None
    exempt: bool

    @property
    def room(self) -> int:
        """How many more households the member can be asked to link; none of who is exempt."""
        return 0 if self.high is None or self.exempt else max(self.high - self.households, 0)

    @property
    def short(self) -> int:
        """How many households are missing below the minimum."""
        return max((self.low or 0) - self.households, 0)

    @property
    def over(self) -> int:
        """How many households there are above the maximum."""
        return 0 if self.high is None else max(self.households - self.high, 0)


class GridQuota(Record):
    """A grid's ordinary households, those without a link, its members' room, its core members.

    The village is ``V``; blank is what lies in no grid that is shown.
    """

    grid: str
    name: str
    members: int
    households: int
    gaps: tuple[str, ...]
    room: int
    core: int
    core_limit: Limit | None

    @property
    def linked(self) -> int:
        """How many ordinary households are linked."""
        return self.households - len(self.gaps)


class CoreQuota(Record):
    """The village's core households of a term against the share of its member households.

    `total` member households counted on `counted_on`; `bounds` are the whole numbers that the
    share allows, `joint` those that the grids' own limit leaves of them.
    """

    term: int
    counted_on: date
    total: int
    actual: int
    bounds: Bounds
    joint: tuple[int, int] | None
    clause: str


class GroupQuota(Record):
    """A villager group's households and core households, and how many of these are asked for."""

    group: str
    name: str
    households: int
    actual: int
    bounds: Bounds
    clause: str

    @property
    def short(self) -> int:
        """How many core households are missing; where none fits, below the lower neighbour."""
        return max(min(self.bounds.low, self.bounds.high) - self.actual, 0)

    @property
    def over(self) -> int:
        """How many core households are too many; where none fits, above the upper neighbour."""
        return max(self.actual - max(self.bounds.low, self.bounds.high), 0)


class Impossible(Record):
    """A key's two limits that no number keeps, each with its clause."""

    key: str
    low: int
    high: int
    low_clause: str
    high_clause: str


class StarQuota(Record):
    """Stars of a half-year: how many are asked for, how many were given."""

    period: Period
    required: int
    chosen: int
    clause: str


class RoundQuota(Record):
    """A rating round: how many members were to be rated, how many were."""

    month: Period
    required: int
    rated: int
    clause: str


class Quotas(Record):
    """Every quota of a village on a day; parts that no clause asks for are None or empty.

    `outside` is what lies in no grid that is shown, None where nothing does; `village` is all.
    """

    day: date
    households: Limit | None
    coverage_clause: str
    members: tuple[MemberQuota, ...]
    grids: tuple[GridQuota, ...]
    core: CoreQuota | None
    stars: tuple[StarQuota, ...]
    rounds: tuple[RoundQuota, ...]
    village: GridQuota
    outside: GridQuota | None = None
    capacities: tuple[Capacity, ...] = ()
    tiers: tuple[Tier, ...] = ()
    groups: tuple[GroupQuota, ...] = ()
    joint: Joint | None = None
    impossible: tuple[Impossible, ...] = ()


def _member_quota(state: State, member: Member, day: date, limit: Limit | None) -> MemberQuota:
    exempt = limit is not None and is_exempt(member, day, limit.exempt, limit.exempt_age)
    return MemberQuota(
        member.id,
        member.name,
        state.grid_of_member(member),
        len(state.links_of_member.get(member.id, ())),
        limit.low if limit and not exempt else None,
        limit.high if limit else None,
        exempt,
    )


def member_quotas(
    state: State,
    day: date,
    limit: Limit | None,
    narrower: Mapping[str, Limit] = MappingProxyType({}),
) -> tuple[MemberQuota, ...]:
    """Return every present member's span, by grid, then id; those in `narrower` have their own."""
    found = (
        _member_quota(state, member, day, narrower.get(member.id, limit))
        for member in state.members.values()
    )
    return tuple(sorted(found, key=lambda quota: (quota.grid, quota.member)))


def _place_quota(
    state: State, place: Place, members: Mapping[str, MemberQuota], limit: Limit | None
) -> GridQuota:
    return GridQuota(
        place.id,
        place.name,
        len(place.members),
        len(place.ordinary),
        tuple(home for home in place.ordinary if home not in state.links_of_household),
        sum(members[member].room for member in place.members),
        len(place.core),
        limit,
    )


def place_quotas(
    state: State, members: Iterable[MemberQuota], core_limit: Limit | None
) -> dict[str, GridQuota]:
    """Return coverage, room and core members of each place, by id.

    Of the grids with villager groups, in the order of grids.yaml; of what lies in none of them,
    where there is anything; of the whole village.
    """
    of_member = {quota.member: quota for quota in members}
    lying, shown = places(state), shown_grids(state)
    found = {grid: _place_quota(state, lying[grid], of_member, core_limit) for grid in shown}
    for place in (lying[OUTSIDE], lying[VILLAGE]):
        if place.anything or place.id:
            found[place.id] = _place_quota(state, place, of_member, None)
    return found


def count_core(state: State) -> int:
    """Return how many core households the term in course has; two members of one home are one."""
    return len(core_households(state))


def group_quotas(state: State, limit: Limit) -> tuple[GroupQuota, ...]:
    """Return each villager group's core households against one for so many of its households."""
    return tuple(
        GroupQuota(
            one.subject,
            state.villager_groups[one.subject].name,
            one.total or 0,
            one.amount,
            per_bounds(one.total or 0, limit.low, limit.high),
            limit.clause,
        )
        for one in core_of_group(state)
    )
