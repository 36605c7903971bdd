"""month-visits: visits to households, done of due, month by month in each grid."""

from gridctl.figures.activity import visits
from gridctl.figures.activity.months import PERIODS, month_table
from gridctl.figures.figure import FigureTable
from gridctl.model.period import Period
from gridctl.rules.rule import Context

__all__ = ["PERIODS", "SETS", "table"]
SETS = visits.FIGURE.sets


def table(ctx: Context, period: Period) -> FigureTable | None:
    """Return a row a grid, and the village last; None where nothing was due."""
    return month_table(ctx, period, "month-visits", visits.FIGURE, visits.MEASURE)
