"""Sheets of a workbook that are none of ours: what stands on them must not be lost in silence."""

from gridctl.exchange.book.given import Trouble
from gridctl.exchange.book.grids import Grid
from gridctl.exchange.book.overview import NAME
from gridctl.exchange.book.plan import find_plan
from gridctl.exchange.book.read import Book
from gridctl.exchange.book.write import LISTS
from gridctl.model.words import Words

#: Sheets of ours that hold no table, in both languages.
_OWN = frozenset({*NAME, *LISTS})
_RENAMED = Words(
    "The workbook has no sheet {missing}, and {sheet} is none of gridctl's: give it its name back, "
    "or take it out of the workbook.",
    "工作簿中缺工作表{missing}，而{sheet}不是 gridctl 的表：请改回原名，或从工作簿中删去。",
)


def is_strange(grid: Grid) -> bool:
    """Say whether something stands on a sheet that holds no table, and that is not ours."""
    return bool(grid.lines) and grid.sheet not in _OWN


def renamed(book: Book) -> list[Trouble]:
    """Tell of unknown sheets in a workbook that misses one of ours: it may be that one."""
    remembered = book.base.sheets if book.base else {}
    here = {grid.sheet for grid in book.grids}
    missing = tuple(sheet for sheet in remembered if sheet not in here)
    unknown = [
        grid
        for grid in (book.grids if missing else ())
        if is_strange(grid) and grid.sheet not in remembered and not find_plan(grid.sheet)
    ]
    return [
        Trouble(g.mark(g.lines[0].number), _RENAMED, {"missing": missing, "sheet": g.sheet})
        for g in unknown
    ]
