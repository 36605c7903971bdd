"""The median of ballots, the results of a round, its day, and the poor rounds of a year."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridctl.compute.rating import (
    Ballots,
    last_round_before,
    median_grade,
    poor_rounds,
    results,
    round_date,
    rounds,
)
from gridctl.model.choices import MeetingKind, RatingGrade
from gridctl.model.ledger import Meeting, Rating
from gridctl.model.mark import Nowhere
from gridctl.model.period import Period
from gridctl.model.village import Village

JULY, DECEMBER = Period.parse("2022-07"), Period.parse("2022-12")


def rated(member: str, *counts: int | None, month: Period = JULY) -> Rating:
    good, fairly_good, fair, poor = counts
    return Rating(
        member=member,
        good=good,
        fairly_good=fairly_good,
        fair=fair,
        poor=poor,
        period=month,
        at=Nowhere(),
    )


def met(day: date, kind: MeetingKind = MeetingKind.RATING) -> Meeting:
    return Meeting(
        id="MT1",
        date=day,
        kind=kind,
        unit="V",
        agenda=(),
        reported=(),
        attended=None,
        expected=None,
        at=Nowhere(),
    )


@pytest.mark.parametrize(
    ("counts", "grade"),
    [
        ((0, 0, 0, 0), None),
        ((1, 0, 0, 0), RatingGrade.GOOD),
        ((0, 0, 0, 1), RatingGrade.POOR),
        ((6, 0, 0, 5), RatingGrade.GOOD),
        ((5, 0, 0, 6), RatingGrade.POOR),
        ((5, 0, 0, 5), RatingGrade.POOR),  # even: the worse of the middle two
        ((5, 1, 4, 0), RatingGrade.FAIRLY_GOOD),
        ((3, 2, 5, 0), RatingGrade.FAIR),
        ((0, 3, 10, 23), RatingGrade.POOR),
        ((10, 10, 10, 0), RatingGrade.FAIRLY_GOOD),
    ],
)
def test_median(counts: tuple[int, int, int, int], grade: RatingGrade | None) -> None:
    assert median_grade(Ballots(*counts)) is grade


@given(st.tuples(*[st.integers(0, 40)] * 4).filter(any))
def test_the_median_is_the_worse_middle_of_the_sorted_ballots(
    counts: tuple[int, int, int, int],
) -> None:
    one_by_one = [g for g, n in zip(RatingGrade, counts, strict=True) for _ in range(n)]
    assert median_grade(Ballots(*counts)) is one_by_one[len(one_by_one) // 2]


def test_too_few_ballots_give_no_grade() -> None:
    ratings = [
        rated("M1", 9, 0, 0, 0),
        rated("M2", 10, 0, 0, 0),
        rated("M3", 1, None, 0, 0),
        rated("M4", 10, 0, 0, 0, month=DECEMBER),
        rated("M5", 0, 0, 0, 0),
    ]
    found = results(ratings, JULY, 10)
    assert [(r.rating.member, r.grade, r.enough, r.ballots.total) for r in found] == [
        ("M1", None, False, 9),
        ("M2", RatingGrade.GOOD, True, 10),
        ("M5", None, False, 0),
    ]
    assert results(ratings[-1:], JULY, 0)[0].grade is None


def test_a_round_is_dated_by_its_last_rating_meeting_else_by_the_months_last_day() -> None:
    village = Village(
        meetings=(
            met(date(2022, 7, 18)),
            met(date(2022, 7, 20)),
            met(date(2022, 7, 25), MeetingKind.ORGANISATION),
            met(date(2022, 8, 1)),
        )
    )
    assert round_date(village, JULY) == date(2022, 7, 20)
    assert round_date(village, DECEMBER) == date(2022, 12, 31)


def test_poor_rounds_count_a_round_once_and_only_that_year() -> None:
    earlier = Period.parse("2021-12")
    village = Village(
        ratings=(
            rated("M1", 0, 0, 0, 10),
            rated("M1", 0, 0, 0, 11),
            rated("M1", 0, 0, 0, 10, month=DECEMBER),
            rated("M1", 0, 0, 0, 10, month=earlier),
            rated("M2", 0, 0, 0, 9),
            rated("M3", 10, 0, 0, 0),
        )
    )
    assert poor_rounds(village, 2022, 10) == {"M1": 2}
    assert poor_rounds(village, 2022, 9) == {"M1": 2, "M2": 1}
    assert poor_rounds(village, 2023, 10) == {}
    assert rounds(village) == (earlier, JULY, DECEMBER)


def test_the_last_round_before_a_day_is_not_one_of_that_day() -> None:
    village = Village(
        ratings=(rated("M1", 1, 0, 0, 0), rated("M1", 1, 0, 0, 0, month=DECEMBER)),
        meetings=(met(date(2022, 7, 20)),),
    )
    assert last_round_before(village, date(2022, 7, 20)) is None
    assert last_round_before(village, date(2022, 7, 21)) == JULY
    assert last_round_before(village, date(2022, 12, 31)) == JULY
    assert last_round_before(village, date(2023, 1, 1)) == DECEMBER
