"""Annex 2 as townships have it: title, merged cells, a running number, a total."""

import io
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from gridctl.lang.say import fill
from gridctl.model.mark import Mark
from tests.app.desk import Desk, lines, told

DAY = date(2022, 6, 2)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def annex(rows: list[list[Any]], *, two: bool = True) -> bytes:
    """Return annex 2 as a workbook: a title over all columns, one or two heading rows, merged."""
    book = openpyxl.Workbook()
    at: Any = book.active
    at.title = "Sheet1"
    at.append(["试村党员联系群众一览表（附件2）"])
    at.merge_cells("A1:I1")
    at.append(["填报单位：试村党总支", None, None, None, None, "2022年6月"])
    if two:
        at.append(
            [
                "序号",
                "党员姓名",
                "联系电话",
                "岗位职责",
                "承诺事项",
                "联系农户",
                None,
                "联系院落",
                "联系网格",
            ]
        )
        at.append([None] * 5 + ["户主姓名", "联系电话"])
        for letter in "ABCDEHI":
            at.merge_cells(f"{letter}3:{letter}4")
        at.merge_cells("F3:G3")
    else:
        at.append(
            [
                "序号",
                "党员姓名",
                "联系电话",
                "岗位职责",
                "承诺事项",
                "户主姓名",
                "户主电话",
                "联系院落",
                "联系网格",
            ]
        )
    for row in rows:
        at.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


ROWS = [
    [1, "李例禾", 13800000000, "宣讲", "办事", "赵样月", "1.38E+10", "溪口院子", "东网格"],
    [None, None, None, None, None, "张样安", None, None, None],
    [2, "张例平", None, None, None, "赵样月", None, None, "东网格"],
    [None, None, None, None, None, "何样新", None, "溪口院子", None],
    [3, "新例人", None, None, None, "何样新、吕样二", None, None, "东网格"],
    ["合计", 3, None, None, None, 5, None, None, None],
    ["填表人：某某"],
]


@pytest.mark.parametrize("two", [True, False])
def test_what_is_new_comes_to_the_folder(desk: Desk, two: bool) -> None:
    found = desk.take(annex(ROWS, two=two), annex=True, since=DAY)
    assert told(found) == []
    assert lines(found) == {
        "households.csv": ["+H005,何样新,VG01,,,", "+H006,吕样二,,,,"],
        "links.csv": [
            "+M001,H002,2022-06-02,,,,,",
            "+M002,H005,2022-06-02,,,,,",
            "+M011,H005,2022-06-02,,,,,",
            "+M011,H006,2022-06-02,,,,,",
        ],
        "members.csv": ["+M011,新例人,,,,,B01,,,,"],
    }
    notes = [fill(note.words, note.values, "zh") for note in found.notes]
    left = "联系电话、岗位职责、承诺事项" if two else "联系电话、岗位职责、承诺事项、户主电话"
    assert notes[0].startswith("以下各列另有存放之处，没有导入：") is True
    assert two or notes[0].endswith(f"{left}。")
    assert "此行没有导入：合计 3 5" in notes
    assert "此行没有导入：填表人：某某" in notes
    assert "有1条现行联户不在此表中，予以保留。" in notes


def test_what_is_there_already_changes_nothing(desk: Desk) -> None:
    rows = [[1, "M001 李例禾", None, None, None, "010", None, None, None]]
    found = desk.take(annex(rows), annex=True)
    assert (told(found), found.edits.changed) == ([], ())


def test_links_need_a_first_day(desk: Desk) -> None:
    found = desk.take(annex(ROWS[:2]), annex=True)
    assert told(found) == [
        (Mark("book.xlsx\x1fSheet1", 6, 6), "新增联户须有起始日期，请用 --since 指明。")
    ]
    assert found.edits.changed == ()


