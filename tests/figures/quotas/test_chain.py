"""The figures of the contact chain, of stars and of rounds, counted by hand."""

import pytest

from gridctl.figures.figure import Range
from gridctl.figures.links.capacity_of import NO_MOST
from gridctl.figures.quotas.chain_tiers import between, standing, tier_of
from gridctl.figures.told import said
from gridctl.model.words import Words
from tests.figures.village import (
    FILES,
    PYRAMID,
    adopting,
    explained,
    explained_or_none,
    lines,
    parts,
    set_by,
    small,
    subjects,
    value,
    whole,
)
from tests.kit import context, edited

STACKED = small(pyramid=True)
CTX = whole()
TIERS = [
    "committee-member.branches",
    "branch-committee-member.party-groups",
    "party-group-leader.core-households",
    "core-household.members",
    "core.members",
    "member.households",
]


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        ("chain-holders", [1, 1, 1, 1, 1, 2]),
        ("chain-below", [1, 1, 1, 1, 1, 14]),
        ("chain-links", [0, 1, 0, 1, 1, 14]),
        ("chain-linked", [0, 1, 0, 1, 1, 13]),
        (
            "chain-allowed",
            [Range(1, 2), Range(1, 2), Range(2, 5), Range(5, 10), Range(5, 15), Range(10, 30)],
        ),
        (
            "chain-needed",
            [Range(1, 1), Range(1, 1), Range(1, 0), Range(1, 0), Range(1, 0), Range(1, 1)],
        ),
    ],
)
def test_every_tier(figure: str, expected: list[object]) -> None:
    assert subjects(STACKED, figure) == TIERS
    assert [value(STACKED, tier, figure) for tier in TIERS] == expected
    assert explained_or_none(STACKED, "unit.grids", figure) is None
    assert explained_or_none(STACKED, "V", figure) is None
    found = explained(STACKED, "core.members", figure)
    assert set_by(found) == {
        "minimum": (5, "ninghai-2019/1.1-core-span"),
        "maximum": (15, "ninghai-2019/1.1-core-span"),
    }


def test_lines_of_a_tier() -> None:
    tier = "core-household.members"
    assert lines(explained(STACKED, tier, "chain-holders")) == [("core-households.csv", 2, 1)]
    assert lines(explained(STACKED, tier, "chain-below")) == [("members.csv", 2, 1)]
    assert lines(explained(STACKED, tier, "chain-links")) == [("assignments.csv", 2, 1)]
    linked = explained(STACKED, "member.households", "chain-linked")
    assert parts(linked) == {"linked": 13, "not linked": 1}
    assert lines(linked, 1) == [("households.csv", 16, 1)]
    needed = explained(STACKED, tier, "chain-needed")
    assert parts(needed) == {"above": 1, "below": 1}


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [
        (2, 5, Range(2, 5)),
        (None, 5, Words("none is enough", "均不够")),
        (3, None, Words("3 or more", "不少于3")),
        (0, None, NO_MOST),
    ],
)
def test_ranges_with_an_open_end(low: int | None, high: int | None, told: object) -> None:
    assert between(low, high) == told


def standing_of(ctx: object, key: str) -> str:
    tier = tier_of(ctx, key)  # type: ignore[arg-type]
    assert tier is not None
    return said(*standing(tier), "en")


def test_how_it_stands_with_a_tier() -> None:
    assert standing_of(STACKED, "committee-member.branches") == "1 below the minimum"
    assert standing_of(STACKED, "branch-committee-member.party-groups") == "fits"
    assert (
        standing_of(STACKED, "party-group-leader.core-households")
        == "1 below too few, unless linked by two"
    )
    rows = "".join(f"Z{i:02},王样,VG1,\n" for i in range(17))
    many = context({**PYRAMID, "households.csv": str(PYRAMID["households.csv"]) + rows})
    assert standing_of(many, "member.households") == "1 below too many"
    enough = context({**FILES, "households.csv": str(FILES["households.csv"]) + rows})
    assert standing_of(enough, "member.households") == "fits"
    links = "".join(f"M1,Z{i:02},2022-01-01\n" for i in range(8))
    files = {**FILES, "households.csv": str(FILES["households.csv"]) + rows}
    over = context({**files, "links.csv": str(FILES["links.csv"]) + links})
    assert standing_of(over, "member.households") == "1 above the maximum"


def test_an_exempt_holder_owes_no_minimum() -> None:
    """The span of committee members exempts those away, where a county says so."""
    override = (
        "- {id: pyramid, overrides: [{clause: spans-committee, set: {exempt: [away]}, basis: MT1}]}"
    )
    text = str(PYRAMID["gridctl.yaml"]).replace("- {id: pyramid}", override)
    away = edited(PYRAMID, "members.csv", "HA,\n", "HA,away\n")
    assert value(context(away), "committee-member.branches", "chain-allowed") == Range(1, 2)
    ctx = context({**away, "gridctl.yaml": text})
    assert value(ctx, "committee-member.branches", "chain-allowed") == Range(0, 2)
    ctx = context({**PYRAMID, "gridctl.yaml": text})
    assert value(ctx, "committee-member.branches", "chain-allowed") == Range(1, 2)


