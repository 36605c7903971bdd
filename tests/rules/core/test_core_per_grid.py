"""core-per-grid: 2 to 5 core members a grid."""

import pytest

from tests.kit import (
    check,
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
from tests.rules.core.village import first, village

NAME = "core-per-grid"
ALONE = {"gridctl.yaml": manifest("ninghai-2019")}


@pytest.mark.parametrize("count", [2, 3, 5])
def test_clean(count: int) -> None:
    assert check(NAME, village(20, first(count)) | ALONE) == ()


def test_too_few_stands_at_the_grid() -> None:
    found = check(NAME, village(20, first(2), grids=2) | ALONE)
    assert places(found) == [("grids.yaml", 2, 3), ("grids.yaml", 3, 3)]
    assert severities(found) == ["error", "error"]
    assert (found[0].subject, found[0].clause) == ("G01", "ninghai-2019/1.1-core-per-grid")
    assert message(found[0], "en") == "The core members of G01 number 1; at least 2 are asked for."
    assert message(found[0], "zh") == "G01有中心户党员1名，少于规定的2名。"


def test_too_many_stands_at_each_row_too_many() -> None:
    found = check(NAME, village(20, first(7)) | ALONE)
    assert places(found) == [("core-households.csv", 7, None), ("core-households.csv", 8, None)]
    assert message(found[0], "en") == "M6 is core member 6 of G01; at most 5 are allowed."
    assert message(found[0], "zh") == "M6是G01的第6名中心户党员，超过规定的5名。"


def test_the_latest_elected_is_too_many() -> None:
    more = "2023,M9,MT1,\n" + "".join(f"2023,{member},MT0,\n" for member in first(5))
    assert places(check(NAME, village(20, more=more) | ALONE)) == [("core-households.csv", 2, None)]


def test_the_duty_grid_counts_before_the_home() -> None:
    files = village(20, first(4), grids=2) | ALONE
    rows = files["members.csv"].replace("household\n", "household,duty_grid\n")
    rows = "".join(
        line if "duty" in line else line[:-1] + (",G01\n" if line.startswith("M2,") else ",\n")
        for line in rows.splitlines(keepends=True)
    )
    found = check(NAME, files | {"members.csv": rows})
    assert [finding.subject for finding in found] == ["G02"]


def test_only_the_tier_called_grid_is_judged() -> None:
    files = village(20, first(2)) | ALONE
    files["grids.yaml"] += "- {id: Q1, name: 片区, tier: quarter}\n"
    assert check(NAME, files) == ()
    files["grids.yaml"] += "- {id: G09, name: 网格, tier: 网格}\n"
    assert [finding.subject for finding in check(NAME, files)] == ["G09"]


def test_where_the_share_cannot_hold_too_it_is_a_notice() -> None:
    found = check(NAME, village(20, first(4), grids=4))
    assert severities(found) == ["notice"] * 4
    assert message(found[0], "en") == (
        "The core members of G01 number 1; at least 2 are asked for; the share asks for "
        "3–4, the grids (4) for 8–20: both cannot hold."
    )
    assert message(found[0], "zh") == (
        "G01有中心户党员1名，少于规定的2名；按比例全村应为3至4户，"
        "按4个网格应为8至20户，无法同时满足。"
    )
    many = check(NAME, village(45, first(6)))  # 7 to 9 of 45, 2 to 5 in one grid
    assert severities(many) == ["notice"]
    assert message(many[0], "en") == (
        "M6 is core member 6 of G01; at most 5 are allowed; the share asks for 7–9, "
        "the grids (1) for 2–5: both cannot hold."
    )
    assert message(many[0], "zh") == (
        "M6是G01的第6名中心户党员，超过规定的5名；按比例全村应为7至9户，"
        "按1个网格应为2至5户，无法同时满足。"
    )


def test_a_neighbour_of_the_share_that_suits_the_grid_is_no_clash() -> None:
    assert severities(check(NAME, village(14, first(1)))) == ["error"]
    assert severities(check(NAME, village(9, first(1), grids=2))) == ["notice", "notice"]


def test_a_row_that_cannot_be_read_holds_a_shortfall_back() -> None:
    outcome = report(village(20, first(1), more="2023,M2\n") | ALONE, NAME)
    assert outcome.findings == ()
    assert len(outcome.not_checked) == 1


def test_it_alone_in_the_example() -> None:
    files = edited(example(), "members.csv", "B01,PG01,H041,,", "B01,PG01,H041,G02,")
    line = line_of(files, "grids.yaml", "- id: G01")
    assert errors(report(files)) == [(NAME, "grids.yaml", line)]
