"""assessments: what each member, grid or unit was given in a period (internal)."""

from gridctl.figures.figure import Column, FigureTable, Row
from gridctl.figures.names import name_of
from gridctl.figures.scores import assessment, assessment_mean
from gridctl.figures.scores.assessing import PERIODS, SETS, assessments
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

__all__ = ["PERIODS", "SETS", "table"]
_TITLE = Words("Assessments", "考核得分")
_OUT_OF = Words("An assessment is out of {total} {total:point|points}.", "每次考核满分{total}分。")
_SHOWN = ((assessment, Words("points", "得分")), (assessment_mean, Words("mean", "每次平均")))
_COLUMNS = (
    Column("name", Words("name", "名称")),
    Column("last", Words("last assessed on", "最近考核日期")),
    *(Column(module.FIGURE.name, head, module.FIGURE.name) for module, head in _SHOWN),
)


def table(ctx: Context, period: Period) -> FigureTable | None:
    """Return the assessments of a period; None where nobody was assessed."""
    found = assessments(ctx, period)
    rows = []
    for subject in sorted(assessment.subjects(ctx, period)):
        explained = (module.explain(ctx, subject, period) for module, _ in _SHOWN)
        values = (each.value if each else None for each in explained)
        last = max(found.of[subject].dates) if found else None
        rows.append(Row(subject, (name_of(ctx, subject), last, *values)))
    if found is None or not rows:
        return None
    notes = ((_OUT_OF, {"total": found.ruling.terms.total}),)
    return FigureTable("assessments", _TITLE, period, _COLUMNS, tuple(rows), notes, internal=True)
