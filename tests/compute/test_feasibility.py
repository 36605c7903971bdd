"""Which numbers of core households keep all limits, against a count of every way to do it."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridctl.compute.feasibility import NONE, CoreLimit, Facts, Numbers, Sort, feasible

SHARE = CoreLimit(Sort.HOUSEHOLD_SHARE, "village.core-households", 15, 20)
GRIDS = CoreLimit(Sort.PER_GRID, "grid.core-households", 2, 5)
GROUPS = CoreLimit(Sort.HOUSEHOLDS_EACH, "villager-group.households-per-core", 10, 15)
LEADERS = CoreLimit(Sort.PER_LEADER, "party-group-leader.core-households", 2, 5)
OTHERS = CoreLimit(Sort.MEMBERS_EACH, "core.members", 5, 15)
OTHERS_TEN = CoreLimit(Sort.MEMBERS_EACH, "core-household.members", 5, 10)


def facts(households: int, grids: int = 0, leaders: int = 0) -> Facts:
    """One member a household, grids without villager groups."""
    return Facts(households, households, leaders, ((),) * grids)


@cache
def sums(parts: int, low: int, high: int) -> frozenset[int]:
    """Every total of so many parts, each from `low` to `high`."""
    found = frozenset({0})
    for _ in range(parts):
        found = frozenset(total + one for total in found for one in range(low, high + 1))
    return found


def one_by_one(limits: tuple[CoreLimit, ...], of: Facts) -> list[int]:
    """The numbers that keep all limits, each limit's clause taken at its word."""
    return [count for count in range(of.member_households + 1) if _keeps(count, limits, of)]


def _keeps(count: int, limits: tuple[CoreLimit, ...], of: Facts) -> bool:
    kept = []
    for limit in limits:
        low, high = limit.low or 0, 99 if limit.high is None else limit.high
        if limit.sort is Sort.HOUSEHOLD_SHARE:
            kept.append(low * of.member_households <= 100 * count <= high * of.member_households)
        elif limit.sort is Sort.MEMBER_SHARE:
            kept.append(low * of.members <= 100 * count <= high * of.members)
        elif limit.sort is Sort.PER_GRID:
            kept.append(count in sums(len(of.grids), low, high))
        elif limit.sort is Sort.PER_LEADER:
            kept.append(count in sums(of.leaders, low, high))
        else:
            kept.append(of.members - count in sums(count, low, high))
    return all(kept)


def as_list(numbers: Numbers) -> list[int]:
    return list(range(numbers.low, numbers.high + 1))


@pytest.mark.parametrize(
    "limits",
    [
        (SHARE,),
        (SHARE, GRIDS),
        (SHARE, GRIDS, OTHERS),
        (SHARE, GRIDS, OTHERS_TEN),
        (GRIDS, OTHERS),
        (SHARE, OTHERS, OTHERS_TEN),
    ],
)
def test_agrees_with_brute_force_for_all_up_to_60_households_and_6_grids(
    limits: tuple[CoreLimit, ...],
) -> None:
    for grids in range(7):
        for households in range(61):
            of = facts(households, grids)
            if GRIDS in limits and not grids:
                continue  # without a grid there is nothing that the number in each binds
            assert as_list(feasible(limits, of)) == one_by_one(limits, of), (households, grids)


@pytest.mark.parametrize("leaders", range(6))
def test_agrees_with_brute_force_with_the_chain(leaders: int) -> None:
    limits = (SHARE, GRIDS, OTHERS_TEN, LEADERS)
    for grids in range(1, 7):
        for households in range(61):
            of = facts(households, grids, leaders)
            assert as_list(feasible(limits, of)) == one_by_one(limits, of), (households, grids)


