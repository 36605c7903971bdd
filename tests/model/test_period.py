"""Periods: written, read, split and stepped."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridctl.model.period import MONTHS_IN, Period, PeriodKind, periods

KINDS: tuple[PeriodKind, ...] = (
    "day", "week", "half-month", "two-months", "month", "quarter", "half", "year"
)  # fmt: skip
WRITTEN = KINDS[4:]  # files are named by these
DAYS = st.dates(date(1901, 1, 1), date(2198, 12, 31))
SAME = st.sampled_from(KINDS)


@given(SAME, DAYS)
def test_a_day_lies_in_its_period_and_in_no_neighbour(kind: PeriodKind, day: date) -> None:
    period = Period.of(kind, day)
    assert day in period
    assert day not in period.step(1)
    assert day not in period.step(-1)
    assert period.first <= day <= period.last
    assert period.step(1).first - period.last == timedelta(days=1)


@given(SAME, DAYS, st.integers(-50, 50))
def test_steps_go_back_as_they_went(kind: PeriodKind, day: date, count: int) -> None:
    day = min(max(day, date(1951, 1, 1)), date(2149, 1, 1))
    assert Period.of(kind, day).step(count).step(-count) == Period.of(kind, day)


@given(st.sampled_from(WRITTEN), DAYS)
def test_what_is_written_is_read(kind: PeriodKind, day: date) -> None:
    period = Period.of(kind, day)
    assert Period.parse(str(period)) == period


@given(st.sampled_from(KINDS[3:]), DAYS)
def test_a_period_is_its_months(kind: PeriodKind, day: date) -> None:
    period = Period.of(kind, day)
    months = period.split("month")
    assert len(months) == MONTHS_IN[kind]
    assert (months[0].first, months[-1].last) == (period.first, period.last)
    assert all(a.step(1) == b for a, b in pairwise(months))


@given(DAYS)
def test_a_period_has_ended_the_day_after_its_last(day: date) -> None:
    period = Period.of("quarter", day)
    assert not period.ended(period.last)
    assert period.ended(period.last + timedelta(days=1))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("2022H1", date(2022, 1, 1), date(2022, 6, 30)),
        ("2022Q3", date(2022, 7, 1), date(2022, 9, 30)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
    ],
)
def test_the_days_of_a_period(text: str, first: date, last: date) -> None:
    period = Period.parse(text)
    assert (period.first, period.last) == (first, last)


@pytest.mark.parametrize(
    "text",
    ["", "22", "2022Q5", "2022Q0", "2022H3", "2022-13", "2022-00", "2022-8", "2022q3", "２０２２",
     "2022-W01", "2022-08-01..15", "2022-07..08", "0022", "9999", "2022Q3 ", "2022-08-01"],
)  # fmt: skip
def test_what_is_no_period(text: str) -> None:
    with pytest.raises(ValueError, match=text[:4] or "^$"):
        Period.parse(text)


def test_weeks_are_iso_weeks() -> None:
    week = Period.of("week", date(2021, 1, 3))
    assert (week.year, week.number, str(week)) == (2020, 53, "2020-W53")
    assert (week.first, week.last) == (date(2020, 12, 28), date(2021, 1, 3))


@pytest.mark.parametrize(
    ("kind", "day", "text", "first", "last"),
    [
        ("day", date(2024, 2, 29), "2024-02-29", date(2024, 2, 29), date(2024, 2, 29)),
        ("day", date(2023, 12, 31), "2023-12-31", date(2023, 12, 31), date(2023, 12, 31)),
        ("half-month", date(2024, 2, 15), "2024-02-01..15", date(2024, 2, 1), date(2024, 2, 15)),
        ("half-month", date(2024, 2, 16), "2024-02-16..29", date(2024, 2, 16), date(2024, 2, 29)),
        (
            "half-month",
            date(2022, 12, 31),
            "2022-12-16..31",
            date(2022, 12, 16),
            date(2022, 12, 31),
        ),
        ("two-months", date(2022, 8, 31), "2022-07..08", date(2022, 7, 1), date(2022, 8, 31)),
        ("two-months", date(2022, 9, 1), "2022-09..10", date(2022, 9, 1), date(2022, 10, 31)),
    ],
)
def test_kinds_that_name_no_file(
    kind: PeriodKind, day: date, text: str, first: date, last: date
) -> None:
    period = Period.of(kind, day)
    assert (str(period), period.first, period.last) == (text, first, last)


def test_periods_between_two_days() -> None:
    found = periods("quarter", date(2021, 12, 31), date(2022, 7, 1))
    assert [str(period) for period in found] == ["2021Q4", "2022Q1", "2022Q2", "2022Q3"]
    assert list(periods("year", date(2022, 1, 1), date(2021, 1, 1))) == []
