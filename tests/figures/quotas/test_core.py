"""The figures of core households, alone and with every limit in force."""

from fractions import Fraction

import pytest

from gridctl.figures.figure import Range, Share
from tests.figures.village import (
    FILES,
    PYRAMID,
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
    whole,
)
from tests.kit import context, manifest

CTX = whole()
CHANGE = "Smallest change of the limits (fewest numbers, then the least in sum): "
CHANGE_ZH = "对规定的最小调整（先求改动的数最少，再求改动量之和最小）："
STACKED = small(pyramid=True)


def test_the_example_village() -> None:
    assert value(CTX, "V", "member-households") == 38
    assert value(CTX, "V", "core-households") == 6
    assert value(CTX, "V", "core-share") == Share(Fraction(6), Fraction(38))
    assert value(CTX, "V", "core-feasible") == Range(6, 7)
    assert value(CTX, "V", "core-joint") == Range(6, 7)
    assert [value(CTX, grid, "core") for grid in ("G01", "G02", "G03", "V")] == [2, 2, 2, 6]


def test_core_share_names_core_rows_and_member_households() -> None:
    found = explained(CTX, "V", "core-share")
    assert parts(found) == {"core households": 6, "member households": 38}
    assert {file for file, _, _ in lines(found)} == {"core-households.csv"}
    assert {file for file, _, _ in lines(found, 1)} == {"households.csv"}
    assert set_by(found) == {
        "lowest percentage": (15, "line-2022/3-core-share"),
        "highest percentage": (20, "line-2022/3-core-share"),
    }
    assert notes(found) == ["They are counted as on 2022-12-23."]
    feasible = explained(CTX, "V", "core-feasible")
    assert (parts(feasible), feasible.parameters) == ({"member households": 38}, found.parameters)
    assert set_by(explained(CTX, "G01", "core")) == {
        "minimum": (2, "ninghai-2019/1.1-core-per-grid"),
        "maximum": (5, "ninghai-2019/1.1-core-per-grid"),
    }
    assert explained(CTX, "V", "core").parameters == ()
    asked = explained(CTX, "G01", "core-asked")
    assert (asked.value, asked.parameters) == (
        Range(2, 5),
        explained(CTX, "G01", "core").parameters,
    )
    assert value(CTX, "V", "core-asked") is None
    assert explained_or_none(CTX, "G99", "core-asked") is None


def test_a_second_core_member_of_one_home_adds_nothing() -> None:
    members = str(FILES["members.csv"]) + "M3,李例丙,1990-01,B1,HB,\n"
    core = str(FILES["core-households.csv"]) + "2023,M3,elected,\n"
    ctx = context({**FILES, "members.csv": members, "core-households.csv": core})
    found = explained(ctx, "V", "core-households")
    assert (found.value, value(ctx, "V", "core")) == (1, 2)
    rows = [("core-households.csv", 2, 1), ("core-households.csv", 3, 0)]
    assert lines(found) == rows
    assert value(ctx, "VG2", "core-households") == 1
    assert lines(explained(ctx, "VG2", "core-households")) == rows
    assert value(ctx, "VG1", "core-households") == 0
    assert subjects(ctx, "core-households") == ["V", "VG1", "VG2"]
    assert explained_or_none(ctx, "VG9", "core-households") is None
    (first, *_) = explained(ctx, "V", "member-households").parts[0].lines
    assert first.values == {"household": "HA", "members": ("M1",)}


def test_no_whole_number_within_the_share() -> None:
    found = explained(small(), "V", "core-feasible")
    assert found.value == Range(1, 0)
    assert notes(found)[1:] == [
        "No whole number lies within the share; 0 would be 0%; the township decides.",
        "No whole number lies within the share; 1 would be 50%; the township decides.",
    ]
    assert notes(found, "zh")[2] == "比例区间内没有整数；1户为50%，由乡镇确定。"


def test_without_member_households_there_is_no_share() -> None:
    members = "id,name,born,branch,household,since\nM1,李例甲,1980-01,B1,,2023-01-01\n"
    found = explained(context({**FILES, "members.csv": members}), "V", "core-share")
    assert found.value is None
    assert notes(found)[-1] == "There is no member household, so no share."


