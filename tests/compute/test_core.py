"""Core households on small villages."""

from datetime import date

import pytest

from gridctl.compute.core import (
    basic_grids,
    core_by_grid,
    core_contacts,
    core_households,
    election_day,
    homeless_core,
    in_order_of_election,
    member_households_on,
    members_of_core,
)
from tests.kit import context

VILLAGE = {
    "members.csv": """id,name,born,branch,household,duty_grid,since,left_on
M1,李例禾,1980-01,B01,H1,,,
M2,张例平,1980-01,B01,H1,,,
M3,陈例华,1980-01,B01,H2,G02,,
M4,刘例山,1980-01,B01,H9,,,
M5,赵例云,1980-01,B01,,,,
M6,周例松,1980-01,B01,H3,,2023-01-01,
M7,吴例清,1980-01,B01,H4,,,2022-12-31
""",
    "households.csv": "id,head,villager_group\nH1,王样甲,VG01\nH2,王样乙,VG01\nH3,王样丙,VG02\n"
    "H4,王样丁,VG02\n",
    "grids.yaml": """grids:
- {id: G01, name: 一网格, villager_groups: [{id: VG01, name: 一组}]}
- {id: G02, name: 二网格, tier: grid, villager_groups: [{id: VG02, name: 二组}]}
- {id: G03, name: 片区, tier: quarter}
""",
    "core-households.csv": """term,member,basis,elected_at,until
2022,M7,elected,MT0,
2023,M1,elected,MT1,
2023,M2,elected,MT2,
2023,M3,elected,MT1,
2023,M4,elected,MT1,
2023,M1,elected,MT1,
2023,M7,elected,MT1,
2023,M6,elected,MT1,2023-01-03
""",
    "meetings.csv": """id,date,kind
MT1,2022-12-23,representatives
MT2,2022-12-30,representatives
""",
    "assignments.csv": """kind,person,target,since,until
core-member,M1,M5,2023-01-02,
core-member,M1,M4,2023-01-01,
core-member,M1,M4,2022-01-01,2022-12-31
core-member,M1,M1,2023-01-01,
core-member,M1,M7,2023-01-01,
core-member,M3,M5,2022-01-01,2022-12-31
core-member,M5,M6,2023-01-01,
core-member,M1,M5,2023-01-03,
""",
}


def rows(found: dict[str, tuple[object, ...]]) -> dict[str, list[int]]:
    return {key: [row.at.line for row in group] for key, group in found.items()}  # type: ignore[attr-defined]


def test_two_core_members_of_one_home_are_one_household() -> None:
    state = context(VILLAGE).now
    assert rows(core_households(state)) == {"H1": [3, 4], "H2": [5]}
    assert homeless_core(state) == 1  # M4's home H9 is no household


def test_a_core_row_ends_within_its_term() -> None:
    assert "H3" in core_households(context(VILLAGE, "2023-01-03").now)
    assert "H3" not in core_households(context(VILLAGE, "2023-01-04").now)


def test_the_grid_is_that_of_duty_else_that_of_the_home() -> None:
    assert rows(core_by_grid(context(VILLAGE).now)) == {"G01": [3, 4], "G02": [5]}


def test_only_the_tier_called_grid_counts() -> None:
    assert [grid.id for grid in basic_grids(context(VILLAGE).now)] == ["G01", "G02"]


def test_the_day_of_election() -> None:
    village = context(VILLAGE).village
    assert election_day(village, 2023) == date(2022, 12, 23)
    assert election_day(village, 2022) == date(2021, 12, 31)  # its meeting is not known
    assert election_day(village, 2025) == date(2024, 12, 31)


def test_of_two_election_days_named_as_often_the_earlier_counts() -> None:
    text = "term,member,elected_at\n2023,M1,MT2\n2023,M3,MT1\n"
    village = context({**VILLAGE, "core-households.csv": text}).village
    assert election_day(village, 2023) == date(2022, 12, 23)


def test_rows_in_order_of_election() -> None:
    found = context(VILLAGE)
    order = in_order_of_election(found.village, core_households(found.now)["H1"])
    assert [row.member for row in order] == ["M1", "M2"]
    everyone = in_order_of_election(found.village, found.now.core_rows)
    assert [row.at.line for row in everyone] == [3, 5, 6, 7, 4]


@pytest.mark.parametrize(
    ("day", "homes"), [("2022-12-31", {"H1", "H2", "H4"}), ("2023-01-01", {"H1", "H2", "H3"})]
)
def test_member_households_on_a_day(day: str, homes: set[str]) -> None:
    timeline = context(VILLAGE).timeline
    assert member_households_on(timeline, date.fromisoformat(day)) == homes


def test_a_core_member_links_other_present_members_once_each() -> None:
    state = context(VILLAGE).now
    assert members_of_core(state) == {"M1": ("M4", "M5"), "M2": (), "M3": (), "M4": ()}
    assert [contact.at.line for contact in core_contacts(state)["M1"]] == [3, 2]