@pytest.mark.parametrize(
    ("figure", "holders", "clause"),
    [
        ("branches-linked", {"M1": 0}, "pyramid/spans-committee"),
        ("party-groups-linked", {"M1": 1}, "pyramid/spans-branch-committee"),
        ("core-households-linked", {"M1": 0}, "pyramid/spans-group-leader"),
        ("grids-linked", {}, ""),
        ("units-linked", {}, ""),
    ],
)
def test_what_a_holder_links(figure: str, holders: dict[str, int], clause: str) -> None:
    assert {each: value(STACKED, each, figure) for each in subjects(STACKED, figure)} == holders
    assert explained_or_none(STACKED, "M9", figure) is None
    if clause:
        assert {c for _, c in set_by(explained(STACKED, "M1", figure)).values()} == {clause}
        assert explained(adopting(FILES, "jieqin"), "M1", figure).parameters == ()


def test_the_row_of_a_contact() -> None:
    assert lines(explained(STACKED, "M1", "party-groups-linked")) == [("assignments.csv", 4, 1)]


def test_stars_and_rounds() -> None:
    assert value(CTX, "V", "stars-asked", "2022H2") == 5
    found = explained(CTX, "V", "stars-chosen", "2022H2")
    assert found.value == 5
    assert {file for file, _, _ in lines(found)} == {"stars/2022H2.yaml"}
    assert set_by(found)["of each kind"] == (1, "line-2022/3-stars")
    assert (
        value(CTX, "V", "stars-asked", "2023H1"),
        value(CTX, "V", "stars-chosen", "2023H1"),
    ) == (
        5,
        0,
    )
    assert value(CTX, "V", "round-members", "2022-07") == 42
    rated = explained(CTX, "V", "round-rated", "2022-07")
    assert (rated.value, {file for file, _, _ in lines(rated)}) == (
        42,
        {"ledger/ratings/2022-07.csv"},
    )
    assert [(p.value, p.clause) for p in rated.parameters] == [
        (rated.parameters[0].value, "line-2022/3-rating")
    ]
    for figure, period in (("stars-asked", "2022Q3"), ("round-members", "2022-08")):
        assert subjects(CTX, figure, period) == []
        assert explained_or_none(CTX, "V", figure, period) is None
    assert subjects(CTX, "stars-chosen", "2022H2") == ["V"]
    assert subjects(CTX, "round-rated", "2022-12") == ["V"]
    assert explained_or_none(CTX, "M001", "round-rated", "2022-12") is None
    assert explained_or_none(CTX, "M001", "stars-chosen", "2022H2") is None


def test_only_those_to_be_rated_count_once() -> None:
    rows = "member,good,fairly_good,fair,poor\nM1,10,0,0,0\nM1,9,1,0,0\nM9,10,0,0,0\n"
    ctx = context({**FILES, "ledger/ratings/2022-07.csv": rows})
    assert (
        value(ctx, "V", "round-members", "2022-07"),
        value(ctx, "V", "round-rated", "2022-07"),
    ) == (
        2,
        1,
    )
    assert lines(explained(ctx, "V", "round-rated", "2022-07")) == [
        ("ledger/ratings/2022-07.csv", 2, 1)
    ]


WAIVERS = """waivers:
- {rule: member-span, subject: M1, reason: r, approved_at: MT1, until: 2023}
- {rule: LNK101, subject: M1, reason: r, approved_at: MT1, until: 2023}
- {rule: LNK101, subject: M2, reason: r, approved_at: MT1, until: 2023}
- {rule: core-share, subject: V, reason: r, approved_at: MT1, until: 2022}
- {rule: core-span, subject: M2, reason: r, approved_at: MT2, until: 2023}
- {rule: member-without-core, subject: M1, reason: r, approved_at: MT1, until: 2023}
"""


def test_waivers_by_rule_and_in_all() -> None:
    meetings = "id,date,kind,agenda\nMT1,2022-06-01,members,waiver\nMT2,2022-07-01,members,other\n"
    ctx = context({**FILES, "waivers.yaml": WAIVERS, "meetings.csv": meetings})
    assert subjects(ctx, "waivers") == ["COR104", "LNK101", "V"]
    assert [value(ctx, each, "waivers") for each in ("LNK101", "COR104", "V")] == [2, 1, 3]
    assert [line for _, line, _ in lines(explained(ctx, "LNK101", "waivers"))] == [2, 4]
    assert explained_or_none(ctx, "COR101", "waivers") is None
    assert value(small(), "V", "waivers") == 0
    assert subjects(small(), "waivers") == ["V"]