@pytest.mark.parametrize(
    "figure", ["member-households", "core-share", "core-feasible", "core-joint", "core-allowed"]
)
def test_what_no_clause_asks_for_is_not_there(figure: str) -> None:
    other = adopting(FILES, "chongqing-2013")
    assert subjects(other, figure) == []
    assert explained_or_none(other, "V", figure) is None
    assert explained_or_none(CTX, "G01", figure) is None


def test_what_each_limit_allows() -> None:
    keys = {key: value(STACKED, key, "core-allowed") for key in subjects(STACKED, "core-allowed")}
    assert keys == {
        "village.core-households": Range(1, 0),
        "grid.core-households": Range(4, 2),
        "villager-group.households-per-core": Range(1, 0),
        "core.members": Range(1, 0),
        "core-household.members": Range(1, 0),
        "party-group-leader.core-households": Range(2, 2),
        "VG1": Range(1, 1),
        "VG2": Range(1, 0),
    }
    found = explained(STACKED, "party-group-leader.core-households", "core-allowed")
    assert parts(found) == {
        "member households on the election day": 2,
        "members on the election day": 2,
        "leaders of party groups": 1,
        "grids": 2,
    }
    assert set_by(found) == {
        "core households per party group leader, minimum": (2, "pyramid/spans-group-leader"),
        "core households per party group leader, maximum": (5, "pyramid/spans-group-leader"),
    }
    share = explained(STACKED, "village.core-households", "core-allowed")
    assert set_by(share)["share of member households, minimum"] == ("15%", "line-2022/3-core-share")
    assert explained_or_none(STACKED, "VG9", "core-allowed") is None


def test_worked_example_a_group_that_no_whole_number_fits() -> None:
    found = explained(STACKED, "VG2", "core-allowed")
    assert parts(found) == {"all households": 2}
    assert set_by(found) == {
        "minimum": (10, "pyramid/core-households"),
        "maximum": (15, "pyramid/core-households"),
    }
    assert notes(found) == [
        "0 core households for 2 households of VG2: none at all; the township decides.",
        "1 core household for 2 households of VG2: one for each 2; the township decides.",
    ]
    rows = "".join(f"L{i},吴样,VG2,\n" for i in range(15))
    more = context({**PYRAMID, "households.csv": str(PYRAMID["households.csv"]) + rows})
    assert notes(explained(more, "VG2", "core-allowed"), "zh") == [
        "VG217户设1个中心户：每17户一个，由乡镇确定。",
        "VG217户设2个中心户：每8.5户一个，由乡镇确定。",
    ]
    assert notes(explained(STACKED, "VG1", "core-allowed")) == []


def village(homes: int, grids: int, *policies: str, more: str = "") -> dict[str, str | bytes]:
    """So many member households with one member each, in so many grids in turn."""
    members = [f"M{i:02},李例,1980-01,B1,H{i:02}" for i in range(homes)]
    rows = [f"H{i:02},王样,VG{i % grids + 1}" for i in range(homes)]
    groups = [
        f"- {{id: G{i}, name: 格, villager_groups: [{{id: VG{i}, name: 组}}]}}"
        for i in range(1, grids + 1)
    ]
    return {
        "gridctl.yaml": manifest(*policies, more=more),
        "members.csv": "id,name,born,branch,household\n" + "\n".join(members) + "\n",
        "households.csv": "id,head,villager_group\n" + "\n".join(rows) + "\n",
        "grids.yaml": "grids:\n" + "\n".join(groups) + "\n",
    }


def test_worked_example_all_limits_hold() -> None:
    ctx = context(village(38, 3, "ninghai-2019", "line-2022"))
    found = explained(ctx, "V", "core-joint")
    assert found.value == Range(6, 6)  # 38 members: at most 38 / 6
    assert parts(found) == {
        "member households on the election day": 38,
        "members on the election day": 38,
        "leaders of party groups": 0,
        "grids": 3,
        "share of member households (line-2022/3-core-share)": Range(6, 7),
        "core households per grid (ninghai-2019/1.1-core-per-grid)": Range(6, 15),
        "members per core household (ninghai-2019/1.1-core-span)": Range(3, 6),
    }
    assert notes(found) == ["All limits together leave 6 core households."]
    assert notes(found, "zh") == ["各项规定同时满足时，中心户可取6户。"]


