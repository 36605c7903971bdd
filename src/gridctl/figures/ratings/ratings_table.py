"""ratings: the results of a round, a row a member: ballots, shares, result, change.

A quarter or a year shows all of its rounds, one after the other. Below the minimum of ballots there
is no number.
"""

from collections.abc import Iterable, Iterator

from gridctl.figures.figure import Column, FigureTable, Row
from gridctl.figures.names import grid_name, name_of
from gridctl.figures.ratings import (
    ballots,
    fair_ballots,
    fair_share,
    fairly_good_ballots,
    fairly_good_share,
    good_ballots,
    good_share,
    poor_ballots,
    poor_share,
    rating,
    rating_change,
)
from gridctl.figures.ratings.rounds import PERIODS as ASKED_BY
from gridctl.figures.ratings.rounds import SETS, Asked, Note, shown_rounds
from gridctl.model.period import Period, PeriodKind
from gridctl.model.words import Words
from gridctl.rules.rule import Context
from gridctl.rules.shared.rounds import round_results

PERIODS: tuple[PeriodKind, ...] = ("month", "quarter", "half", "year")
__all__ = ["PERIODS", "SETS", "table"]
_TITLE = Words("Ratings by the villagers", "群众评价")
_FEW = Words(
    "{month}: too few ballots for a result: {members}; nothing of them is published.",
    "{month}：票数不足、不产生结果也不公布的：{members}。",
)
_WHOLE = (
    (good_ballots, Words("good", "好")),
    (fairly_good_ballots, Words("fairly good", "较好")),
    (fair_ballots, Words("fair", "一般")),
    (poor_ballots, Words("poor", "差")),
    (ballots, Words("ballots", "总票数")),
    (good_share, Words("good %", "好占比")),
    (fairly_good_share, Words("fairly good %", "较好占比")),
    (fair_share, Words("fair %", "一般占比")),
    (poor_share, Words("poor %", "差占比")),
    (rating, Words("result", "评价结果")),
    (rating_change, Words("grades better", "提高等次")),
)
_COLUMNS = (
    Column("name", Words("name", "姓名")),
    Column("grid", Words("grid", "网格")),
    Column("round", Words("round", "轮次")),
    *(Column(module.FIGURE.name, head, module.FIGURE.name) for module, head in _WHOLE),
)


def _rows(asked: Asked, period: Period) -> Iterator[Row]:
    """Yield a row for each member of a round; the figures are those of its month, or the half's."""
    ctx, month = asked
    of = period if period.kind in ASKED_BY else month
    for member in sorted(round_results(ctx, month)):
        explained = (module.explain(ctx, member, month) for module, _ in _WHOLE)
        values = (each.value if each else None for each in explained)
        cells = (name_of(ctx, member), grid_name(ctx, member), month, *values)
        yield Row(member, cells, of)


def _notes(rounds: Iterable[Asked]) -> Iterator[Note]:
    """Yield who had too few ballots, round by round."""
    for asked in rounds:
        found = round_results(asked.ctx, asked.month).items()
        few = tuple(sorted(member for member, result in found if result.grade is None))
        if few:
            yield _FEW, {"month": asked.month, "members": few}


def table(ctx: Context, period: Period) -> FigureTable | None:
    """Return the results of a period's rounds; None where none was held."""
    rounds = shown_rounds(ctx, period)
    if not rounds:
        return None
    rows = tuple(row for asked in rounds for row in _rows(asked, period))
    return FigureTable("ratings", _TITLE, period, _COLUMNS, rows, tuple(_notes(rounds)))
