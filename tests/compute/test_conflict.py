"""Why limits leave no number of core households, and the smallest change that mends it."""

from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gridctl.compute.conflict import (
    FURTHEST,
    Joint,
    joint,
    loosest,
    smallest_change,
    smallest_conflict,
    smallest_dropped,
)
from gridctl.compute.feasibility import CoreLimit, Facts, Side, Sort, feasible
from tests.compute.test_feasibility import GRIDS, GROUPS, LEADERS, OTHERS, SHARE, facts


def told(found: Joint) -> list[tuple[str, str, int, int]]:
    assert found.change is not None
    return [(c.limit.key, c.side, c.before, c.after) for c in found.change.changed]


def test_where_all_hold_there_is_nothing_to_tell() -> None:
    found = joint((SHARE, GRIDS), facts(40, 3))
    assert found == Joint(facts(40, 3), (SHARE, GRIDS), feasible((SHARE, GRIDS), facts(40, 3)))
    assert (found.conflict, found.dropped, found.change, found.fewer, found.more) == (
        (),
        (),
        None,
        None,
        None,
    )


def test_worked_example_a_share_against_the_grids() -> None:
    found = joint((SHARE, GRIDS), facts(20, 4))
    assert (found.alone(SHARE.key), found.alone(GRIDS.key)) == ((3, 4), (8, 20))
    assert found.conflict == (SHARE, GRIDS)
    assert [(d.limits, d.numbers) for d in found.dropped] == [
        ((SHARE,), (8, 20)),
        ((GRIDS,), (3, 4)),
    ]
    assert told(found) == [(GRIDS.key, "low", 2, 1)]
    assert found.change is not None
    assert (found.change.total, found.change.numbers) == (1, (4, 4))
    assert (found.fewer, found.more) == (None, 40)


def test_worked_example_no_whole_number_within_the_share() -> None:
    found = joint((SHARE,), facts(14))
    assert found.conflict == (SHARE,)
    assert told(found) == [(SHARE.key, "low", 15, 14)]
    assert (found.fewer, found.more) == (13, 15)


def test_a_maximum_is_raised_where_that_is_less() -> None:
    found = joint((SHARE._replace(low=14, high=14), GRIDS._replace(low=4)), facts(25, 1))
    assert found.numbers == (4, 3)
    assert told(found) == [(SHARE.key, "high", 14, 16)]
    assert found.change is not None
    assert found.change.numbers == (4, 4)


def test_two_lower_limits_need_two_changes() -> None:
    limits = (SHARE, GRIDS, LEADERS, OTHERS)
    found = joint(limits, facts(20, 4, 4))
    assert found.conflict == (SHARE, GRIDS)
    assert [d.limits for d in found.dropped] == [(SHARE, OTHERS), (GRIDS, LEADERS)]
    assert told(found) == [(GRIDS.key, "low", 2, 0), (LEADERS.key, "low", 2, 0)]
    assert found.change is not None
    assert (found.change.numbers, found.change.total) == ((3, 3), 4)


def test_of_equal_changes_hedged_limits_come_first() -> None:
    low = CoreLimit(Sort.PER_LEADER, "low", 3, None)
    high = CoreLimit(Sort.PER_GRID, "high", None, 2)
    of = facts(20, 1, 1)
    assert told(joint((low, high), of)) == [("low", "low", 3, 2)]
    assert told(joint((high, low), of)) == [("high", "high", 2, 3)]
    assert told(joint((high, low._replace(hedged=True)), of)) == [("low", "low", 3, 2)]
    assert told(joint((low, high._replace(hedged=True)), of)) == [("high", "high", 2, 3)]


def test_a_key_of_two_limits_is_taken_as_one() -> None:
    other = CoreLimit(Sort.MEMBER_SHARE, SHARE.key, 18, 30)
    found = joint((SHARE, other), facts(60))
    assert found.alone(SHARE.key) == (11, 12)


def test_where_the_facts_forbid_it_no_change_helps() -> None:
    """Three villager groups with a household each need a core household each: there are two."""
    of = Facts(2, 2, 0, ((10,), (10,), (10,)))
    found = joint((GROUPS._replace(low=None),), of)
    assert found.conflict == (GROUPS._replace(low=None),)
    assert found.change is None
    assert (found.fewer, found.more) == (None, 3)


def test_member_households_are_sought_within_a_thousand() -> None:
    limit = CoreLimit(Sort.HOUSEHOLD_SHARE, "k", None, 1)
    least = CoreLimit(Sort.PER_LEADER, "l", 1, None)

    def more(leaders: int) -> int | None:
        return joint((limit, least), facts(100, 0, leaders)).more

    assert more(2) == 200
    assert more(11) == 100 + FURTHEST
    assert more(12) is None
    upper = CoreLimit(Sort.PER_LEADER, "u", None, 1)
    low = CoreLimit(Sort.HOUSEHOLD_SHARE, "k", 1, None)
    fewer = joint((low, upper), facts(1100, 0, 1)).fewer
    assert fewer == 1100 - FURTHEST
    assert joint((low, upper), facts(1101, 0, 1)).fewer is None


def test_fewer_member_households_are_never_none_at_all() -> None:
    assert joint((SHARE,), facts(4)).fewer is None
    assert joint((SHARE,), facts(7)).fewer == 6
    assert joint((SHARE,), Facts(4, 9, 0, ())).fewer is None
    assert joint((SHARE,), Facts(7, 1, 0, ())).fewer is None  # nor fewer members than one
    assert joint((SHARE,), Facts(7, 2, 0, ())).fewer == 6
    all_of_them = CoreLimit(Sort.HOUSEHOLD_SHARE, "k", 100, 100)
    one_at_most = CoreLimit(Sort.PER_LEADER, "u", None, 1)
    assert joint((all_of_them, one_at_most), Facts(2, 9, 1, ())).fewer == 1


