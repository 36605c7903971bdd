"""balance-below-zero: nobody redeems more than the account holds."""

import pytest

from tests.kit import check, message, places, report, severities
from tests.rules.points.village import PATH, village

NAME = "balance-below-zero"
EARNED = "E1,2022-07-09,H1,P01,4,,,JF-1,M1"


def redeemed(points: str, day: str = "2022-07-10") -> str:
    return f"E2,{day},H1,P20,{points},,,,M1"


@pytest.mark.parametrize("points", ["-3.99", "-4"])
def test_clean(points: str) -> None:
    assert check(NAME, village(EARNED, redeemed(points))) == ()


def test_one_redemption_too_many() -> None:
    found = check(NAME, village(EARNED, redeemed("-4.01")))
    assert places(found) == [(PATH, 3, None)]
    assert severities(found) == ["error"]
    assert (found[0].subject, found[0].clause) == ("E2", "sanlian/3.1-redeeming-balance")
    assert message(found[0], "en") == (
        "Entry E2 redeems 4.01 points of H1; the balance is then -0.01."
    )
    assert message(found[0], "zh") == "积分记录E2为H1兑换4.01分，兑换后余额为-0.01分。"


def test_negative_points_alone_are_no_redemption() -> None:
    assert check(NAME, village("E1,2022-07-09,M1,P02,-5,,,JF-1,M1")) == ()


def test_a_reversed_redemption_took_nothing() -> None:
    files = village(EARNED, redeemed("-5"), "E3,2022-07-11,H1,P20,5,,E2,,M1")
    assert check(NAME, files) == ()


@pytest.mark.parametrize(("since", "count"), [("2022-07-10", 1), ("2022-07-11", 0)])
def test_nothing_is_judged_before_the_records_begin(since: str, count: int) -> None:
    assert len(check(NAME, village(EARNED, redeemed("-5"), since=since))) == count


def test_a_row_that_could_not_be_read_may_hold_what_is_missing() -> None:
    outcome = report(village("E1,2022-07-09,H1,P01,x,,,JF-1,M1", redeemed("-4")), NAME)
    assert outcome.findings == ()
    assert [skipped.name for skipped in outcome.not_checked] == [NAME]
