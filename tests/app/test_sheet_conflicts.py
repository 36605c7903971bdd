"""What the folder changed meanwhile is told, or kept; nothing is overwritten."""

from pathlib import Path
from typing import Any

import pytest

from gridctl.app.edits import EditError, write
from gridctl.app.sheet_book import SheetImportError
from gridctl.lang.say import fill
from gridctl.model.mark import Mark
from tests.app.desk import Desk, added, at, find, lines, told

KEY = "农户名册"
ONLY = ("households", "links", "visits")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def head(text: str) -> Any:
    def change(book: Any) -> None:
        at(book, KEY, find(book, KEY, 编号="H002"), "户主").value = text

    return change


def test_the_same_cell_changed_twice_is_a_conflict(desk: Desk) -> None:
    data = desk.changed(desk.book(*ONLY), head("张样全"))
    desk.edit("households.csv", "张样安", "张样平")
    found = desk.take(data)
    assert found.edits.changed == ()
    mark = Mark("book.xlsx\x1f农户名册", 3, 2)
    assert told(found) == [
        (
            mark,
            "此处与数据目录都改过“户主”：此处为“张样全”，households.csv第3行为“张样平”，原为“张样安”。",
        )
    ]
    assert told(found, "en") == [
        (
            mark,
            (
                "Changed here and in the folder: head is “张样全” here and “张样平” in "
                "households.csv, line 3; it was “张样安”."
            ),
        )
    ]


def test_both_say_the_same_now(desk: Desk) -> None:
    data = desk.changed(desk.book(*ONLY), head("张样平"))
    desk.edit("households.csv", "张样安", "张样平")
    found = desk.take(data)
    assert (told(found), found.edits.changed) == ([], ())


def test_other_cells_of_the_row_are_joined(desk: Desk) -> None:
    data = desk.changed(desk.book(*ONLY), head("张样全"))
    desk.edit("households.csv", "H002,张样安,VG01,,,", "H002,张样安,VG02,,,是")
    desk.edit("households.csv", "H001,", "H000,新样人,VG01,,,\nH001,")
    found = desk.take(data)
    assert told(found) == []
    assert lines(found) == {"households.csv": ["-H002,张样安,VG02,,,是", "+H002,张样全,VG02,,,是"]}


def test_rows_without_an_id_are_found_though_the_folder_changed_them(desk: Desk) -> None:
    def change(book: Any) -> None:
        row = find(book, "走访台账", 佐证="ZF-3")
        at(book, "走访台账", row, "事由").value = "代办"

    data = desk.changed(desk.book(*ONLY), change)
    desk.edit("ledger/visits/2022Q1.csv", "日常走访,,ZF-3", "日常走访,R1,ZF-3")
    desk.edit("ledger/visits/2022Q1.csv", "2022-02-04", "2022-01-02,M001,H004,代办,,\n2022-02-04")
    assert lines(desk.take(data)) == {
        "ledger/visits/2022Q1.csv": [
            "-2022-03-05,M002,010,日常走访,R1,ZF-3",
            "+2022-03-05,M002,010,代办,R1,ZF-3",
        ]
    }


def test_changed_here_and_taken_out_there(desk: Desk) -> None:
    data = desk.changed(desk.book(*ONLY), head("张样全"))
    desk.edit("households.csv", "H002,张样安,VG01,,,\n", "")
    assert told(desk.take(data)) == [
        (
            Mark("book.xlsx\x1f农户名册", 3),
            "此处改过的这一行，在households.csv中已被删除或改动过大。",
        )
    ]


def test_taken_out_here_and_changed_there(desk: Desk) -> None:
    data = desk.changed(desk.book(*ONLY), lambda book: book[KEY].delete_rows(3))
    desk.edit("households.csv", "张样安", "张样平")
    found = desk.take(data)
    assert found.edits.changed == ()
    assert [text for _, text in told(found)] == ["此处删除的一行，在households.csv第3行已被改动。"]


