"""group-leader-not-grid-leader: the head of a grid's only group leads it, if a member."""

import pytest

from tests.kit import check, edited, errors, example, line_of, manifest, message, places, report
from tests.rules.grids.village import village

NAME = "group-leader-not-grid-leader"


def adopting(*clauses: str) -> str:
    return manifest(f"line-2022, clauses: [{', '.join(clauses)}]")


@pytest.mark.parametrize(("leader", "head"), [("M1", "M1"), ("M1", "S1"), ("M1", ""), ("M1", "M3")])
def test_clean(leader: str, head: str) -> None:
    assert check(NAME, village(leader, head)) == ()


def test_another_member_leads() -> None:
    found = check(NAME, village("M2", "M1"))
    assert places(found) == [("grids.yaml", 4, 11)]
    assert found[0].clause == "line-2022/2.2-group-leader"
    assert message(found[0], "en") == (
        "M1, a member, heads VG01, the only group of G01; M2 leads G01."
    )
    assert message(found[0], "zh") == "G01只有VG01一个组，组长M1是党员，网格长却是M2。"


def test_a_grid_of_two_groups_is_led_by_one_of_their_heads() -> None:
    assert "G02" not in {finding.subject for finding in check(NAME, village("M2", "M1"))}


@pytest.mark.parametrize("leader", ["", "S1", "M3", "M9"])
def test_another_rule_is_narrower(leader: str) -> None:
    assert check(NAME, village(leader, "M1")) == ()


@pytest.mark.parametrize(("leader", "count"), [("", 1), ("S1", 1), ("M3", 1), ("M9", 0)])
def test_no_other_rule_where_its_clause_is_not_followed(leader: str, count: int) -> None:
    files = village(leader, "M1") | {"gridctl.yaml": adopting("2.2-group-leader")}
    found = check(NAME, files)
    assert len(found) == count
    if leader == "":
        assert places(found) == [("grids.yaml", 2, 3)]
        assert message(found[0], "en") == (
            "M1, a member, heads VG01, the only group of G01; G01 has no leader."
        )
        assert message(found[0], "zh") == "G01只有VG01一个组，组长M1是党员，网格长却空缺。"


def test_a_former_head_is_past() -> None:
    former = {"former-values.csv": "subject,field,value,until\nVG01,head,S1,2023-01-04\n"}
    assert check(NAME, village("M2", "M1") | former, "2023-01-04") == ()
    assert len(check(NAME, village("M2", "M1") | former)) == 1


def test_it_alone_in_the_example() -> None:
    files = edited(example(), "grids.yaml", "  leader: M001\n", "  leader: M007\n")
    line = line_of(files, "grids.yaml", "  leader: M007")
    assert errors(report(files)) == [(NAME, "grids.yaml", line)]
