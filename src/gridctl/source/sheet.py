"""CSV text to rows, with the physical line of each record and the column of each cell."""

import csv
import io
from functools import cached_property
from typing import NamedTuple

from gridctl.findings.finding import Problem
from gridctl.model.mark import Mark

LARGEST_CELL = 131_072


class Row(NamedTuple):
    """A record that is not blank: its first physical line, and its cells as written."""

    line: int
    cells: list[str]


class Sheet:
    """A CSV file's rows; columns of cells are worked out only when a finding asks."""

    def __init__(self, file: str, text: str) -> None:
        """Split `text` into rows; what is wrong with the quoting goes to `problems`."""
        self.file = file
        self.text = text
        self.problems: list[Problem] = []
        self.rows: list[Row] = []
        self.names: dict[str, int] = {}
        self._read()

    def _read(self) -> None:
        reader = csv.reader(io.StringIO(self.text, newline="\n"), strict=True)
        before = 0
        try:
            for cells in reader:
                if "".join(cells).strip():
                    self.rows.append(Row(before + 1, cells))
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
        text, at, quoted, line_start = self.text, self._starts[line - 1], False, 0
        line_start = cell = at
        while index and at < len(text):
            char = text[at]
            if char == '"':
                quoted = not quoted
            elif char == "\n":
                if not quoted:
                    break
                line_start = at + 1
            elif char == "," and not quoted:
                index -= 1
                cell = at + 1
                cell_line = line_start
                if not index:
                    return cell - cell_line + 1
            at += 1
        return cell - line_start + 1


class RowPlace:
    """The place of a CSV record."""

    __slots__ = ("line", "sheet")

    def __init__(self, sheet: Sheet, line: int) -> None:
        """Stand on `line` of `sheet`."""
        self.sheet = sheet
        self.line = line

    @property
    def file(self) -> str:
        """The file's path."""
        return self.sheet.file

    def mark(self, field: str | None = None, item: int | None = None) -> Mark:  # noqa: ARG002
        """Return the mark of the cell of `field`, else of the record."""
        index = self.sheet.names.get(field or "")
        column = None if index is None else self.sheet.column(self.line, index)
        return Mark(self.sheet.file, self.line, column)
