"""The workbook of sheets to fill in (.xlsx).

Every cell but a number's is text, so that no spreadsheet takes an id for a number or a day for
something else; nothing is a formula or a link. Values are picked from lists, headings say what
goes below them, and what `gridctl validate` finds stands as a comment at its cell.
"""

import io
import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from gridctl.exchange.archive import repacked
from gridctl.exchange.book.base import SHEET, Base, BaseRow, BaseSheet, lines_of
from gridctl.exchange.book.cells import NO, YES, shown
from gridctl.exchange.book.lists import Lists
from gridctl.exchange.book.names import Names
from gridctl.exchange.book.notes import heading_note
from gridctl.exchange.book.overview import IN_PART, UNREADABLE, Overview
from gridctl.exchange.book.plan import Leaf
from gridctl.exchange.book.rows import Held, Row
from gridctl.exchange.library import load
from gridctl.exchange.widths import TooLongError, lines_in, width_of
from gridctl.exchange.workbook import LONGEST_CELL, MOST_ROWS, sheet_names
from gridctl.findings.finding import Severity
from gridctl.model.record import Record
from gridctl.model.words import Lang, Words

#: The last column of each sheet: which row is which, when the sheet has been sorted.
MARK = Words("row mark", "行标记")
LISTS = Words("lists", "选项")
#: Rows below the last that still offer lists.
_SPARE = 1_000
_NARROWEST, _WIDEST, _LONGEST_SAMPLE = 6, 40, 2_000
_STARTS = tuple("=+-@\t\r\n＝＋－＠'")
_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,8})(\.[0-9]{0,5}[1-9])?")
_FONTS: Mapping[Lang, str] = {"zh": "宋体", "en": "Calibri"}
_FILLS = {Severity.ERROR: "#F8CBAD", Severity.WARNING: "#FFE699", Severity.NOTICE: "#DDEBF7"}
_LOOKS: Mapping[str, Mapping[str, Any]] = {
    "title": {"bold": True, "font_size": 16},
    "head": {
        "bold": True,
        "border": 1,
        "bg_color": "#E2EFDA",
        "align": "center",
        "text_wrap": True,
    },
    "must": {
        "bold": True,
        "border": 1,
        "bg_color": "#A9D08E",
        "align": "center",
        "text_wrap": True,
    },
    "text": {"num_format": "@", "valign": "top", "text_wrap": True},
    "number": {"num_format": "General", "valign": "top"},
}
_NOTE_WIDTH, _POINTS = 320, 17
#: A remembered line is cut into pieces that a cell holds, whatever their characters.
_PIECE = 15_000
_A4 = 9
_OVERVIEW_WIDTHS = (30, 44, 10, 10, 10, 10)


class Told(Record):
    """What is said at a cell: the gravest severity, and the sentences."""

    severity: Severity
    sentences: tuple[str, ...]


class Content(Record):
    """All that goes into the workbook; `told` are the comments by sheet, row mark and column."""

    lang: Lang
    code: str
    made_on: date
    sheets: tuple[Held, ...]
    names: Names
    overview: Overview
    told: Mapping[tuple[str, str, int], Told]


def sheets_book(content: Content) -> bytes:
    """Return the workbook's bytes: the same content gives the same bytes.

    TooLongError where a cell or a sheet does not fit, NoLibraryError where XlsxWriter is missing.
    """
    library = load("xlsxwriter", "XlsxWriter")
    stream = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = library.Workbook(stream, options)
    made = datetime(content.made_on.year, content.made_on.month, content.made_on.day)  # noqa: DTZ001 (a day, no moment)
    book.set_properties({"title": content.overview.title, "author": "gridctl", "created": made})
    titles = [content.overview.name, *(h.plan.title(content.lang) for h in content.sheets)]
    names = sheet_names([*titles, LISTS(content.lang), SHEET])
    writer = _Writer(book, content)
    writer.overview(names[0], names[1:-2])
    base: dict[str, BaseSheet] = {}
    writer.lists.name = names[-2]
    for name, held in zip(names[1:-2], content.sheets, strict=True):
        base[name] = writer.sheet(name, held)
    writer.lists.write(book)
    writer.remember(names[-1], Base(content.code, content.lang, base))
    book.close()
    return repacked(stream.getvalue())


