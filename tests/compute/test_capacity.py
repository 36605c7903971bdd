"""How many households members can cover, against laying them out one by one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridctl.compute.capacity import Capacity, Reach, capacity

BOUND = Reach(10, 15, exempt=False)
EXEMPT = Reach(0, 15, exempt=True)
OPEN = Reach(10, None, exempt=False)


def of(households: int, *reaches: Reach) -> Capacity:
    return capacity("G01", "一网格", households, reaches)


@pytest.mark.parametrize(
    ("households", "missing", "by_exempt", "beyond", "spare", "fits"),
    [
        (0, 20, 0, 0, 30, False),
        (19, 1, 0, 0, 11, False),
        (20, 0, 0, 0, 10, True),
        (30, 0, 0, 0, 0, True),
        (31, 0, 1, 0, 0, True),
        (45, 0, 15, 0, 0, True),
        (46, 0, 15, 1, 0, False),
    ],
)
def test_worked_example_two_members_and_an_exempt_one(
    households: int, missing: int, by_exempt: int, beyond: int, spare: int, fits: bool
) -> None:
    found = of(households, BOUND, BOUND, EXEMPT)
    assert (found.place, found.name, found.households) == ("G01", "一网格", households)
    assert (found.members, found.exempt) == (3, 1)
    assert (found.least, found.most, found.allowed) == (20, 30, 45)
    assert (found.missing, found.by_exempt, found.beyond) == (missing, by_exempt, beyond)
    assert (found.spare, found.fits) == (spare, fits)


def test_without_a_maximum_there_is_no_most() -> None:
    found = of(500, BOUND, OPEN)
    assert (found.least, found.most, found.allowed, found.spare) == (20, None, None, None)
    assert (found.missing, found.by_exempt, found.beyond, found.fits) == (0, 0, 0, True)
    assert of(19, OPEN, OPEN).missing == 1
    only_exempt = of(40, BOUND, OPEN._replace(exempt=True))
    assert (only_exempt.most, only_exempt.allowed, only_exempt.spare) == (15, None, 0)
    assert (only_exempt.by_exempt, only_exempt.fits) == (25, True)


def test_with_nobody_nothing_can_be_covered() -> None:
    assert of(0).fits
    assert of(1).beyond == 1
    assert of(0).spare == 0


REACHES = st.lists(
    st.builds(
        lambda low, more, exempt: Reach(0 if exempt else low, low + more, exempt),
        st.integers(0, 4),
        st.integers(0, 4),
        st.booleans(),
    ),
    max_size=5,
)


@given(st.integers(0, 40), REACHES)
def test_it_fits_exactly_where_some_layout_keeps_every_span(
    households: int, reaches: list[Reach]
) -> None:
    totals = {0}
    for reach in reaches:
        own = range(reach.low, (reach.high or 0) + 1)
        totals = {total + one for total in totals for one in own}
    found = of(households, *reaches)
    assert found.fits is (households in totals)
    assert found == of(households, *reversed(reaches))
    if not found.fits:
        nearer = households + found.missing - found.beyond
        assert nearer in totals
