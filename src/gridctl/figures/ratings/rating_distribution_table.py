"""rating-distribution: how many members a round rated 好, 较好, 一般, 差, in all and grid by grid.

A quarter or a year shows all of its rounds, one after the other.
"""

from collections.abc import Iterator

from gridctl.figures.figure import Column, FigureTable, Row
from gridctl.figures.names import name_of
from gridctl.figures.ratings import (
    rated_fair,
    rated_fairly_good,
    rated_good,
    rated_poor,
    rating_results,
)
from gridctl.figures.ratings.distribution import VILLAGE, units
from gridctl.figures.ratings.rounds import PERIODS as ASKED_BY
from gridctl.figures.ratings.rounds import SETS, Asked, shown_rounds
from gridctl.model.period import Period, PeriodKind
from gridctl.model.words import Words
from gridctl.rules.rule import Context

PERIODS: tuple[PeriodKind, ...] = ("month", "quarter", "half", "year")
__all__ = ["PERIODS", "SETS", "table"]
_TITLE = Words("Distribution of the ratings over the members", "群众评价结果分布")
_SHOWN = (
    (rated_good, Words("good", "好")),
    (rated_fairly_good, Words("fairly good", "较好")),
    (rated_fair, Words("fair", "一般")),
    (rated_poor, Words("poor", "差")),
    (rating_results, Words("with a result", "有结果/应评")),
)
_WHOLE_VILLAGE = Words("the village", "全村")
_COLUMNS = (
    Column("name", Words("name", "名称")),
    Column("round", Words("round", "轮次")),
    *(Column(module.FIGURE.name, head, module.FIGURE.name) for module, head in _SHOWN),
)


def _rows(asked: Asked, period: Period) -> Iterator[Row]:
    ctx, month = asked
    of = period if period.kind in ASKED_BY else month
    for unit in units(ctx, month):
        explained = (module.explain(ctx, unit, month) for module, _ in _SHOWN)
        name = _WHOLE_VILLAGE if unit == VILLAGE else name_of(ctx, unit)
        yield Row(unit, (name, month, *(each.value if each else None for each in explained)), of)


def table(ctx: Context, period: Period) -> FigureTable | None:
    """Return how the grades of a period's rounds fall on members; None where none was held."""
    rounds = shown_rounds(ctx, period)
    if not rounds:
        return None
    rows = tuple(row for asked in rounds for row in _rows(asked, period))
    return FigureTable("rating-distribution", _TITLE, period, _COLUMNS, rows)
