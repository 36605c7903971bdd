"""Which periods a page leads to: decided by the data, never by what lies in the folder."""

import pytest

from gridctl.disclosure.periods import has_rows, listed, previous_period
from gridctl.model.period import Period
from tests.disclosure.small import VILLAGE, small
from tests.kit import edited, opened


def village(records_from: str = "2022-01-01") -> object:
    files = edited(
        VILLAGE, "gridctl.yaml", "records_from: 2022-01-01", f"records_from: {records_from}"
    )
    return opened(files).village


@pytest.mark.parametrize(
    ("period", "before"),
    [
        ("2022Q4", "2022Q3"),
        ("2022Q3", "2022Q2"),  # one request was received in June
        ("2022Q2", None),  # nothing is in the first quarter's ledgers
        ("2022-08", "2022-07"),
        ("2022", None),
    ],
)
def test_the_period_before_has_rows(period: str, before: str | None) -> None:
    found = previous_period(village(), Period.parse(period))  # type: ignore[arg-type]
    assert (str(found) if found else None) == before


def test_the_period_before_does_not_end_before_the_records_begin() -> None:
    third = Period.parse("2022Q3")
    assert str(previous_period(village("2022-06-30"), third)) == "2022Q2"  # type: ignore[arg-type]
    assert previous_period(village("2022-07-01"), third) is None  # type: ignore[arg-type]


def test_pages_lead_to_the_period_before_and_to_all() -> None:
    text = small()["quotas.html"].decode()
    assert '<a href="../index.html#2022Q2">' in text  # where it may not be published yet
    assert '<a href="../index.html">' in text
    assert '<a href="../index.html#2022Q4">' in text


def test_has_rows_looks_at_each_ledger() -> None:
    whole = opened(VILLAGE).village
    assert has_rows(whole, Period.parse("2022-07"))
    assert not has_rows(whole, Period.parse("2022-10"))


def test_the_list_names_what_is_there_and_what_follows() -> None:
    there = [Period.parse(text) for text in ("2022Q2", "2022Q3", "2021Q4", "2022-08")]
    found = listed(there, "en")
    assert [(year["year"], [(p["id"], p["there"]) for p in year["periods"]]) for year in found] == [
        (
            "2022",
            [
                ("2022Q4", False),
                ("2022Q3", True),
                ("2022-09", False),
                ("2022-08", True),
                ("2022Q2", True),
                ("2022Q1", False),
            ],
        ),
        ("2021", [("2021Q4", True)]),
    ]
    assert listed(reversed(there), "en") == found
