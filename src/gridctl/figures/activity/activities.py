"""activities: of the member months that owed an activity, how many had one.

A member owes activities in a month in which he or she was present, and not exempt, on every day; it
is done once `times` rows of the ledger name the member. A month counts in the period in which it
ends, for the member, for the grid of the member on its last day, and for the village. Done +
missing = due, and a year's figure is the sum of its months; whole numbers, nothing is rounded.
What is missing is what `too-few-activities` finds. Clause: line-2022/2.1-activity.
"""

from gridctl.figures.done_of_due import OF, PERIODS, Measure, explain_done, subjects_of
from gridctl.figures.figure import Explained, Figure
from gridctl.figures.owed import activities
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    "activities",
    Words("member months active / due", "党员活动达标月次（达标／应达标）"),
    Words(
        "member months with enough activities / member months in which the member was present on "
        "every day",
        "当月参加活动达到次数的月次／当月每一天都在册的党员月次",
    ),
    of=OF,
    example="gridctl why M012 activities 2022Q3",
    periods=PERIODS,
    sets=("member.activities",),
)
MEASURE = Measure(
    activities,
    asked=Words("{who} was bound throughout {period}", "{who}在{period}应参加活动"),
    did=Words("{who} took part on {day}", "{who}于{day}参加活动"),
    missing=Words("{who} took part too seldom in {period}", "{who}在{period}参加活动不足"),
)


def subjects(ctx: Context, period: Period | None) -> tuple[str, ...]:
    """Return the members, the grids and the village."""
    return subjects_of(ctx, MEASURE, period)


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Return the member months that were active of those due, with the rows of the ledger."""
    return explain_done(ctx, MEASURE, subject, period)
