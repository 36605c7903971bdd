"""points-rule-unknown: points are given by the rulebook."""

import pytest

from tests.kit import check, message, places, report, severities
from tests.rules.points.village import PATH, village

NAME = "points-rule-unknown"


@pytest.mark.parametrize("row", ["M1,P01,2", "H1,P01,2", "M1,P02,1", "H1,P20,-2", "M1,P03,3"])
def test_clean(row: str) -> None:
    assert check(NAME, village(f"E1,2022-07-09,{row},,,JF-1,M1")) == ()


def test_an_unknown_rule_stands_at_its_cell() -> None:
    found = check(NAME, village("E1,2022-07-09,M1,P99,2,,,JF-1,M1"))
    assert places(found) == [(PATH, 2, 18)]
    assert severities(found) == ["error"]
    assert (found[0].subject, found[0].field) == ("E1", "rule")
    assert found[0].clause == "sanlian/3.1-ledger-rules"
    assert message(found[0], "en") == "Entry E1 of M1 is by P99, which the rulebook does not have."
    assert message(found[0], "zh") == "M1的积分记录E1所列积分项P99不在积分办法中。"


def test_a_rule_for_another_kind_of_account() -> None:
    found = check(NAME, village("E1,2022-07-09,H1,P02,1,,,JF-1,M1"))
    assert places(found) == [(PATH, 2, 18)]
    assert message(found[0], "en") == (
        "Entry E1 of H1 is by P02, which is not for such an account (household)."
    )
    assert message(found[0], "zh") == "H1的积分记录E1所列积分项P02不适用于这类账户（农户）。"
    (other,) = check(NAME, village("E1,2022-07-09,M1,P20,-1,,,JF-1,M1"))
    assert other.values["kind"] == "member"


def test_an_account_that_is_nobody_s_is_another_rule_s() -> None:
    assert check(NAME, village("E1,2022-07-09,X1,P02,1,,,JF-1,M1")) == ()


@pytest.mark.parametrize(("since", "count"), [("2022-07-09", 1), ("2022-07-10", 0)])
def test_nothing_is_judged_before_the_records_begin(since: str, count: int) -> None:
    files = village("E1,2022-07-09,M1,P99,2,,,JF-1,M1", since=since)
    assert len(check(NAME, files)) == count


def test_a_village_that_adopted_no_such_clause_is_not_judged() -> None:
    files = village("E1,2022-07-09,M1,P99,2,,,JF-1,M1", clauses="3.2-*")
    assert report(files, NAME).rules_run == 0


def test_a_rulebook_that_cannot_be_read_leaves_it_unsaid() -> None:
    files = village("E1,2022-07-09,M1,P99,2,,,JF-1,M1", rules="rules: [\n")
    assert report(files, NAME).findings == ()
