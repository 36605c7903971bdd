"""What Excel and WPS leave behind: each damage is told at its place, and nothing is changed."""

import io
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from gridctl.app.sheet_book import SheetImportError
from gridctl.lang.say import fill
from gridctl.model.mark import Mark
from gridctl.model.period import Period
from tests.app.desk import Desk, added, at, lines, told

SHEET = "党员名册"
ONLY = ("members", "links")
BOOK = "book.xlsx\x1f党员名册"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def cell(heading: str, value: Any, row: int = 2) -> Any:
    def change(book: Any) -> None:
        at(book, SHEET, row, heading).value = value

    return change


@pytest.mark.parametrize(
    ("heading", "value", "column", "message"),
    [
        (
            "出生年月",
            "1969/4",
            4,
            "“出生年月”中的“1969/4”是表格软件的日期写法，应写成 YYYY-MM-DD。",
        ),
        ("入党时间", 34513, 5, "“入党时间”中的“34513”是表格软件的日期写法，应写成 YYYY-MM-DD。"),
        ("姓名", "李 例禾", 2, "“姓名”中的“李 例禾”姓名内有空格。"),
        (
            "姓名",
            "=CONCATENATE(A1,B1)",
            2,
            "“姓名”中是公式=CONCATENATE(A1,B1)，其结果可能已过时；请改为填写数值或文字。",
        ),
        (
            "编号",
            12,
            1,
            "“编号”中是数值12，前面的 0 或多余位数可能已丢失；请设为文本格式后重新填写。",
        ),
        ("党支部", "无", 7, "“党支部”中的“无”表示空白，应直接留空。"),
        ("性别", "#REF!", 3, "“性别”中的“#REF!”是表格软件留下的痕迹，不是数据。"),
        ("性别", "男性", 3, "“性别”中的“男性”不在可选范围：男、女。"),
        ("免联户", True, 13, "“免联户”应填是或否，不能是“TRUE”。"),
        ("农户", "H001 张三", 9, "“农户”写的是“H001 张三”，但H001是李样河。"),
    ],
)
def test_damage_is_told_at_its_cell(
    desk: Desk, heading: str, value: Any, column: int, message: str
) -> None:
    found = desk.after(cell(heading, value), *ONLY)
    assert found.edits.changed == ()
    assert told(found) == [(Mark(BOOK, 2, column), message)]


def test_dates_that_a_spreadsheet_keeps_as_dates_are_dates(desk: Desk) -> None:
    def change(book: Any) -> None:
        joined = at(book, SHEET, 2, "入党时间")
        joined.value, joined.number_format = datetime(1994, 6, 29), "yyyy/m/d"  # noqa: DTZ001
        born = at(book, SHEET, 2, "出生年月")
        born.value, born.number_format = date(1969, 5, 1), 'yyyy"年"m"月"'

    assert lines(desk.after(change, *ONLY))["members.csv"][1].split(",")[3:5] == [
        "1969-05",
        "1994-06-29",
    ]


def test_the_first_of_a_month_is_that_month(desk: Desk) -> None:
    def change(book: Any) -> None:
        cell("出生年月", datetime(1969, 4, 1))(book)  # noqa: DTZ001

    assert desk.after(change, *ONLY).edits.changed == ()
    assert desk.after(cell("出生年月", date(1969, 4, 2)), *ONLY).edits.changed == ("members.csv",)


def test_safe_mendings_are_done_when_asked_for_and_each_is_told(desk: Desk) -> None:
    def change(book: Any) -> None:
        cell("出生年月", "1969/5")(book)
        cell("姓名", "李 例河")(book)
        cell("免联户", "/")(book)
        added(book, "走访台账", 日期="2022年7月3日", 党员="M001", 农户="010", 事由="代办")

    found = desk.after(change, "members", "visits")
    assert [trouble.mendable for trouble in found.troubles] == [True] * 4
    mended = desk.after(change, "members", "visits", fix=True)
    assert told(mended) == []
    assert sorted((m.mark.line, m.old, m.new) for m in mended.mended) == [
        (2, "/", ""),
        (2, "1969/5", "1969-05"),
        (2, "李 例河", "李例河"),
        (8, "2022年7月3日", "2022-07-03"),
    ]
    assert lines(mended) == {
        "ledger/visits/2022Q3.csv": [
            "+日期,党员,农户,事由,诉求,佐证",
            "+2022-07-03,M001,010,代办,,",
        ],
        "members.csv": [
            "-M001,李例禾,男,1969-04,1994-06-28,1995-06-28,B01,PG01,H001,在村,",
            "+M001,李例河,男,1969-05,1994-06-28,1995-06-28,B01,PG01,H001,在村,",
        ],
    }


