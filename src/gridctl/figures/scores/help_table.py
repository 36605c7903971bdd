"""help: who is below the threshold of a year, and whether help was recorded (internal)."""

from gridctl.figures.figure import Column, FigureTable, Row
from gridctl.figures.names import name_of
from gridctl.figures.scores.helping import helped
from gridctl.figures.scores.yearly import PERIODS, SETS
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

__all__ = ["PERIODS", "SETS", "table"]
_TITLE = Words("Members to help", "帮扶转化名单")
_COLUMNS = (
    Column("name", Words("name", "姓名")),
    Column("score", Words("score", "得分"), "score"),
    Column("due", Words("help due by", "帮扶期限")),
    Column("help", Words("help", "帮扶"), "help"),
    Column("held", Words("recorded on", "谈话日期")),
)


def table(ctx: Context, period: Period) -> FigureTable | None:
    """Return who is to be helped after a year; None where nobody is, or it has not ended."""
    found = helped(ctx, period)
    rows = tuple(
        Row(
            member,
            (name_of(ctx, member), each.known.score.total, each.due, each.state, each.held),
        )
        for member, each in sorted(found.items())
    )
    return FigureTable("help", _TITLE, period, _COLUMNS, rows, internal=True) if rows else None
