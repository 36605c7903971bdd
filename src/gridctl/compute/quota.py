"""Every quota: what is asked, what there is, the room left, and which whole numbers fit.

Units: members, households, core households. Limits are parameters; None means that no clause
in force asks for it.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from gridctl.compute.core import core_by_grid, core_households
from gridctl.compute.shares import Bounds
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
    """A grid's ordinary households, those without a link, its members' room, its core ones."""

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
    """Every quota of a village on a day; parts that no clause asks for are None or empty."""

    day: date
    households: Limit | None
    coverage_clause: str
    members: tuple[MemberQuota, ...]
    grids: tuple[GridQuota, ...]
    core: CoreQuota | None
    stars: tuple[StarQuota, ...]
    rounds: tuple[RoundQuota, ...]


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


def grid_quotas(
    state: State, members: Iterable[MemberQuota], core_limit: Limit | None
) -> tuple[GridQuota, ...]:
    """Return each grid's coverage, room and core households, in the order of grids.yaml."""
    by_grid: dict[str, list[str]] = {}
    for household in state.ordinary:
        by_grid.setdefault(state.grid_of_household(household), []).append(household)
    of_grid: dict[str, list[MemberQuota]] = {}
    for quota in members:
        of_grid.setdefault(quota.grid, []).append(quota)
    core = core_by_grid(state)
    return tuple(
        GridQuota(
            grid.id,
            grid.name,
            len(of_grid.get(grid.id, ())),
            len(by_grid.get(grid.id, ())),
            tuple(h for h in by_grid.get(grid.id, ()) if h not in state.links_of_household),
            sum(quota.room for quota in of_grid.get(grid.id, ())),
            len({row.member for row in core.get(grid.id, ())}),
            core_limit,
        )
        for grid in state.grids.values()
        if grid.villager_groups
    )


def count_core(state: State) -> int:
    """Return how many core households the term in course has; two members of one home are one."""
    return len(core_households(state))
