"""A period's tables as one workbook (.xlsx), one sheet a table.

Cells are texts or whole numbers, never formulas or links; a text that a spreadsheet would take
for a formula once somebody edits it is marked as text.
"""

import io
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from gridctl.exchange.archive import repacked
from gridctl.exchange.library import load
from gridctl.exchange.widths import (
    Sheet,
    TooLongError,
    cell_text,
    column_widths,
    lines_in,
    sheets,
)

#: What a cell may hold at most, in units of UTF-16, and a sheet in rows.
LONGEST_CELL = 32_767
MOST_ROWS = 1_048_576
_LONGEST_NAME = 31
_LARGEST_NUMBER = 10**15
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
#: What begins a formula, or a text that some program takes for one.
_STARTS = tuple("=+-@\t\r\n＝＋－＠'")
_A4, _A3 = 9, 8
_UPRIGHT, _ACROSS = 95, 145
_COVER_WIDTHS = (26, 80)
_POINTS_A_LINE = 15
#: A row can be 409 points high at most.
_MOST_LINES = 27
_FONTS = {"zh-CN": "宋体", "en": "Calibri"}
_FORMATS: Mapping[str, Mapping[str, Any]] = {
    "title": {"bold": True, "font_size": 18, "align": "center", "valign": "vcenter"},
    "line": {"align": "center", "valign": "vcenter"},
    "plain": {"valign": "top"},
    "head": {
        "bold": True,
        "align": "center",
        "valign": "vcenter",
        "border": 1,
        "bg_color": "#F5E7E2",
    },
    "band": {"bold": True, "valign": "vcenter", "border": 1, "bg_color": "#F6F1E9"},
    "text": {"valign": "top", "border": 1},
    "number": {"valign": "top", "align": "right", "border": 1, "num_format": "0"},
    "marking": {"bold": True, "align": "center", "font_color": "#9D1C1C", "valign": "vcenter"},
}


def workbook(about: Mapping[str, Any], pages: Iterable[Mapping[str, Any]], made_on: date) -> bytes:
    """Return a workbook of `pages`: a sheet a table, and before several of them a cover.

    `about` is what every notice says (`disclosure.notice.notice`), `pages` are pages as templates
    see them; both are masked. `made_on` is the day in the properties. TooLongError where a cell
    or a table does not fit; NoLibraryError where XlsxWriter is not installed.
    """
    library = load("xlsxwriter", "XlsxWriter")
    held = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = library.Workbook(held, options)
    made = datetime(made_on.year, made_on.month, made_on.day)  # noqa: DTZ001 (a day, no moment)
    book.set_properties(
        {
            "title": about["title"],
            "author": about["organisation"],
            "subject": about["period"],
            "created": made,
        }
    )
    found = sheets(pages)
    contents = [about["labels"]["contents"]] if len(found) > 1 else []
    names = sheet_names([*contents, *(sheet.name for sheet in found)])
    named = list(zip(names[len(contents) :], found, strict=True))
    writer = _Writer(book, about)
    if contents:
        writer.cover(names[0], named)
    for name, sheet in named:
        writer.sheet(name, sheet)
    book.close()
    return repacked(held.getvalue())


def sheet_names(titles: Iterable[str]) -> list[str]:
    """Return a name for each sheet: 31 characters at most, none forbidden, no two alike."""
    found: list[str] = []
    taken = {"history", ""}  # the first is a name that Excel keeps for itself
    for title in titles:
        bare = _FORBIDDEN.sub(" ", title).strip(" '")
        name, number = _cut(bare, _LONGEST_NAME), 1
        while name.casefold() in taken:
            number += 1
            name = f"{_cut(bare, _LONGEST_NAME - len(f' {number}'))} {number}".strip()
        taken.add(name.casefold())
        found.append(name)
    return found


def _cut(text: str, units: int) -> str:
    """Return the start of a text that takes no more units of UTF-16."""
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore").strip(" '")


