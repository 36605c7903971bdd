"""What the workbook remembers of the folder as it was when it was written.

It stands on a sheet that nobody sees, so that a sheet that comes back can be compared with
it: what the clerk changed, and what the folder changed meanwhile.
"""

import json
from collections.abc import Iterable, Iterator, Mapping

from gridctl.model.record import Record

SHEET = "gridctl"
_FIRST = "gridctl-sheets"
_FORMAT = "1"


class BaseRow(Record):
    """A row as it was written to a sheet: its file, its mark, and its texts as shown."""

    mark: str
    file: str
    texts: tuple[str, ...]


class BaseSheet(Record):
    """A sheet as it was written: its plan, its columns in English, its rows."""

    plan: str
    columns: tuple[str, ...]
    rows: tuple[BaseRow, ...]


class Base(Record):
    """The village's code, and the sheets by their names."""

    code: str
    lang: str
    sheets: Mapping[str, BaseSheet]


def lines_of(base: Base) -> Iterator[str]:
    """Yield the lines of the sheet that remembers."""
    yield _line(_FIRST, _FORMAT, base.code, base.lang)
    for name, sheet in base.sheets.items():
        yield _line("sheet", name, sheet.plan, *sheet.columns)
        for row in sheet.rows:
            yield _line("row", row.mark, row.file, *row.texts)


def _line(*texts: str) -> str:
    """Return texts as JSON; XlsxWriter would take a piece of it for rich text by its ``<r>``."""
    return json.dumps(texts, ensure_ascii=False).replace("<", "\\u003c")


def base_of(lines: Iterable[str]) -> Base | None:
    """Read it back; None where it is not ours, of another form, or has been changed."""
    try:
        return _read(json.loads(line) for line in lines)
    except (ValueError, TypeError, IndexError, RecursionError):
        return None


def _read(lines: Iterator[list[str]]) -> Base | None:
    first = next(lines, [])
    if first[:2] != [_FIRST, _FORMAT]:
        return None
    sheets: dict[str, tuple[str, tuple[str, ...], list[BaseRow]]] = {}
    rows: list[BaseRow] = []
    width = 0
    for kind, name, second, *cells in lines:
        if not all(isinstance(cell, str) for cell in (kind, name, second, *cells)):
            return None
        if kind == "sheet":
            rows, width = [], len(cells)
            sheets[name] = second, tuple(cells), rows
        elif len(cells) != width:
            return None
        else:
            rows.append(BaseRow(name, second, tuple(cells)))
    found = {n: BaseSheet(p, c, tuple(r)) for n, (p, c, r) in sheets.items()}
    return Base(first[2], first[3], found)
