"""Findings at one place stand in the order of time."""

from collections.abc import Mapping
from datetime import date

import pytest

from gridctl.findings.finding import Finding, Severity, in_order
from gridctl.model.mark import Mark
from gridctl.model.period import Period, PeriodKind
from gridctl.model.words import Words
from tests.kit import check, example

_SAID = Words("", "")


def found(values: Mapping[str, object], line: int | None = 2) -> Finding:
    mark = Mark("members.csv", line)
    return Finding("X", "x", Severity.ERROR, mark, "", "M1", _SAID, _SAID, values, "")


@pytest.mark.parametrize(
    ("kind", "days"),
    [
        ("month", [date(2022, 7, 1), date(2022, 8, 1), date(2022, 10, 1), date(2023, 1, 1)]),
        ("week", [date(2022, 2, 1), date(2022, 11, 22), date(2022, 12, 27), date(2023, 1, 30)]),
    ],
)
def test_periods_stand_by_time(kind: PeriodKind, days: list[date]) -> None:
    whole = [Period.of(kind, day) for day in days]
    given = [found({"done": number, "period": p}) for number, p in enumerate(whole[::-1])]
    assert [f.values["period"] for f in sorted(given, key=in_order)] == whole


def test_days_stand_by_time_and_the_line_comes_first() -> None:
    days = [date(2022, 2, 9), date(2022, 2, 10), date(2022, 11, 1)]
    given = [found({"due": day}) for day in days[::-1]]
    assert [f.values["due"] for f in sorted(given, key=in_order)] == days
    late, early = (found({"period": Period("month", 2022, month)}) for month in (12, 1))
    above = late._replace(mark=Mark("members.csv", 1))
    assert sorted([early, above], key=in_order) == [above, early]


def test_what_a_check_finds_of_one_member_is_in_order() -> None:
    files = {p: t for p, t in example().items() if not p.startswith("ledger/activities/2022")}
    months = [
        f.values["period"]
        for f in check("too-few-activities", files)
        if isinstance(f.values.get("period"), Period)
    ]
    assert len(months) > 1
    first = [p.first for p in months if isinstance(p, Period)]
    assert first == sorted(first)
