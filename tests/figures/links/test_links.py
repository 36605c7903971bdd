"""The figures of links, counted by hand."""

from fractions import Fraction

import pytest

from gridctl.figures.figure import Done, Range, Share
from gridctl.figures.links.capacity_of import NO_MOST
from gridctl.model.words import Words
from tests.figures.village import (
    FILES,
    adopting,
    explained,
    explained_or_none,
    lines,
    notes,
    parts,
    set_by,
    small,
    subjects,
    value,
)
from tests.kit import context, edited

PLACES = ["G01", "G02", "V"]
CTX = small()


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        ("households", [13, 1, 14]),
        ("members", [1, 1, 2]),
        ("all-households", [14, 2, 16]),
        ("linked", [12, 1, 13]),
        ("gaps", [1, 0, 1]),
        ("room", [7, 0, 7]),
        ("linked-by-members", [13, 1, 13]),
        ("core", [0, 1, 1]),
        ("spare", [7, 0, 6]),
        ("capacity", [Range(5, 20), Range(0, 0), Range(5, 20)]),
        (
            "coverage",
            [Share(Fraction(12), Fraction(13)), Share(Fraction(1), Fraction(1)),
             Share(Fraction(13), Fraction(14))],
        ),
    ],
)  # fmt: skip
def test_the_figures_of_places(figure: str, expected: list[object]) -> None:
    assert [value(CTX, place, figure) for place in PLACES] == expected
    known = subjects(CTX, figure)
    assert [place for place in known if place in PLACES] == PLACES
    assert explained_or_none(CTX, "G99", figure) is None
    assert explained_or_none(CTX, "none", figure) is None
    assert explained_or_none(CTX, "", figure) is None


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        ("households-asked", [Range(5, 20), Words("at most 20", "至多20")]),
        ("households", [13, 1]),
        ("room", [7, 0]),
        ("short", [0, 0]),
        ("over", [0, 0]),
    ],
)
def test_the_figures_of_members(figure: str, expected: list[object]) -> None:
    assert [value(CTX, member, figure) for member in ("M1", "M2")] == expected
    assert {"M1", "M2"} <= set(subjects(CTX, figure))
    assert explained_or_none(CTX, "M9", figure) is None


def test_worked_example_coverage_tells_each_household_by_its_line() -> None:
    found = explained(CTX, "G01", "coverage")
    assert parts(found) == {
        "ordinary households linked": 12,
        "ordinary households not linked": 1,
    }
    assert lines(found) == [("links.csv", line, 1) for line in range(2, 14)]
    assert lines(found, 1) == [("households.csv", 16, 1)]
    assert set_by(found) == {
        "linked are to be": (Words("all ordinary households", "全部普通户"),
                             "ninghai-2019/1.2-coverage")
    }  # fmt: skip


def test_a_household_linked_twice_is_shown_by_its_older_link() -> None:
    assert lines(explained(CTX, "G02", "linked")) == [("links.csv", 14, 1)]
    assert lines(explained(CTX, "G02", "linked-by-members")) == [("links.csv", 14, 1)]
    older = context(edited(FILES, "links.csv", "M1,K01,2022-02-01", "M1,K01,2021-02-01"))
    assert lines(explained(older, "G02", "linked")) == [("links.csv", 15, 1)]
    same_day = context(edited(FILES, "links.csv", "M1,K01,2022-02-01", "M1,K01,2022-01-01"))
    assert lines(explained(same_day, "G02", "linked")) == [("links.csv", 14, 1)]


def test_a_place_without_ordinary_households_has_no_share() -> None:
    rows = str(FILES["households.csv"]).replace("K01,周样一,VG2,\n", "")
    links = str(FILES["links.csv"]).replace("M2,K01,2022-01-01\nM1,K01,2022-02-01\n", "")
    found = explained(
        context({**FILES, "households.csv": rows, "links.csv": links}), "G02", "coverage"
    )
    assert found.value is None
    assert notes(found) == ["No ordinary household lies in G02, so there is no share."]
    assert notes(found, "zh") == ["G02没有普通户，不计覆盖率。"]


def test_a_member_is_explained_by_links_and_limits() -> None:
    found = explained(CTX, "M1", "room")
    assert parts(found) == {"ordinary households linked": 13}
    assert set_by(found) == {
        "minimum": (5, "ninghai-2019/1.2-span"),
        "maximum": (20, "ninghai-2019/1.2-span"),
    }
    assert len(lines(found)) == 13
    assert found.notes == ()
    exempt = explained(CTX, "M2", "room")
    assert set_by(exempt) == {"maximum": (20, "ninghai-2019/1.2-span")}
    assert notes(exempt) == ["M2 owes no minimum: an exemption holds (its ground is not kept)."]
    assert lines(explained(CTX, "G01", "room")) == [("members.csv", 2, 7)]