def test_worked_example_share_and_grids_clash() -> None:
    """Twenty member households in four grids; without the number of members that each links."""
    found = explained(
        context(
            village(20, 4, "line-2022", more="- {id: ninghai-2019, clauses: [1.1-core-per-grid]}")
        ),
        "V",
        "core-joint",
    )
    assert found.value == Range(8, 4)
    share = "share of member households (line-2022/3-core-share)"
    grids = "core households per grid (ninghai-2019/1.1-core-per-grid)"
    assert notes(found) == [
        "No number of core households keeps all limits.",
        f"These cannot hold together: {share}; {grids}.",
        f"Without {share}, 8–20 core households would fit.",
        f"Without {grids}, 3–4 core households would fit.",
        f"{CHANGE}minimum of {grids} 2 to 1; then 4 would fit.",
        "With 40 member households (one member each) all limits would hold.",
    ]
    share, grids = (
        "占党员户的比例（line-2022/3-core-share）",
        "每个网格的中心户数（ninghai-2019/1.1-core-per-grid）",
    )
    assert notes(found, "zh") == [
        "没有一个中心户数能同时符合各项规定。",
        f"以下规定无法同时满足：{share}；{grids}。",
        f"不计{share}时，可取8–20户。",
        f"不计{grids}时，可取3–4户。",
        f"{CHANGE_ZH}{grids}下限由2改为1；调整后可取4户。",
        "党员户为40户时（每户一名党员），各项规定可同时满足。",
    ]


def test_one_limit_by_itself() -> None:
    found = explained(context(village(14, 1, "line-2022")), "V", "core-joint")
    share = "share of member households (line-2022/3-core-share)"
    assert notes(found) == [
        "No number of core households keeps all limits.",
        f"{share} cannot be kept by itself.",
        f"Without {share}, 0–14 core households would fit.",
        f"{CHANGE}minimum of {share} 15 to 14; then 2 would fit.",
        "With 13 or 15 member households (one member each) all limits would hold.",
    ]
    assert notes(found, "zh")[-1] == ("党员户为13户或15户时（每户一名党员），各项规定可同时满足。")


def test_where_no_change_of_numbers_helps() -> None:
    """Four villager groups need a core household each; there are two member households."""
    files = village(2, 1, "pyramid")
    groups = ", ".join(f"{{id: VG{i}, name: 组}}" for i in range(1, 5))
    grids = f"grids:\n- {{id: G1, name: 格, villager_groups: [{groups}]}}\n"
    rows = "".join(f"K{i}{n},周样,VG{i}\n" for i in range(1, 5) for n in range(10))
    homes = str(files["households.csv"]) + rows
    ctx = context({**files, "grids.yaml": grids, "households.csv": homes})
    found = explained(ctx, "V", "core-joint")
    assert "No change of the limits' numbers would help." in notes(found)


def test_members_are_those_of_the_election_day() -> None:
    """Without a meeting that elected them it is the last day of the year before."""
    head = "id,name,born,branch,household,since\nM1,李例甲,1980-01,B1,HA,\nM2,李例乙,1980-01,B1,HB,"
    for since, members, homes in (("2022-12-31", 2, 2), ("2023-01-01", 1, 1)):
        ctx = context({**FILES, "members.csv": f"{head}{since}\n"})
        found = parts(explained(ctx, "V", "core-joint"))
        assert found["members on the election day"] == members
        assert found["member households on the election day"] == homes


def test_groups_outside_the_counted_grids_and_a_hedged_clause() -> None:
    grids = str(PYRAMID["grids.yaml"]).replace("name: 二网格,", "name: 二网格, tier: quarter,")
    found = explained(context({**PYRAMID, "grids.yaml": grids}), "V", "core-joint")
    assert parts(found)["grids"] == 1
    assert found.value == Range(1, 0)
