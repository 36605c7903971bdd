"""A score as somebody gave it: one definition for the organisation's and the households'."""

from collections.abc import Callable

from gridctl.figures.figure import Explained, Figure, Line, Part
from gridctl.figures.scores.yearly import PERIODS, SETS, year_scores
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

_SAYS = Words("{member}: {score}", "{member}：{score}分")


def given_figure(name: str, title: Words) -> Figure:
    """Return the figure of a score that stands in the year's file."""
    return Figure(
        name=name,
        title=title,
        formula=Words("as the row of the year's file says", "按当年评分文件所填"),
        of=("member",),
        example=f"gridctl why M016 {name} 2022",
        periods=PERIODS,
        sets=SETS,
        internal=True,
    )


def given_score(
    field: str, title: Words
) -> Callable[[Context, str, Period | None], Explained | None]:
    """Return what explains the score in the column `field`: the cell itself."""

    def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
        found = year_scores(ctx, period)
        if found is None or subject not in found.of:
            return None
        row = found.of[subject].row
        score = getattr(row, field)
        line = Line(row.at.mark(field), _SAYS, {"member": subject, "score": score}, score)
        return Explained(score, (Part(title, score, (line,), sums=True),))

    return explain
