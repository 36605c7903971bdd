"""Which numbers of core households keep every limit in force at once, exactly.

Units: core households (one core member each, in the grid and villager group of the home). Each
other member is linked by exactly one of them, and each of them by exactly one party group's
leader. What to do where no number fits is in `conflict`.
"""

from collections.abc import Iterable, Sequence
from typing import Literal

from gridctl.compute.shares import per_bounds, share_bounds
from gridctl.model.choice import Choice
from gridctl.model.record import Record


class Sort(Choice):
    """What a limit's two numbers say of the core households."""

    HOUSEHOLD_SHARE = "share-of-member-households", "占党员户的比例"
    MEMBER_SHARE = "share-of-members", "占党员的比例"
    PER_GRID = "core-households-per-grid", "每个网格的中心户数"
    PER_GROUP = "core-households-per-villager-group", "每个村民小组的中心户数"
    GROUP_SHARE = "share-of-villager-group", "占村民小组户数的比例"
    HOUSEHOLDS_EACH = "households-per-core-household", "每个中心户对应的组内户数"
    MEMBERS_EACH = "members-per-core-household", "每个中心户联系的党员数"
    PER_LEADER = "core-households-per-party-group-leader", "每名党小组组长联系的中心户数"


_OF_GROUP = frozenset({Sort.PER_GROUP, Sort.GROUP_SHARE, Sort.HOUSEHOLDS_EACH})
_SHARES = frozenset({Sort.HOUSEHOLD_SHARE, Sort.MEMBER_SHARE, Sort.GROUP_SHARE})
Side = Literal["low", "high"]


class CoreLimit(Record):
    """What a clause sets for the core households: from `low` to `high`, None is open.

    `key` is the policy key; the clauses are those that set either number. `hedged` words are
    broken with a warning only.
    """

    sort: Sort
    key: str
    low: int | None
    high: int | None
    low_clause: str = ""
    high_clause: str = ""
    hedged: bool = False

    @property
    def is_share(self) -> bool:
        """Whether the numbers are percent."""
        return self.sort in _SHARES


class Facts(Record):
    """What the limits are laid on.

    Member households, members, leaders of party groups, and the households of each villager
    group, grid by grid; `apart` are the groups of no grid that core households are counted by.
    """

    member_households: int
    members: int
    leaders: int
    grids: tuple[tuple[int, ...], ...]
    apart: tuple[int, ...] = ()


class Numbers(Record):
    """The whole numbers from `low` to `high`; none where `low` is the greater."""

    low: int
    high: int

    @property
    def fits(self) -> bool:
        """Whether there is any."""
        return self.low <= self.high

    def both(self, other: "Numbers") -> "Numbers":
        """Return the numbers that are in both."""
        return Numbers(max(self.low, other.low), min(self.high, other.high))


#: What is left where a single grid or villager group has no number of its own.
NONE = Numbers(1, 0)


def _whole(low: int, high: int | None, most: int) -> Numbers:
    return Numbers(low, most if high is None else high)


def _share(limit: CoreLimit, total: int) -> Numbers:
    low, high, _ = share_bounds(total, limit.low or 0, 100 if limit.high is None else limit.high)
    return Numbers(low, high)


def _of_group(limit: CoreLimit, households: int, most: int) -> Numbers:
    """Return what a limit allows in a villager group of some households."""
    if limit.sort is Sort.GROUP_SHARE:
        return _share(limit, households)
    if limit.sort is Sort.PER_GROUP:
        return _whole(limit.low or 0, limit.high, most)
    low, high, _ = per_bounds(households, limit.low, limit.high)
    return Numbers(low, high)


def _of_village(limit: CoreLimit, facts: Facts) -> Numbers:
    """Return what a limit of the whole village allows."""
    most = facts.member_households
    if limit.sort is Sort.HOUSEHOLD_SHARE:
        return _share(limit, facts.member_households)
    if limit.sort is Sort.MEMBER_SHARE:
        return _share(limit, facts.members)
    if limit.sort is Sort.MEMBERS_EACH:
        low = 0 if limit.high is None else -(-facts.members // (limit.high + 1))
        return Numbers(low, facts.members // ((limit.low or 0) + 1))
    high = None if limit.high is None else limit.high * facts.leaders
    return _whole(facts.leaders * (limit.low or 0), high, most)


def _sum(units: Iterable[Numbers]) -> Numbers:
    """Return what units have together where each keeps its own numbers; NONE if one cannot."""
    low = high = 0
    for unit in units:
        if not unit.fits:
            return NONE
        low, high = low + unit.low, high + unit.high
    return Numbers(low, high)


def _groups(limits: Sequence[CoreLimit], groups: Sequence[int], most: int) -> Numbers:
    """Return what some villager groups have together; without groups or limits anything."""
    if not groups or not limits:
        return Numbers(0, most)
    found = []
    for households in groups:
        fit = Numbers(0, most)
        for limit in limits:
            fit = fit.both(_of_group(limit, households, most))
        found.append(fit)
    return _sum(found)


def feasible(limits: Iterable[CoreLimit], facts: Facts) -> Numbers:
    """Return the numbers of core households that keep all `limits`; low above high where none.

    There are never more core households than member households.
    """
    fit, of_grid, of_group = Numbers(0, facts.member_households), [], []
    for limit in limits:
        if limit.sort in _OF_GROUP:
            of_group.append(limit)
        elif limit.sort is Sort.PER_GRID:
            of_grid.append(limit)
        else:
            fit = fit.both(_of_village(limit, facts))
    if not of_grid and not of_group:
        return fit
    most = facts.member_households
    grids = [_groups(of_group, groups, most) for groups in facts.grids]
    for limit in of_grid:
        own = _whole(limit.low or 0, limit.high, most)
        grids = [grid.both(own) for grid in grids]
    if not all(grid.fits for grid in grids):
        return NONE
    if facts.apart:
        grids.append(_groups(of_group, facts.apart, most))
    return fit.both(_sum(grids)) if grids else fit