def test_short_and_over_are_told_only_where_a_span_is_in_force() -> None:
    few = adopting(FILES, "pyramid")
    assert (value(few, "M1", "over"), value(few, "M2", "short")) == (0, 9)
    assert set_by(explained(few, "M2", "short")) == {
        "minimum": (10, "pyramid/spans-member"),
        "maximum": (15, "pyramid/spans-member"),
    }
    none = adopting(FILES, "chongqing-2013")
    for figure in ("short", "over", "capacity", "spare"):
        assert explained_or_none(none, "M1", figure) is None
        assert explained_or_none(none, "V", figure) is None
    assert subjects(none, "short") == []
    assert value(none, "M1", "room") == 0
    assert value(none, "M1", "households-asked") is None
    assert explained(none, "V", "coverage").parameters == ()


def test_a_narrower_audience_has_its_own_limits() -> None:
    workers = str(FILES["grids.yaml"]).replace("name: 一网格,", "name: 一网格, workers: [M1],")
    found = adopting({**FILES, "grids.yaml": workers}, "ninghai-2019", "sanlian")
    assert set_by(explained(found, "M1", "room")) == {
        "minimum": (10, "sanlian/1.3-span"),
        "maximum": (20, "sanlian/1.3-span"),
    }
    assert set_by(explained(found, "M2", "room")) == {"maximum": (20, "ninghai-2019/1.2-span")}


def test_worked_example_what_the_members_can_cover() -> None:
    found = explained(CTX, "V", "capacity")
    assert parts(found) == {
        "minima owed": 5,
        "maxima of those not exempt": 20,
        "maxima with the exempt members": 40,
        "ordinary households to cover": 14,
    }
    assert lines(found) == [("members.csv", 2, 5)]
    assert lines(found, 2) == [("members.csv", 2, 20), ("members.csv", 3, 20)]
    assert notes(found) == ["V: can be covered."]
    assert notes(explained(CTX, "G02", "capacity")) == ["G02: 1 only by members who are exempt."]
    assert parts(explained(CTX, "V", "spare")) == {
        "maxima of those not exempt": 20,
        "ordinary households to cover": 14,
    }
    crowded = adopting(FILES, "pyramid")
    assert value(crowded, "V", "capacity") == Range(20, 30)
    assert notes(explained(crowded, "V", "spare")) == [
        "V: 6 too few for every minimum, unless linked by two."
    ]
    assert notes(explained(crowded, "V", "spare"), "zh") == [
        "V：少6户，除非两人共联，否则下限无法都满足。"
    ]
    override = (
        "- {id: pyramid, overrides: [{clause: spans-member, set: {min: 1, max: 6}, basis: MT1}]}"
    )
    packs = FILES["gridctl.yaml"]
    village = context({**FILES, "gridctl.yaml": str(packs).replace("- {id: line-2022}", override)})
    assert notes(explained(village, "V", "capacity")) == ["V: 2 too many for every maximum."]


def test_without_a_maximum_there_is_no_end() -> None:
    found = adopting(FILES, "jieqin")
    assert value(found, "V", "capacity") == Words("20 or more", "不少于20")
    assert value(found, "V", "spare") == NO_MOST
    assert parts(explained(found, "V", "capacity"))["maxima of those not exempt"] is None
    assert set_by(explained(found, "M1", "over")) == {"minimum": (10, "jieqin/3.1-span")}


def test_groups_courtyards_and_what_is_in_no_grid() -> None:
    assert [value(CTX, each, "all-households") for each in ("VG1", "VG2", "C1", "C2")] == [
        14,
        2,
        1,
        0,
    ]
    assert lines(explained(CTX, "C1", "all-households")) == [("households.csv", 2, 1)]
    assert subjects(CTX, "all-households") == ["G01", "G02", "V", "VG1", "VG2", "C1", "C2"]
    lost = context(edited(FILES, "households.csv", "K01,周样一,VG2", "K01,周样一,VG9"))
    assert (value(lost, "none", "households"), value(lost, "none", "linked")) == (1, 1)
    assert (value(lost, "none", "capacity"), value(lost, "none", "members")) == (Range(0, 0), 0)
    assert subjects(lost, "coverage") == ["G01", "G02", "none", "V"]
    assert subjects(lost, "members") == ["G01", "G02", "none", "V"]


def test_courtyards_with_a_contact() -> None:
    found = explained(CTX, "G01", "courtyards")
    assert found.value == Done(1, 2)
    assert parts(found) == {"courtyards linked": 1, "courtyards not linked": 1}
    assert lines(found) == [("assignments.csv", 3, 1)]
    assert lines(found, 1)[0][0] == "grids.yaml"
    assert value(CTX, "V", "courtyards") == Done(1, 2)
    assert subjects(CTX, "courtyards") == ["G01", "V"]
    assert explained_or_none(CTX, "G02", "courtyards") is None
    assert explained_or_none(CTX, "X", "courtyards") is None
