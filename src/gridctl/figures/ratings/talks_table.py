"""talks: who was rated poorly in a round, and how it stands with the talk (internal).

A quarter or a year shows all of its rounds. What followed a closed period is told as known on the
day of the run.
"""

from collections.abc import Iterator

from gridctl.figures.figure import Column, FigureTable, Row
from gridctl.figures.names import name_of
from gridctl.figures.ratings.needs import SETS, needs
from gridctl.figures.ratings.rounds import PERIODS as ASKED_BY
from gridctl.figures.ratings.rounds import Asked, shown_rounds
from gridctl.model.period import Period, PeriodKind
from gridctl.model.words import Words
from gridctl.rules.rule import Context

PERIODS: tuple[PeriodKind, ...] = ("month", "quarter", "half", "year")
__all__ = ["PERIODS", "SETS", "table"]
_TITLE = Words("Talks after poor ratings", "评价为差的谈话")
_COLUMNS = (
    Column("name", Words("name", "姓名")),
    Column("rating", Words("result", "评价结果"), "rating"),
    Column("round", Words("round held on", "评议日期")),
    Column("due", Words("talk due by", "谈话期限")),
    Column("talk", Words("talk", "谈话"), "talk"),
    Column("held", Words("held on", "谈话日期")),
    Column("talk-days", Words("days after the round", "间隔天数"), "talk-days"),
)


def _rows(asked: Asked, period: Period) -> Iterator[Row]:
    of = period if period.kind in ASKED_BY else asked.month
    for member, need in sorted(needs(asked.ctx, asked.month).items()):
        owed = need.owed
        found = (need.result.grade, owed.start, owed.due, need.state, owed.held, owed.days)
        yield Row(member, (name_of(asked.ctx, member), *found), of)


def table(ctx: Context, period: Period) -> FigureTable | None:
    """Return who needs a talk; None where the period's rounds rated nobody poorly."""
    rows = tuple(row for asked in shown_rounds(ctx, period) for row in _rows(asked, period))
    return FigureTable("talks", _TITLE, period, _COLUMNS, rows, internal=True) if rows else None
