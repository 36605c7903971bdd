"""A table of texts as somebody gives it: a sheet of a workbook, or a CSV file."""

from collections.abc import Sequence
from typing import Literal

from gridctl.model.mark import Mark
from gridctl.model.record import Record
from gridctl.source.sheet import Sheet

#: Stands between a workbook's name and a sheet's where a place has room for one name.
BETWEEN = "\x1f"
#: Why a cell's text cannot be trusted: a formula's stored result, a number that was an id.
Doubt = Literal["", "formula", "number", "truth"]


class Said(Record):
    """What a cell says."""

    text: str
    doubt: Doubt = ""


class Line(Record):
    """A row that is not blank, with its number as the program that shows it counts."""

    number: int
    cells: tuple[Said, ...]

    def cell(self, index: int) -> Said:
        """Return a cell; a blank one where the row is shorter."""
        return self.cells[index] if index < len(self.cells) else _BLANK

    @property
    def texts(self) -> tuple[str, ...]:
        """The cells' texts."""
        return tuple(cell.text for cell in self.cells)


_BLANK = Said("")


class Grid(Record):
    """A table of texts: its file, its sheet (blank: the file is one), its rows."""

    file: str
    sheet: str
    lines: tuple[Line, ...]
    csv: Sheet | None = None

    def mark(self, number: int, column: int | None = None) -> Mark:
        """Return a place here: the row, and the column counted from 0."""
        name = f"{self.file}{BETWEEN}{self.sheet}" if self.sheet else self.file
        if self.csv is not None and column is not None:
            return Mark(name, number, self.csv.column(number, column))
        return Mark(name, number, None if column is None else column + 1)


def grid_of_csv(file: str, text: str) -> Grid:
    """Return a CSV file's rows; ValueError where its quoting is broken."""
    sheet = Sheet(file, text)
    if sheet.problems:
        raise ValueError(sheet.problems[0].variant)
    return Grid(file, "", lines(zip(sheet.lines, sheet.rows, strict=True)), sheet)


def lines(rows: "Sequence[tuple[int, list[str]]] | zip[tuple[int, list[str]]]") -> tuple[Line, ...]:
    """Return numbered rows of plain texts."""
    return tuple(Line(number, tuple(map(Said, cells))) for number, cells in rows)
