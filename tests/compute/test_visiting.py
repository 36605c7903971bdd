"""Household months: who owed a visit, and who visited."""

import pytest

from gridctl.compute.visiting import (
    HouseholdMonth,
    household_months,
    index_visits,
    linked_throughout,
)
from gridctl.model.period import Period
from tests.kit import context, example

GRIDS = "grids:\n- {id: G01, name: 一网格, villager_groups: [{id: VG01, name: 一组}]}\n"
MEMBERS = "id,name,born,branch,household\nM1,甲例,1980-01,B01,H9\nM2,乙例,1980-01,B01,H9\n"
HOUSEHOLDS = "id,head,villager_group,priority\nH1,王样,VG01,\nH2,赵样,VG01,yes\nH9,甲例,VG01,\n"
MARCH = Period.parse("2022-03")


def months(links: str, visits: str, more: dict[str, str] | None = None) -> list[tuple[object, ...]]:
    files = {
        "members.csv": MEMBERS,
        "households.csv": HOUSEHOLDS,
        "grids.yaml": GRIDS,
        "links.csv": f"member,household,since,until\n{links}",
        "ledger/visits/2022Q1.csv": f"date,member,household,reason\n{visits}",
        **(more or {}),
    }
    ctx = context(files)
    found = household_months(ctx.timeline, index_visits(ctx.village.visits), MARCH)
    assert all(item.month == MARCH for item in found)
    return [(item.household.id, item.grid, item.done, item.priority) for item in found]


def test_visits_by_the_linking_member_count_and_others_do_not() -> None:
    visits = (
        "2022-03-01,M1,H1,routine\n2022-03-31,M1,H1,care\n2022-03-10,M2,H1,routine\n"
        "2022-02-28,M1,H1,routine\n"
    )
    assert months("M1,H1,2022-01-01,\n", visits) == [("H1", "G01", 2, False)]


def test_linked_on_every_day_by_one_after_the_other_and_either_counts() -> None:
    links = "M1,H1,2022-01-01,2022-03-15\nM2,H1,2022-03-16,\n"
    assert months(links, "2022-03-20,M1,H1,routine\n") == [("H1", "G01", 1, False)]
    assert months(links, "2022-03-02,M2,H1,routine\n") == [("H1", "G01", 1, False)]


def test_a_gap_of_one_day_is_no_due_month() -> None:
    assert months("M1,H1,2022-01-01,2022-03-15\nM2,H1,2022-03-17,\n", "") == []
    assert months("M1,H1,2022-03-02,\n", "") == []
    assert months("M1,H1,2022-01-01,2022-03-30\n", "") == []
    assert months("M1,H1,2022-03-01,2022-03-31\n", "") == [("H1", "G01", 0, False)]


def test_a_member_household_owes_nothing() -> None:
    assert months("M1,H9,2022-01-01,\n", "") == []


def test_priority_only_where_it_was_so_on_every_day() -> None:
    assert months("M1,H2,2022-01-01,\n", "") == [("H2", "G01", 0, True)]
    became = {"former-values.csv": "subject,field,value,until\nH2,priority,no,2022-03-01\n"}
    assert months("M1,H2,2022-01-01,\n", "", became) == [("H2", "G01", 0, False)]


def test_rows_without_a_date_are_left_out_and_other_periods_can_be_asked() -> None:
    ctx = context(
        {
            "ledger/visits/2022Q1.csv": "date,member,household,reason\n"
            "bad,M1,H1,routine\n2022-03-30,M1,H1,routine\n2022-01-02,M1,H1,routine\n"
        }
    )
    by_quarter = index_visits(ctx.village.visits, "quarter")
    assert {period: [v.at.line for v in visits] for period, visits in by_quarter.items()} == {
        Period.parse("2022Q1"): [3, 4]
    }