def test_taken_out_on_both_sides(desk: Desk) -> None:
    data = desk.changed(desk.book(*ONLY), lambda book: book[KEY].delete_rows(3))
    desk.edit("households.csv", "H002,张样安,VG01,,,\n", "")
    found = desk.take(data)
    assert (told(found), found.edits.changed) == ([], ())


def test_the_same_id_given_on_both_sides(desk: Desk) -> None:
    def change(book: Any) -> None:
        added(book, KEY, 编号="H009", 户主="冯样一", 村民小组="VG01")

    data = desk.changed(desk.book(*ONLY), change)
    desk.put(
        "households.csv",
        desk.root.joinpath("households.csv").read_text(encoding="utf-8") + "H009,冯样一,VG01,,,\n",
    )
    found = desk.take(data)
    assert (told(found), found.edits.changed) == ([], ())
    desk.edit("households.csv", "冯样一", "冯样二")
    assert told(desk.take(data)) == [
        (
            Mark("book.xlsx\x1f农户名册", 6),
            "households.csv第6行已另行增加了相同键值的行，内容不同。",
        )
    ]


def test_rows_that_only_the_folder_has_stay(desk: Desk) -> None:
    data = desk.changed(desk.book(*ONLY), head("张样全"))
    desk.put(
        "links.csv",
        desk.root.joinpath("links.csv").read_text(encoding="utf-8") + "M010,H004,2022-05-01,,,,,\n",
    )
    desk.put("ledger/visits/2022Q4.csv", "日期,党员,农户,事由\n2022-10-01,M001,010,代办\n")
    assert list(lines(desk.take(data))) == ["households.csv"]


def test_a_workbook_of_another_village_is_refused(desk: Desk) -> None:
    data = desk.book(*ONLY)
    desk.edit("gridctl.yaml", "990000001201", "990000001202")
    with pytest.raises(SheetImportError) as refused:
        desk.take(data)
    assert fill(refused.value.words, refused.value.values, "en") == (
        "book.xlsx was written for another village (990000001201); this one is 990000001202."
    )


def test_a_file_that_changes_before_it_is_written_is_not_overwritten(desk: Desk) -> None:
    found = desk.after(head("张样全"), *ONLY)
    desk.edit("households.csv", "李样河", "李样江")
    with pytest.raises(EditError):
        write(found.edits)
    assert "张样全" not in desk.root.joinpath("households.csv").read_text(encoding="utf-8")


def test_everything_or_nothing(desk: Desk) -> None:
    def change(book: Any) -> None:
        head("张样全")(book)
        at(book, "联户台账", 2, "起始日期").value = "2022/1/1"

    found = desk.after(change, *ONLY)
    assert found.edits.changed == ()
    assert [mark for mark, _ in told(found)] == [Mark("book.xlsx\x1f联户台账", 2, 3)]


def test_a_csv_of_a_sheet_knows_rows_that_changed_meanwhile(desk: Desk) -> None:
    from gridctl.exchange.book.plan import find_plan
    from gridctl.exchange.book.rows import held

    plan = find_plan("links")
    assert plan is not None
    row = held(plan, desk.opened().folder.texts).rows[1]
    text = f"党员,农户,起始日期,联户依据,行标记\nM001,H004,2022-01-01,就便,{row.mark}\n"
    assert lines(desk.take(text.encode(), "联户台账.csv")) == {
        "links.csv": ["-M001,H004,2022-01-01,,kin,,,", "+M001,H004,2022-01-01,,就便,,,"]
    }
    desk.edit("links.csv", "M001,H004,2022-01-01,,kin,,,", "M001,H004,2022-01-01,,kin,自选,,")
    assert [t for _, t in told(desk.take(text.encode(), "联户台账.csv"))] == [
        "这一行与links.csv第3行不同，而后者在导出之后改动过。"
    ]
    desk.edit("links.csv", "M001,H004,2022-01-01,,kin,自选,,\n", "")
    assert [t for _, t in told(desk.take(text.encode(), "联户台账.csv"))] == [
        "此处改过的这一行，在links.csv中已被删除或改动过大。"
    ]
