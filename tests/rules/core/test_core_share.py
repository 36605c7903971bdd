"""core-share: 15 to 20 percent of the member households."""

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

NAME = "core-share"
FILE = "core-households.csv"


@pytest.mark.parametrize(
    ("homes", "counts"), [(40, (6, 8)), (20, (3, 4)), (37, (6, 7)), (5, (1, 1)), (13, (2, 2))]
)
def test_both_limits(homes: int, counts: tuple[int, int]) -> None:
    alone = {"gridctl.yaml": manifest("line-2022")}
    low, high = counts
    assert check(NAME, village(homes, first(low)) | alone) == ()
    assert check(NAME, village(homes, first(high)) | alone) == ()
    below = check(NAME, village(homes, first(low - 1)) | alone)
    assert (places(below), severities(below)) == ([(FILE, None, None)], ["error"])
    above = check(NAME, village(homes, first(high + 1)) | alone)
    assert (places(above), severities(above)) == ([(FILE, high + 2, None)], ["error"])


def test_the_messages() -> None:
    few = check(NAME, village(40, first(5), grids=3))[0]
    assert few.clause == "line-2022/3-core-share"
    assert message(few, "en") == (
        "The term 2023 has 5 core households in 40 member households (12.50%); "
        "at least 6 are asked for."
    )
    assert message(few, "zh") == (
        "2023年度党员中心户5户，党员户总数40户，占12.50%，少于规定的6户。"
    )
    many = check(NAME, village(40, first(9), grids=3))[0]
    assert message(many, "en") == (
        "The term 2023 has 9 core households in 40 member households (22.50%); "
        "at most 8 are allowed."
    )
    assert message(many, "zh") == (
        "2023年度党员中心户9户，党员户总数40户，占22.50%，超过规定的8户。"
    )


@pytest.mark.parametrize(
    ("homes", "below", "above"), [(1, 0, 1), (4, 0, 1), (7, 1, 2), (8, 1, 2), (9, 1, 2), (14, 2, 3)]
)
def test_no_whole_number_fits(homes: int, below: int, above: int) -> None:
    alone = {"gridctl.yaml": manifest("line-2022")}
    for count in (below, above):
        found = check(NAME, village(homes, first(count)) | alone)
        assert severities(found) == ["notice"]
        assert (found[0].mark.line is None) == (count == below)
    if below:
        assert severities(check(NAME, village(homes, first(below - 1)) | alone)) == ["error"]
    if above < homes:
        assert severities(check(NAME, village(homes, first(above + 1)) | alone)) == ["error"]


def test_the_neighbours_are_named() -> None:
    found = check(NAME, village(14, first(2)))
    assert message(found[0], "en") == (
        "The term 2023 has 2 core households in 14 member households (14.29%); "
        "no whole number fits, the nearest are 2 and 3: the township decides."
    )
    assert message(found[0], "zh") == (
        "2023年度党员中心户2户，党员户总数14户，占14.29%，"
        "没有整数符合规定比例，最接近的是2户和3户，请由镇里确定。"
    )


def test_a_village_without_member_households_owes_none() -> None:
    assert check(NAME, village(0)) == ()


def test_share_and_number_in_each_grid_cannot_both_hold() -> None:
    found = check(NAME, village(20, first(5), grids=4))  # 3 to 4 of 20, 8 to 20 in 4 grids
    assert severities(found) == ["notice"]
    assert message(found[0], "en") == (
        "The term 2023 has 5 core households in 20 member households (25%); "
        "the share asks for 3 to 4, the grids (4) for 8 to 20: both cannot hold."
    )
    assert message(found[0], "zh") == (
        "2023年度党员中心户5户，党员户总数20户，占25%，"
        "按比例应为3至4户，按4个网格应为8至20户，无法同时满足。"
    )
    assert check(NAME, village(20, first(4), grids=4)) == ()


@pytest.mark.parametrize(("homes", "severity"), [(19, "notice"), (20, "error")])
def test_two_grids_can_hold_both_from_twenty_homes_on(homes: int, severity: str) -> None:
    assert severities(check(NAME, village(homes, first(2), grids=2))) == [severity]


@pytest.mark.parametrize(("elected", "count"), [("2022-06-01", 0), ("2022-06-02", 1)])
def test_a_term_before_the_first_election_owes_no_share(elected: str, count: int) -> None:
    assert len(check(NAME, village(40, first(9), grids=3, elected=elected))) == count


def test_only_the_term_of_the_year_counts() -> None:
    more = "2022,M20,MT0,\n2024,M21,MT1,\n"
    assert check(NAME, village(40, first(8), grids=3, more=more)) == ()
    assert check(NAME, village(40, first(9), grids=3), "2022-12-31") == ()


def test_the_base_is_that_of_the_election_day() -> None:
    files = village(40, first(6), grids=3)
    rows = files["members.csv"].replace("branch,household\n", "branch,household,left_on\n")
    for left, count in (("2022-12-22", 0), ("2022-12-23", 1)):
        gone = rows.replace("B01,H40\n", f"B01,H40,{left}\n").replace(
            "B01,H39\n", f"B01,H39,{left}\n"
        )
        ragged = "".join(
            line if "left_on" in line or line.endswith(f"{left}\n") else line[:-1] + ",\n"
            for line in gone.splitlines(keepends=True)
        )
        # Of 38 homes 6 is enough as well; of 41, one more is asked for.
        more = ragged + "M41,李例,1980-01,B01,H900,\n"
        found = check(NAME, files | {"members.csv": more})
        assert len(found) == count, left


def test_two_core_members_of_one_home_are_one_household() -> None:
    files = village(40, ["M41", *first(8)], grids=3)
    files["members.csv"] += "M41,李例,1980-01,B01,H1\n"
    assert check(NAME, files) == ()
    nine = files["core-households.csv"] + "2023,M9,MT1,\n"
    assert places(check(NAME, files | {"core-households.csv": nine})) == [(FILE, 11, None)]


def test_too_many_stands_at_the_last_elected_not_at_the_last_row() -> None:
    files = village(
        40, grids=3, more="2023,M9,MT2,\n" + "".join(f"2023,{m},MT1,\n" for m in first(8))
    )
    files["meetings.csv"] += "MT2,2022-12-24,representatives\n"
    assert places(check(NAME, files)) == [(FILE, 2, None)]


def test_a_core_household_that_ended_is_missing() -> None:
    files = village(40, first(5), grids=3, more="2023,M6,MT1,2023-01-04\n")
    assert check(NAME, files, "2023-01-04") == ()
    assert len(check(NAME, files)) == 1


@pytest.mark.parametrize("row", ["2023,M6,MT1\n", "2023,M99,MT1,\n"])
def test_a_row_that_cannot_be_read_holds_a_shortfall_back(row: str) -> None:
    outcome = report(village(40, first(5), grids=3, more=row), NAME)
    assert outcome.findings == ()
    assert len(outcome.not_checked) == 1


def test_a_home_that_names_nothing_holds_a_shortfall_back() -> None:
    files = village(40, [*first(5), "M41"], grids=3)
    files["members.csv"] += "M41,李例,1980-01,B01,H99\n"
    assert check(NAME, files) == ()


def test_it_alone_in_the_example() -> None:
    old = "2023,M005,选举,MT108,\n"
    files = edited(example(), FILE, old, old + "2023,M014,选举,MT108,\n2023,M023,选举,MT108,\n")
    files = edited(files, FILE, "2022,M004", "2022,M004")
    found = [error for error in errors(report(files)) if error[0] == NAME]
    assert found == [(NAME, FILE, line_of(files, FILE, "2023,M035"))]
