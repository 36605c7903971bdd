"""Tables: with rich on a terminal, plain in a pipe, which needs no rich."""

from collections.abc import Collection, Iterator, Sequence

import typer

from gridctl.cli.common import on_terminal
from gridctl.formats.sheets import Sheet
from gridctl.formats.text import safe
from gridctl.lang.width import cells


def print_sheets(sheets: Sequence[Sheet]) -> None:
    """Print tables: laid out for the terminal's width, or uncut and uncoloured in a pipe."""
    if on_terminal():
        from gridctl.cli import terminal

        terminal.print_sheets(sheets)
        return
    for sheet in sheets:
        typer.echo("\n".join(lines(sheet)))


_GAP = "   "


def lines(sheet: Sheet) -> Iterator[str]:
    """Yield a table as it looks on a terminal that is wide enough, line by line.

    A pipe has no width, so nothing is cut.
    """
    rows = [[safe(cell) for cell in row] for row in (sheet.heads, *sheet.rows)]
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    head, *body = (_line(row, widths, sheet.numbers) for row in rows)
    yield from (sheet.title, "", head, f" {'─' * (sum(widths) + len(_GAP) * (len(widths) - 1))}")
    yield from (*body, "", *map(safe, sheet.notes), "")


def _line(row: Sequence[str], widths: Sequence[int], numbers: Collection[int]) -> str:
    parts = []
    for index, (cell, width) in enumerate(zip(row, widths, strict=True)):
        room = " " * (width - cells(cell))
        parts.append(room + cell if index in numbers else cell + room)
    return f" {_GAP.join(parts)}".rstrip()