class _Writer:
    """Writes the sheets of one workbook."""

    def __init__(self, book: Any, content: Content) -> None:
        self.book, self.content, self.lang = book, content, content.lang
        self.lists = Lists()
        self._formats: dict[tuple[str, str, bool], Any] = {}

    def _format(self, look: str, fill: str = "", *, kept: bool = False) -> Any:
        """Return a format; `kept` ones stay text when somebody edits them."""
        known = (look, fill, kept)
        if known not in self._formats:
            own = {"font_name": _FONTS[self.lang], "font_size": 11, **_LOOKS[look]}
            if fill:
                own |= {"bg_color": fill}
            if kept:
                own |= {"quote_prefix": True}
            self._formats[known] = self.book.add_format(own)
        return self._formats[known]

    def _text(
        self, at: Any, place: tuple[int, int], text: str, look: str, sheet: str, fill: str = ""
    ) -> None:
        """Write a text as a text, whatever it begins with."""
        if len(text.encode("utf-16-le", "surrogatepass")) > 2 * LONGEST_CELL:
            raise TooLongError(sheet, place[0] + 1)
        shape = self._format(look, fill, kept=text.startswith(_STARTS))
        if text.startswith("<r>"):  # the library takes it for rich text of its own
            at.write_rich_string(*place, shape, text[:1], shape, text[1:], shape)
        else:
            at.write_string(*place, text, shape)

    def sheet(self, name: str, held: Held) -> BaseSheet:
        """Write a sheet; return what the workbook remembers of it."""
        plan, rows = held.plan, held.rows
        if len(rows) + 2 > MOST_ROWS:
            raise TooLongError(plan.title(self.lang))
        at = self.book.add_worksheet(name)
        told = {r.mark: r for r in rows}
        base = [BaseRow(r.mark, r.file, self._shown(held, r)) for r in rows]
        for number, row in enumerate(base, 1):
            self._row(at, number, held, told[row.mark], row)
        self._columns(at, held, base)
        for index, leaf in enumerate(plan.leaves):
            self._heading(at, held, index, leaf, len(rows))
        last = len(plan.leaves)
        self._text(at, (0, last), MARK(self.lang), "head", name)
        at.set_column(last, last, None, None, {"hidden": True})
        at.freeze_panes(1, 1)
        at.autofilter(0, 0, max(1, len(rows)), last)
        _for_paper(at)
        at.repeat_rows(0)
        return BaseSheet(plan.name, tuple(leaf.words.en for leaf in plan.leaves), tuple(base))

    def _shown(self, held: Held, row: Row) -> tuple[str, ...]:
        pairs = zip(row.texts, held.plan.leaves, strict=True)
        return tuple(shown(t, leaf.column, self.lang, self.content.names) for t, leaf in pairs)

    def _row(self, at: Any, number: int, held: Held, row: Row, base: BaseRow) -> None:
        sheet = held.plan.title(self.lang)
        for index, (text, leaf) in enumerate(zip(base.texts, held.plan.leaves, strict=True)):
            told = self.content.told.get((held.plan.name, row.mark, index))
            fill = _FILLS[told.severity] if told else ""
            if leaf.column.kind in {"whole", "decimal"} and _NUMBER.fullmatch(text):
                at.write_number(number, index, float(text), self._format("number", fill))
            elif text:
                self._text(at, (number, index), text, "text", sheet, fill)
            elif fill:
                at.write_blank(number, index, None, self._format("text", fill))
            if told:
                self._comment(at, number, index, "\n".join(told.sentences))
        at.write_string(number, len(held.plan.leaves), row.mark)

    def _heading(self, at: Any, held: Held, index: int, leaf: Leaf, rows: int) -> None:
        look = "must" if leaf.required else "head"
        self._text(at, (0, index), leaf.words(self.lang), look, held.plan.title(self.lang))
        told = self.content.told.get((held.plan.name, "", index))
        note = heading_note(held.plan, leaf, self.lang)
        said = [*(told.sentences if told else ()), *([note] if note else [])]
        if said:
            self._comment(at, 0, index, "\n".join(said))
        values = self._choices(leaf)
        if values:
            last = min(rows + _SPARE, MOST_ROWS - 1)
            self._pick(at, index, last, values, strict=not leaf.column.field.refers)

    def _pick(
        self, at: Any, index: int, last: int, values: tuple[str, ...], *, strict: bool
    ) -> None:
        """Offer a list; an id that is not in it may still be typed."""
        rule = {
            "validate": "list",
            "source": self.lists.source(values),
            "error_type": "stop" if strict else "warning",
        }
        at.data_validation(1, index, last, index, rule)

    def _choices(self, leaf: Leaf) -> tuple[str, ...]:
        """Return what can be picked in a column that takes one value."""
        column = leaf.column
        if column.many:
            return ()
        if column.kind == "yes-no":
            return YES(self.lang), NO(self.lang)
        if column.choice is not None:
            return tuple(item.words(self.lang) for item in column.choice)
        return tuple(self.content.names.choices(column.field.refers))

    def _columns(self, at: Any, held: Held, base: list[BaseRow]) -> None:
        """Set each column's width by what stands in it, and its kind for what will."""
        for index, leaf in enumerate(held.plan.leaves):
            texts = (row.texts[index] for row in base[:_LONGEST_SAMPLE])
            widest = max(map(width_of, texts), default=0)
            wide = max(_NARROWEST, width_of(leaf.words(self.lang)) + 2, min(widest, _WIDEST))
            look = "number" if leaf.column.kind in {"whole", "decimal"} else "text"
            at.set_column(index, index, wide + 2, self._format(look))

    def _comment(self, at: Any, row: int, column: int, text: str) -> None:
        lines = sum(1 + width_of(line) // 44 for line in text.split("\n"))
        look = {"author": "gridctl", "x_scale": 1, "width": _NOTE_WIDTH, "font_size": 9}
        at.write_comment(
            row, column, text[:LONGEST_CELL], {**look, "height": _POINTS * (lines + 1)}
        )

    def overview(self, name: str, sheets: list[str]) -> None:
        """Write the first sheet: how to use the workbook, its sheets, what is said of no row."""
        at, view = self.book.add_worksheet(name), self.content.overview
        for column, width in enumerate(_OVERVIEW_WIDTHS):
            at.set_column(column, column, width)
        self._text(at, (0, 0), view.title, "title", name)
        for number, line in enumerate(view.lines, 1):
            self._text(at, (number, 0), line, "number", name)
        row = len(view.lines) + 2
        for column, text in enumerate(view.heads):
            self._text(at, (row, column), text, "head", name)
        for sheet, held in zip(sheets, self.content.sheets, strict=True):
            row += 1
            self._text(at, (row, 0), sheet, "text", name)
            self._text(at, (row, 1), held.plan.table.path.replace("{period}", "*"), "text", name)
            if held.lost:
                words = IN_PART if held.rows else UNREADABLE
                said = words(self.lang).format(rows=len(held.rows))
                self._text(at, (row, 2), said, "text", name, _FILLS[Severity.ERROR])
            else:
                at.write_number(row, 2, len(held.rows), self._format("number"))
            for column, count in enumerate(view.counts.get(held.plan.name, (0, 0, 0)), 3):
                at.write_number(row, column, count, self._format("number"))
        if view.loose:
            self._text(at, (row + 2, 0), view.loose_head, "head", name)
        for number, (file, sentence) in enumerate(view.loose, row + 3):
            self._text(at, (number, 0), file, "text", name)
            at.merge_range(number, 1, number, len(_OVERVIEW_WIDTHS) - 1, "", self._format("text"))
            self._text(at, (number, 1), sentence, "text", name)
            at.set_row(number, _POINTS * lines_in(sentence, sum(_OVERVIEW_WIDTHS[1:])))
        _for_paper(at)

    def remember(self, name: str, base: Base) -> None:
        """Write the sheet that nobody sees."""
        at = self.book.add_worksheet(name)
        for row, line in enumerate(lines_of(base)):
            if row >= MOST_ROWS:
                raise TooLongError(name)
            for column, start in enumerate(range(0, len(line), _PIECE)):
                at.write_string(row, column, line[start : start + _PIECE])
        at.very_hidden()


def _for_paper(at: Any) -> None:
    """Set a sheet up to be printed: as wide as a page."""
    at.set_landscape()
    at.set_paper(_A4)
    at.fit_to_pages(1, 0)
