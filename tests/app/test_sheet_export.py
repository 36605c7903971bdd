"""The workbook: a sheet a table, texts as texts, lists to pick from, findings at their cells."""

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from gridctl.app.sheet_export import (
    NoTableError,
    SheetsPlaceError,
    blank_of,
    default_place,
    sheets_of,
    tables_called,
    write_sheets,
)
from gridctl.app.validate import validate
from gridctl.exchange import library
from gridctl.exchange.book.plan import plans
from gridctl.lang.say import fill
from gridctl.model.period import Period
from gridctl.model.tables import TABLES
from gridctl.model.told import ToldError
from tests.app.desk import Desk, at
from tests.exchange.made import read_book


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def row(book: Any, sheet: str, number: int) -> list[Any]:
    return [cell.value for cell in book[sheet][number]]


def test_every_table_but_the_manifest_has_a_sheet(desk: Desk) -> None:
    assert {plan.table.name for plan in plans()} == {t.name for t in TABLES} - {"manifests"}
    book = read_book(desk.book())
    titles = [plan.title.zh for plan in plans() if plan.name != "contacts"]
    assert book.sheetnames == ["目录", *titles, "选项", "gridctl"]
    states = {sheet.title: sheet.sheet_state for sheet in book.worksheets}
    assert (states.pop("选项"), states.pop("gridctl")) == ("hidden", "veryHidden")
    assert set(states.values()) == {"visible"}


def test_rows_say_what_the_files_say_with_names_behind_ids(desk: Desk) -> None:
    book = read_book(desk.book())
    assert row(book, "农户名册", 1) == [
        *("编号", "户主", "村民小组", "院落", "在村情况", "重点户", "挂牌", "起始日期", "截止日期"),
        *("由何户分并", "行标记"),
    ]
    assert row(book, "农户名册", 4)[:6] == [
        "010",
        "赵样月",
        "VG01 一组",
        "C101 溪口院子",
        "在村",
        "是",
    ]
    assert row(book, "联户台账", 3)[:5] == [
        "M001 李例禾",
        "H004 钱样,春",
        "2022-01-01",
        None,
        "就亲",
    ]
    assert row(book, "走访台账", 6)[:6] == [
        "2022-04-03",
        "M001 李例禾",
        "010 赵样月",
        "日常走访",
        None,
        "ZF-4",
    ]
    assert row(book, "群众评价", 2)[:6] == ["2022-07", "M001 李例禾", 10, 2, 0, 0]
    assert row(book, "村民小组", 3)[:4] == ["G01 东网格", "VG02", "二组", None]
    assert row(book, "网格", 2)[8] == "政策宣传\n巡看、登记"
    assert row(book, "五星", 2)[:5] == ["2022H1", None, "M001 李例禾", "M002 张例平", "M010 王例安"]
    assert row(book, "承诺", 2)[:3] == ["2022", "M001 李例禾", "清理沟渠"]


def test_in_english_it_is_english(desk: Desk) -> None:
    book = read_book(desk.book(lang="en"))
    assert row(book, "members", 1)[:4] == ["id", "name", "sex", "born"]
    assert row(book, "members", 2)[2] == "male"
    assert row(book, "villager_groups", 1) == ["grid", "id", "name", "head", "row mark"]


def test_cells_are_texts_and_stay_texts(desk: Desk) -> None:
    desk.edit("households.csv", "李样河", "=HYPERLINK(1)")
    desk.edit("households.csv", "张样安", "<r>红")
    book = read_book(desk.book())
    for sheet in book.worksheets:
        for cells in sheet.iter_rows():
            for cell in cells:
                assert cell.data_type in {"s", "n"}
                assert cell.data_type == "s" or cell.value is None or isinstance(cell.value, int)
    head = at(book, "农户名册", 2, "户主")
    assert (head.value, head.number_format, head.quotePrefix) == ("=HYPERLINK(1)", "@", True)
    assert at(book, "农户名册", 3, "户主").value == "<r>红"
    assert book["农户名册"].column_dimensions["A"].number_format == "@"
    assert at(book, "走访台账", 2, "佐证").value == "=ZF-1"


