"""CSV text to rows, with the physical line of each record and the column of each cell."""

import io
import re
from collections.abc import Sequence
from functools import cached_property
from itertools import repeat

from gridctl.findings.finding import Problem
from gridctl.model.mark import Mark

LARGEST_CELL = 131_072


class Sheet:
    """A CSV file's rows that are not blank; columns are worked out only when a finding asks.

    `lines` are the physical lines on which the rows start, `rows` their cells as written.
    """

    def __init__(self, file: str, text: str) -> None:
        """Split `text` into rows; what is wrong with the quoting goes to `problems`."""
        self.file = file
        self.text = text
        self.problems: list[Problem] = []
        self.lines: list[int] = []
        self.names: dict[str, int] = {}
        self._scanned = 0
        self._columns: list[int] = []
        self._parsed: list[list[str]] = []
        self._even = self._split()
        if self._even is None:
            self._read()

    @cached_property
    def rows(self) -> list[list[str]]:
        """The cells of the rows."""
        if self._even is None:
            return self._parsed
        return list(map(list, zip(*self._even, strict=True)))

    @cached_property
    def longest(self) -> int:
        """A length in characters that no cell exceeds: that of the longest line, or row."""
        if self._even is None:
            return max((sum(map(len, row)) for row in self._parsed), default=0)
        return max(map(len, self.text.split("\n")))

    def row(self, index: int) -> list[str]:
        """Return the cells of one row."""
        if self._even is None:
            return self._parsed[index]
        return [column[index] for column in self._even]

    def columns(self, start: int, width: int) -> list[Sequence[str]] | None:
        """Return the cells column by column from row `start`; None where one has not `width`."""
        if self._even is not None:
            return [column[start:] for column in self._even]
        rows = self._parsed[start:]
        return list(zip(*rows, strict=True)) if set(map(len, rows)) == {width} else None

    def _split(self) -> list[list[str]] | None:
        """Return the columns of a text without quotes, of which no row is blank or ragged.

        Such a text needs no parser: to split it once is several times as quick. None for others.
        """
        text = self.text.removesuffix("\n")
        if '"' in text or "\r" in text:
            return None
        if len(text) > LARGEST_CELL and max(map(len, text.split("\n"))) > LARGEST_CELL:
            return None
        width = text.partition("\n")[0].count(",") + 1
        parted = text.replace("\n", ",\n,")  # each row's end is a cell of its own
        breaks = (len(parted) - len(text)) // len(",,")
        cells = parted.split(",")
        ends = cells[width :: width + 1]
        if len(ends) != breaks or len(cells) != (breaks + 1) * (width + 1) - 1:
            return None
        found = [cells[index :: width + 1] for index in range(width)]
        if not set(ends) <= {"\n"} or not all(map(str.strip, found[0])):
            return None
        self.lines = list(range(1, len(ends) + 2))
        return found

    def _read(self) -> None:
        import csv  # few files have quotes

        reader = csv.reader(io.StringIO(self.text, newline="\n"), strict=True)
        before = 0
        try:
            for cells in reader:
                if "".join(cells).strip():
                    self._parsed.append(cells)
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


class RowPlace(tuple[Sheet, int]):
    """The place of a CSV record: its sheet and its line.

    It is no Record, which Python code makes: a village has thousands of places.
    """

    __slots__ = ()

    @property
    def file(self) -> str:
        """The file's path."""
        return self[0].file

    @property
    def line(self) -> int:
        """The line on which the record starts."""
        return self[1]

    def mark(self, field: str | None = None, item: int | None = None) -> Mark:  # noqa: ARG002
        """Return the mark of the cell of `field`, else of the record."""
        sheet, line = self
        index = sheet.names.get(field or "")
        column = None if index is None else sheet.column(line, index)
        return Mark(sheet.file, line, column)


def places(sheet: Sheet, lines: list[int]) -> list[RowPlace]:
    """Return the places of the records on `lines`."""
    return list(map(RowPlace, zip(repeat(sheet), lines, strict=False)))
