"""Quotas as tables and as JSON: every clause in force has its rows, and nothing else."""

import json
from typing import Any

import pytest

from gridctl.figures.quotas.worked_out import quotas
from gridctl.formats import jsonquota
from gridctl.formats.asked import asked
from gridctl.formats.quotasheets import sheets
from gridctl.formats.sheets import Sheet
from gridctl.model.words import Lang
from gridctl.rules.rule import Context
from tests.figures.village import FILES, PYRAMID, adopting, small, whole
from tests.kit import community, context, edited, opened

STACKED = small(pyramid=True)


def told(ctx: Context, lang: Lang = "en") -> dict[str, Sheet]:
    return {sheet.title: sheet for sheet in sheets(quotas(ctx), lang)}


def as_json(ctx: Context) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(jsonquota.write(quotas(ctx)))
    return found


@pytest.mark.parametrize(
    ("low", "high", "en", "zh"),
    [
        (5, 20, "5–20", "5–20"),
        (10, None, "≥ 10", "≥ 10"),
        (None, 20, "at most 20", "至多20"),
        (None, None, "–", "–"),
    ],
)
def test_how_a_limit_is_written(low: int | None, high: int | None, en: str, zh: str) -> None:
    assert (asked(low, high, "en"), asked(low, high, "zh")) == (en, zh)


def test_tables_of_the_example_village() -> None:
    assert list(told(whole())) == [
        "Households each member links, 2023-01-05",
        "Grids: coverage and room",
        "What the members can cover",
        "Contact chain",
        "core members: linked members",
        "Core households of the term 2023",
        "Limits on the number of core households",
        "Stars",
        "Rating rounds",
    ]
    assert list(told(whole(), "zh")) == [
        "党员联系户数（2023年1月5日）",
        "网格：覆盖与余量",
        "党员可覆盖户数",
        "联系链",
        "中心户党员：联系党员",
        "2023年度党员中心户",
        "对中心户数的各项规定",
        "五星评选",
        "群众评价",
    ]


def test_tables_of_the_example_community() -> None:
    assert list(told(opened(community(), "2023-04-09").context())) == [
        "Households each member links, 2023-04-09",
        "Grids: coverage and room",
        "What the members can cover",
        "Contact chain",
        "units: linked grids",
    ]


def test_without_a_clause_there_is_no_table() -> None:
    bare = adopting(FILES, "chongqing-2013")
    assert list(told(bare)) == [
        "Households each member links, 2023-01-05",
        "Grids: coverage and room",
    ]
    found = as_json(bare)
    assert (found["capacity"], found["contact_chain"], found["villager_groups"]) == ([], [], [])
    assert (found["core_limits"], found["core_households"], found["impossible"]) == (None, None, [])


def test_grids_and_the_village() -> None:
    sheet = told(small())["Grids: coverage and room"]
    assert sheet.rows == (
        ("G01", "一网格", "1", "13", "12", "1", "7", "0", "2–5", "92.31%"),
        ("G02", "二网格", "1", "1", "1", "0", "0", "1", "2–5", "100%"),
        ("V", "whole village", "2", "14", "13", "1", "7", "1", "–", "92.86%"),
    )
    assert sheet.subjects == ("G01", "G02", "V")
    assert sheet.notes == ("Not linked in G01: H13.", "Clause: ninghai-2019/1.2-coverage.")
    lost = context(edited(FILES, "households.csv", "H13,王样13,VG1,", "H13,王样13,VG9,"))
    sheet = told(lost, "zh")["网格：覆盖与余量"]
    assert sheet.rows[2] == ("", "未分网格", "0", "1", "0", "1", "0", "0", "–", "0%")
    assert (sheet.subjects[2], sheet.notes[0]) == ("none", "未分网格未联户：H13。")
    found = as_json(lost)
    assert found["in_no_grid"] == {
        "members": 0,
        "households": 1,
        "linked": 0,
        "gaps": ["H13"],
        "room": 0,
        "core_households": 0,
    }
    assert found["village"]["households"] == 14
    assert [grid["grid"] for grid in found["grids"]] == ["G01", "G02"]
    assert as_json(small())["in_no_grid"] is None


def test_a_grid_without_ordinary_households_has_no_coverage() -> None:
    rows = str(FILES["households.csv"]).replace("K01,周样一,VG2,\n", "")
    links = str(FILES["links.csv"]).replace("M2,K01,2022-01-01\nM1,K01,2022-02-01\n", "")
    ctx = context({**FILES, "households.csv": rows, "links.csv": links})
    assert told(ctx)["Grids: coverage and room"].rows[1][-1] == "–"


