"""How wide a text is on paper, in half-width characters: a Chinese character is two."""

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from gridctl.model.record import Record

_WIDE = frozenset("WFA")
#: The narrowest and the widest that a column of a kind may be.
LIMITS: Mapping[str, tuple[int, int]] = {
    "text": (8, 36),
    "term": (8, 22),
    "number": (6, 12),
    "list": (12, 34),
    "names": (16, 44),
}
#: A heading may take two lines.
_HEADING = 12


class TooLongError(Exception):
    """A table does not fit into a sheet: `table` is its title, `row` the row (from 1) or None."""

    def __init__(self, table: str, row: int | None = None) -> None:
        """Remember where."""
        super().__init__(table)
        self.table, self.row = table, row


class Sheet(Record):
    """Tables with the same columns, one below the other: one sheet, or one table on paper."""

    name: str
    page: Mapping[str, Any]
    tables: tuple[Mapping[str, Any], ...]

    @property
    def columns(self) -> list[dict[str, str]]:
        """The columns of every table here."""
        found: list[dict[str, str]] = self.tables[0]["columns"]
        return found


def width_of(text: str) -> int:
    """Return the width of the widest line of a text."""
    return max((sum(map(_width, line)) for line in text.split("\n")), default=0)


def _width(character: str) -> int:
    if character < "\x7f":
        return 1
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1


def lines_in(text: str, width: int) -> int:
    """Return how many lines a text takes in `width`, one more for what words leave free."""
    return sum(max(1, -(-width_of(line) // max(1, width - 1))) for line in text.split("\n"))


def cell_text(cell: str | int | list[str], kind: str, separator: str) -> str:
    """Return a cell as a text: an entry a line, names run together."""
    if isinstance(cell, list):
        return (separator if kind == "names" else "\n").join(cell)
    return str(cell)


def column_widths(sheet: Sheet, separator: str) -> list[int]:
    """Return the width of each column by its content, within the limits of its kind."""
    found = []
    for at, column in enumerate(sheet.columns):
        kind = column["kind"]
        least, most = LIMITS[kind]
        cells = (
            width_of(cell_text(row[at], kind, separator))
            for table in sheet.tables
            for row in table["rows"]
        )
        heading = min(width_of(column["title"]), _HEADING)
        found.append(max(least, heading, min(max(cells, default=0), most)) + 2)
    return found


def sheets(pages: Iterable[Mapping[str, Any]]) -> list[Sheet]:
    """Return the sheets of pages: neighbouring tables with the same columns stand together."""
    found: list[Sheet] = []
    for page in pages:
        groups: list[list[Mapping[str, Any]]] = []
        for table in page["tables"]:
            if groups and groups[-1][0]["columns"] == table["columns"]:
                groups[-1].append(table)
            else:
                groups.append([table])
        for group in groups:
            alone = len(groups) > 1 and len(group) == 1
            name = group[0]["caption"] if alone else page["title"]
            found.append(Sheet(name, page, tuple(group)))
    return found
