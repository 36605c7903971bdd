"""promises-open: how many of the year's promises were neither kept nor past their date.

A promise is open up to and on its `due_on`. Of the forms that `promises-made` counts.
Clause: line-2022/2.1-commitments.
"""

from gridctl.compute.promises import PromiseState
from gridctl.figures.done_of_due import OF, PERIODS
from gridctl.figures.figure import Explained, Figure
from gridctl.figures.promises.pledged import explain_states, pledgers
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    "promises-open",
    Words("promises not yet due", "未到期的承诺"),
    Words(
        "promises that were not done and whose date had not gone by on the day",
        "截至当日未兑现且未过期限的承诺",
    ),
    of=OF,
    example="gridctl why V promises-open 2022Q3",
    periods=PERIODS,
    sets=("member.commitments",),
)


def subjects(ctx: Context, period: Period | None) -> tuple[str, ...]:
    """Return the members present, the grids and the village."""
    return pledgers(ctx, period)


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Return the count of promises with their lines."""
    return explain_states(ctx, subject, period, FIGURE.title, (PromiseState.OPEN,))
