"""The village as it stood on a day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridctl.compute.state import age_on, holds, is_exempt
from gridctl.model.choices import AssignmentKind, Plate, Presence
from tests.kit import context, example

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("since", "until", "true"),
    [
        (None, None, True),
        (date(2022, 5, 1), None, True),
        (date(2022, 5, 2), None, False),
        (None, date(2022, 5, 1), True),
        (None, date(2022, 4, 30), False),
        (date(2022, 5, 1), date(2022, 5, 1), True),
    ],
)
def test_both_ends_are_inclusive(since: date | None, until: date | None, true: bool) -> None:
    assert holds(date(2022, 5, 1), since, until) is true


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(1953, 1, 5), date(2023, 1, 4), 69),
        (date(1953, 1, 5), date(2023, 1, 5), 70),
        (date(1952, 2, 29), date(2022, 2, 28), 69),
        (date(1952, 2, 29), date(2022, 3, 1), 70),
        (date(1952, 2, 29), date(2024, 2, 28), 71),
        (date(1952, 2, 29), date(2024, 2, 29), 72),
    ],
)
def test_full_years(born: date, day: date, age: int) -> None:
    assert age_on(born, day) == age


@given(DAYS, DAYS)
def test_an_age_is_the_number_of_birthdays_had(born: date, day: date) -> None:
    if born <= day:
        birthdays = 0
        for year in range(born.year + 1, day.year + 1):
            try:
                birthday = born.replace(year=year)
            except ValueError:
                birthday = date(year, 3, 1)
            birthdays += birthday <= day
        assert age_on(born, day) == birthdays


MEMBERS = """id,name,born,branch,household,duty_grid,presence,excused,since,left_on
M1,李例禾,1953-01,B01,H1,,,,,
M2,张例平,1980-01,B01,H2,G02,away,,2022-06-01,
M3,陈例华,1980-01,B01,H3,,,yes,,2022-06-30
M4,刘例山,,B01,H9,,,,,
"""
VILLAGE = {
    "members.csv": MEMBERS,
    "staff.csv": "id,name,since,until\nS1,石试文,,2022-05-31\n",
    "households.csv": """id,head,villager_group,presence,plate,since,until
H1,王样甲,VG01,,member,,
H2,王样乙,VG02,,,,
H3,王样丙,VG02,,,,
H4,王样丁,VG01,away,,2022-04-01,
H5,王样戊,VG01,,,,2022-04-01
""",
    "grids.yaml": """grids:
- id: G01
  name: 一网格
  leader: M1
  villager_groups: [{id: VG01, name: 一组, head: M1}]
  courtyards: [{id: C1, name: 老屋, villager_group: VG01}]
- {id: G02, name: 二网格, leader: M2, villager_groups: [{id: VG02, name: 二组}]}
""",
    "branches.yaml": """organisation:
  id: V
  name: 党总支
  secretary: M1
  committee: [M1, M2]
  branches:
  - {id: B01, name: 一支部, secretary: M1, party_groups: [{id: PG01, name: 一小组, leader: M2}]}
""",
    "links.csv": """member,household,since,until
M1,H4,2022-05-01,
M1,H2,2022-01-01,
M1,H4,2022-01-01,2022-05-31
M2,H4,2022-01-01,
M9,H4,2022-01-01,
M1,H8,2022-01-01,
M2,H5,2022-01-01,
""",
    "assignments.csv": """kind,person,target,since,until
courtyard,M1,C1,2022-01-01,2022-06-30
courtyard,M3,C1,2022-06-30,
core-member,M1,M2,,
""",
    "core-households.csv": """term,member,until
2022,M1,2022-06-30
2022,M3,
2021,M2,
2023,M1,
""",
    "former-values.csv": """subject,field,value,until