def test_a_member_household_more_is_a_member_more() -> None:
    found = joint((SHARE, OTHERS), facts(14))
    assert (found.fewer, found.more) == (13, 18)  # 18: 15 to 20 percent is 3, and 18 / 6 is 3


@pytest.mark.parametrize(
    ("limit", "side", "expected"),
    [
        (SHARE, "low", 0),
        (SHARE, "high", 100),
        (GRIDS, "high", 30),
        (LEADERS, "high", 30),
        (OTHERS, "high", 33),
        (GROUPS, "high", 41),
        (GROUPS._replace(high=50), "high", 50),
    ],
)
def test_beyond_the_loosest_nothing_changes(limit: CoreLimit, side: Side, expected: int) -> None:
    of = Facts(30, 33, 2, ((20, 41), (7,)), (12,))
    assert loosest(limit, side, of) == expected
    further = {side: expected + (1 if side == "high" else 0)}
    at = feasible((limit._replace(**{side: expected}),), of)
    assert feasible((limit._replace(**further),), of) == at
    assert loosest(GROUPS, "high", Facts(30, 33, 2, ())) == 15
    assert loosest(GROUPS, "high", Facts(30, 33, 2, (), (77,))) == 77


SMALL = st.integers(0, 4)


def _limit(sort: Sort) -> st.SearchStrategy[CoreLimit]:
    numbers = st.tuples(SMALL, SMALL).map(sorted)
    return st.builds(
        lambda pair, hedged: CoreLimit(sort, sort.value, *pair, hedged=hedged),
        numbers,
        st.booleans(),
    )


LIMITS = st.sampled_from([Sort.PER_GRID, Sort.MEMBERS_EACH, Sort.PER_LEADER]).flatmap(_limit)
SOME = st.lists(LIMITS, min_size=1, max_size=2, unique_by=lambda limit: limit.sort)


def all_changes(limits: tuple[CoreLimit, ...], of: Facts) -> list[tuple[int, int]]:
    """(How many numbers, by how much) of every change that leaves some number."""
    loosened = [
        [
            limit._replace(low=low, high=high)
            for low in range(limit.low or 0, -1, -1)
            for high in range(limit.high or 0, loosest(limit, "high", of) + 1)
        ]
        for limit in limits
    ]
    found = []
    for after in product(*loosened):
        steps = [
            abs((getattr(new, side) or 0) - (getattr(old, side) or 0))
            for old, new in zip(limits, after, strict=True)
            for side in ("low", "high")
        ]
        if feasible(after, of).fits:
            found.append((sum(map(bool, steps)), sum(steps)))
    return found


@settings(max_examples=60, deadline=None)
@given(SOME, st.integers(0, 5), st.integers(0, 8), st.integers(0, 3), st.integers(0, 3))
def test_the_smallest_change_agrees_with_trying_all(
    limits: list[CoreLimit], households: int, more: int, grids: int, leaders: int
) -> None:
    of = Facts(households, min(households + more, 8), leaders, ((),) * grids)
    found = joint(limits, of)
    if found.numbers.fits:
        return
    every = all_changes(tuple(limits), of)
    if found.change is None:
        assert not every
        return
    assert (len(found.change.changed), found.change.total) == min(every)
    after = list(limits)
    for each in found.change.changed:
        index = limits.index(each.limit)
        assert each.before == getattr(limits[index], each.side)
        after[index] = after[index]._replace(**{each.side: each.after})
    assert feasible(after, of) == found.change.numbers
    assert found.change.numbers.fits


@settings(max_examples=60, deadline=None)
@given(
    st.lists(LIMITS, max_size=4, unique_by=lambda limit: limit.sort),
    st.integers(0, 20),
    st.integers(0, 3),
    st.integers(0, 3),
)
def test_a_conflict_is_smallest_and_what_is_dropped_too(
    limits: list[CoreLimit], households: int, grids: int, leaders: int
) -> None:
    of = facts(households, grids, leaders)
    conflict = smallest_conflict(limits, of)
    assert bool(conflict) is not feasible(limits, of).fits
    for fewer in range(len(conflict)):
        assert all(feasible(some, of).fits for some in combinations(limits, fewer))
    dropped = smallest_dropped(limits, of)
    for each in dropped:
        rest = [limit for limit in limits if limit not in each.limits]
        assert each.numbers == feasible(rest, of)
        assert each.numbers.fits
        assert len(each.limits) == len(dropped[0].limits)
    fewer_dropped = range(len(dropped[0].limits)) if dropped else range(0)
    for count in fewer_dropped:
        for some in combinations(limits, count):
            assert not feasible([limit for limit in limits if limit not in some], of).fits


def test_a_change_of_many_numbers_is_found_in_time() -> None:
    """Nine limits that clash thrice over, on groups of many sizes."""
    groups = ((60, 70), (80,), (17,), (9, 9, 9, 9), (90,), (20,))
    of = Facts(20, 20, 9, groups)
    limits = (GRIDS, LEADERS, SHARE, OTHERS, GROUPS._replace(hedged=True))
    change = smallest_change(limits, of)
    assert change is not None
    assert [(c.limit.key, c.side, c.before, c.after) for c in change.changed] == [
        (GROUPS.key, "low", 10, 8),
        (GROUPS.key, "high", 15, 30),
        (SHARE.key, "high", 20, 95),
        (OTHERS.key, "low", 5, 0),
    ]
    assert (change.numbers, change.total) == ((19, 19), 97)
