"""promises-late: how many of the promises that fell due were kept after their date.

They are among those of `promises`, which counts them as kept. Clause: line-2022/2.1-commitments.
"""

from gridctl.figures.done_of_due import OF, PERIODS, explain_late, subjects_of
from gridctl.figures.figure import Explained, Figure
from gridctl.figures.promises.promises import MEASURE
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    "promises-late",
    Words("promises kept late", "逾期兑现的承诺"),
    Words(
        "promises that fell due and were kept after their date",
        "到期承诺中超过期限才兑现的",
    ),
    of=OF,
    example="gridctl why M012 promises-late 2022Q3",
    periods=PERIODS,
    sets=("member.commitments",),
)


def subjects(ctx: Context, period: Period | None) -> tuple[str, ...]:
    """Return the members, the grids and the village."""
    return subjects_of(ctx, MEASURE, period)


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Return the promises kept late, with their lines in commitments."""
    return explain_late(ctx, MEASURE, subject, period)
