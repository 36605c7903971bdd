"""Figures as CSV: one row a figure, so that tables of different shapes go into one file."""

from collections.abc import Iterable, Iterator

from gridctl.figures.figure import FigureTable
from gridctl.figures.told import plain
from gridctl.formats import csvcells

HEADS = ("table", "period", "subject", "column", "value")


def write(tables: Iterable[FigureTable]) -> str:
    """Return tables as CSV with the columns table, period, subject, column, value.

    What is no single number has a column an end: ``visits.done`` and ``visits.due``.
    """
    return csvcells.write(HEADS, (row for table in tables for row in _rows(table)))


def _rows(table: FigureTable) -> Iterator[tuple[str, ...]]:
    for row in table.rows:
        for column, cell in zip(table.columns, row.cells, strict=True):
            period = str(column.period or row.period or table.period or "")
            value = plain(cell)
            ends = value.items() if isinstance(value, dict) else [("", value)]
            for end, each in ends:
                key = f"{column.key}.{end}" if end else column.key
                yield table.name, period, row.subject, key, "" if each is None else str(each)
