"""grid-without-leader: every grid has one."""

from tests.kit import check, edited, errors, example, line_of, message, places, report
from tests.rules.grids.village import village

NAME = "grid-without-leader"


def test_clean() -> None:
    assert check(NAME, village("S1")) == ()


def test_a_blank_leader_stands_at_the_grid() -> None:
    found = check(NAME, village(""))
    assert places(found) == [("grids.yaml", 2, 3)]
    assert found[0].clause == "line-2022/2.2-leaders"
    assert message(found[0], "en") == "G01 has no leader."
    assert message(found[0], "zh") == "G01没有网格长。"


def test_a_leader_who_is_only_former_is_none_now() -> None:
    files = village("") | {
        "former-values.csv": "subject,field,value,until\nG01,leader,M1,2023-01-04\n"
    }
    assert check(NAME, files, "2023-01-04") == ()
    assert len(check(NAME, files)) == 1


def test_it_alone_in_the_example() -> None:
    files = edited(example(), "grids.yaml", "  leader: M001\n", "")
    line = line_of(files, "grids.yaml", "- id: G01")
    assert errors(report(files)) == [(NAME, "grids.yaml", line)]
