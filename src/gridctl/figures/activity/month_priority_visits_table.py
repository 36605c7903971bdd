"""month-priority-visits: visits to priority households, done of due, month by month in each grid.

Internal: never published.
"""

from gridctl.figures.activity import priority_visits
from gridctl.figures.activity.months import PERIODS, month_table
from gridctl.figures.figure import FigureTable
from gridctl.model.period import Period
from gridctl.rules.rule import Context

__all__ = ["PERIODS", "SETS", "table"]
SETS = priority_visits.FIGURE.sets


def table(ctx: Context, period: Period) -> FigureTable | None:
    """Return a row a grid, and the village last; None where nothing was due."""
    figure, measure = priority_visits.FIGURE, priority_visits.MEASURE
    return month_table(ctx, period, "month-priority-visits", figure, measure)
