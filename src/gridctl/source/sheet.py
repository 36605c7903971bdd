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

    `lines` are the physical lines on which the rows start, `rows` their cells as written; `first`
    is the text of all first cells, and no cell has more characters than `longest`.
    """

    def __init__(self, file: str, text: str) -> None:
        """Split `text` into rows; what is wrong with the quoting goes to `problems`."""
        self.file = file
        self.text = text
        self.problems: list[Problem] = []
        self.lines: Sequence[int] = ()
        self.first = ""
        self.longest = 0
        self.names: dict[str, int] = {}
        self._scanned = 0
        self._columns: list[int] = []
        self._parsed: list[list[str]] = []
        #: Of a text that needs no parser: its cells, each row's followed by its line's end.
        self._flat: list[str] = []
        self._step = 0
        if not self._split():
            self._read()

    @cached_property
    def rows(self) -> list[list[str]]:
        """The cells of the rows."""
        return [self.row(index) for index in range(len(self.lines))]

    def row(self, index: int) -> list[str]:
        """Return the cells of one row."""
        if not self._flat:
            return self._parsed[index]
        return self._flat[index * self._step : (index + 1) * self._step - 1]

    def columns(self, start: int, width: int) -> list[Sequence[str]] | None:
        """Return the cells column by column from row `start`; None where one has not `width`."""
        if self._flat:
            first = start * self._step
            return [self._flat[first + index :: self._step] for index in range(width)]
        rows = self._parsed[start:]
        return list(zip(*rows, strict=True)) if set(map(len, rows)) == {width} else None

    def _split(self) -> bool:
        """Split a text without quotes, of which no row is blank or ragged; False for others.

        Such a text needs no parser: to split it once is several times as quick.
        """
        if '"' in self.text or "\r" in self.text:
            return False
        rows = self.text.removesuffix("\n").split("\n")
        longest = len(max(rows, key=len))
        step = rows[0].count(",") + 2
        cells = ",\n,".join(rows).split(",")  # each row's end is a cell of its own
        even = len(cells) == len(rows) * step - 1 and set(cells[step - 1 :: step]) <= {"\n"}
        first = "".join(cells[::step])
        said = all(cells[::step]) and first.split() == [first]  # in every row
        if longest > LARGEST_CELL or not even or not said:
            return False
        self.lines, self.first, self.longest = range(1, len(rows) + 1), first, longest
        self._flat, self._step = cells, step
        return True

    def _read(self) -> None:
        import csv  # few files have quotes

        reader = csv.reader(io.StringIO(self.text, newline="\n"), strict=True)
        lines = []
        before = 0
        try:
            for cells in reader:
                if "".join(cells).strip():
                    self._parsed.append(cells)
                    lines.append(before + 1)
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
        self.lines, self.first = lines, "".join(row[0] for row in self._parsed)
        self.longest = max((sum(map(len, row)) for row in self._parsed), default=0)

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


def places(sheet: Sheet, lines: Sequence[int]) -> list[RowPlace]:
    """Return the places of the records on `lines`."""
    return list(map(RowPlace, zip(repeat(sheet), lines, strict=False)))