def test_of_two_of_the_same_name_the_near_one_is_meant(desk: Desk) -> None:
    desk.edit("households.csv", "赵样月", "张样安")
    rows = [[1, "王例安", None, None, None, "张样安", None, "溪口院子", None]]
    found = desk.take(annex(rows), annex=True, since=DAY)
    assert lines(found) == {"links.csv": ["+M010,010,2022-06-02,,,,,"]}
    rows[0][7] = None
    found = desk.take(annex(rows), annex=True, since=DAY)
    assert told(found) == [
        (
            Mark("book.xlsx\x1fSheet1", 5, 6),
            "“张样安”可能是H002、010，请改写为编号，或写明院落、网格。",
        )
    ]


def test_damaged_names_are_told_and_mended_when_asked_for(desk: Desk) -> None:
    rows = [[1, "李 例禾", None, None, None, "=A1", None, None, None]]
    found = desk.take(annex(rows), annex=True, since=DAY)
    assert [(t.mark.column, t.mendable) for t in found.troubles] == [(2, True)]
    rows[0][5] = "张 样安"
    found = desk.take(annex(rows), annex=True, since=DAY, fix=True)
    assert [(m.old, m.new) for m in found.mended] == [("李 例禾", "李例禾"), ("张 样安", "张样安")]
    assert lines(found) == {"links.csv": ["+M001,H002,2022-06-02,,,,,"]}


def test_it_may_be_a_csv_file(desk: Desk) -> None:
    text = "试村一览表,,\n党员姓名,联系户户主姓名,网格\n李例禾,张样安,东网格\n,钱样春,\n"
    found = desk.take(text.encode("gb18030"), "a.csv", annex=True, since=DAY)
    assert lines(found)["links.csv"] == ["+M001,H002,2022-06-02,,,,,", "+M001,H005,2022-06-02,,,,,"]


def test_a_place_that_nobody_is_called_so_stands_in_the_way(desk: Desk) -> None:
    rows: list[list[Any]] = [
        [1, "李例禾", None, None, None, "何样新", None, "溪囗院子", "东网恪"],
        [None, None, None, None, None, "吕样二", None, None, None],
    ]
    found = desk.take(annex(rows), annex=True, since=DAY)
    assert found.edits.changed == ()
    assert told(found) == [
        (Mark("book.xlsx\x1fSheet1", 5, 8), "没有名为“溪囗院子”的院落。"),
        (Mark("book.xlsx\x1fSheet1", 5, 9), "没有名为“东网恪”的网格。"),
    ]
    assert told(found, "en")[0][1] == "No courtyard is called “溪囗院子”."


def test_a_courtyard_lies_in_the_grid_that_is_said(desk: Desk) -> None:
    rows: list[list[Any]] = [[1, "李例禾", None, None, None, "何样新", None, "溪口院子", "西网格"]]
    found = desk.take(annex(rows), annex=True, since=DAY)
    assert told(found) == [(Mark("book.xlsx\x1fSheet1", 5, 8), "“溪口院子”不在网格“西网格”内。")]
    assert told(found, "en")[0][1] == "“溪口院子” does not lie in the grid “西网格”."
    rows[0][8] = "无"
    assert told(desk.take(annex(rows), annex=True, since=DAY)) == []
    rows[0][8] = "G01 东网格"
    rows.append(
        [None, None, None, None, None, "吕样二", None, None, "G02"]
    )  # not in that courtyard
    found = desk.take(annex(rows), annex=True, since=DAY)
    assert told(found) == []
    assert lines(found)["households.csv"] == ["+H005,何样新,VG01,,,", "+H006,吕样二,,,,"]


def test_another_table_is_refused(desk: Desk) -> None:
    found = desk.take(b"a,b\n1,2\n", "a.csv", annex=True, since=DAY)
    assert told(found) == [(Mark("a.csv", 1), "找不到写有党员姓名和户主姓名的表头，不是附件2。")]


