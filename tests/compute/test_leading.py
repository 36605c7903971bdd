"""Who leads a grid: of a committee or the staff, a secretary; and who owes a unit."""

import pytest

from gridctl.compute.holders import POSTS
from gridctl.compute.relations import RELATIONS
from tests.kit import context

GRIDS = """grids:
- {{id: G0, name: whole, tier: village, leader: {first}}}
- {{id: G1, name: one, tier: grid, leader: {second}}}
- {{id: G2, name: two}}
"""
BRANCHES = """organisation:
  id: V
  name: all
  secretary: M1
  committee: [M1, M2]
  branches:
  - {id: B1, name: one, secretary: M3, committee: [M3, M4]}
"""
MEMBERS = "id,name,born,branch\n" + "".join(f"M{n},x,1980-01,B1\n" for n in range(1, 6))


def unfit(key: str, first: str = "", second: str = "") -> list[tuple[str, str]]:
    """Return the grids and leaders who are not what the key asks for."""
    files = {
        "grids.yaml": GRIDS.format(first=first or '""', second=second or '""'),
        "branches.yaml": BRANCHES,
        "members.csv": MEMBERS,
        "staff.csv": "id,name,since,until\nS1,x,,\nS2,x,,2022-12-31\n",
    }
    post, now = POSTS[key], context(files).now
    held = [(one.subject, one.person) for one in post.holders(now)]
    return [(grid, person) for grid, person in held if person not in post.fit(now)]


@pytest.mark.parametrize("person", ["M1", "M2", "M3", "M4", "S1", ""])
def test_a_committee_or_the_staff_leads(person: str) -> None:
    assert unfit("grid.leader-is-committee-or-staff", first="M5", second=person) == []


@pytest.mark.parametrize("person", ["M5", "S2"])
def test_who_is_of_neither_or_gone_does_not(person: str) -> None:
    assert unfit("grid.leader-is-committee-or-staff", second=person) == [("G1", person)]


@pytest.mark.parametrize(
    ("person", "fit"), [("M1", True), ("M3", True), ("M2", False), ("S1", False), ("", True)]
)
def test_only_the_villages_own_tier_is_led_by_a_secretary(person: str, fit: bool) -> None:
    found = unfit("village-grid.leader-is-secretary", first=person, second="M5")
    assert found == ([] if fit else [("G0", person)])


@pytest.mark.parametrize(
    ("units", "owing"), [("", []), ("  units:\n  - {id: U1, name: x}\n", ["M1", "M2"])]
)
def test_a_committee_owes_a_unit_only_where_there_is_one(units: str, owing: list[str]) -> None:
    files = {"branches.yaml": BRANCHES + units, "members.csv": MEMBERS}
    found = RELATIONS["committee-member.units"](context(files).now)
    assert [one.subject for one in found] == owing