def test_the_example_village_is_visited_every_month() -> None:
    ctx = context(example())
    index = index_visits(ctx.village.visits)
    found: list[HouseholdMonth] = []
    for month in Period.parse("2022").split("month"):
        found += household_months(ctx.timeline, index, month)
    assert len(found) > 3_000
    assert all(item.done >= 1 and item.grid for item in found)
    assert any(item.priority for item in found)


def short(links: str, visits: str, below: int) -> list[tuple[str, int]]:
    """Return the households with fewer than `below` visits in March, in both ways."""
    files = {
        "members.csv": MEMBERS + "M2,乙例,1980-01,B01,H9\n",
        "households.csv": HOUSEHOLDS,
        "grids.yaml": GRIDS,
        "links.csv": f"member,household,since,until\n{links}",
        "ledger/visits/2022Q1.csv": f"date,member,household,reason\n{visits}",
    }
    ctx = context(files)
    index = index_visits(ctx.village.visits)
    all_of_them = household_months(ctx.timeline, index, MARCH)
    found = household_months(ctx.timeline, index, MARCH, below)
    assert found == tuple(item for item in all_of_them if item.done < below)
    throughout = linked_throughout(ctx.timeline.over(MARCH))
    assert throughout == {item.household.id for item in all_of_them}
    return [(item.household.id, item.done) for item in found]


BOTH = "M1,H1,2022-01-01,\nM1,H2,2022-01-01,\n"


@pytest.mark.parametrize(
    ("visits", "found"),
    [
        ("", [("H1", 0), ("H2", 0)]),
        ("2022-03-01,M1,H1,routine\n", [("H2", 0)]),
        ("2022-03-01,M1,H1,routine\n2022-03-02,M1,H2,routine\n", []),
        ("2022-03-01,M1,H1,routine\n2022-03-02,M2,H2,routine\n", [("H2", 0)]),  # not his
        ("2022-03-01,M1,H1,routine\n2022-03-09,M2,H1,care\n", [("H2", 0)]),  # M2 came later
    ],
)
def test_only_those_not_visited(visits: str, found: list[tuple[str, int]]) -> None:
    assert short(BOTH, visits, 1) == found


def test_fewer_than_two() -> None:
    visits = "2022-03-01,M1,H1,routine\n2022-03-02,M1,H2,routine\n2022-03-02,M1,H2,care\n"
    assert short(BOTH, visits, 2) == [("H1", 1)]


def test_either_of_two_who_link_a_household_may_have_come() -> None:
    links = "M1,H1,2022-01-01,\nM2,H1,2022-01-01,\n"
    assert short(links, "2022-03-01,M1,H1,routine\n", 1) == []
    assert short(links, "2022-03-01,M2,H1,routine\n", 1) == []
    assert short(links, "", 1) == [("H1", 0)]
    assert short(links, "2022-03-01,M1,H1,routine\n2022-03-01,M2,H1,routine\n", 2) == []


def test_a_change_of_hands_within_the_month() -> None:
    links = "M1,H1,2022-01-01,2022-03-15\nM2,H1,2022-03-16,\n"
    assert short(links, "2022-03-20,M1,H1,routine\n", 1) == []
    assert short(links, "", 1) == [("H1", 0)]


def test_of_a_household_linked_again_the_last_link_says_where_it_stands() -> None:
    links = "M1,H2,2021-01-01,2021-12-31\nM1,H1,2022-01-01,\nM2,H2,2022-01-01,\n"
    assert short(links, "", 1) == [("H1", 0), ("H2", 0)]
    assert short(links, "2022-03-01,M2,H2,routine\n", 1) == [("H1", 0)]
    assert short(links, "2022-03-01,M1,H2,routine\n", 1) == [("H1", 0), ("H2", 0)]


def test_links_of_strangers_and_to_member_households_owe_nothing() -> None:
    assert short("M7,H1,2022-01-01,\nM1,H9,2022-01-01,\nM1,H7,2022-01-01,\n", "", 1) == []
