"""The workbook says what the pages say, and nothing in it is a formula or a link."""

import io
import re
import zipfile
from datetime import date, datetime
from typing import Any

import pytest

from gridctl.exchange.widths import TooLongError, cell_text, sheets
from gridctl.exchange.workbook import LONGEST_CELL, sheet_names, workbook
from gridctl.model.words import Lang
from tests.disclosure.naughty import naughty_village
from tests.disclosure.small import VILLAGE
from tests.exchange.made import Plain, book_of, read_book
from tests.kit import Files, edited, example

A4, A3 = 9, 8
CELL_NAME = re.compile(r"_x005F(?=_x[0-9A-Fa-f]{4}_)")


def lines(sheet: Any) -> list[list[Any]]:
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def expected(table: Plain, separator: str = "；") -> list[list[Any]]:
    kinds = [column["kind"] for column in table["columns"]]
    return [
        [
            cell if isinstance(cell, int) else cell_text(cell, kind, separator)
            for cell, kind in zip(row, kinds, strict=True)
        ]
        for row in table["rows"]
    ]


def head_at(sheet: Any) -> int:
    """Return the number of the heading's row: the last frozen one."""
    return int(re.sub(r"\D", "", sheet.freeze_panes)) - 1


def assert_tables_are_there(data: bytes, pages: list[Plain], separator: str) -> None:
    """Walk the sheets and the pages' tables side by side."""
    found = sheets(pages)
    assert [t for sheet in found for t in sheet.tables] == [t for p in pages for t in p["tables"]]
    for sheet, read in zip(found, read_book(data).worksheets[1:], strict=True):
        rows, at = lines(read), head_at(read)
        assert rows[0][0] == sheet.page["title"]
        assert rows[at - 1] == [column["title"] for column in sheet.columns]
        for table in sheet.tables:
            if len(sheet.tables) > 1:
                assert rows[at][0] == table["caption"]
                at += 1
            wanted = expected(table, separator) or [[table["empty"]]]
            assert [row[: len(wanted[0])] for row in rows[at : at + len(wanted)]] == wanted
            at += len(wanted)
        assert set(rows[at]) == {None}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_table_is_read_back_as_the_pages_show_it(lang: Lang) -> None:
    for files, count in ((VILLAGE, 24), (example(), 30)):
        data, pages = book_of(files, lang)
        assert sum(len(page["tables"]) for page in pages) == count
        assert_tables_are_there(data, pages, "；" if lang == "zh" else "; ")


def test_whole_numbers_are_numbers_and_the_rest_is_text() -> None:
    for sheet in read_book(book_of(example())[0]).worksheets:
        kinds = {cell.data_type for row in sheet.iter_rows() for cell in row}
        assert kinds <= {"s", "n"}
        numbers = [c.value for row in sheet.iter_rows() for c in row if c.data_type == "n"]
        assert all(number is None or type(number) is int for number in numbers)


HOSTILE = (
    *("=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠x", "'=1", '=HYPERLINK("h","t")'),
)
PROMISE = "  - {text: 护花园, target: 全活, measures: 浇水, due_on: 2022-09-29}\n"


def hostile_village() -> Files:
    """Return the small village with a promise for each hostile text."""
    texts = [text.replace('"', '\\"') for text in HOSTILE]
    promises = "".join(PROMISE.replace("护花园", f'"{text}"') for text in texts)
    return edited(VILLAGE, "commitments/2022.yaml", PROMISE, promises)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_cell_becomes_a_formula_even_when_somebody_edits_it(hostile: str) -> None:
    data, pages = book_of(hostile_village())
    assert hostile in str(pages).replace("\\'", "'")
    found = [
        cell
        for sheet in read_book(data).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value == hostile
    ]
    assert found
    assert {cell.data_type for cell in found} == {"s"}
    assert all(cell.quotePrefix for cell in found)
    assert b"<f>" not in everything(data)


