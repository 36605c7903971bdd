"""activity-grids: what was done of what was due in each grid, and in the village."""

from gridctl.figures.activity.work_columns import OF_GRID, SETS, asked, grids
from gridctl.figures.figure import FigureTable, Row
from gridctl.figures.grid_names import NAME, grid_words
from gridctl.model.period import Period, PeriodKind
from gridctl.model.words import Words
from gridctl.rules.rule import Context

PERIODS: tuple[PeriodKind, ...] = ("month", "quarter", "half", "year")
__all__ = ["PERIODS", "SETS", "table"]
_TITLE = Words("Work in each grid", "各网格履职情况")


def table(ctx: Context, period: Period) -> FigureTable | None:
    """Return a row a grid, and the village last."""
    shown = asked(ctx, period, OF_GRID)
    columns = (NAME, *(each.column for each in shown))
    rows = tuple(
        Row(grid, (grid_words(ctx, grid), *(each.value(ctx, grid, period) for each in shown)))
        for grid in grids(ctx, period)
    )
    return FigureTable("activity-grids", _TITLE, period, columns, rows)
