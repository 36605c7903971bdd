"""What each key of a clause counts."""

import pytest

from gridctl.compute.relations import CONTACT_CHAIN, GENERAL, NAMED, RELATIONS, SHARES
from gridctl.engine.catalogue import catalogue
from gridctl.model.tables import TABLES
from tests.kit import context
from tests.rules.small import FILES

NOW = context(FILES).now
FOUND: dict[str, dict[str, tuple[str, ...]]] = {
    "unit.grids": {"U1": ("G1", "G2"), "U2": ()},
    "unit.liaisons": {"U1": ("M3",), "U2": ()},
    "unit.members": {"U1": ("M2", "M3", "M4"), "U2": ("M5",)},
    "committee-member.branches": {"M1": ("B1", "B2"), "M2": ()},
    "committee-member.units": {"M1": (), "M2": ("U1",)},
    "branch-committee-member.party-groups": {"M2": (), "M3": ("PG1",), "M4": ()},
    "party-group-leader.core-households": {"M2": ("M1",), "M3": ()},
    "core-household.members": {"M1": ("M2", "M3")},
    "village.branches": {"V": ("B1", "B2")},
    "village.grids": {"V": ("G1", "G2")},
    "village.stations": {"V": ("ST1",)},
    "village.linked-households": {"V": ("H5",)},
    "village.core-members": {"V": ("M1",)},
    "branch.formal-members": {"B1": ("M1", "M2", "M3")},
    "joint-branch.units": {"B2": ("U1", "U2")},
    "branch.party-groups": {"B1": ("PG1", "PG2"), "B2": ()},
    "party-group.leaders": {"PG1": ("M2",), "PG2": ("M3",)},
    "party-group.members": {"PG1": ("M1", "M2"), "PG2": ("M3",)},
    "grid.households": {"G1": ("H1", "H2", "H3", "H5", "H6"), "G2": ("H4",)},
    "grid.people": {"G1": ()},
    "grid.members": {"G1": ("M1", "M2", "M3"), "G2": ("M4", "M5")},
    "grid.core-households": {"G1": ("M1",), "G2": ()},
    "grid.workers": {"G1": ("M3", "S1"), "G2": ()},
    "grid.leaders": {"G1": ("M1",), "G2": ("M5",), "Q1": ("M4",), "Z1": ("M1",)},
    "grid.deputies": {"G1": ("M2",), "G2": (), "Q1": (), "Z1": ()},
    "grid.committee-leader": {"G1": ("M1",), "G2": ()},
    "grid.villager-groups": {"G1": ("VG1", "VG2"), "G2": ("VG3",)},
    "grid.courtyards": {"G1": ("C1",), "G2": ()},
    "grid.party-groups": {"G1": ("PG1", "PG2"), "G2": ()},
    "grid.branches": {"G1": ("B1",), "G2": ("B2",)},
    "grid.party-organisations": {"G1": ("B1", "PG1", "PG2"), "G2": ("B2",)},
    "grid.stations": {"G1": ("ST1",), "G2": ()},
    "grid.linked-households": {"G1": ("H5",), "G2": ()},
    "villager-group.heads": {"VG1": ("M2",), "VG2": ("S1",), "VG3": ()},
    "villager-group.party-groups": {"VG1": ("PG1",), "VG2": ("PG2",), "VG3": ()},
    "villager-group.core-households": {"VG1": ("H1",), "VG2": (), "VG3": ()},
    "villager-group.households-per-core": {"VG1": ("H1",), "VG2": (), "VG3": ()},
    "household.members": {"H5": ("M1", "M2"), "H6": ()},
}


@pytest.mark.parametrize("key", RELATIONS)
def test_a_key_counts_what_it_says(key: str) -> None:
    assert {one.subject: one.objects for one in RELATIONS[key](NOW)} == FOUND[key]


def test_what_is_not_known_does_not_count() -> None:
    rows = "committee-branch,M1,B9,2022-03-01,\ncommittee-branch,S9,B1,2022-01-01,\n"
    state = context({**FILES, "assignments.csv": FILES["assignments.csv"] + rows}).now
    key = "committee-member.branches"
    assert {one.subject: one.objects for one in RELATIONS[key](state)} == FOUND[key]


def test_where_subjects_and_objects_stand() -> None:
    (committee, _) = RELATIONS["committee-member.branches"](NOW)
    assert tuple(committee.at.mark()) == ("members.csv", 2, None)
    assert [mark[:2] for mark in committee.marks] == [
        ("assignments.csv", 2),
        ("assignments.csv", 3),
    ]
    (village,) = RELATIONS["village.grids"](NOW)
    assert tuple(village.at.mark()) == ("grids.yaml", None, None)
    assert [mark[:2] for mark in village.marks] == [("grids.yaml", 2), ("grids.yaml", 12)]


def test_amounts_and_totals() -> None:
    (grid,) = RELATIONS["grid.people"](NOW)
    assert (grid.amount, grid.total) == (9, None)
    totals = {k: [(one.amount, one.total) for one in RELATIONS[k](NOW)] for k in SHARES}
    assert totals == {
        "village.linked-households": [(1, 2)],
        "village.core-members": [(1, 5)],
        "grid.linked-households": [(1, 2), (0, 0)],
        "villager-group.core-households": [(1, 3), (0, 2), (0, 1)],
    }


@pytest.mark.parametrize("key", RELATIONS)
def test_an_empty_village_has_nothing(key: str) -> None:
    found = RELATIONS[key](context({}).now)
    assert [one.subject for one in found] in ([], ["V"])
    assert not any(one.amount for one in found)


@pytest.mark.parametrize("key", RELATIONS)
def test_a_relation_is_said_in_both_languages_and_names_its_tables(key: str) -> None:
    relation = RELATIONS[key]
    for words in (relation.subjects, relation.counted):
        assert words.en.isascii()
        assert not words.zh.isascii()
    assert set(relation.tables) <= {table.name for table in TABLES}


def test_a_key_with_a_name_of_its_own_is_judged_by_that_rule_alone() -> None:
    rules = {item.rule.name: item.rule for item in catalogue()}
    assert set(NAMED) | set(GENERAL) == set(RELATIONS)
    for key, name in NAMED.items():
        assert key in rules[name].sets
    general = ("span-outside", "coverage-gap", "size-outside", "post-holder")
    for key in RELATIONS:
        asked = [n for n, rule in rules.items() if key in rule.sets and n != "share-outside"]
        assert set(asked) <= set(general) if key in GENERAL else asked == [NAMED[key]]
    assert set(CONTACT_CHAIN) <= set(NAMED)