M1,household,H2,2022-02-28
M1,农户,H3,2022-03-31
M2,在村情况,在村,2022-06-30
H1,挂牌,,2022-06-30
G01,leader,M3,2022-05-31
VG01,head,S1,2022-05-31
C1,name,新屋,2022-05-31
V,committee,M1;M3,2022-05-31
B01,书记,M3,2022-05-31
PG01,leader,M3,2022-05-31
M1,born,no date,2022-12-31
M1,shoe,43,2022-12-31
""",
}


def state(day: str):  # type: ignore[no-untyped-def]
    return context(VILLAGE).timeline.on(date.fromisoformat(day))


@pytest.mark.parametrize(
    ("day", "members"),
    [("2022-05-31", "M1 M3 M4"), ("2022-06-01", "M1 M2 M3 M4"), ("2022-07-01", "M1 M2 M4")],
)
def test_members_come_and_leave(day: str, members: str) -> None:
    assert list(state(day).members) == members.split()


def test_staff_and_households_come_and_leave() -> None:
    assert list(state("2022-05-31").staff) == ["S1"]
    assert list(state("2022-06-01").staff) == []
    assert list(state("2022-03-31").households) == ["H1", "H2", "H3", "H5"]
    assert list(state("2022-04-01").households) == ["H1", "H2", "H3", "H4", "H5"]
    assert list(state("2022-04-02").households) == ["H1", "H2", "H3", "H4"]


@pytest.mark.parametrize(
    ("rows", "in_may", "in_june"),
    [
        ("H1,甲,VG1,,2022-05-31\nH1,乙,VG1,2022-06-01,\n", "甲", "乙"),
        ("H1,乙,VG1,2022-06-01,\nH1,甲,VG1,,2022-05-31\n", "甲", "乙"),
        ("H1,甲,VG1,,\nH1,乙,VG1,,\n", "乙", "乙"),
        ("H1,甲,VG1,,2022-05-31\nH1,乙,VG1,,\n", "乙", "乙"),
        ("H1,甲,VG1,,\nH1,乙,VG1,2022-06-01,\n", "甲", "乙"),
        ("H1,甲,VG1,2022-06-01,\nH1,乙,VG1,2022-06-01,\n", None, "乙"),
    ],
)
def test_of_an_id_given_twice_the_last_that_is_there(
    rows: str, in_may: str | None, in_june: str | None
) -> None:
    timeline = context({"households.csv": f"id,head,villager_group,since,until\n{rows}"}).timeline
    for day, head in ((date(2022, 5, 31), in_may), (date(2022, 6, 1), in_june)):
        found = timeline.on(day).households.get("H1")
        assert (found.head if found else None) == head


@pytest.mark.parametrize(
    ("day", "home"),
    [("2022-02-28", "H2"), ("2022-03-01", "H3"), ("2022-03-31", "H3"), ("2022-04-01", "H1")],
)
def test_a_former_value_holds_until_its_day(day: str, home: str) -> None:
    assert state(day).members["M1"].household == home


def test_former_values_of_everything_that_has_an_id() -> None:
    then, now = state("2022-05-31"), state("2022-06-01")
    for get, before, after in (
        (lambda s: s.grids["G01"].leader, "M3", "M1"),
        (lambda s: s.villager_groups["VG01"].head, "S1", "M1"),
        (lambda s: s.courtyards["C1"].name, "新屋", "老屋"),
        (lambda s: s.organisation.committee, ("M1", "M3"), ("M1", "M2")),
        (lambda s: s.branches["B01"].secretary, "M3", "M1"),
        (lambda s: s.party_groups["PG01"].leader, "M3", "M2"),
    ):
        assert (get(then), get(now)) == (before, after)
    assert state("2022-06-30").members["M2"].presence is Presence.RESIDENT
    assert state("2022-07-01").members["M2"].presence is Presence.AWAY
    assert state("2022-06-30").households["H1"].plate is None
    assert state("2022-07-01").households["H1"].plate is Plate.MEMBER


def test_a_former_value_that_fits_no_field_changes_nothing() -> None:
    assert state("2022-12-31").members["M1"].born == date(1953, 1, 1)


def test_ordinary_households_are_those_in_which_no_member_lives() -> None:
    assert list(state("2022-06-01").ordinary) == ["H4"]
    assert list(state("2022-07-01").ordinary) == ["H3", "H4"]
    homes = state("2022-06-01").members_at_home
    assert {home: [m.id for m in members] for home, members in homes.items()} == {
        "H1": ["M1"],
        "H2": ["M2"],
        "H3": ["M3"],
    }


def test_grids_of_households_and_members() -> None:
    now = state("2022-06-01")
    assert (now.grid_of_household("H4"), now.grid_of_household("H8")) == ("G01", "")
    grids = {m.id: now.grid_of_member(m) for m in now.members.values()}
    assert grids == {"M1": "G01", "M2": "G02", "M3": "G02", "M4": ""}


def test_links_of_known_members_and_ordinary_households() -> None:
    then = state("2022-05-31")
    assert [link.at.line for link in then.links] == [2, 3, 4]
    assert [link.at.line for link in state("2022-06-01").links] == [2, 3, 5]
    later = state("2022-06-01")
    found = {m: [k.at.line for k in links] for m, links in later.links_of_member.items()}
    assert found == {"M1": [2], "M2": [5]}  # H2 is M2's home
    assert [k.at.line for k in later.links_of_household["H4"]] == [2, 5]


def test_one_link_a_household_the_earliest_first() -> None:
    links = state("2022-05-01").links_of_member["M1"]
    assert [(link.household, link.at.line) for link in links] == [("H2", 3), ("H4", 4)]


@pytest.mark.parametrize(
    ("day", "lines"), [("2022-06-29", [2]), ("2022-06-30", [2, 3]), ("2022-07-01", [3])]
)
def test_contacts_in_force(day: str, lines: list[int]) -> None:
    found = state(day).contacts(AssignmentKind.COURTYARD)
    assert [contact.at.line for contact in found] == lines


@pytest.mark.parametrize(
    ("day", "core"),
    [
        ("2021-12-31", set()),
        ("2022-01-01", {"M1", "M3"}),
        ("2022-07-01", set()),
        ("2023-01-01", {"M1"}),
    ],
)
def test_core_members_of_the_year_in_course(day: str, core: set[str]) -> None:
    assert state(day).core_members == core
    assert {row.member for row in state(day).core_rows} == core


def test_names_of_persons() -> None:
    now = state("2022-05-31")
    assert [now.person_name(p) for p in ("M1", "S1", "X9")] == ["李例禾", "石试文", "X9"]


@pytest.mark.parametrize(
    ("member", "kinds", "age", "exempt"),
    [
        ("M1", (), 70, True),
        ("M1", (), 71, False),
        ("M1", ("away", "excused"), None, False),
        ("M2", ("away",), None, True),
        ("M2", ("excused",), 70, False),
        ("M3", ("excused",), None, True),
        ("M3", ("away",), 70, False),
        ("M4", ("away", "excused"), 0, False),
    ],
)
def test_exemptions(member: str, kinds: tuple[str, ...], age: int | None, exempt: bool) -> None:
    person = next(m for m in context(VILLAGE).village.members if m.id == member)
    assert is_exempt(person, date(2023, 1, 1), kinds, age) is exempt


def test_the_example_as_it_stood() -> None:
    ctx = context(example())
    then = ctx.timeline.on(date(2022, 4, 30))
    assert then.members["M021"].household == "H141"
    assert ctx.now.members["M021"].household == "H188"
    assert "H316" in ctx.timeline.on(date(2022, 9, 15)).ordinary
    assert "H316" not in ctx.now.households
    assert len(ctx.now.members_at_home) == 38
