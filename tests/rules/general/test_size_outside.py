"""size-outside: as many parts as a clause asks for."""

import pytest

from tests.kit import Files, check, message, places, severities
from tests.rules.county import clause, county
from tests.rules.small import FILES

NAME = "size-outside"


def village(key: str, parameters: str, more: str = "") -> Files:
    return {**FILES, **county(clause("size", key, parameters, more), since="2023-01-05")}


@pytest.mark.parametrize("parameters", ["min: 1, max: 2", "min: 1", "max: 2"])
def test_clean(parameters: str) -> None:
    assert check(NAME, village("grid.villager-groups", parameters)) == ()


def test_too_small_at_once() -> None:
    found = check(NAME, village("grid.villager-groups", "min: 2"))
    assert places(found) == [("grids.yaml", 12, 3)]
    assert found[0].clause == "county/grid.villager-groups"
    assert severities(found) == ["error"]
    assert message(found[0], "en") == "G2 has too few villager groups: 1; at least 2 are asked for."
    assert message(found[0], "zh") == "G2的村民小组数为1，少于规定的2。"


def test_too_large() -> None:
    found = check(NAME, village("grid.villager-groups", "max: 1", "hedged: yes, "))
    assert places(found) == [("grids.yaml", 2, 3)]
    assert severities(found) == ["warning"]
    assert message(found[0], "en") == "G1 has too many villager groups: 2; at most 1 is allowed."
    assert message(found[0], "zh") == "G1的村民小组数为2，超过规定的1。"


def test_too_many_with_rows_of_their_own_stand_there() -> None:
    found = check(NAME, village("village.branches", "max: 1"))
    assert places(found) == [("branches.yaml", 12, 5)]
    assert message(found[0], "en") == "B2 is number 2 of the branches of V; at most 1 is allowed."


@pytest.mark.parametrize(("kind", "count"), [("community", 1), ("village", 0)])
def test_a_clause_for_communities_asks_nothing_of_a_village(kind: str, count: int) -> None:
    files = dict(village("grid.members", "min: 3", "audience: community, "))
    text = str(files["gridctl.yaml"]).replace("kind: village", f"kind: {kind}")
    assert len(check(NAME, {**files, "gridctl.yaml": text})) == count
