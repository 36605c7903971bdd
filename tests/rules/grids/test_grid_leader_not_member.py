"""grid-leader-not-member: a grid leader is a present member."""

import pytest

from tests.kit import (
    check,
    context,
    edited,
    errors,
    example,
    line_of,
    manifest,
    message,
    places,
    report,
    severities,
)
from tests.rules.grids.village import village

NAME = "grid-leader-not-member"


def test_clean() -> None:
    assert check(NAME, village()) == ()


def test_staff_stands_at_the_leader() -> None:
    found = check(NAME, village("S1"))
    assert places(found) == [("grids.yaml", 4, 11)]
    assert severities(found) == ["error"]
    assert (found[0].field, found[0].subject) == ("leader", "G01")
    assert found[0].clause == "line-2022/2.2-grids"
    assert message(found[0], "en") == "S1 leads G01 but is not a party member."
    assert message(found[0], "zh") == "G01的网格长S1不是党员。"


@pytest.mark.parametrize(("day", "count"), [("2022-12-31", 0), ("2023-01-01", 1)])
def test_a_member_who_has_left_is_none(day: str, count: int) -> None:
    assert len(check(NAME, village("M3"), day)) == count


@pytest.mark.parametrize(("day", "count"), [("2023-01-05", 1), ("2023-01-06", 0)])
def test_a_member_who_has_not_come_is_none_yet(day: str, count: int) -> None:
    found = check(NAME, village("M4"), day)
    assert len(found) == count
    if found:
        assert message(found[0], "en") == (
            "M4 leads G01 but is not a member of this village on 2023-01-05."
        )
        assert message(found[0], "zh") == "G01的网格长M4在2023年1月5日不是本村在册党员。"


@pytest.mark.parametrize("leader", ["M9", "", "G02"])
def test_an_unknown_or_blank_leader_is_another_rule(leader: str) -> None:
    assert check(NAME, village(leader)) == ()


def test_a_former_leader_of_the_staff_is_past() -> None:
    files = village() | {
        "former-values.csv": "subject,field,value,until\nG01,leader,S1,2023-01-04\n"
    }
    assert check(NAME, files) == ()
    assert len(check(NAME, files, "2023-01-04")) == 1


def test_not_asked_for_without_its_clause() -> None:
    outcome = report({**village("S1"), "gridctl.yaml": manifest("ninghai-2019")}, NAME)
    assert (outcome.findings, outcome.rules_run) == ((), 0)
    early = manifest("line-2022")
    assert check(NAME, {**village("S1"), "gridctl.yaml": early}, "2022-06-01") == ()
    assert len(check(NAME, {**village("S1"), "gridctl.yaml": early}, "2022-06-02")) == 1


def test_it_alone_in_the_example() -> None:
    files = edited(example(), "grids.yaml", "  leader: M012\n", "  leader: S01\n")
    line = line_of(files, "grids.yaml", "  leader: S01")
    assert errors(report(files)) == [(NAME, "grids.yaml", line)]
    assert context(files).now.grids["G02"].leader == "S01"
