"""promises-kept: how many of the year's promises were kept, in time or late.

By the period's last day, due or not: a promise done before its date is kept. Of the
forms that `promises-made` counts.
Clause: line-2022/2.1-commitments.
"""

from gridctl.figures.done_of_due import OF, PERIODS
from gridctl.figures.figure import Explained, Figure
from gridctl.figures.promises.pledged import KEPT, explain_states, pledgers
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    "promises-kept",
    Words("promises kept so far", "已兑现的承诺"),
    Words(
        "promises with a day on which they were done, by the day",
        "截至当日已填完成日期的承诺",
    ),
    of=OF,
    example="gridctl why M012 promises-kept 2022Q3",
    periods=PERIODS,
    sets=("member.commitments",),
)


def subjects(ctx: Context, period: Period | None) -> tuple[str, ...]:
    """Return the members present, the grids and the village."""
    return pledgers(ctx, period)


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Return the count of promises with their lines."""
    return explain_states(ctx, subject, period, FIGURE.title, KEPT)
