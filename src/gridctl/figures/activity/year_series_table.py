"""year-series: the village's work, period by period: twelve months, or four quarters.

Of a month the last twelve months are shown, else the last four quarters; the last row is the
one in course on the period's last day (while it runs, on the as-of date), as known that day.
"""

from gridctl.compute.gathering import ORGANISATION
from gridctl.figures.activity import activities, meetings, member_visits, visits
from gridctl.figures.activity.activities_held import FIGURE as ACTIVITIES_HELD
from gridctl.figures.activity.activities_held import held
from gridctl.figures.activity.month_by_grid import by_grid
from gridctl.figures.activity.visits_made import FIGURE as VISITS_MADE
from gridctl.figures.activity.visits_made import made
from gridctl.figures.activity.work_columns import SETS
from gridctl.figures.figure import Column, FigureTable, Row, Value
from gridctl.figures.promises import promises
from gridctl.figures.requests import requests
from gridctl.model.period import Period, PeriodKind, periods
from gridctl.model.words import Words
from gridctl.rules.rule import Context

PERIODS: tuple[PeriodKind, ...] = ("month", "quarter", "half", "year")
__all__ = ["PERIODS", "SETS", "table"]
_TITLE = Words("The village's work, period by period", "全村履职情况（逐期）")
_PERIOD = Column("period", Words("period", "期次"))
_SHOWN = (
    (visits, Words("households visited / due", "走访户次")),
    (member_visits, Words("visiting met / due", "入户达标")),
    (activities, Words("active / due", "活动达标")),
    (promises, Words("promises kept / due", "承诺兑现")),
    (requests, Words("requests in time / due", "诉求按期答复")),
    (meetings, Words("meetings held / due", "会议")),
)
_MONTHS, _QUARTERS = 12, 4


def series(ctx: Context, period: Period) -> tuple[Period, ...]:
    """Return the periods that are shown, oldest first; none that ended before the records."""
    kind: PeriodKind = "month" if period.kind == "month" else "quarter"
    last = Period.of(kind, min(period.last, ctx.as_of))
    first = last.step(1 - (_MONTHS if kind == "month" else _QUARTERS))
    found = periods(kind, first.first, last.last)
    return tuple(each for each in found if each.last >= ctx.records_from)


def table(ctx: Context, period: Period) -> FigureTable | None:
    """Return a row a period; None where there is only one, or nothing was ever due."""
    shown = series(ctx, period)
    found = {module: by_grid(ctx, module.MEASURE, shown)[ORGANISATION] for module, _ in _SHOWN}
    asked = [(m, head) for m, head in _SHOWN if any(cell.due for cell in found[m])]
    if len(shown) == 1 or not asked:
        return None
    columns = (
        _PERIOD,
        *(Column(m.FIGURE.name, head, m.FIGURE.name) for m, head in asked),
        Column(VISITS_MADE.name, VISITS_MADE.title, VISITS_MADE.name),
        Column(ACTIVITIES_HELD.name, ACTIVITIES_HELD.title, ACTIVITIES_HELD.name),
    )
    rows = []
    for place, each in enumerate(shown):
        counts = (made(ctx, ORGANISATION, each), held(ctx, ORGANISATION, each))
        cells: tuple[Value, ...] = (each, *(found[m][place] for m, _ in asked), *counts)
        rows.append(Row(ORGANISATION, cells, each))
    return FigureTable("year-series", _TITLE, period, columns, tuple(rows))
