"""count-outside: exactly so many of each in a period."""

import pytest

from tests.kit import Files, check, message, places, severities
from tests.rules.county import clause, county

NAME = "count-outside"
PATH = "ledger/events/2022Q1.csv"


def village(*days: str, of: str = "[campaign]", every: str = "quarter", due: int = 1) -> Files:
    said = f"every: {every}, number: 2, of: {of}, due_months: {due}"
    rows = "".join(f"{day},campaign,G01,\n" for day in days)
    return {
        **county(clause("exactly", "count.campaigns", said)),
        PATH: f"date,kind,unit,persons\n{rows}",
        "meetings.csv": "id,date,kind,unit,agenda\nMT1,2022-02-01,award,V,\n",
    }


def test_clean() -> None:
    assert check(NAME, village("2022-01-01", "2022-03-31"), "2022-03-31") == ()


@pytest.mark.parametrize(
    ("as_of", "severity"),
    [("2022-03-31", "notice"), ("2022-04-30", "notice"), ("2022-05-01", "error")],
)
def test_too_few_until_the_day_it_is_due(as_of: str, severity: str) -> None:
    found = [f for f in check(NAME, village("2022-01-01"), as_of) if f.mark.file == PATH]
    assert [f.severity.value for f in found] == [severity]
    assert tuple(found[0].mark) == (PATH, None, None)
    assert (found[0].subject, found[0].clause) == ("V", "county/count.campaigns")
    assert message(found[0], "en") == "2022Q1 has 1 of 2 campaign; they are due by 2022-04-30."
    assert message(found[0], "zh") == (
        "2022年第一季度应有行动2次，实际1次，应在2022年4月30日前（含当日）完成。"
    )


def test_one_too_many_at_once_at_its_row() -> None:
    found = check(NAME, village("2022-03-01", "2022-01-01", "2022-02-01"), "2022-03-02")
    assert places(found) == [(PATH, 2, None)]
    assert severities(found) == ["error"]
    assert message(found[0], "en") == ("This is number 3 of campaign in 2022Q1; 2 are asked for.")
    assert message(found[0], "zh") == "这是2022年第一季度的第3次行动，规定为2次。"


def test_meetings_are_counted_too_and_stand_in_their_table() -> None:
    found = check(NAME, village(of="[表彰会, award]", every="year"), "2023-03-01")
    assert [
        (f.mark.file, f.severity.value) for f in found if str(f.values["period"]) == "2022"
    ] == [
        ("meetings.csv", "error"),
        ("meetings.csv", "error"),
    ]


def test_a_day_outside_the_period_does_not_count() -> None:
    found = check(NAME, village("2021-12-31", "2022-03-31"), "2022-03-31")
    assert severities(found) == ["notice"]
