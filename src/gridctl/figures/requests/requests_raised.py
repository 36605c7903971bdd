"""requests-raised: of the requests that were to be raised at a theme day, how many were, in time.

A request is due on the first theme day (the meeting that the clause names), from its receipt on, of
the receiver's branch; staff raise it at any. It counts in the period of that day for the receiver,
for the household's grid on the day of receipt, and for the village; one that the household withdrew
by then is left out. In time + late + missing = due; whole numbers, nothing is rounded. What is late
or missing is what `request-not-raised` finds. Clause: ninghai-2019/2.6-raise.
"""

from gridctl.figures.done_of_due import OF, PERIODS, Measure, explain_done, subjects_of
from gridctl.figures.figure import Explained, Figure
from gridctl.figures.requests.owed_answers import raisings
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    "requests-raised",
    Words("requests raised in time / due", "诉求按期提交（按期／应提交）"),
    Words(
        "requests raised by the next theme day / requests whose theme day came",
        "在下一次主题党日前提交的诉求／应提交的诉求",
    ),
    of=OF,
    example="gridctl why M012 requests-raised 2022Q3",
    periods=PERIODS,
    sets=("request.raising",),
)
MEASURE = Measure(
    raisings,
    asked=Words(
        "{about}, received on {day}, was to be raised by {last}",
        "{about}于{day}受理，应于{last}前提交",
    ),
    did=Words("{about} was raised on {day}; due by {last}", "{about}于{day}提交，期限{last}"),
    missing=Words("{about} was not raised by {last}", "{about}至{last}未提交"),
    terms=("meeting",),
    lateness=True,
    in_time=True,
)


def subjects(ctx: Context, period: Period | None) -> tuple[str, ...]:
    """Return the members (and staff who received requests), the grids and the village."""
    return subjects_of(ctx, MEASURE, period)


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Return the requests raised in time of those due, with their rows and steps."""
    return explain_done(ctx, MEASURE, subject, period)
