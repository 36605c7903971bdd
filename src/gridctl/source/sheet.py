"""CSV text to rows, with the physical line of each record and the column of each cell."""

import csv
import io
import re
from functools import cached_property, partial
from itertools import repeat
from operator import itemgetter
from typing import Any

from gridctl.findings.finding import Problem
from gridctl.model.mark import Mark
from gridctl.model.record import Record

LARGEST_CELL = 131_072


class Sheet:
    """A CSV file's rows that are not blank; columns are worked out only when a finding asks.

    `rows` are the cells as written, `lines` the physical line on which each row starts.
    """

    def __init__(self, file: str, text: str) -> None:
        """Split `text` into rows; what is wrong with the quoting goes to `problems`."""
        self.file = file
        self.text = text
        self.problems: list[Problem] = []
        self.rows: list[list[str]] = []
        self.lines: list[int] = []
        self.names: dict[str, int] = {}
        self._scanned = 0
        self._columns: list[int] = []
        if not self._read_unquoted():
            self._read()

    def _read_unquoted(self) -> bool:
        """Read a text without quotes, where a line is a row; False where it is not so simple."""
        if '"' in self.text:
            return False
        try:
            rows = list(csv.reader(io.StringIO(self.text, newline="\n"), strict=True))
        except csv.Error:
            return False
        self.rows, self.lines = rows, list(range(1, len(rows) + 1))
        if [] in rows or not all(map(str.strip, map(itemgetter(0), rows))):
            filled = ["".join(row).strip() for row in rows]
            self.rows = [row for row, text in zip(rows, filled, strict=True) if text]
            self.lines = [line for line, text in enumerate(filled, 1) if text]
        return True

    def _read(self) -> None:
        reader = csv.reader(io.StringIO(self.text, newline="\n"), strict=True)
        before = 0
        try:
            for cells in reader:
                if "".join(cells).strip():
                    self.rows.append(cells)
                    self.lines.append(before + 1)
                before = reader.line_num
        except csv.Error as error:
            large = "field larger" in str(error)
            self.problems.append(
                Problem(
                    "unreadable-file",
                    Mark(self.file, before + 1),
                    {"limit": LARGEST_CELL},
                    variant="large-cell" if large else "quoting",
                )
            )

    @cached_property
    def _starts(self) -> list[int]:
        """The offset at which each physical line starts."""
        starts = [0]
        while (found := self.text.find("\n", starts[-1])) >= 0:
            starts.append(found + 1)
        return starts

    def column(self, line: int, index: int) -> int:
        """Return the column, from 1, at which cell `index` of the record on `line` starts.

        After a quoted line break it counts on the physical line where the cell itself starts.
        """
        if self._scanned != line:
            self._scanned, self._columns = line, self._cells(line)
        return self._columns[min(index, len(self._columns) - 1)]

    def _cells(self, line: int) -> list[int]:
        """Return the columns of all cells of the record on `line`: findings come row by row."""
        line_start = self._starts[line - 1]
        found, quoted = [1], False
        for mark in re.compile('[",\n]').finditer(self.text, line_start):
            char = mark[0]
            if char == '"':
                quoted = not quoted
            elif char == "\n":
                if not quoted:
                    break
                line_start = mark.end()
            elif not quoted:
                found.append(mark.end() - line_start + 1)
        return found


class RowPlace(Record):
    """The place of a CSV record: on `line` of `sheet`."""

    sheet: Sheet
    line: int

    @property
    def file(self) -> str:
        """The file's path."""
        return self.sheet.file

    def mark(self, field: str | None = None, item: int | None = None) -> Mark:  # noqa: ARG002
        """Return the mark of the cell of `field`, else of the record."""
        index = self.sheet.names.get(field or "")
        column = None if index is None else self.sheet.column(self.line, index)
        return Mark(self.sheet.file, self.line, column)


def places(sheet: Sheet, lines: list[int]) -> list[Any]:
    """Return the places of the records on `lines` (in C: a village has thousands)."""
    return list(map(partial(tuple.__new__, RowPlace), zip(repeat(sheet), lines, strict=False)))