def test_unsafe_damage_is_never_mended(desk: Desk) -> None:
    found = desk.after(cell("入党时间", 34513), *ONLY, fix=True)
    assert (len(found.troubles), found.mended, found.edits.changed) == (1, (), ())


def test_damage_that_the_folder_has_already_is_no_obstacle(desk: Desk) -> None:
    desk.edit("members.csv", "1969-04", "1969/4")
    assert desk.take(desk.book(*ONLY)).edits.changed == ()
    found = desk.after(cell("姓名", "李例河"), *ONLY)
    assert (told(found), found.cells) == ([], 1)


def test_names_that_two_have_are_told_with_both(desk: Desk) -> None:
    desk.edit("households.csv", "赵样月", "李样河")

    def change(book: Any) -> None:
        at(book, SHEET, 3, "农户").value = "李样河"
        at(book, SHEET, 4, "农户").value = "张样安"

    assert told(desk.after(change, "members", "households")) == [
        (Mark(BOOK, 3, 9), "“农户”中的“李样河”可能是H001、010，请写编号。")
    ]


DAMAGED = """\
试村党员花名册,,,,,,,,,,,,
编号,姓名,性别,出生年月,入党时间,转正时间,党支部,党小组,农户,在村情况,免联户,,
M001,李例禾,男,1969-04,1994-06-28,1995-06-28,B01,PG01,H001,在村,,,
M002,张例平,女,27699,2001-07-01,2002/7/1,B01,PG01,H002,,否,,
M011,周例一,男,1.97E+05,2001-07-01,２００２-07-01,B01,PG01,,,,,
合计,3,,,,,,,,,,,
"""


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig"])
def test_a_damaged_csv_file_is_told_line_by_line(desk: Desk, encoding: str) -> None:
    found = desk.take(DAMAGED.encode(encoding), "党员名册.csv")
    assert found.edits.changed == ()
    assert told(found) == [
        (Mark("党员名册.csv", 1), "表头上方有标题行。"),
        (Mark("党员名册.csv", 2, 45), "表头末尾有空列。"),
        (
            Mark("党员名册.csv", 4, 12),
            "“出生年月”中的“27699”是表格软件的日期写法，应写成 YYYY-MM-DD。",
        ),
        (
            Mark("党员名册.csv", 4, 29),
            "“转正时间”中的“2002/7/1”是表格软件的日期写法，应写成 YYYY-MM-DD。",
        ),
        (Mark("党员名册.csv", 5, 12), "“出生年月”中的“1.97E+05”是表格软件留下的痕迹，不是数据。"),
        (
            Mark("党员名册.csv", 5, 32),
            "“转正时间”中的“２００２-07-01”是表格软件的日期写法，应写成 YYYY-MM-DD。",
        ),
        (Mark("党员名册.csv", 6), "数据中有合计行。"),
    ]
    notes = [fill(note.words, note.values, "zh") for note in found.notes]
    assert any("GB" in note for note in notes) is (encoding == "gb18030")
    assert any("有1行不在此文件内" in note for note in notes)


def workbook(*rows: list[Any]) -> bytes:
    """Return a workbook as somebody else made it: one sheet with rows, two that are empty."""
    book = openpyxl.Workbook()
    here: Any = book.active
    for row in rows:
        here.append(row)
    here.merge_cells("A1:K1")
    book.create_sheet("Sheet2")
    book.create_sheet("Sheet3")
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_a_damaged_workbook_is_told_by_sheet_and_row(desk: Desk) -> None:
    head = ["序号", "编号", "姓名", "性别", "出生年月", "入党时间", "党支部", "备注"]
    data = workbook(
        ["试村党员花名册"],
        head,
        [1, "M001", "李 例禾", "男", "1969-04", 34513, "B01", None],
        [2, "M002", "张例平", "女", "1975年11月", "2001-07-01", "第一党支部", None],
        [3, 11, "周例一", "男", "1970-01", "=TODAY()", "第二党支部", "请假"],
        ["合计", 3],
    )
    found = desk.take(data, "花名册.xlsx", table="党员名册")
    assert found.edits.changed == ()
    sheet = "花名册.xlsx\x1fSheet"
    assert [(tuple(mark)[1:], text) for mark, text in told(found) if mark.file == sheet] == [
        ((1, None), "表头上方有标题行。"),
        ((2, 8), "党员名册没有“备注”列，其内容无处存放；请删除该列。"),
        ((3, 3), "“姓名”中的“李 例禾”姓名内有空格。"),
        ((3, 6), "“入党时间”中的“34513”是表格软件的日期写法，应写成 YYYY-MM-DD。"),
        (
            (4, 5),
            "“出生年月”中的“1975年11月”是表格软件的日期写法，应写成 YYYY-MM-DD。",
        ),
        (
            (5, 2),
            "“编号”中是数值11，前面的 0 或多余位数可能已丢失；请设为文本格式后重新填写。",
        ),
        ((5, 6), "“入党时间”中是公式=TODAY()，其结果可能已过时；请改为填写数值或文字。"),
        ((6, None), "数据中有合计行。"),
    ]


