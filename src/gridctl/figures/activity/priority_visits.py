"""priority-visits: of the months of priority households that owed a visit, how many had one.

As `visits`, but only of households that were priority households on every day of the month, and as
often as the clause on them asks. What is missing is what `priority-visit-missing` finds. Whole
numbers, nothing is rounded. Internal: that a household is a priority household is never published.
Clause: ninghai-2019/2.4-priority.
"""

from gridctl.figures.activity.visits import MEASURE as VISITS
from gridctl.figures.done_of_due import OF, PERIODS, explain_done, subjects_of
from gridctl.figures.figure import Explained, Figure
from gridctl.figures.owed import priority_visits
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    "priority-visits",
    Words("visits to priority households done / due", "重点户走访户次（已走访／应走访）"),
    Words(
        "months of priority households with enough visits by who links them / months in which "
        "they were linked, and priority households, on every day",
        "当月有联系党员走访达到次数的重点户户次／当月每一天都有人联系的重点户户次",
    ),
    of=OF,
    example="gridctl why G02 priority-visits 2022Q3",
    periods=PERIODS,
    sets=("priority-household.visits",),
    internal=True,
)
MEASURE = VISITS._replace(owing=priority_visits)


def subjects(ctx: Context, period: Period | None) -> tuple[str, ...]:
    """Return the members, the grids and the village."""
    return subjects_of(ctx, MEASURE, period)


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Return the visits done of those due to priority households, with the lines behind them."""
    return explain_done(ctx, MEASURE, subject, period)
