"""The yearly score, exactly."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridctl.compute.scoring import (
    HelpState,
    help_state,
    help_talks,
    member_scores,
    points_text,
    shares,
)
from gridctl.model.choices import TalkCause
from gridctl.model.ledger import Score, Talk
from gridctl.model.mark import Nowhere
from gridctl.model.period import Period

HALF, FIVE = Decimal("0.5"), Decimal(5)


def scored(member: str, organisation: str, households: str) -> Score:
    return Score(
        member=member,
        organisation_score=Decimal(organisation) if organisation else None,
        households_score=Decimal(households) if households else None,
        period=Period.parse("2022"),
        at=Nowhere(),
    )


@pytest.mark.parametrize(("points", "text"), [(Fraction(1, 5), "0.2"), (Fraction(1, 25), "0.04")])
def test_fifths_end_where_they_end(points: Fraction, text: str) -> None:
    assert points_text(points) == text


def test_of_two_talks_of_a_day_the_first_row_counts() -> None:
    rows = [
        Talk(date(2023, 1, 4), "M1", TalkCause.LOW_SCORE, held_by, Nowhere())
        for held_by in ("M2", "M3")
    ]
    assert help_talks(rows, Period.parse("2022"), 30)["M1"].held_by == "M2"


def test_half_of_both_less_five_for_each_poor_round() -> None:
    rows = [scored("M1", "58", "63.5"), scored("M2", "90", "81.1"), scored("M3", "", "70")]
    first, second = member_scores(rows, {"M1": 1, "M9": 2}, HALF, HALF, FIVE)
    assert (first.member, first.poor_rounds, first.total) == ("M1", 1, Fraction(223, 4))
    assert (first.organisation, first.households) == (Decimal(58), Decimal("63.5"))
    assert (first.organisation_points, first.households_points) == (29, Fraction("31.75"))
    assert (first.deduction, second.deduction) == (5, 0)
    assert (second.member, second.poor_rounds, second.total) == ("M2", 0, Fraction("85.55"))


def total(organisation: Decimal, households: Decimal, poor: int, *weights: Decimal) -> Fraction:
    rows = [scored("M1", str(organisation), str(households))]
    return member_scores(rows, {"M1": poor}, *weights, FIVE)[0].total


def test_only_the_proportion_of_the_weights_matters() -> None:
    scores = (Decimal(90), Decimal(60))
    assert total(*scores, 0, Decimal(2), Decimal(1)) == 80
    assert total(*scores, 2, Decimal(60), Decimal(30)) == 70
    assert total(*scores, 0, Decimal(0), Decimal(1)) == 60
    with pytest.raises(ValueError, match="add up to nothing"):
        total(*scores, 0, Decimal(0), Decimal(0))


hundredths = st.integers(0, 10_000).map(lambda n: Decimal(n) / 100)
weights = st.integers(1, 100).map(Decimal)


@given(hundredths, hundredths, weights, weights, st.integers(0, 3))
def test_the_mean_lies_between_both_scores(
    first: Decimal, second: Decimal, one: Decimal, other: Decimal, poor: int
) -> None:
    mean = total(first, second, poor, one, other) + 5 * poor
    low, high = sorted((Fraction(first), Fraction(second)))
    assert low <= mean <= high


@pytest.mark.parametrize(
    ("points", "text"),
    [
        (Fraction(0), "0"),
        (Fraction(60), "60"),
        (Fraction(223, 4), "55.75"),
        (Fraction(-5, 2), "-2.5"),
        (Fraction(1, 8), "0.125"),
        (Fraction(1, 3), "≈0.33"),
        (Fraction(-2, 3), "≈-0.67"),
        (Fraction(200, 3), "≈66.67"),
    ],
)
def test_points_in_words_are_exact_or_say_that_they_are_not(points: Fraction, text: str) -> None:
    assert points_text(points) == text


@given(hundredths)
def test_a_decimal_is_written_exactly(points: Decimal) -> None:
    assert Decimal(points_text(Fraction(points))) == points


def test_help_counts_from_thirty_days_before_the_years_end_for_a_year() -> None:
    days = ("2022-11-30", "2022-12-01", "2023-11-30", "2023-12-01")
    talks = [
        Talk(
            date=date.fromisoformat(day),
            member=f"M{number}",
            cause=cause,
            held_by="",
            at=Nowhere(),
        )
        for cause in (TalkCause.POOR_RATING, TalkCause.LOW_SCORE)
        for number, day in enumerate((*reversed(days), "2023-02-01"))
    ]
    again = talks[-1]._replace(date=date(2023, 1, 4))
    found = help_talks([*talks, again, again._replace(date=None)], Period.parse("2022"), 30)
    assert {member: talk.date for member, talk in found.items()} == {
        "M1": date(2023, 11, 30),
        "M2": date(2022, 12, 1),
        "M4": date(2023, 1, 4),
    }


@pytest.mark.parametrize(
    ("talked", "day", "still", "state"),
    [
        (True, 1, True, HelpState.RECORDED),
        (True, 31, False, HelpState.RECORDED),
        (False, 30, True, HelpState.DUE),
        (False, 31, True, HelpState.MISSING),
        (False, 30, False, HelpState.NOT_ASKED),
        (False, 31, False, HelpState.NOT_ASKED),
    ],
)
def test_how_it_stands_with_help(talked: bool, day: int, still: bool, state: HelpState) -> None:
    talk = Talk(
        date=date(2023, 1, 4), member="M1", cause=TalkCause.LOW_SCORE, held_by="", at=Nowhere()
    )
    due = date(2023, 1, 30)
    found = help_state(talk if talked else None, due, date(2023, 1, day), still=still)
    assert found is state


@given(st.lists(weights, min_size=1, max_size=5))
def test_shares_add_up_to_the_whole(every: list[Decimal]) -> None:
    assert sum(shares(*every)) == 1


@given(st.lists(st.tuples(hundredths, hundredths, st.integers(0, 2)), max_size=6), weights, weights)
def test_a_score_is_the_sum_of_its_parts_whatever_the_order(
    rows: list[tuple[Decimal, Decimal, int]], one: Decimal, other: Decimal
) -> None:
    given_ = [scored(f"M{n}", str(first), str(second)) for n, (first, second, _) in enumerate(rows)]
    poor = {f"M{n}": count for n, (_, _, count) in enumerate(rows)}
    found = member_scores(given_, poor, one, other, FIVE)
    for score, (first, second, count) in zip(found, rows, strict=True):
        slow = (Fraction(first) * Fraction(one) + Fraction(second) * Fraction(other)) / (
            Fraction(one) + Fraction(other)
        )
        assert score.total == slow - 5 * count
    again = member_scores(reversed(given_), poor, one, other, FIVE)
    assert {s.member: s.total for s in again} == {s.member: s.total for s in found}
