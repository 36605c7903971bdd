"""grid-size: households and people of a grid."""

import pytest

from tests.kit import Files, check, message, places, severities
from tests.rules.county import clause, county
from tests.rules.small import FILES, GRIDS

NAME = "grid-size"


def village(key: str, parameters: str, grids: str = GRIDS) -> Files:
    pack = county(clause("size", key, parameters, "hedged: yes, "))
    return {**FILES, **pack, "grids.yaml": grids}


@pytest.mark.parametrize(
    ("parameters", "subjects"),
    [("min: 1, max: 5", []), ("min: 2", ["G2"]), ("max: 4", ["G1"]), ("max: 0", ["G1", "G2"])],
)
def test_households(parameters: str, subjects: list[str]) -> None:
    assert [f.subject for f in check(NAME, village("grid.households", parameters))] == subjects


def test_households_in_words() -> None:
    found = check(NAME, village("grid.households", "min: 2, max: 4"))
    assert places(found) == [("grids.yaml", 2, 3), ("grids.yaml", 12, 3)]
    assert severities(found) == ["warning", "warning"]
    assert found[0].clause == "county/grid.households"
    assert message(found[0], "en") == "G1 has too many households: 5; at most 4 are allowed."
    assert message(found[0], "zh") == "G1的户数为5，超过规定的4。"
    assert message(found[1], "en") == "G2 has too few households: 1; at least 2 are asked for."
    assert message(found[1], "zh") == "G2的户数为1，少于规定的2。"


@pytest.mark.parametrize(("people", "count"), [(9, 1), (10, 0), (12, 0), (13, 1)])
def test_people(people: int, count: int) -> None:
    grids = GRIDS.replace("people: 9", f"people: {people}").replace(
        "  name: 二网格\n", "  name: 二网格\n  people: 11\n"
    )
    assert len(check(NAME, village("grid.people", "min: 10, max: 12", grids))) == count


def test_a_grid_that_does_not_say_how_many() -> None:
    found = check(NAME, village("grid.people", "max: 12"))
    assert [(f.subject, f.field) for f in found] == [("G2", "people")]
    assert message(found[0], "en") == "G2 does not say how many people it has."
    assert message(found[0], "zh") == "G2没有填写人数。"
