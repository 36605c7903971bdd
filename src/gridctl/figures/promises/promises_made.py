"""promises-made: how many promises the year's forms hold.

Those of the year's forms that had been signed by the period's last day (while it runs, by the as-of
date), of the members present on it; withdrawn ones are among them.
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
    "promises-made",
    Words("promises of the year", "本年度承诺"),
    Words(
        "promises in the forms of the year that were signed by the day",
        "截至当日已签承诺书中的承诺",
    ),
    of=OF,
    example="gridctl why M012 promises-made 2022Q3",
    periods=PERIODS,
    sets=("member.commitments",),
)


def subjects(ctx: Context, period: Period | None) -> tuple[str, ...]:
    """Return the members present, the grids and the village."""
    return pledgers(ctx, period)


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Return the count of promises with their lines."""
    return explain_states(ctx, subject, period, FIGURE.title, tuple(PromiseState))
