"""The median of ballots, the results of a round, its day, and the poor rounds of a year."""

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridctl.compute.rating import (
    Ballots,
    by_member,
    distribution,
    grades_better,
    judged_half,
    judging_round,
    last_round_before,
    median_grade,
    poor_results,
    results,
    round_before,
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


def test_of_two_rows_of_a_member_the_last_counts() -> None:
    rows = [rated("M1", 0, 0, 0, 10), rated("M2", 10, 0, 0, 0), rated("M1", 10, 0, 0, 1)]
    found = by_member(results(rows, JULY, 10))
    assert [(member, result.grade) for member, result in found.items()] == [
        ("M1", RatingGrade.GOOD),
        ("M2", RatingGrade.GOOD),
    ]


def test_poor_results_are_gathered_over_rounds() -> None:
    earlier = Period.parse("2021-12")
    ratings = [
        rated("M1", 0, 0, 0, 10),
        rated("M1", 0, 0, 0, 11, month=DECEMBER),
        rated("M1", 0, 0, 0, 10, month=earlier),
        rated("M2", 0, 0, 0, 9),
        rated("M3", 10, 0, 0, 0),
    ]

    def poor(minimum: int, *months: Period) -> dict[str, list[Period]]:
        found = poor_results(by_member(results(ratings, month, minimum)) for month in months)
        return {member: [each.rating.period for each in every] for member, every in found.items()}

    assert poor(10, JULY, DECEMBER) == {"M1": [JULY, DECEMBER]}
    assert poor(9, JULY, DECEMBER) == {"M1": [JULY, DECEMBER], "M2": [JULY]}
    assert poor(10) == {}
    assert rounds(Village(ratings=tuple(ratings))) == (earlier, JULY, DECEMBER)


def test_a_distribution_has_every_grade_and_those_without() -> None:
    rows = [rated("M1", 10, 0, 0, 0), rated("M2", 0, 0, 0, 3), rated("M3", 12, 1, 0, 0)]
    found = distribution(results(rows, JULY, 10))
    assert {grade: [r.rating.member for r in each] for grade, each in found.items()} == {
        RatingGrade.GOOD: ["M1", "M3"],
        RatingGrade.FAIRLY_GOOD: [],
        RatingGrade.FAIR: [],
        RatingGrade.POOR: [],
        None: ["M2"],
    }
    assert tuple(found) == (*RatingGrade, None)


COUNTS = st.tuples(*[st.integers(0, 6)] * 4)


@given(st.lists(COUNTS, max_size=12), st.randoms(use_true_random=False))
def test_a_distribution_is_whole_and_the_order_of_rows_never_changes_it(
    counts: list[tuple[int, int, int, int]], chance: Random
) -> None:
    rows = [rated(f"M{place}", *each) for place, each in enumerate(counts)]
    mixed = list(rows)
    chance.shuffle(mixed)
    found, again = (distribution(results(each, JULY, 5)) for each in (rows, mixed))
    assert sum(map(len, found.values())) == len(rows)
    assert {g: {r.rating.member for r in each} for g, each in found.items()} == {
        g: {r.rating.member for r in each} for g, each in again.items()
    }


@pytest.mark.parametrize(
    ("now", "before", "better"),
    [("good", "good", 0), ("good", "fairly_good", 1), ("good", "poor", 3), ("poor", "good", -3),
     ("fair", "fairly_good", -1)],
)  # fmt: skip
def test_how_many_grades_better(now: str, before: str, better: int) -> None:
    assert grades_better(RatingGrade.read(now), RatingGrade.read(before)) == better


@pytest.mark.parametrize(
    ("month", "half"),
    [("2022-07", "2022H1"), ("2022-12", "2022H2"), ("2022-01", "2021H2"), ("2022-06", "2022H1"),
     ("2022-08", "2022H2"), ("2022-02", "2022H1")],
)  # fmt: skip
def test_which_half_a_round_judges(month: str, half: str) -> None:
    assert judged_half(Period.parse(month)) == Period.parse(half)


def test_the_last_round_of_those_that_judge_a_half_counts() -> None:
    months = [Period.parse(month) for month in ("2022-07", "2022-05", "2022-06", "2021-07")]
    assert judging_round(months, Period.parse("2022H1")) == JULY
    assert judging_round(months, Period.parse("2022H2")) is None
    assert round_before(months, JULY) == Period.parse("2022-06")
    assert round_before(months, Period.parse("2021-07")) is None


def test_the_last_round_before_a_day_is_not_one_of_that_day() -> None:
    village = Village(
        ratings=(rated("M1", 1, 0, 0, 0), rated("M1", 1, 0, 0, 0, month=DECEMBER)),
        meetings=(met(date(2022, 7, 20)),),
    )
    assert last_round_before(village, date(2022, 7, 20)) is None
    assert last_round_before(village, date(2022, 7, 21)) == JULY
    assert last_round_before(village, date(2022, 12, 31)) == JULY
    assert last_round_before(village, date(2023, 1, 1)) == DECEMBER
