"""coverage-gap: everyone has one."""

import pytest

from tests.kit import Files, check, message, places, severities
from tests.rules.county import clause, county
from tests.rules.small import FILES, HOUSEHOLDS, left

NAME = "coverage-gap"


def village(key: str, parameters: str = "", more: str = "") -> Files:
    return {**FILES, **county(clause("coverage", key, parameters, more))}


@pytest.mark.parametrize("key", ["party-group.leaders", "grid.members", "village.stations"])
def test_clean(key: str) -> None:
    assert check(NAME, village(key)) == ()


def test_a_gap_stands_at_the_subject() -> None:
    found = check(NAME, village("grid.party-groups"))
    assert places(found) == [("grids.yaml", 12, 3)]
    assert (found[0].subject, found[0].clause) == ("G2", "county/grid.party-groups")
    assert severities(found) == ["error"]
    assert message(found[0], "en") == "G2 has no party groups."
    assert message(found[0], "zh") == "G2没有党小组。"


def test_hedged_words_make_a_warning() -> None:
    found = check(NAME, village("unit.liaisons", more="hedged: yes, "))
    assert [(f.subject, f.severity.value) for f in found] == [("U2", "warning")]


def test_the_village_as_a_whole_stands_at_its_file() -> None:
    files = {**village("village.stations"), "stations.yaml": "stations: []\n"}
    assert places(check(NAME, files)) == [("stations.yaml", None, None)]


@pytest.mark.parametrize(
    ("since", "severity"), [("2022-12-06", "notice"), ("2022-12-05", "error"), ("", "error")]
)
def test_days_of_grace(since: str, severity: str) -> None:
    homes = HOUSEHOLDS.replace("H6,钱庚,VG2,", f"H6,钱庚,VG2,{since}")
    files = {**village("household.members", "grace_days: 30"), "households.csv": homes}
    found = check(NAME, files)
    assert [(f.subject, f.severity.value) for f in found] == [("H6", severity)]
    if severity == "notice":
        assert (
            message(found[0], "en") == "H6 has no linking members yet; it is at most 30 days old."
        )
        assert message(found[0], "zh") == "H6新增未超过30日，还没有联户党员。"


def test_a_holder_who_left_is_none() -> None:
    files = {**village("party-group.leaders"), **left("M3", "2023-01-04")}
    assert [f.subject for f in check(NAME, files)] == ["PG2"]
    assert check(NAME, files, "2023-01-04") == ()
