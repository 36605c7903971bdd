"""Rows of a sheet to records, by the record type's declaration alone."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat
from typing import Any

from gridctl.findings.finding import Problem
from gridctl.model.declare import Column, by_name, columns
from gridctl.model.mark import Mark
from gridctl.model.record import Record
from gridctl.source.records import Reading, Unread
from gridctl.source.sheet import Sheet, places
from gridctl.source.values import UnfitError, mentioned, plain, read_texts, vocabulary

TOTALS = frozenset({"合计", "总计", "小计"})


class SheetReader:
    """Reads one CSV file; values are converted column by column, each text once."""

    def __init__(self, sheet: Sheet, record: type[Record], extra: Mapping[str, object]) -> None:
        """Prepare to read `sheet` as `record`; `extra` holds the fields that are no columns."""
        self.sheet, self.record, self.extra = sheet, record, extra
        self.problems = list(sheet.problems)
        self.unread: list[Unread] = []
        self.columns = columns(record)
        self.by_name = by_name(record)

    def read(self) -> Reading:
        """Return the records with everything that is wrong."""
        if not self.sheet.lines:
            if not self.problems:
                self._problem("missing-column", Mark(self.sheet.file, 1), self._needed(), "empty")
            return Reading([], self.problems, self.unread)
        start = self._below_title()
        header = self.sheet.row(start)
        if not self._header(header, self.sheet.lines[start]):
            return Reading([], self.problems, self.unread)
        lines, texts = self._whole(start + 1, len(header))
        values = {c.attribute: self._values(c, texts, lines) for c in self.columns}
        parts: list[Iterable[Any]] = [
            places(self.sheet, lines)
            if name == "at"
            else values[name]
            if name in values
            else [self.extra[name]] * len(lines)
            for name in self.record._fields
        ]
        rows = map(tuple.__new__, repeat(self.record), zip(*parts, strict=True))
        return Reading(list(rows), self.problems, self.unread, lost=False, columns=values)

    def _problem(
        self,
        name: str,
        mark: Mark,
        values: Mapping[str, object],
        variant: str = "",
        field: str = "",
    ) -> None:
        self.problems.append(Problem(name, mark, values, field=field, variant=variant))

    def _needed(self) -> dict[str, object]:
        return {"columns": tuple(c.words for c in self.columns if c.field.required)}

    def _known(self, row: list[str]) -> list[str]:
        return list(filter(self.by_name.__contains__, map(str.strip, row)))

    def _below_title(self) -> int:
        """Return the header's index; tell of a title row above it."""
        sheet = self.sheet
        titled = len(sheet.lines) > 1 and not self._known(sheet.row(0))
        if titled and len(self._known(sheet.row(1))) > 1:
            mark = Mark(sheet.file, sheet.lines[0], 1)
            self._problem("spreadsheet-damage", mark, {}, "title-row")
            return 1
        return 0

    def _header(self, header: list[str], line: int) -> bool:
        """Read the header; False where no declared column is in it."""
        file = self.sheet.file
        cells = [cell.strip() for cell in header]
        while cells and not cells[-1]:
            cells.pop()
        if len(cells) < len(header):
            mark = Mark(file, line, self.sheet.column(line, len(cells)))
            self._problem("spreadsheet-damage", mark, {}, "trailing-commas")
        for index, cell in enumerate(cells):
            column = self.by_name.get(cell)
            if column is not None and column.attribute not in self.sheet.names:
                self.sheet.names[column.attribute] = index
                continue
            mark = Mark(file, line, self.sheet.column(line, index))
            if column is None:
                self._problem("unknown-column", mark, {"column": cell}, field=cell)
            else:
                values = {"column": column.words}
                self._problem("duplicate-column", mark, values, field=column.name)
        for column in self.columns:
            if column.field.required and column.attribute not in self.sheet.names:
                values = {"column": column.words}
                self._problem("missing-column", Mark(file, line), values, field=column.name)
        return bool(self.sheet.names)

    def _whole(self, start: int, width: int) -> tuple[Sequence[int], list[Sequence[str]]]:
        """Return the lines of the rows from `start` that can be read, and their columns."""
        lines, whole = self.sheet.lines[start:], self.sheet.columns(start, width)
        if whole and not any(total in self.sheet.first for total in TOTALS):
            return lines, whole
        kept = [
            pair
            for pair in zip(lines, self.sheet.rows[start:], strict=True)
            if self._readable(pair[0], pair[1], width)
        ]
        texts: list[Sequence[str]] = list(zip(*(row for _, row in kept), strict=True))
        return [line for line, _ in kept], texts or [()] * width

    def _readable(self, line: int, row: list[str], width: int) -> bool:
        """Say whether a row can be read: not ragged, no total row."""
        mark = Mark(self.sheet.file, line)
        if row[0].strip() in TOTALS:
            self._problem("spreadsheet-damage", mark._replace(column=1), {}, "total-row")
            return False
        count = len(row)
        if count == width:
            return True
        self._problem("ragged-row", mark, {"count": count, "expected": width})
        self._unread(line)
        return False

    def _unread(self, line: int) -> None:
        row = self.sheet.row(bisect_left(self.sheet.lines, line))
        self.unread.append(Unread(self.sheet.file, line, mentioned(row)))

    def _values(
        self, column: Column, texts: list[Sequence[str]], lines: Sequence[int]
    ) -> Sequence[Any]:
        """Convert a column; each different text is read once."""
        index = self.sheet.names.get(column.attribute)
        if index is None:
            return [column.blank] * len(lines)
        written = texts[index]
        if plain(written, column, self.sheet.longest) and (
            not column.field.required or all(written)
        ):
            return written
        if (common := vocabulary(column)) is not None:
            try:
                return list(map(common.__getitem__, written))
            except UnfitError:
                pass  # it is told below, cell by cell
        known, unfit = read_texts(set(written), column)
        if column.field.required:
            blank = UnfitError("missing-value", "")
            unfit |= {text: blank for text in known if not text.strip()}
        if unfit:
            for line, text in zip(lines, written, strict=True):
                if text in unfit:
                    self._cell(line, column, index, text, unfit[text])
        return [known[text] for text in written]

    def _cell(self, line: int, column: Column, index: int, text: str, error: UnfitError) -> None:
        mark = Mark(self.sheet.file, line, self.sheet.column(line, index))
        values = {"value": text.strip(), "column": column.words, **error.values}
        self._problem(error.name, mark, values, error.variant, column.name)
        self._unread(line)
