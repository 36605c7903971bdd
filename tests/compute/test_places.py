"""What lies in each grid, outside all of them, and in the village."""

from hypothesis import given
from hypothesis import strategies as st

from gridctl.compute.places import (
    OUTSIDE,
    VILLAGE,
    courtyard_contacts,
    linked_by,
    places,
    shown_grids,
)
from gridctl.figures.quotas.worked_out import quotas
from tests.kit import context

GRIDS = """grids:
- {id: G01, name: 一网格, villager_groups: [{id: VG01, name: 一组}],
   courtyards: [{id: C1, name: 甲, villager_group: VG01}, {id: C2, name: 乙}]}
- {id: G02, name: 二网格, villager_groups: [{id: VG02, name: 二组}]}
- {id: G00, name: 全村, tier: village}
"""
FILES = {
    "grids.yaml": GRIDS,
    "members.csv": """id,name,born,branch,household,duty_grid
M1,李例甲,1980-01,B01,H1,
M2,李例乙,1980-01,B01,H2,G02
M3,李例丙,1980-01,B01,H3,G00
M4,李例丁,1980-01,B01,,
M5,李例戊,1980-01,B01,,G09
""",
    "households.csv": """id,head,villager_group,courtyard
H1,王甲,VG01,
H2,王乙,VG01,C1
H3,王丙,VG02,
H4,王丁,VG01,C1
H5,王戊,VG02,
H6,王己,VG09,
""",
    "core-households.csv": "term,member\n2023,M2\n2023,M4\n2023,M4\n2023,M3\n",
    "links.csv": "member,household,since\nM1,H5,2022-01-01\nM2,H5,2022-01-02\nM2,H4,2022-01-01\n",
    "staff.csv": "id,name\nS1,王例\n",
    "assignments.csv": """kind,person,target,since,until
courtyard,M1,C1,2022-01-01,
courtyard,S1,C1,2022-01-01,
courtyard,M9,C2,2022-01-01,
courtyard,M1,C2,2022-01-01,2022-12-31
courtyard,M1,C9,2022-01-01,
""",
}


def test_everything_lies_somewhere() -> None:
    state = context(FILES).now
    found = places(state)
    assert list(found) == ["G01", "G02", "G00", OUTSIDE, VILLAGE]
    assert shown_grids(state) == {"G01": "一网格", "G02": "二网格"}
    assert found["G01"] == ("G01", "一网格", ("H1", "H2", "H4"), ("H4",), ("M1",), ())
    assert found["G02"] == ("G02", "二网格", ("H3", "H5"), ("H5",), ("M2",), ("M2",))
    assert found["G00"] == ("G00", "全村", (), (), ("M3",), ("M3",))
    assert found[OUTSIDE] == ("", "", ("H6",), ("H6",), ("M3", "M4", "M5"), ("M3", "M4"))
    assert found[VILLAGE] == (
        "V",
        "",
        ("H1", "H2", "H3", "H4", "H5", "H6"),
        ("H4", "H5", "H6"),
        ("M1", "M2", "M3", "M4", "M5"),
        ("M2", "M4", "M3"),
    )


def test_a_place_has_something_where_any_of_it_is_there() -> None:
    place = places(context(FILES).now)["G00"]
    assert place.anything
    assert not place._replace(members=(), core=()).anything
    assert place._replace(members=()).anything
    assert place._replace(members=(), core=(), homes=("H1",)).anything


def test_households_linked_by_some_members() -> None:
    state = context(FILES).now
    assert linked_by(state, ("M1", "M2")) == ("H5", "H4")
    assert linked_by(state, ("M2",)) == ("H4", "H5")
    assert linked_by(state, ("M4",)) == ()


def test_contacts_with_courtyards_are_of_people_who_are_there() -> None:
    found = courtyard_contacts(context(FILES).now)
    assert {yard: [c.person for c in rows] for yard, rows in found.items()} == {"C1": ["M1", "S1"]}
    before = courtyard_contacts(context(FILES, "2022-12-31").now)
    assert [c.person for c in before["C2"]] == ["M1"]


@given(st.permutations(FILES["households.csv"].splitlines()[1:]))
def test_totals_are_the_sum_of_the_places_in_any_order(rows: list[str]) -> None:
    table = "\n".join(["id,head,villager_group,courtyard", *rows]) + "\n"
    found = quotas(context({**FILES, "households.csv": table}))
    assert found.outside is not None
    parts = (*found.grids, found.outside)
    for name in ("members", "households", "linked", "room", "core"):
        assert getattr(found.village, name) == sum(getattr(part, name) for part in parts), name
    assert len(found.village.gaps) == sum(len(part.gaps) for part in parts) == 1
    assert (found.village.grid, found.village.households, found.village.linked) == ("V", 3, 2)
    capacities = {each.place: each for each in found.capacities}
    assert list(capacities) == ["G01", "G02", "", "V"]
    whole = capacities.pop("V")
    for name in ("households", "members", "exempt", "least", "most", "allowed"):
        assert getattr(whole, name) == sum(getattr(part, name) for part in capacities.values())
