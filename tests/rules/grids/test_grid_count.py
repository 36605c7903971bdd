"""grid-count: how many grids a village has."""

import pytest

from tests.kit import Files, check, edited, errors, example, manifest, message, places, report
from tests.rules.county import clause, county
from tests.rules.small import FILES

NAME = "grid-count"


def village(parameters: str) -> Files:
    return {**FILES, **county(clause("size", "village.grids", parameters))}


@pytest.mark.parametrize("parameters", ["min: 2, max: 2", "min: 1", "max: 3"])
def test_clean(parameters: str) -> None:
    assert check(NAME, village(parameters)) == ()


def test_too_few_stands_at_the_file() -> None:
    found = check(NAME, village("min: 3, max: 5"))
    assert places(found) == [("grids.yaml", None, None)]
    assert (found[0].subject, found[0].clause) == ("V", "county/village.grids")
    assert message(found[0], "en") == "V has too few grids: 2; at least 3 are asked for."
    assert message(found[0], "zh") == "V的网格数为2，少于规定的3。"


def test_one_too_many_stands_at_it() -> None:
    found = check(NAME, village("max: 1"))
    assert places(found) == [("grids.yaml", 12, 3)]
    assert message(found[0], "en") == "G2 is number 2 of the grids of V; at most 1 is allowed."
    assert message(found[0], "zh") == "G2是V的第2个网格，超过规定的1个。"


def test_the_example_under_sanlian() -> None:
    files = {**example(), "gridctl.yaml": manifest("sanlian, clauses: ['1.2-village-grids']")}
    assert errors(report(files, NAME)) == []
    less = edited(files, "grids.yaml", "- id: G03\n", "- id: G03\n  tier: building\n")
    assert [f for f in errors(report(less, NAME)) if f[0] == NAME] == [(NAME, "grids.yaml", None)]