def everything(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return b"".join(map(archive.read, archive.namelist()))


def test_an_address_is_no_link() -> None:
    files = edited(VILLAGE, "commitments/2022.yaml", "护花园", "https://example.invalid/a")
    found = everything(book_of(files)[0])
    assert b"https://example.invalid/a" in found
    assert b"<hyperlink" not in found
    assert b"relationships/hyperlink" not in found


@pytest.mark.parametrize("text", ["<r><t>a</t></r>", "<r></si></sst></r>", "<r>", "<r> x</r>"])
def test_what_looks_like_rich_text_is_plain_text(text: str) -> None:
    data = workbook(about(), [one_page(text)], date(2022, 9, 30))
    assert read_book(data).worksheets[0]["A4"].value == text


def test_naughty_strings_are_text() -> None:
    data, pages = book_of(naughty_village())
    rows = [CELL_NAME.sub("", str(v)) for s in read_book(data) for r in lines(s) for v in r if v]
    texts = set(rows)
    for page in pages:
        for table in page["tables"]:
            for row in expected(table):
                assert {str(v) for v in row} - texts == set()
    found = everything(data)
    assert b"<f>" not in found
    assert b"<hyperlink" not in found
    assert b"relationships/hyperlink" not in found


def test_each_sheet_is_set_up_for_paper() -> None:
    book = read_book(book_of(example())[0])
    for sheet in book.worksheets[1:]:
        head = head_at(sheet)
        assert sheet.freeze_panes == f"B{head + 1}"
        assert sheet.print_title_rows == f"${head}:${head}"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.oddFooter.center.text == "&P / &N"
        cells = [cell for cell in sheet[head + 1] if cell.value is not None]
        assert all(cell.alignment.wrap_text for cell in cells)
    papers = {s.title: (s.page_setup.paperSize, s.page_setup.orientation) for s in book.worksheets}
    assert papers["党员联系服务群众公示表（附件2）"] == (A3, "landscape")
    assert papers["联户台账"] == (A4, "landscape")
    assert papers["联院落台账"] == (A4, "portrait")


def test_columns_are_as_wide_as_what_they_hold_within_limits() -> None:
    sheet = read_book(book_of(example())[0])["联户台账"]
    found = sheet.column_dimensions.values()  # neighbours of one width are one entry
    widths = {n: int(d.width) for d in found for n in range(d.min, d.max + 1)}
    # 溪口院子 takes eight, 阿木·例洛 ten, 2022年8月16日 thirteen half-widths; two are left free
    assert (widths[4], widths[5], widths[9]) == (10, 12, 15)
    assert max(widths.values()) <= 46


def test_a_row_is_high_enough_for_its_list() -> None:
    data, pages = book_of(example())
    sheet = read_book(data)["党员联系服务群众公示表（附件2）"]
    most = max(len(row[2]) for table in pages[0]["tables"] for row in table["rows"])
    assert most == 3
    heights = {
        sheet.row_dimensions[cell.row].height
        for cell in sheet["C"]
        if str(cell.value).count("\n") == most - 1
    }
    assert min(heights) >= 15 * most


def test_the_cover_tells_what_each_sheet_holds() -> None:
    data, pages = book_of(VILLAGE)
    book = read_book(data)
    cover = dict(row[:2] for row in lines(book.worksheets[0]))
    assert book.worksheets[0].title == "目录"
    assert cover["监督电话"] == "000-1110000"
    assert [name for name in book.sheetnames[1:] if name not in cover] == []
    assert cover["联户台账"] == pages[1]["summary"]


def test_the_internal_edition_is_marked_on_each_printed_page() -> None:
    _, pages = book_of(VILLAGE)
    facts = {**about(), "marking": "内部 & 不得公示"}
    for sheet in read_book(workbook(facts, pages, date(2022, 9, 30))).worksheets:
        assert sheet["A1"].value == "内部 & 不得公示"
        assert sheet.oddHeader.center.text == "内部 && 不得公示"


def about() -> Plain:
    from gridctl.disclosure.notice import notice
    from tests.disclosure.small import facts_of

    return notice(facts_of(VILLAGE), "zh")


def one_page(cell: str, rows: int = 1) -> Plain:
    table = {
        "id": "t",
        "caption": "表",
        "columns": [{"title": "列", "kind": "text"}],
        "rows": [[cell]] * rows,
        "notes": [],
        "cards": True,
        "empty": "无",
    }
    return {
        "id": "p",
        "title": "表",
        "summary": "",
        "tables": [table],
        "notes": [],
        "wide": False,
        "section": "tables",
        "short": "表",
    }


def test_what_no_cell_holds_is_refused_not_cut() -> None:
    day = date(2022, 9, 30)
    book = read_book(workbook(about(), [one_page("字" * LONGEST_CELL)], day))
    assert len(book.worksheets[0]["A4"].value) == LONGEST_CELL
    for text in ("字" * (LONGEST_CELL + 1), "😀" * (LONGEST_CELL // 2 + 1)):
        with pytest.raises(TooLongError) as caught:
            workbook(about(), [one_page(text)], day)
        assert (caught.value.table, caught.value.row) == ("表", 4)


def test_a_table_longer_than_a_sheet_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gridctl.exchange.workbook.MOST_ROWS", 8)
    workbook(about(), [one_page("字", 3)], date(2022, 9, 30))
    with pytest.raises(TooLongError) as caught:
        workbook(about(), [one_page("字", 9)], date(2022, 9, 30))
    assert (caught.value.table, caught.value.row) == ("表", None)


@pytest.mark.parametrize(
    ("titles", "names"),
    [
        (["a/b", "a?b", "A b"], ["a b", "a b 2", "A b 3"]),
        (["字" * 40, "字" * 40], ["字" * 31, "字" * 29 + " 2"]),
        (["😀" * 16], ["😀" * 15]),
        (["'x'", "History", "[]:*?/\\", ""], ["x", "History 2", "2", "3"]),
    ],
)
def test_sheet_names_are_what_excel_takes(titles: list[str], names: list[str]) -> None:
    assert sheet_names(titles) == names
    assert all(len(n.encode("utf-16-le")) <= 62 for n in names)


def test_properties_tell_the_last_day_of_the_period() -> None:
    properties = read_book(book_of(VILLAGE)[0]).properties
    assert properties.created == properties.modified == datetime(2022, 9, 30)  # noqa: DTZ001
    assert properties.creator == "试村党总支"