def test_what_the_members_can_cover() -> None:
    sheet = told(small())["What the members can cover"]
    assert sheet.rows == (
        ("G01", "一网格", "1", "13", "5–20", "7", "can be covered"),
        ("G02", "二网格", "1", "1", "0", "0", "1 only by members who are exempt"),
        ("V", "whole village", "2", "14", "5–20", "6", "can be covered"),
    )
    assert sheet.notes == ("Clause: ninghai-2019/1.2-span.",)
    open_end = told(adopting(FILES, "jieqin"), "zh")["党员可覆盖户数"]
    assert open_end.rows[2] == (
        "V",
        "全村",
        "2",
        "14",
        "不少于20",
        "不限",
        "少6户，除非两人共联，否则下限无法都满足",
    )
    assert as_json(small())["capacity"][2] == {
        "place": "V",
        "members": 2,
        "exempt": 1,
        "households": 14,
        "least": 5,
        "most": 20,
        "most_with_exempt": 40,
        "spare": 6,
        "missing": 0,
        "only_by_exempt": 0,
        "beyond": 0,
        "fits": True,
    }


def test_the_chain() -> None:
    sheet = told(STACKED)["Contact chain"]
    assert sheet.rows[2] == (
        "leaders of a party group",
        "linked core households or model posts",
        "2–5",
        "1",
        "none fits",
        "1",
        "2–5",
        "0",
        "0",
        "1 below too few, unless linked by two",
    )
    assert sheet.subjects[-1] == "member.households"
    assert sheet.notes[0].startswith("Clause: pyramid/spans-committee, pyramid/spans-branch-")
    held = told(STACKED, "zh")["支委会成员：联系党小组"]
    assert held.rows == (("M1", "李例甲", "1", "1–2", "符合", "PG1"),)
    assert held.notes == ("依据：pyramid/spans-branch-committee。",)
    few = told(STACKED)["core members: linked members"]
    assert few.rows == (("M2", "李例乙", "1", "5–15", "4 short", "M1"),)
    rows = "".join(f"branch-party-group,M1,PG{i},2022-01-01\n" for i in (2, 3))
    groups = "".join(f", {{id: PG{i}, name: 组}}" for i in (2, 3))
    branches = str(PYRAMID["branches.yaml"]).replace("leader: M1}]", f"leader: M1}}{groups}]")
    many = context({
        **PYRAMID,
        "branches.yaml": branches,
        "assignments.csv": str(PYRAMID["assignments.csv"]) + rows,
    })  # fmt: skip
    held = told(many)["members of a branch's committee: linked party groups"]
    assert held.rows == (("M1", "李例甲", "3", "1–2", "1 too many", "PG1, PG2, PG3"),)


def test_the_chain_in_json() -> None:
    tier = as_json(STACKED)["contact_chain"][3]
    assert tier == {
        "key": "core-household.members",
        "min": 5,
        "max": 10,
        "clause": "pyramid/spans-core",
        "holders_needed": {"min": 1, "max": 0},
        "below": 1,
        "below_allowed": {"min": 5, "max": 10},
        "links": 1,
        "linked": 1,
        "not_linked": [],
        "missing": 4,
        "beyond": 0,
        "holders": [
            {
                "id": "M2",
                "name": "李例乙",
                "links": 1,
                "min": 5,
                "max": 10,
                "short": 4,
                "over": 0,
                "linked": ["M1"],
            }
        ],
    }
    assert as_json(STACKED)["contact_chain"][5]["not_linked"] == ["H13"]


def test_core_households_and_their_limits() -> None:
    sheet = told(whole())["Core households of the term 2023"]
    assert sheet.rows == (("38", "6", "15.79%", "6–7", "6–7"),)
    assert sheet.notes == (
        "Member households counted on 2022-12-23.",
        "Clause: line-2022/3-core-share.",
    )
    limits = told(whole(), "zh")["对中心户数的各项规定"]
    assert limits.rows == (
        ("占党员户的比例", "line-2022/3-core-share", "15–20%", "6–7"),
        ("每个网格的中心户数", "ninghai-2019/1.1-core-per-grid", "2–5", "6–15"),
        ("每个中心户联系的党员数", "ninghai-2019/1.1-core-span", "5–15", "3–7"),
    )
    assert limits.notes == ("各项规定同时满足时，中心户可取6–7户。",)
    none = told(small())["Core households of the term 2023"]
    assert none.rows == (("2", "1", "50%", "none fits", "none fits"),)
    assert "0 would be 0%" in none.notes[1]
    empty = context({**FILES, "members.csv": "id,name,born,branch,household\nM1,李,1980-01,B1,\n"})
    assert told(empty)["Core households of the term 2023"].rows[0][:3] == ("0", "0", "–")


