"""requests-late: how many of the requests whose last day came were answered after it.

They are among those of `requests`, which counts only what was answered in time. Clauses:
ninghai-2019/2.6-due; chongqing-2013/answer.
"""

from gridctl.figures.done_of_due import OF, PERIODS, explain_late, subjects_of
from gridctl.figures.figure import Explained, Figure
from gridctl.figures.requests.requests import MEASURE
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    "requests-late",
    Words("requests answered late", "逾期答复的诉求"),
    Words("requests answered after their last day", "超过期限才答复（或销号）的诉求"),
    of=OF,
    example="gridctl why V requests-late 2022Q3",
    periods=PERIODS,
    sets=("request.handling", "request.objection"),
)


def subjects(ctx: Context, period: Period | None) -> tuple[str, ...]:
    """Return the members (and staff who own requests), the grids and the village."""
    return subjects_of(ctx, MEASURE, period)


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Return the requests answered late, with their rows."""
    return explain_late(ctx, MEASURE, subject, period)