def headed(top: list[Any], below: list[Any], *rows: list[Any]) -> bytes:
    """Return annex 2 with other columns, under one heading row, or two with what is merged."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    for line in ([top, below] if below else [top]) + list(rows):
        sheet.append(line)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


WIDE = [
    "序号",
    "党员姓名",
    "性别",
    "党支部",
    "身份证号码",
    "联系电话",
    "户主姓名",
    "家庭住址",
    "备注",
]
CARD = "000000000000000000"
ONE = [1, "新例人", "女", "第一党支部", CARD, None, "何样新", "一组3号", "五保"]


def test_what_members_have_is_taken_and_every_other_column_is_named(desk: Desk) -> None:
    found = desk.take(headed(WIDE, [], ONE), annex=True, since=DAY)
    assert told(found) == []
    assert lines(found)["members.csv"] == ["+M011,新例人,女,,,,B01,,,,"]
    notes = [fill(note.words, note.values, "zh") for note in found.notes]
    assert notes[:2] == [
        "以下各列另有存放之处，没有导入：联系电话。",
        "以下各列在数据目录中没有对应之处，没有导入：身份证号码、家庭住址、备注。",
    ]
    assert CARD not in "".join(notes)


def test_two_heading_rows_may_have_columns_that_nobody_knows(desk: Desk) -> None:
    top = ["序号", "党员", None, None, "联系农户", None, None]
    below = [None, "姓名", "性别", "备注", "户主姓名", "性别", "家庭住址"]
    rows = [[1, "新例人", "女", None, "何样新", "男", "一组3号"]]
    found = desk.take(headed(top, below, *rows), annex=True, since=DAY)
    assert told(found) == []
    assert lines(found)["members.csv"] == ["+M011,新例人,女,,,,B01,,,,"]
    notes = [fill(note.words, note.values, "zh") for note in found.notes]
    assert notes[0] == "以下各列在数据目录中没有对应之处，没有导入：备注、性别、家庭住址。"


def test_of_members_that_are_there_nothing_changes_and_that_is_told(desk: Desk) -> None:
    row = [1, "李例禾", "女", *ONE[3:]]
    found = desk.take(headed(WIDE, [], row), annex=True, since=DAY)
    assert "members.csv" not in lines(found)
    notes = [fill(note.words, note.values, "zh") for note in found.notes]
    assert "已在册党员的以下各列没有导入：性别、党支部。" in notes


def test_what_is_wrong_in_a_members_column_stands_in_the_way(desk: Desk) -> None:
    row = [1, "新例人", "女性", *ONE[3:]]
    found = desk.take(headed(WIDE, [], row), annex=True, since=DAY)
    assert told(found) == [
        (Mark("book.xlsx\x1fSheet", 2, 3), "“性别”中的“女性”不在可选范围：男、女。")
    ]


def test_what_is_new_begins_on_the_day_that_is_said(desk: Desk) -> None:
    desk.put("members.csv", "编号,姓名,党支部,起始日期\nM001,李例禾,B01,\n")
    desk.put("households.csv", "id,head,villager_group,since\n010,赵样月,VG01,\n")
    found = desk.take(headed(WIDE, [], [1, "新例人", *[None] * 4, "何样新"]), annex=True, since=DAY)
    assert told(found) == []
    assert lines(found) == {
        "members.csv": ["+M002,新例人,B01,2022-06-02"],
        "households.csv": ["+011,何样新,,2022-06-02"],
        "links.csv": ["+M002,011,2022-06-02,,,,,"],
    }
    notes = [fill(note.words, note.values, "zh") for note in found.notes]
    assert "党员名册中新增的行，“起始日期”按 --since 记为2022年6月2日。" in notes
    assert "农户名册中新增的行，“起始日期”按 --since 记为2022年6月2日。" in notes


def test_a_table_without_a_first_day_gets_no_column_and_that_is_told(desk: Desk) -> None:
    found = desk.take(annex(ROWS), annex=True, since=DAY)
    notes = [fill(note.words, note.values, "zh") for note in found.notes]
    assert "农户名册没有“起始日期”一列，新增的行没有记起始日期。" in notes


def test_a_table_that_cannot_be_read_takes_nobody_in_again(desk: Desk) -> None:
    desk.put("members.csv", (desk.root / "members.csv").read_text("utf-8").encode("utf-16"))
    found = desk.take(annex(ROWS), annex=True, since=DAY)
    assert found.edits.changed == ()
    assert told(found) == [
        (
            Mark("members.csv"),
            (
                "该文件无法读取，不能向其中写入，请先修复。"
                "members.csv是UTF-16编码（“Unicode文本”），不是UTF-8。"
            ),
        )
    ]