def test_a_mended_csv_file_is_taken(desk: Desk) -> None:
    text = DAMAGED.replace("27699", "1975-11").replace("1.97E+05", "1970-01")
    found = desk.take(text.encode("gb18030"), "党员名册.csv", fix=True)
    assert told(found) == []
    assert lines(found) == {
        "members.csv": ["+M011,周例一,男,1970-01,2001-07-01,2002-07-01,B01,PG01,,,"]
    }
    assert [(m.old, m.new) for m in found.mended] == [
        ("2002/7/1", "2002-07-01"),
        ("２００２-07-01", "2002-07-01"),
    ]


def test_rows_of_a_csv_file_are_deleted_only_when_asked_for(desk: Desk) -> None:
    text = "date,member,household,reason,request,evidence\n2022-04-03,M001,010,routine,,ZF-4\n"
    kept = desk.take(text.encode(), "ledger/visits/2022Q2.csv")
    assert (kept.edits.changed, len(kept.notes)) == ((), 1)
    found = desk.take(text.encode(), "visits.csv", delete=True)
    assert lines(found) == {"ledger/visits/2022Q2.csv": ["-2022-05-03,M001,H004,care,,ZF-5"]}


def test_a_ragged_row_is_refused(desk: Desk) -> None:
    found = desk.take("编号,姓名\nS01,石试文,\nS02,白试武\n".encode(), "staff.csv")
    assert told(found)[0] == (
        Mark("staff.csv", 2),
        "该行有3个单元格，表头有2列，无法确定各值属于哪一列。",
    )
    assert found.edits.changed == ()


def test_a_column_without_a_place_is_told(desk: Desk) -> None:
    text = "序号,编号,姓名,备注,,\n1,S01,石试文,好,,\n"
    found = desk.take(text.encode(), "staff.csv")
    assert told(found) == [
        (Mark("staff.csv", 1, 10), "非党员工作人员没有“备注”列，其内容无处存放；请删除该列。"),
        (Mark("staff.csv", 1, 13), "表头末尾有空列。"),
    ]


def test_a_csv_file_that_says_no_period_needs_one(desk: Desk) -> None:
    text = "党员,好,较好,一般,差\nM001,11,2,0,0\n".encode()
    found = desk.take(text, "群众评价.csv")
    assert [t for _, t in told(found)] == [
        "群众评价按期次分文件，请加“期次”列，或用 --period 指明。"
    ]
    found = desk.take(text, "群众评价.csv", period=Period.parse("2022-07"))
    assert lines(found) == {"ledger/ratings/2022-07.csv": ["-M001,10,2,0,0", "+M001,11,2,0,0"]}


def test_a_csv_file_of_no_table_needs_a_name(desk: Desk) -> None:
    text = "编号,姓名\nS01,石试武\n".encode()
    with pytest.raises(SheetImportError) as refused:
        desk.take(text, "x.csv")
    assert "--table" in refused.value.words.zh
    assert lines(desk.take(text, "x.csv", table="staff")) == {
        "staff.csv": ["-S01,石试文", "+S01,石试武"]
    }


@pytest.mark.parametrize("data", [b"\xff\xfe1\x00", b"a,b\n\x00", b'a,"b\n', b"\x81"])
def test_a_file_that_cannot_be_read_is_refused(desk: Desk, data: bytes) -> None:
    with pytest.raises(SheetImportError):
        desk.take(data, "staff.csv")