def test_core_limits_in_json() -> None:
    found = as_json(whole())["core_limits"]
    assert {name: found[name] for name in ("member_households", "members", "grids")} == {
        "member_households": 38,
        "members": 42,
        "grids": 3,
    }
    assert found["limits"][0] == {
        "key": "village.core-households",
        "limit": "share-of-member-households",
        "min": 15,
        "max": 20,
        "percent": True,
        "min_clause": "line-2022/3-core-share",
        "max_clause": "line-2022/3-core-share",
        "hedged": False,
        "allows": {"min": 6, "max": 7},
    }
    assert found["limits"][2]["hedged"] is True
    assert found["feasible"] == {"min": 6, "max": 7}
    assert (found["conflict"], found["without"], found["smallest_change"]) == ([], [], None)
    clash = as_json(
        adopting(
            {**FILES, "members.csv": str(FILES["members.csv"]).replace("HB", "HA")}, "line-2022"
        )
    )["core_limits"]
    share = {"key": "village.core-households", "limit": "share-of-member-households"}
    assert clash["feasible"] is None
    assert clash["limits"][0]["allows"] is None
    assert clash["conflict"] == [share]
    assert clash["without"] == [{"limits": [share], "feasible": {"min": 0, "max": 1}}]
    assert clash["smallest_change"] == {
        "numbers": [{**share, "side": "min", "before": 15, "after": 0}],
        "total": 15,
        "feasible": {"min": 0, "max": 0},
    }
    assert clash["nearest_member_households"] == {"fewer": None, "more": 5}


def test_groups_of_the_village() -> None:
    sheet = told(STACKED)["Core households of the villager groups"]
    assert sheet.rows == (
        ("VG1", "一组", "14", "1", "0", "1 short"),
        ("VG2", "二组", "2", "none fits", "1", "none fits"),
    )
    assert sheet.notes[-1] == "Clause: pyramid/core-households."
    assert as_json(STACKED)["villager_groups"] == [
        {
            "villager_group": "VG1",
            "name": "一组",
            "households": 14,
            "core_households": 0,
            "feasible": {"min": 1, "max": 1},
            "neighbours": [],
            "short": 1,
            "over": 0,
            "clause": "pyramid/core-households",
        },
        {
            "villager_group": "VG2",
            "name": "二组",
            "households": 2,
            "core_households": 1,
            "feasible": None,
            "neighbours": [0, 1],
            "short": 0,
            "over": 0,
            "clause": "pyramid/core-households",
        },
    ]
    core = "term,member\n2023,M1\n2023,M2\n2023,M3\n"
    members = str(FILES["members.csv"]) + "M3,李例丙,1990-01,B1,K01,\n"
    many = context({**PYRAMID, "members.csv": members, "core-households.csv": core})
    sheet = told(many, "zh")["各村民小组中心户"]
    assert [row[4:] for row in sheet.rows] == [("1", "符合"), ("2", "多1户")]


def test_limits_that_no_number_keeps() -> None:
    """A later pack sets a maximum below an earlier one's minimum."""
    late = (
        "- {id: sanlian, clauses: [1.2-village-grids]}\n"
        "- {id: ninghai-2019, clauses: [1.2-span], overrides: "
        "[{clause: 1.2-span, set: {max: 4}, basis: MT1}]}"
    )
    found = quotas(adopting(FILES, "ninghai-2019", more=late))
    assert [tuple(each) for each in found.impossible] == [
        ("member.households", 5, 4, "ninghai-2019/1.2-span", "ninghai-2019/1.2-span")
    ]
    sheet = told(adopting(FILES, "ninghai-2019", more=late))["Limits that no number keeps"]
    assert sheet.rows == (
        ("member.households", "5", "ninghai-2019/1.2-span", "4", "ninghai-2019/1.2-span"),
    )
    assert as_json(adopting(FILES, "ninghai-2019", more=late))["impossible"] == [
        {
            "key": "member.households",
            "min": 5,
            "max": 4,
            "min_clause": "ninghai-2019/1.2-span",
            "max_clause": "ninghai-2019/1.2-span",
        }
    ]
    equal = adopting(FILES, "ninghai-2019", more=late.replace("max: 4", "max: 5"))
    assert quotas(equal).impossible == ()


def test_stars_and_rounds_name_the_period_of_each_row() -> None:
    found = told(whole())
    assert found["Stars"].subjects == ("V@2022H1", "V@2022H2", "V@2023H1")
    assert found["Rating rounds"].subjects == ("V@2022-07", "V@2022-12")


def test_every_column_of_numbers_names_a_figure() -> None:
    for ctx in (STACKED, whole()):
        for sheet in sheets(quotas(ctx), "en"):
            assert sheet.numbers <= sheet.figures.keys(), sheet.title
            assert len(sheet.subjects) == len(sheet.rows), sheet.title
