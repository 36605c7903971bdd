"""points-without-evidence: every point has evidence."""

import pytest

from tests.kit import check, message, places, severities
from tests.rules.points.village import PATH, village

NAME = "points-without-evidence"


@pytest.mark.parametrize(
    "row",
    [
        "E2,2022-07-09,M1,P01,2,,,JF-1,M1",
        "E2,2022-07-09,M1,P01,-2,,E1,,M1",
        "E2,2022-07-09,H1,P20,-2,,,,M1",
    ],
)
def test_clean(row: str) -> None:
    assert check(NAME, village("E1,2022-07-01,M1,P01,2,,,JF-0,M1", row)) == ()


def test_a_point_without_evidence_stands_at_the_cell() -> None:
    found = check(NAME, village("E1,2022-07-09,M1,P01,1.5,,,,M1"))
    assert places(found) == [(PATH, 2, 28)]
    assert severities(found) == ["error"]
    assert (found[0].subject, found[0].field) == ("E1", "evidence")
    assert found[0].clause == "sanlian/3.1-ledger"
    assert message(found[0], "en") == "Entry E1 of M1 (1.5 points by P01) has no evidence."
    assert message(found[0], "zh") == "M1的积分记录E1（P01，1.5分）没有佐证。"


def test_negative_points_need_evidence_too() -> None:
    assert len(check(NAME, village("E1,2022-07-09,M1,P02,-1,,,,M1"))) == 1


@pytest.mark.parametrize(("since", "count"), [("2022-07-09", 1), ("2022-07-10", 0)])
def test_nothing_is_judged_before_the_records_begin(since: str, count: int) -> None:
    assert len(check(NAME, village("E1,2022-07-09,M1,P01,2,,,,M1", since=since))) == count