@pytest.mark.parametrize("grids", range(1, 7))
def test_share_and_grids_hold_from_10g_to_a_third_of_100g(grids: int) -> None:
    fit = [n for n in range(300) if feasible((SHARE, GRIDS), facts(n, grids)).fits]
    assert fit == [n for n in range(10 * grids, 100 * grids // 3 + 1) if (grids, n) != (1, 14)]


@pytest.mark.parametrize("households", range(61))
def test_five_others_each_are_a_sixth_at_most(households: int) -> None:
    open_end = OTHERS._replace(high=None)
    assert feasible((open_end,), facts(households)) == (0, households // 6)
    assert feasible((OTHERS,), facts(households)) == (-(-households // 16), households // 6)


def slowly(limits: tuple[CoreLimit, ...], of: Facts) -> list[int]:
    """The same with villager groups: every sum of what single groups and grids may have."""
    most = of.member_households
    villages = frozenset({0})
    for groups, in_grid in (*((each, True) for each in of.grids), (of.apart, False)):
        found = frozenset(range(most + 1)) if in_grid and not groups else frozenset({0})
        for size in groups:
            fit = [n for n in range(most + 1) if all(_in_group(n, size, k) for k in limits)]
            found = frozenset(total + one for total in found for one in fit)
        if in_grid:
            found = frozenset(n for n in found if all(_in_grid(n, k) for k in limits))
        villages = frozenset(total + one for total in villages for one in found)
    village = tuple(k for k in limits if k.sort in {Sort.HOUSEHOLD_SHARE, Sort.MEMBERS_EACH})
    return [n for n in sorted(villages) if n <= most and _keeps(n, village, of)]


def _in_group(count: int, size: int, limit: CoreLimit) -> bool:
    low, high = limit.low or 0, 99 if limit.high is None else limit.high
    if limit.sort is Sort.HOUSEHOLDS_EACH:
        return low * count <= size <= high * count
    if limit.sort is Sort.GROUP_SHARE:
        return low * size <= 100 * count <= high * size
    return limit.sort is not Sort.PER_GROUP or low <= count <= high


def _in_grid(count: int, limit: CoreLimit) -> bool:
    return limit.sort is not Sort.PER_GRID or (limit.low or 0) <= count <= (limit.high or 0)


SIZES = st.lists(st.integers(0, 70), min_size=1, max_size=3).map(tuple)
OF_GROUPS = st.sampled_from(
    [
        GROUPS,
        CoreLimit(Sort.PER_GROUP, "villager-group.core-households", 1, 3),
        CoreLimit(Sort.PER_GROUP, "villager-group.core-households", None, 2),
        CoreLimit(Sort.GROUP_SHARE, "villager-group.core-households", 2, 9),
    ]
)


@given(
    st.integers(0, 40),
    st.lists(SIZES, min_size=1, max_size=3).map(tuple),
    st.lists(st.integers(0, 40), max_size=2).map(tuple),
    st.lists(OF_GROUPS, min_size=1, max_size=2, unique=True),
    st.lists(st.sampled_from([SHARE, GRIDS, OTHERS]), max_size=3, unique=True),
)
def test_groups_within_grids_agree_with_brute_force(
    households: int,
    grids: tuple[tuple[int, ...], ...],
    apart: tuple[int, ...],
    of_groups: list[CoreLimit],
    others: list[CoreLimit],
) -> None:
    limits = (*of_groups, *others)
    of = Facts(households, households, 0, grids, apart)
    assert as_list(feasible(limits, of)) == slowly(limits, of)


@given(
    st.permutations([SHARE, GRIDS, GROUPS, LEADERS, OTHERS]),
    st.permutations([40, 41, 45]),
    st.permutations([(60,), (70, 20), (30,)]),
)
def test_no_order_of_rows_or_clauses_changes_it(
    limits: list[CoreLimit], sizes: list[int], grids: list[tuple[int, ...]]
) -> None:
    of = Facts(60, 70, 3, (tuple(sizes), *grids))
    usual = Facts(60, 70, 3, ((40, 41, 45), (60,), (70, 20), (30,)))
    assert feasible(limits, of) == feasible((SHARE, GRIDS, GROUPS, LEADERS, OTHERS), usual)


@pytest.mark.parametrize(
    ("limit", "of", "expected"),
    [
        (SHARE, facts(40), (6, 8)),
        (SHARE._replace(low=None), facts(40), (0, 8)),
        (SHARE._replace(high=None), facts(40), (6, 40)),
        (CoreLimit(Sort.MEMBER_SHARE, "k", 10, 50), Facts(9, 21, 0, ()), (3, 9)),
        (GRIDS, facts(50, 3), (6, 15)),
        (GRIDS._replace(low=None), facts(50, 3), (0, 15)),
        (GRIDS._replace(high=None), facts(50, 3), (6, 50)),
        (GRIDS, facts(50), (0, 50)),
        (LEADERS, facts(50, 0, 4), (8, 20)),
        (LEADERS._replace(low=None), facts(50, 0, 4), (0, 20)),
        (LEADERS._replace(high=None), facts(50, 0, 4), (8, 50)),
        (OTHERS._replace(low=None), facts(33), (3, 33)),
        (GROUPS, Facts(50, 50, 0, ((40,), (31, 12)), (30,)), (9, 11)),
        (GROUPS._replace(high=None), Facts(50, 50, 0, ((40,),)), (0, 4)),
        (GROUPS._replace(low=None), Facts(50, 50, 0, ((40,),)), (3, 40)),
        (GROUPS, Facts(50, 50, 0, ((),), (30,)), (2, 50)),
        (GRIDS, Facts(50, 50, 0, ((), ()), (30,)), (4, 50)),
        (CoreLimit(Sort.GROUP_SHARE, "k", 5, None), Facts(150, 150, 0, ((100,),)), (5, 100)),
    ],
)
def test_one_limit_alone(limit: CoreLimit, of: Facts, expected: tuple[int, int]) -> None:
    assert feasible((limit,), of) == expected


def test_nothing_is_asked() -> None:
    assert feasible((), Facts(7, 9, 1, ((20,),), (3,))) == (0, 7)


def test_one_grid_that_cannot_leaves_none() -> None:
    of = Facts(20, 20, 0, ((10,), (60, 60)))
    assert feasible((GRIDS,), of) == (4, 10)
    assert feasible((GRIDS, GROUPS), of) == NONE  # the first group's one is below two a grid
    assert feasible((GROUPS,), Facts(20, 20, 0, ((17,),))) == NONE
    assert not NONE.fits
    assert NONE == (1, 0)


def test_there_are_no_more_than_member_households() -> None:
    assert feasible((GRIDS,), facts(3, 2)) == (4, 3)
    assert feasible((GRIDS,), facts(4, 2)) == (4, 4)


def test_shares_are_percent() -> None:
    shares = {sort for sort in Sort if CoreLimit(sort, "k", 1, 2).is_share}
    assert shares == {Sort.HOUSEHOLD_SHARE, Sort.MEMBER_SHARE, Sort.GROUP_SHARE}
    assert CoreLimit(Sort.PER_GRID, "k", 1, 2).hedged is False


def test_worked_example_all_limits_together() -> None:
    of = Facts(38, 42, 4, ((), (), ()))
    assert feasible((SHARE,), of) == (6, 7)
    assert feasible((GRIDS,), of) == (6, 15)
    assert feasible((OTHERS,), of) == (3, 7)
    assert feasible((SHARE, GRIDS, OTHERS), of) == (6, 7)
