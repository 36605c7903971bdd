"""core-candidates-by-grid: how many in each grid can be elected core household (internal)."""

from gridctl.figures.candidates.core_candidate_count import explain, subjects
from gridctl.figures.candidates.core_choice import PERIODS, SETS
from gridctl.figures.figure import Column, FigureTable, Row
from gridctl.figures.names import name_of
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

__all__ = ["PERIODS", "SETS", "table"]
_TITLE = Words("Candidates for core household in each grid", "各网格中心户人选数")
_WHOLE = Words("the village", "全村")
_COLUMNS = (
    Column("name", Words("name", "名称")),
    Column("core-candidates", Words("candidates", "人选数"), "core-candidates"),
)


def table(ctx: Context, period: Period) -> FigureTable | None:
    """Return the number of candidates of the village and of each grid; None without a clause."""
    rows = []
    for unit in subjects(ctx, period):
        explained = explain(ctx, unit, period)
        count = explained.value if explained else None
        rows.append(Row(unit, (name_of(ctx, unit) or _WHOLE, count)))
    if not rows:
        return None
    return FigureTable(
        "core-candidates-by-grid", _TITLE, period, _COLUMNS, tuple(rows), internal=True
    )