def test_values_are_picked_from_lists(desk: Desk) -> None:
    book = read_book(desk.book())
    lists = book["选项"]

    def offered(sheet: str, heading: str) -> tuple[list[str], str, str]:
        letter = at(book, sheet, 1, heading).column_letter
        rules = [
            r
            for r in book[sheet].data_validations.dataValidation
            if str(r.sqref).startswith(f"{letter}2:")
        ]
        assert len(rules) == 1
        place = rules[0].formula1.removeprefix("'选项'!").replace("$", "")
        return (
            [c[0].value for c in lists[place]],
            rules[0].errorStyle or "stop",
            str(rules[0].sqref),
        )

    assert offered("党员名册", "性别") == (["男", "女"], "stop", "C2:C1004")
    assert offered("党员名册", "免联户")[0] == ["是", "否"]
    assert offered("联户台账", "党员") == (
        ["M001 李例禾", "M002 张例平", "M010 王例安"],
        "warning",
        "A2:A1004",
    )
    assert offered("联户台账", "农户")[0] == [
        "H001 李样河",
        "H002 张样安",
        "010 赵样月",
        "H004 钱样,春",
    ]
    assert offered("网格", "网格长")[0][-1] == "S01 石试文"
    assert offered("院落", "网格")[0] == ["G01 东网格", "G02 西网格"]


def test_who_has_left_is_not_offered(desk: Desk) -> None:
    desk.edit("members.csv", "免联户\n", "免联户,转出日期\n")
    text = desk.root.joinpath("members.csv").read_text(encoding="utf-8")
    body = [f"{line}," for line in text.split("\n")[1:-1]]
    body[1] += "2022-12-31"
    desk.put("members.csv", "\n".join([text.split("\n")[0], *body, ""]))
    lists = read_book(desk.book("links", "members"))["选项"]
    offered = {cell.value for cells in lists.iter_rows() for cell in cells}
    assert "M001 李例禾" in offered
    assert "M002 张例平" not in offered


def test_headings_say_what_goes_below(desk: Desk) -> None:
    book = read_book(desk.book())
    assert at(book, "党员名册", 1, "出生年月").comment.text == (
        "必填。\n只写年月的按当月1日计。\n日期或年月，如 2022-07-01、2022-07。"
    )
    assert (
        at(book, "农户名册", 1, "重点户").comment.text
        == "只填是否，不填原因。\n填是或否，空白为否。"
    )
    assert at(book, "网格", 1, "职责").comment.text == "每行一项（按 Alt+Enter 换行）。"
    assert at(book, "村民小组", 1, "网格").comment.text.startswith("必填。\n该行所属的记录。")
    assert (
        at(book, "党员名册", 1, "姓名").fill.fgColor.rgb
        != at(book, "党员名册", 1, "性别").fill.fgColor.rgb
    )


def test_findings_are_comments_at_their_cells(desk: Desk) -> None:
    desk.edit("members.csv", "1975-11", "1975/11")
    desk.edit("grids.yaml", "leader: M001", "leader: S01")
    desk.edit("links.csv", "M002,010", "M002,H009")
    book = read_book(desk.book())
    born = at(book, "党员名册", 3, "出生年月")
    assert born.comment.text.startswith("错误：“出生年月”中的“1975/11”是表格软件的日期写法")
    assert born.fill.fgColor.rgb == "FFF8CBAD"
    leader = at(book, "网格", 2, "网格长")
    assert "line-2022/2.2-grids" in leader.comment.text
    assert "H009" in at(book, "联户台账", 4, "农户").comment.text
    overview = book["目录"]
    counts = {r[0].value: [c.value for c in r[1:6]] for r in overview.iter_rows(min_row=7)}
    found = [f for f in validate(desk.opened()).findings if f.mark.line]
    of_members = [f.severity.value for f in found if f.mark.file == "members.csv"]
    numbers = [of_members.count(name) for name in ("error", "warning", "notice")]
    assert numbers[0] > 1
    assert counts["党员名册"] == ["members.csv", 3, *numbers]
    assert counts["走访台账"][:2] == ["ledger/visits/*.csv", 6]
    assert any(str(name).startswith("stars/") or name == "meetings.csv" for name in counts)


