"""Shares in whole numbers, against the definition."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridctl.compute.shares import Bounds, joint_bounds, per_bounds, share_bounds

TOTALS = st.integers(0, 5000)
PERCENT = st.integers(0, 100)


@pytest.mark.parametrize("total", [1, 2, 3, 4, 7, 8, 9, 14])
def test_no_whole_number_is_15_to_20_percent(total: int) -> None:
    bounds = share_bounds(total, 15, 20)
    assert not bounds.fits
    (below, less), (above, more) = bounds.neighbours
    assert above == below + 1
    assert (less, more) == (Fraction(below, total), Fraction(above, total))
    assert less < Fraction(15, 100)
    assert more > Fraction(20, 100)


def test_everywhere_else_there_is_one() -> None:
    unfit = [total for total in range(1000) if not share_bounds(total, 15, 20).fits]
    assert unfit == [1, 2, 3, 4, 7, 8, 9, 14]
    assert share_bounds(15, 15, 20).neighbours == ()


@pytest.mark.parametrize(
    ("total", "low", "high"), [(20, 3, 4), (37, 6, 7), (40, 6, 8), (60, 9, 12), (0, 0, 0)]
)
def test_known_quotas(total: int, low: int, high: int) -> None:
    assert share_bounds(total, 15, 20) == (low, high, total)


def test_fourteen_has_two_neighbours() -> None:
    assert share_bounds(14, 15, 20).neighbours == ((2, Fraction(1, 7)), (3, Fraction(3, 14)))


@given(TOTALS, PERCENT, PERCENT)
def test_the_bounds_are_the_outermost_numbers_within(total: int, one: int, other: int) -> None:
    low, high = sorted((one, other))
    bounds = share_bounds(total, low, high)
    inside = [n for n in range(total + 1) if low * total <= 100 * n <= high * total]
    assert bounds.fits == bool(inside)
    if inside:
        assert (bounds.low, bounds.high) == (inside[0], inside[-1])
    else:
        assert bounds.low == bounds.high + 1


@given(
    st.integers(0, 80), st.integers(0, 80), st.integers(0, 12), st.integers(0, 6), st.integers(0, 9)
)
def test_joint_bounds_hold_what_both_hold(
    low: int, high: int, grids: int, least: int, most: int
) -> None:
    first, last = joint_bounds(Bounds(low, high, 100), grids, least, most)
    both = [n for n in range(200) if low <= n <= high and grids * least <= n <= grids * most]
    assert list(range(first, last + 1)) == both


@pytest.mark.parametrize("grids", range(1, 8))
def test_share_and_two_to_five_a_grid_hold_together_from_10g_to_a_third_of_100g(
    grids: int,
) -> None:
    both = []
    for total in range(1, 300):
        low, high = joint_bounds(share_bounds(total, 15, 20), grids, 2, 5)
        if low <= high:
            both.append(total)
    expected = [n for n in range(10 * grids, 100 * grids // 3 + 1) if (grids, n) != (1, 14)]
    assert both == expected


@pytest.mark.parametrize(
    ("total", "low", "high"),
    [(0, 0, 0), (9, 1, 0), (10, 1, 1), (15, 1, 1), (16, 2, 1), (20, 2, 2), (40, 3, 4), (90, 6, 9)],
)
def test_worked_example_one_for_each_ten_to_fifteen(total: int, low: int, high: int) -> None:
    assert per_bounds(total, 10, 15) == (low, high, total)


@given(st.integers(0, 400), st.integers(1, 20), st.integers(0, 20))
def test_each_one_has_from_the_least_to_the_most(total: int, least: int, more: int) -> None:
    bounds = per_bounds(total, least, least + more)
    inside = [n for n in range(total + 1) if least * n <= total <= (least + more) * n]
    assert list(range(bounds.low, bounds.high + 1)) == inside
    assert per_bounds(total, None, least) == (-(-total // least), total, total)
    assert per_bounds(total, least, None) == (0, total // least, total)
    assert per_bounds(total, 0, 0) == (0, total, total)
