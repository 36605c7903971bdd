"""visits: of the household months that owed a visit, how many had one.

A household owes a visit in a month in which it was an ordinary household and linked on every day;
it is done once members who linked it in that month had visited it `times` times, on any day of
the month. It counts for each member who links it on the month's last day, and once for its grid
(as on that day) and the village. A month counts in the period in which it ends: done + missing =
due, and a year's figure is the sum of its months. Whole numbers, nothing is rounded.
What is missing is what `too-few-visits` and `priority-visit-missing` find. Clause:
ninghai-2019/2.4-visits.
"""

from gridctl.figures.done_of_due import OF, PERIODS, Measure, explain_done, subjects_of
from gridctl.figures.figure import Explained, Figure
from gridctl.figures.owed import visits
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    "visits",
    Words("household visits done / due", "走访户次（已走访／应走访）"),
    Words(
        "household months with enough visits by who links the household / household months in "
        "which it was linked on every day",
        "当月有联系党员走访达到次数的户次／当月每一天都有人联系的户次",
    ),
    of=OF,
    example="gridctl why G02 visits 2022Q3",
    periods=PERIODS,
    sets=("household.visits",),
)
MEASURE = Measure(
    visits,
    asked=Words("{who} links {about}; due in {period}", "{who}联系{about}，{period}应走访"),
    did=Words("{who} visited {about} on {day}", "{who}于{day}走访{about}"),
    missing=Words(
        "{about}, linked by {who}, was visited too seldom in {period}",
        "{about}（由{who}联系）在{period}走访不足",
    ),
)


def subjects(ctx: Context, period: Period | None) -> tuple[str, ...]:
    """Return the members, the grids and the village."""
    return subjects_of(ctx, MEASURE, period)


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Return the visits done of those due, with the links that asked and the rows that did it."""
    return explain_done(ctx, MEASURE, subject, period)
