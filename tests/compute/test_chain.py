"""The contact chain, tier by tier, on a small village."""

import pytest

from gridctl.compute.chain import (
    TIERS,
    Held,
    Tier,
    core_targets,
    member_tier,
    others,
    targets,
    tier,
)
from gridctl.model.mark import Mark
from gridctl.model.words import Words
from tests.kit import context
from tests.rules.small import FILES

HERE = Mark("x.csv", 2)


def held(amount: int, low: int | None, high: int | None) -> Held:
    objects = tuple(f"X{number}" for number in range(amount))
    return Held("M1", "李例", HERE, objects, (HERE,) * amount, low, high)


def made(below: int, low: int | None, high: int | None, *holders: Held) -> Tier:
    known = {f"X{number}": HERE for number in range(below)}
    words = Words("above", "上"), Words("below", "下")
    return Tier("key", *words, low, high, "pack/clause", holders, known)


@pytest.mark.parametrize(
    ("amount", "low", "high", "short", "over"),
    [
        (1, 2, 5, 1, 0),
        (2, 2, 5, 0, 0),
        (5, 2, 5, 0, 0),
        (6, 2, 5, 0, 1),
        (9, 2, None, 0, 0),
        (0, None, 5, 0, 0),
        (1, None, 0, 0, 1),
    ],
)
def test_a_holder_against_the_span(
    amount: int, low: int | None, high: int | None, short: int, over: int
) -> None:
    found = held(amount, low, high)
    assert (found.amount, found.short, found.over) == (amount, short, over)


def test_worked_example_four_leaders_and_six_core_households() -> None:
    found = made(6, 2, 5, *(held(0, 2, 5) for _ in range(4)))
    assert (found.least, found.most) == (8, 20)
    assert (found.fewest_holders, found.most_holders) == (2, 3)
    assert (found.missing, found.beyond) == (2, 0)
    assert (found.links, found.linked) == (0, ())


@pytest.mark.parametrize(
    ("below", "missing", "beyond"), [(7, 1, 0), (8, 0, 0), (20, 0, 0), (21, 0, 1)]
)
def test_both_ends_of_what_the_spans_allow(below: int, missing: int, beyond: int) -> None:
    found = made(below, 2, 5, *(held(0, 2, 5) for _ in range(4)))
    assert (found.missing, found.beyond) == (missing, beyond)


def test_links_and_linked_count_differently() -> None:
    found = made(3, 1, 2, held(2, 1, 2), held(1, 1, 2), held(5, 1, 2))
    assert found.links == 8
    assert found.linked == ("X0", "X1", "X2")
    assert made(3, 1, 2, held(1, 1, 2)).linked == ("X0",)


@pytest.mark.parametrize(
    ("below", "low", "high", "fewest", "most"),
    [
        (11, 2, 5, 3, 5),
        (10, 2, 5, 2, 5),
        (0, 2, 5, 0, 0),
        (7, None, 5, 2, None),
        (7, 2, None, 1, 3),
        (0, 2, None, 0, 0),
        (7, 2, 0, None, 3),
        (0, 0, 0, 0, None),
    ],
)
def test_how_many_holders_are_needed(
    below: int, low: int | None, high: int | None, fewest: int | None, most: int | None
) -> None:
    found = made(below, low, high)
    assert (found.fewest_holders, found.most_holders) == (fewest, most)


def test_without_a_maximum_no_number_is_too_many() -> None:
    found = made(9, 1, None, held(2, 1, 3), held(0, 1, None))
    assert (found.least, found.most, found.missing, found.beyond) == (2, None, 0, 0)
    assert made(9, None, 3, held(0, None, 3)).least == 0


NOW = context(FILES).now


@pytest.mark.parametrize(
    ("key", "holders", "below"),
    [
        ("committee-member.branches", {"M1": 2, "M2": 0}, ["B1", "B2"]),
        ("branch-committee-member.party-groups", {"M2": 0, "M3": 1, "M4": 0}, ["PG1", "PG2"]),
        ("party-group-leader.core-households", {"M2": 1, "M3": 0}, ["M1"]),
        ("core-household.members", {"M1": 2}, ["M2", "M3", "M4", "M5"]),
        ("core.members", {"M1": 2}, ["M2", "M3", "M4", "M5"]),
        ("unit.grids", {"U1": 2, "U2": 0}, ["G1", "G2"]),
        ("committee-member.units", {"M1": 0, "M2": 1}, ["U1", "U2"]),
    ],
)
def test_each_tier_of_a_village(key: str, holders: dict[str, int], below: list[str]) -> None:
    exempt = frozenset({min(holders)})
    found = tier(NOW, key, 1, 2, "pack/clause", exempt)
    assert (found.key, found.low, found.high, found.clause) == (key, 1, 2, "pack/clause")
    assert {each.subject: each.amount for each in found.holders} == holders
    assert {each.low for each in found.holders if each.subject in exempt} == {None}
    assert {each.low for each in found.holders if each.subject not in exempt} <= {1}
    assert {each.high for each in found.holders} == {2}
    assert list(found.targets) == below
    assert all(len(each.marks) == each.amount for each in found.holders)


def test_every_tier_is_tried() -> None:
    assert set(TIERS) == {
        "committee-member.branches",
        "branch-committee-member.party-groups",
        "party-group-leader.core-households",
        "core-household.members",
        "core.members",
        "unit.grids",
        "committee-member.units",
    }


def test_holders_have_names() -> None:
    units = {each.subject: each.name for each in tier(NOW, "unit.grids", 1, None, "c").holders}
    assert units == {"U1": NOW.organisation.units[0].name, "U2": NOW.organisation.units[1].name}  # type: ignore[union-attr]
    (first, *_) = tier(NOW, "committee-member.branches", 1, 2, "c").holders
    assert first.name == NOW.members["M1"].name
    assert first.mark == NOW.members["M1"].at.mark()


def test_a_model_post_is_linked_like_a_core_household() -> None:
    rows = "leader-core,M3,M4,2022-01-01,\n"
    state = context({**FILES, "assignments.csv": FILES["assignments.csv"] + rows}).now
    assert list(core_targets(state)) == ["M1", "M4"]
    assert core_targets(state)["M4"] == state.members["M4"].at.mark()
    assert core_targets(state)["M1"].file == "core-households.csv"
    assert list(others(state)) == ["M2", "M3", "M4", "M5"]
    assert targets(state, "core.members") == others(state)


def test_members_with_limits_of_their_own() -> None:
    found = member_tier(NOW, {"M1": (None, 20), "M2": (10, 15)}, 5, 20, "pack/clause")
    assert (found.key, found.low, found.high) == ("member.households", 5, 20)
    assert [(h.subject, h.low, h.high, h.amount) for h in found.holders] == [
        ("M1", None, 20, 1),
        ("M2", 10, 15, 1),
    ]
    assert (found.least, found.most) == (10, 35)
    assert list(found.targets) == list(NOW.ordinary)
    assert found.holders[0].marks[0].file == "links.csv"
    assert found.holders[0].name == NOW.members["M1"].name
