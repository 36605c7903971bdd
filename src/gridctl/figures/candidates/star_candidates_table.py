"""star-candidates: who can be chosen for a star of a period, and why not (internal)."""

from gridctl.figures.candidates.reasons import why
from gridctl.figures.candidates.standings import candidate
from gridctl.figures.candidates.star import explain as explain_star
from gridctl.figures.candidates.stars import PERIODS, star_choice
from gridctl.figures.figure import Column, FigureTable, Row
from gridctl.figures.names import grid_name, name_of
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

SETS = ("star.candidates",)
__all__ = ["PERIODS", "SETS", "table"]
_TITLE = Words("Candidates for the stars", "五星人选")
_DAY = Words(
    "As on {day}; the appraisal is that of {year}. What the document does not name is gridctl's "
    "own condition.",
    "按{day}的情况，评议为{year}年度；文件没有规定的条件为本工具取值。",
)
_COLUMNS = (
    Column("name", Words("name", "姓名")),
    Column("grid", Words("grid", "网格")),
    Column("star-candidate", Words("candidate", "人选"), "star-candidate"),
    Column("why", Words("why not", "原因")),
    Column("appraisal", Words("appraisal", "民主评议")),
    Column("star", Words("star", "所获五星")),
)


def table(ctx: Context, period: Period) -> FigureTable | None:
    """Return how every member stands; None where no stars are chosen for such a period."""
    choosing = star_choice(ctx, period)
    if choosing is None:
        return None
    rows = []
    for member in sorted(choosing.members):
        found, star = candidate(choosing, member), explain_star(ctx, member, period)
        if found is not None:
            grade = found.appraisal.grade if found.appraisal else None
            place = (name_of(choosing.ctx, member), grid_name(choosing.ctx, member))
            held = star.value if star else None
            rows.append(Row(member, (*place, found.standing, why(found), grade, held)))
    notes = ((_DAY, {"day": choosing.day, "year": choosing.year}),)
    return FigureTable(
        "star-candidates", _TITLE, period, _COLUMNS, tuple(rows), notes, internal=True
    )