def test_the_same_village_gives_the_same_bytes(desk: Desk) -> None:
    data = desk.export()
    assert data == desk.export()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_some_tables_and_periods_only(desk: Desk) -> None:
    book = read_book(desk.book("visits", "网格", "commitment_documents"))
    assert book.sheetnames == [
        "目录",
        "网格",
        "村民小组",
        "院落",
        "承诺践诺",
        "承诺",
        "走访台账",
        "选项",
        "gridctl",
    ]
    sheets = sheets_of(
        desk.opened(), tables_called(["visits", "ratings"]), [Period.parse("2022Q2")]
    )
    assert [len(sheet.rows) for sheet in sheets] == [2, 0]
    with pytest.raises(NoTableError) as unknown:
        tables_called(["visit"])
    said = fill(unknown.value.words, unknown.value.values, "zh")
    assert said.startswith("没有名为visit的表，可选：党员名册、")


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("走访台账", ["visits"]),
        ("Visits", ["visits"]),
        ("ledger/visits", ["visits"]),
        ("members.csv", ["members"]),
        ("core-households", ["core_households"]),
        ("党员中心户", ["core_households"]),
        ("core households", ["core_households"]),
        ("branches", ["branch_documents.branches"]),
        ("commitments", ["commitment_documents", "commitment_documents.promises"]),
    ],
)
def test_a_table_has_several_names(asked: str, names: list[str]) -> None:
    assert [plan.name for plan in tables_called([asked])] == names


def test_which_periodic_sheets_are_blank(desk: Desk) -> None:
    wanted = tables_called(["visits", "ratings", "members"])
    sheets = sheets_of(desk.opened(), wanted, [Period.parse("2022Q2")])
    assert [words.en for words in blank_of(sheets, named=True)] == ["ratings"]
    assert blank_of(sheets, named=False) == ()
    sheets = sheets_of(desk.opened(), wanted, [Period.parse("2030Q1")])
    assert [words.en for words in blank_of(sheets, named=False)] == ["visits", "ratings"]


def test_what_is_said_of_other_tables_is_left_out(desk: Desk) -> None:
    desk.edit("links.csv", "M002,010", "M002,H009")

    def said(*tables: str) -> bool:
        overview = read_book(desk.book(*tables))["目录"]
        return any("H009" in str(c.value) for cells in overview.iter_rows() for c in cells)

    assert not said("visits")
    desk.put("links.csv", '党员,"农户\nM001,H009\n')
    overview = read_book(desk.book("links"))["目录"]
    assert "links.csv" in {cells[0].value for cells in overview.iter_rows()}
    overview = read_book(desk.book("visits"))["目录"]
    assert "links.csv" not in {cells[0].value for cells in overview.iter_rows()}


def test_a_broken_file_is_left_out_and_told(desk: Desk) -> None:
    desk.put("links.csv", '党员,"农户\nM001,H001\n')
    book = read_book(desk.book("links", "households"))
    assert book["联户台账"].max_row == 1
    assert "links.csv" in {cells[0].value for cells in book["目录"].iter_rows()}


def test_it_is_not_written_among_the_tables(desk: Desk) -> None:
    opened = desk.opened()
    with pytest.raises(SheetsPlaceError):
        write_sheets(opened, b"x", desk.root / "book.xlsx", private=False)
    place = default_place(opened)
    assert place == desk.root / "print" / "sheets-990000001201.xlsx"
    write_sheets(opened, b"x", place, private=True)
    assert place.read_bytes() == b"x"
    assert (desk.root / "print/.gitignore").read_bytes() == b"*\n"


def test_without_the_library_it_says_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> Any:
        raise ImportError(name)

    data = desk.book()
    monkeypatch.setattr(library, "import_module", absent)
    for work in (desk.export, lambda: desk.take(data)):
        with pytest.raises(ToldError) as refused:
            work()
        assert "gridctl[office]" in refused.value.words.zh


def test_a_cell_that_no_sheet_holds_is_told(desk: Desk) -> None:
    desk.edit("members.csv", "李例禾", "李" * 40_000)
    with pytest.raises(SheetsPlaceError) as refused:
        desk.export()
    assert refused.value.values["row"] == 2
