"""Ranks with ties, and the cut at a number of places; exact."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridctl.compute.ranking import Ranked, cut, places, ranking

THIRD = Fraction(1, 3)


def ranked(*values: int | Fraction) -> tuple[Ranked, ...]:
    return ranking({f"G{i}": Fraction(value) for i, value in enumerate(values, 1)})


def test_worked_example_of_ranks_one_two_two_four() -> None:
    found = ranked(5, 8, 5, 2)
    assert [(each.id, each.rank, each.tied) for each in found] == [
        ("G2", 1, 1),
        ("G1", 2, 2),
        ("G3", 2, 2),
        ("G4", 4, 1),
    ]


def test_values_are_compared_exactly() -> None:
    nearly = THIRD + Fraction(1, 10**18)
    assert [each.rank for each in ranked(THIRD, nearly, Fraction(2, 6))] == [1, 2, 2]
    assert ranked() == ()


@pytest.mark.parametrize(
    ("count", "percent", "least", "number"),
    [
        (7, 30, 1, 2),
        (3, 30, 1, 1),
        (3, 30, 0, 0),
        (10, 30, 1, 3),
        (10, 29, 1, 2),
        (7, 0, 0, 0),
        (7, 100, 0, 7),
        (0, 30, 1, 0),
        (2, 30, 5, 2),
    ],
)
def test_a_percentage_is_rounded_down_but_at_least_so_many(
    count: int, percent: int, least: int, number: int
) -> None:
    assert places(count, percent, least) == number


def test_worked_example_of_a_tie_at_the_cut() -> None:
    found = ranked(8, 5, 5, 2)
    everyone = cut(found, 2, with_tied=True)
    assert (everyone.places, everyone.chosen, everyone.tied) == (
        2,
        ("G1", "G2", "G3"),
        ("G2", "G3"),
    )
    assert cut(found, 2, with_tied=False).chosen == ("G1",)
    assert cut(found, 2, with_tied=False).tied == ("G2", "G3")


@pytest.mark.parametrize("with_tied", [True, False])
def test_a_tie_that_the_cut_does_not_touch(with_tied: bool) -> None:
    assert cut(ranked(8, 5, 5, 2), 3, with_tied=with_tied) == (3, ("G1", "G2", "G3"), ())
    assert cut(ranked(8, 8, 5, 2), 2, with_tied=with_tied) == (2, ("G1", "G2"), ())
    assert cut(ranked(8, 5, 2, 2), 2, with_tied=with_tied) == (2, ("G1", "G2"), ())


@pytest.mark.parametrize("with_tied", [True, False])
def test_no_places_and_more_places_than_there_are(with_tied: bool) -> None:
    assert cut(ranked(8, 8), 0, with_tied=with_tied) == (0, (), ())
    assert cut(ranked(8, 8), 5, with_tied=with_tied) == (5, ("G1", "G2"), ())


def test_who_has_nothing_is_never_chosen() -> None:
    assert cut(ranked(1, 0, 0, -1), 2, with_tied=True) == (2, ("G1",), ())
    assert cut(ranked(0, 0), 1, with_tied=True) == (1, (), ())


VALUES = st.lists(st.fractions(-3, 3, max_denominator=4), max_size=8)


@given(VALUES)
def test_ranks_agree_with_a_slow_definition(values: list[Fraction]) -> None:
    named = {f"G{i}": value for i, value in enumerate(values)}
    found = {each.id: each for each in ranking(named)}
    assert found.keys() == named.keys()
    for name, value in named.items():
        assert found[name].rank == 1 + sum(other > value for other in values)
        assert found[name].tied == values.count(value)


@given(VALUES, st.integers(0, 9), st.booleans())
def test_cuts_agree_with_a_slow_definition(
    values: list[Fraction], number: int, with_tied: bool
) -> None:
    named = {f"G{i}": value for i, value in enumerate(values)}
    chosen = set(cut(ranking(named), number, with_tied=with_tied).chosen)
    for name, value in named.items():
        better, as_good = (
            sum(other > value for other in values),
            sum(o >= value for o in values),
        )
        enough = better < number if with_tied else as_good <= number
        assert (name in chosen) == (enough and value > 0)


@given(st.permutations([Fraction(1), Fraction(2), Fraction(2), Fraction(3)]))
def test_the_order_given_changes_no_rank(values: list[Fraction]) -> None:
    assert [each.rank for each in ranking(dict(enumerate(values)))] == [1, 2, 2, 4]  # type: ignore[arg-type]