class _Writer:
    """Writes the sheets of one workbook."""

    def __init__(self, book: Any, about: Mapping[str, Any]) -> None:
        font = _FONTS.get(about["lang"], _FONTS["en"])
        shared = {"font_name": font, "font_size": 11, "text_wrap": True}
        self.book, self.about = book, about
        self.separator: str = about["labels"]["separator"]
        self.formats = {n: book.add_format({**shared, **own}) for n, own in _FORMATS.items()}
        #: The same for a text that must stay one when somebody edits it.
        self.kept = {
            n: book.add_format({**shared, **own, "quote_prefix": True})
            for n, own in _FORMATS.items()
        }

    def text(self, at: Any, row: int, column: int, text: str, look: str, table: str = "") -> None:
        """Write a text as a text, whatever it begins with."""
        if len(text.encode("utf-16-le")) > 2 * LONGEST_CELL:
            raise TooLongError(table, row + 1)
        shape = (self.kept if text.startswith(_STARTS) else self.formats)[look]
        if text.startswith("<r>"):
            # the library writes what looks like its own rich text as it is, markup and all
            at.write_rich_string(row, column, shape, text[:1], shape, text[1:], shape)
        else:
            at.write_string(row, column, text, shape)

    def across(self, at: Any, row: int, widths: list[int], text: str, look: str) -> None:
        """Write a text over the width of a table, in a row of its height."""
        if len(widths) > 1:
            at.merge_range(row, 0, row, len(widths) - 1, "", self.formats[look])
        self.text(at, row, 0, text, look)
        size = int(_FORMATS[look].get("font_size", 11))
        lines = lines_in(text, sum(widths) * 11 // size)
        at.set_row(row, (lines * _POINTS_A_LINE * size) // 11 + 4)

    def add(self, name: str) -> Any:
        """Return a new sheet, set up for paper."""
        at = self.book.add_worksheet(name)
        at.set_margins(left=0.6, right=0.5, top=0.6, bottom=0.7)
        at.set_footer(f"&L{_plain(self.about['period'])}&C&P / &N")
        if self.about["marking"]:
            at.set_header(f"&C{_plain(self.about['marking'])}")
        at.fit_to_pages(1, 0)
        return at

    def head(self, at: Any, title: str, lines: list[str], widths: list[int]) -> int:
        """Write what stands above a table; return the next row."""
        row = 0
        if self.about["marking"]:
            self.across(at, row, widths, self.about["marking"], "marking")
            row += 1
        self.across(at, row, widths, title, "title")
        for row, line in enumerate(filter(None, lines), row + 1):  # noqa: B020 (goes on)
            self.across(at, row, widths, line, "line")
        return row + 1

    def cover(self, name: str, named: list[tuple[str, Sheet]]) -> None:
        """Write the first sheet: what the notice says, and what each sheet holds."""
        about, widths = self.about, list(_COVER_WIDTHS)
        at = self.add(name)
        at.set_paper(_A4)
        for column, width in enumerate(widths):
            at.set_column(column, column, width)
        row = self.head(at, about["title"], [about["organisation"], about["as_on"]], widths)
        pairs = [(entry["label"], entry["text"]) for entry in about["entries"]]
        pairs += [(title, sheet.page["summary"]) for title, sheet in named]
        for row, (label, text) in enumerate(pairs, row):  # noqa: B020 (goes on)
            self.text(at, row, 0, label, "band")
            self.text(at, row, 1, text, "text")
            at.set_row(row, _POINTS_A_LINE * max(lines_in(label, 26), lines_in(text, 80)) + 4)
        self.across(at, row + 1, widths, about["privacy"], "plain")

    def sheet(self, name: str, sheet: Sheet) -> None:
        """Write a table: head, frozen and repeated heading, rows, what stands below it."""
        widths = column_widths(sheet, self.separator)
        at = self.add(name)
        for column, width in enumerate(widths):
            at.set_column(column, column, width)
        self._paper(at, sheet, sum(widths))
        alone = len(sheet.tables) == 1
        lines = [self._whence(), sheet.page["summary"], *_captions(sheet, alone=alone)]
        row = self.head(at, sheet.page["title"], lines, widths)
        for column, wanted in enumerate(sheet.columns):
            self.text(at, row, column, wanted["title"], "head")
        heights = [lines_in(c["title"], w) for c, w in zip(sheet.columns, widths, strict=True)]
        at.set_row(row, _POINTS_A_LINE * max(heights) + 6)
        at.freeze_panes(row + 1, 1)
        at.repeat_rows(row)
        row = self._tables(at, row + 1, sheet, widths)
        self._below(at, row, sheet, widths)

    def _whence(self) -> str:
        about = self.about
        return "　".join((about["organisation"], about["period"], about["as_on"]))

    def _paper(self, at: Any, sheet: Sheet, width: int) -> None:
        wide = sheet.page["wide"] and width > _UPRIGHT
        at.set_paper(_A3 if wide or width > _ACROSS else _A4)
        if width > _UPRIGHT:
            at.set_landscape()

    def _tables(self, at: Any, row: int, sheet: Sheet, widths: list[int]) -> int:
        """Write the rows of each table, under its caption where there are several."""
        for table in sheet.tables:
            if len(sheet.tables) > 1:
                self.across(at, row, widths, table["caption"], "band")
                row += 1
            if not table["rows"]:
                self.across(at, row, widths, table["empty"], "plain")
                row += 1
            for cells in table["rows"]:
                if row >= MOST_ROWS - len(cells):
                    raise TooLongError(table["caption"])
                lines = self._row(at, row, cells, sheet, table["caption"], widths)
                at.set_row(row, _POINTS_A_LINE * lines + 4)
                row += 1
        return row

    def _row(
        self,
        at: Any,
        row: int,
        cells: list[Any],
        sheet: Sheet,
        table: str,
        widths: list[int],
    ) -> int:
        """Write a row; return how many lines it takes: not every program works that out."""
        lines = 1
        for column, cell in enumerate(cells):
            if isinstance(cell, int) and abs(cell) < _LARGEST_NUMBER:
                at.write_number(row, column, cell, self.formats["number"])
            else:
                kind = sheet.columns[column]["kind"]
                text = cell_text(cell, kind, self.separator)
                self.text(at, row, column, text, "number" if kind == "number" else "text", table)
                lines = max(lines, lines_in(text, widths[column]))
        return min(lines, _MOST_LINES)

    def _below(self, at: Any, row: int, sheet: Sheet, widths: list[int]) -> None:
        """Write what stands below a table: its notes, and how to object."""
        colon = self.about["labels"]["colon"]
        notes = [note for table in sheet.tables for note in table["notes"]]
        says = [f"{e['label']}{colon}{e['text']}" for e in self.about["entries"][1:]]
        lines = dict.fromkeys((*notes, *sheet.page["notes"], *says, self.about["privacy"]))
        for at_row, line in enumerate(filter(None, lines), row + 1):
            self.across(at, at_row, widths, line, "plain")


def _captions(sheet: Sheet, *, alone: bool) -> list[str]:
    caption = sheet.tables[0]["caption"]
    return [caption] if alone and caption != sheet.page["title"] else []


def _plain(text: str) -> str:
    """Return a text as the head or foot of a printed sheet shows it."""
    return text.replace("&", "&&")
