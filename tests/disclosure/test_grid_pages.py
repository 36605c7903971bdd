"""Who looks after my house: a page a grid."""

import pytest

from gridctl.disclosure.page import anchor, in_language
from gridctl.disclosure.template_names import file_names
from gridctl.disclosure.views.grid_pages import views
from gridctl.model.period import Period
from tests.disclosure.readback import html_tables
from tests.disclosure.small import VILLAGE, facts_of, page_of, rendered, small
from tests.kit import Files, community, edited


def shown(files: Files, page: str) -> dict[str, list[list[object]]]:
    plain = in_language(page_of(files, page), "zh")
    return {table["id"].removeprefix(f"{page}-"): table["rows"] for table in plain["tables"]}


def test_a_grids_page_names_its_people_and_each_house() -> None:
    assert shown(VILLAGE, "grid-G1") == {
        "posts": [
            ["网格长", ["赵甲乙"], ["000-1110001"]],
            ["网格员", ["吴文书"], ["000-1110001"]],
        ],
        "homes-1": [["周*", "H4", ["赵甲乙"], ["000-1110001"]]],
        "homes-2": [["欧阳**", "H5", ["赵甲乙"], ["000-1110001"]]],
        "members": [
            ["赵甲乙", 2, ["周*", "欧阳**"], ["桥头院子"], ["000-1110001"]],
            ["钱丙", 0, "—", "—", ["000-1110001"]],
        ],
        "courtyards": [["桥头院子", "一组", ["赵甲乙"], ["000-1110001"]]],
    }


def test_a_house_nobody_looks_after_says_so() -> None:
    assert shown(VILLAGE, "grid-G2")["homes-1"] == [
        ["阿*", "H6", ["李己"], ["000-1110002"]],
        ["郑**", "H7", ["待落实"], "—"],
    ]
    assert shown(VILLAGE, "grid-G2")["courtyards"] == [["井边院子", "二组", ["待落实"], "—"]]


def test_houses_of_the_same_surname_are_told_apart() -> None:
    files = edited(VILLAGE, "households.csv", "H7,郑卯辰", "H7,阿里")
    for name in ("grid-G2", "ledger-households"):
        tables = in_language(page_of(files, name), "zh")["tables"]
        rows = next(t["rows"] for t in tables if t["rows"][0][0] == "阿*")
        assert [row[:2] for row in rows] == [["阿*", "H6"], ["阿*", "H7"]]


def test_houses_may_be_shown_by_number() -> None:
    ids = edited(
        VILLAGE, "gridctl.yaml", "minimum_ballots: 10", "minimum_ballots: 10, residents: ids"
    )
    assert shown(ids, "grid-G1")["homes-1"] == [["H4", ["赵甲乙"], ["000-1110001"]]]
    for name, number in (("grid-G1", 1), ("ledger-households", 0)):
        table = in_language(page_of(ids, name), "zh")["tables"][number]
        assert [column["title"] for column in table["columns"]].count("户编号") == 1
        assert table["columns"][0]["title"] == "户编号"
    assert shown(ids, "grid-G1")["members"][0][2] == ["H4", "H5"]


def test_houses_in_no_grid_have_a_page_of_their_own() -> None:
    files = edited(VILLAGE, "households.csv", "H5,欧阳子丑,VG1,,,", "H5,欧阳子丑,,,,")
    page = in_language(page_of(files, "no-grid"), "zh")
    assert page["title"] == "未分网格：谁联系我家"
    assert page["tables"][0]["caption"] == "其他户：1户"
    assert page["tables"][0]["rows"] == [["欧阳**", "H5", ["赵甲乙"], ["000-1110001"]]]
    assert "no-grid.html" not in small()


def test_a_grid_without_houses_says_where_they_are() -> None:
    facts = facts_of(community(), Period.parse("2023Q1"))
    found = {page.short.zh: page.summary for page in views(facts) if page.short}
    assert found["示例社区"].words.zh.endswith("各户见其他网格。")
    assert found["锦苑网格"].values["households"] == 292


def test_a_grids_page_leads_to_its_own_part_of_the_tables() -> None:
    links = html_tables(small()["grid-G1.html"]).links
    for table in ("ledger-households", "commitments", "annex-2"):
        assert f"{table}.html#{table}-G1" in links


@pytest.mark.parametrize(
    ("grids", "files"),
    [
        (("G01", "G02"), ("G01", "G02")),
        (("一格", "../../x", "a b", ""), ("n1", "n2", "n3", "n4")),
        (("G1", "g1"), ("G1", "g1-2")),
        (("n2", "一"), ("n2", "n2-2")),
        (("a" * 41,), ("n1",)),
    ],
)
def test_a_file_can_be_called_so_on_any_disk(
    grids: tuple[str, ...], files: tuple[str, ...]
) -> None:
    assert tuple(file_names(grids).values()) == files


@pytest.mark.parametrize("grid", ["格二", "../<b>", "con.", "'\"&"])
def test_any_grid_id_gives_a_plain_file_name(grid: str) -> None:
    quoted = grid.replace("'", "''")
    found = rendered(edited(VILLAGE, "grids.yaml", "- id: G2\n", f"- id: '{quoted}'\n"))
    assert {"grid-G1.html", "grid-n2.html"} <= set(found)
    assert not any("/" in name or "\\" in name for name in found)
    page = html_tables(found["annex-2.html"])
    assert all(not set(place) & set(" <>/\"'&") for place in page.ids)
    assert {link[1:] for link in page.links if link[0] == "#"} <= set(page.ids)


def test_a_place_in_a_page_has_no_space_or_mark_in_its_name() -> None:
    assert anchor("annex-2-格二") == "annex-2-格二"
    assert anchor('a b<"') == "a_20_b_3c__22_"
