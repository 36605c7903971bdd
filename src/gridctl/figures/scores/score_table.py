"""score: both scores of a year, the poor rounds and what they make, a row a member (internal)."""

from gridctl.figures.figure import Column, FigureTable, Row
from gridctl.figures.names import name_of
from gridctl.figures.scores.yearly import PERIODS, SETS, year_scores
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

__all__ = ["PERIODS", "SETS", "table"]
_TITLE = Words("Scores of the year", "年度评分")
_BELOW = Words("Below {threshold} points: {members}.", "低于{threshold}分的：{members}。")
_COLUMNS = (
    Column("name", Words("name", "姓名")),
    Column("organisation-score", Words("organisation's score", "组织评分"), "organisation-score"),
    Column("households-score", Words("households' score", "联户评分"), "households-score"),
    Column("poor-rounds", Words("poor rounds", "差评次数"), "poor-rounds"),
    Column("score", Words("score", "得分"), "score"),
)


def table(ctx: Context, period: Period) -> FigureTable | None:
    """Return the scores of a year; None where none are recorded."""
    found = year_scores(ctx, period)
    if found is None or not found.of:
        return None
    rows = []
    for member, known in sorted(found.of.items()):
        score = known.score
        cells = (score.organisation, score.households, score.poor_rounds, score.total)
        rows.append(Row(member, (name_of(ctx, member), *cells)))
    limit = found.ruling.terms.threshold or 0
    below = tuple(sorted(m for m, known in found.of.items() if known.score.total < limit))
    notes = ((_BELOW, {"threshold": limit, "members": below}),) if below else ()
    return FigureTable("score", _TITLE, period, _COLUMNS, tuple(rows), notes, internal=True)
