"""post-holder: who holds a post is what a clause asks for."""

import pytest

from gridctl.compute.holders import POSTS
from tests.kit import Files, check, message, places, severities
from tests.rules.county import clause, county
from tests.rules.small import FILES, GRIDS, left

NAME = "post-holder"


def village(key: str, more: str = "", grids: str = GRIDS) -> Files:
    return {**FILES, **county(clause("membership", key, "", more)), "grids.yaml": grids}


FOUND: dict[str, list[tuple[str, str]]] = {
    "villager-group.head-is-committee": [("VG2", "S1")],
    "villager-group.head-is-member": [("VG2", "S1")],
    "grid.committee-leader": [("G2", "M5")],
    "grid.leader-is-committee-or-staff": [("G2", "M5")],
    "village-grid.leader-is-secretary": [],
    "grid.deputy-is-member": [],
    "grid.deputy-leads-party-group": [],
    "grid.worker-is-member": [("G1", "S1")],
    "quarter.leader-is-secretary": [],
    "party-group.leader-is-member": [],
    "branch.secretary-is-member": [],
    "branch.committee-is-member": [],
    "unit.liaison-is-member": [],
}


@pytest.mark.parametrize("key", POSTS)
def test_who_is_not_fit(key: str) -> None:
    found = check(NAME, village(key))
    assert [(f.subject, str(f.values["person"])) for f in found] == FOUND[key]


def test_in_words() -> None:
    (found,) = check(NAME, village("villager-group.head-is-committee"))
    assert tuple(found.mark) == ("grids.yaml", 10, 78)
    assert (found.field, found.clause) == ("head", "county/villager-group.head-is-committee")
    assert message(found, "en") == (
        "S1 is head of VG2, but is not on the village organisation's committee."
    )
    assert message(found, "zh") == "VG2的组长S1不是村党组织班子成员。"


def test_one_of_several_stands_at_that_one() -> None:
    found = check(NAME, village("grid.worker-is-member", "hedged: yes, "))
    assert places(found) == [("grids.yaml", 6, 17)]
    assert severities(found) == ["warning"]


@pytest.mark.parametrize("leader", ["", "X9"])
def test_nobody_and_an_unknown_id_are_other_rules(leader: str) -> None:
    grids = GRIDS.replace("leader: M5", f"leader: {leader}")
    assert check(NAME, village("grid.committee-leader", grids=grids)) == ()


def test_a_member_who_has_left_is_none() -> None:
    files = {**village("party-group.leader-is-member"), **left("M3", "2023-01-04")}
    assert check(NAME, files, "2023-01-04") == ()
    assert [f.subject for f in check(NAME, files)] == ["PG2"]
