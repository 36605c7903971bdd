"""core-candidates: who can be elected core household of a term, grid by grid (internal)."""

from gridctl.figures.candidates.core_choice import (
    PERIODS,
    SETS,
    core_candidates,
    core_choice,
    grid_of,
)
from gridctl.figures.candidates.reasons import why
from gridctl.figures.figure import Column, FigureTable, Row
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

__all__ = ["PERIODS", "SETS", "table"]
_TITLE = Words("Candidates for core household", "中心户人选")
_DAY = Words(
    "Term {term}: as on {day}; the appraisal is that of {year}. What the document does not name is "
    "gridctl's own condition.",
    "{term}年度中心户：按{day}的情况，评议为{year}年度；文件没有规定的条件为本工具取值。",
)
_ELECTED = Words("elected", "当选")
_NOT = Words("no", "否")
_COLUMNS = (
    Column("name", Words("name", "姓名")),
    Column("grid", Words("grid", "网格")),
    Column("household", Words("household", "农户")),
    Column("core-candidate", Words("candidate", "人选"), "core-candidate"),
    Column("why", Words("why not", "原因")),
    Column("appraisal", Words("appraisal", "民主评议")),
    Column("elected", Words("elected", "是否当选")),
)


def table(ctx: Context, period: Period) -> FigureTable | None:
    """Return how every member stands, by grid and id; None where no clause asks for it."""
    choosing, everyone = core_choice(ctx, period), core_candidates(ctx, period)
    if choosing is None or not everyone:
        return None
    grids = ctx.timeline.on(choosing.day).grids
    elected = {row.member for row in ctx.village.core_households if row.term == period.year}
    rows = []
    for member, found in sorted(everyone.items(), key=lambda each: (grid_of(each[1]), each[0])):
        grid = grids.get(grid_of(found))
        cells = (
            found.member.name,
            grid.name if grid else "",
            found.member.household,
            found.standing,
            why(found),
            found.appraisal.grade if found.appraisal else None,
            _ELECTED if member in elected else _NOT,
        )
        rows.append(Row(member, cells))
    notes = ((_DAY, {"term": period.year, "day": choosing.day, "year": choosing.year}),)
    return FigureTable(
        "core-candidates", _TITLE, period, _COLUMNS, tuple(rows), notes, internal=True
    )
