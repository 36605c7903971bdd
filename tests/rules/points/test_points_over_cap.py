"""points-over-cap: an account gets no more by a rule than its cap."""

import pytest

from tests.kit import check, message, places, severities
from tests.rules.points.village import PATH, village

NAME = "points-over-cap"


def rows(
    *points: str, rule: str = "P01", account: str = "M1", day: str = "2022-07-09"
) -> list[str]:
    return [f"E{i},{day},{account},{rule},{p},,,JF-1,M1" for i, p in enumerate(points, 1)]


@pytest.mark.parametrize("points", [("2", "2"), ("1.5", "2.5"), ("4",)])
def test_clean(points: tuple[str, ...]) -> None:
    assert check(NAME, village(*rows(*points))) == ()


def test_the_row_that_exceeds_the_cap() -> None:
    found = check(NAME, village(*rows("2", "2", "0.5")))
    assert places(found) == [(PATH, 4, None)]
    assert severities(found) == ["error"]
    assert (found[0].subject, found[0].clause) == ("E3", "sanlian/3.1-ledger-caps")
    assert message(found[0], "en") == (
        "With entry E3 M1 has 4.5 points by P01 in 2022-07; the cap is 4."
    )
    assert message(found[0], "zh") == "计入E3后，M1在2022年7月按P01累计4.5分，上限为4分。"


def test_a_cap_without_a_period_is_on_all() -> None:
    july, august = rows("2", rule="P03"), rows("1.01", rule="P03", day="2022-08-09")
    found = check(NAME, village(*july, august[0].replace("E1", "E2")))
    assert places(found) == [(PATH, 3, None)]
    assert (
        message(found[0], "en") == "With entry E2 M1 has 3.01 points by P03 in all; the cap is 3."
    )
    assert message(found[0], "zh") == "计入E2后，M1按P03累计3.01分，上限为3分。"


def test_each_account_and_month_has_its_own() -> None:
    other, august = rows("4", account="H1"), rows("4", day="2022-08-01")
    entries = (*rows("4"), other[0].replace("E1", "E2"), august[0].replace("E1", "E3"))
    assert check(NAME, village(*entries)) == ()


def test_a_reversed_entry_makes_room() -> None:
    reversal = "E4,2022-08-02,M1,P01,-2,,E1,,M1"
    assert check(NAME, village(*rows("2", "2", "2"), reversal)) == ()
    assert len(check(NAME, village(*rows("2", "2", "2")))) == 1


def test_what_lies_before_the_records_counts_but_is_not_judged() -> None:
    entries = village(*rows("3", "3"), "E3,2022-07-20,M1,P01,1,,,JF,M1", since="2022-07-10")
    found = check(NAME, entries)
    assert [finding.subject for finding in found] == ["E3"]
    assert found[0].values["total"] == 7
