"""Done and due month by month, a row a grid, and the village last."""

from gridctl.compute.gathering import ORGANISATION
from gridctl.figures.activity.month_by_grid import by_grid
from gridctl.figures.done_of_due import Measure
from gridctl.figures.figure import Column, Figure, FigureTable, Row
from gridctl.figures.grid_names import NAME, grid_words
from gridctl.model.period import Period, PeriodKind
from gridctl.model.words import Words
from gridctl.rules.rule import Context

#: The periods that have months to compare.
PERIODS: tuple[PeriodKind, ...] = ("quarter", "half", "year")
_TOTAL = Words("total", "合计")


def month_columns(figure: Figure, period: Period) -> tuple[Column, ...]:
    """Return a column of a figure for each month of a period, and one for the whole."""
    months = (
        Column(str(month), Words(str(month), f"{month.number}月"), figure.name, month)
        for month in period.split("month")
    )
    return (*months, Column("total", _TOTAL, figure.name))


def month_table(
    ctx: Context, period: Period, name: str, figure: Figure, measure: Measure
) -> FigureTable | None:
    """Return done and due of each grid, month by month; None where nothing was due."""
    found = by_grid(ctx, measure, (*period.split("month"), period))
    in_order = [grid for grid in (*ctx.now.grids, "", ORGANISATION) if grid in found]
    rows = tuple(Row(grid, (grid_words(ctx, grid), *found[grid])) for grid in in_order)
    columns = (NAME, *month_columns(figure, period))
    if len(rows) == 1:
        return None
    return FigureTable(name, figure.title, period, columns, rows, internal=figure.internal)
