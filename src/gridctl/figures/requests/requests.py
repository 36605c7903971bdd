"""requests: of the requests whose last day came, how many were answered in time.

The last day is the row's `due_on`, else `within_days` after receipt; an objection to a publication
has the profile's `answer_days`. What ends a request is the answer or the closing, whichever comes
first. It counts in the period of its last day, once that day is over, for its owner (else its
receiver), for the household's grid on the day of receipt, and for the village; an answer of the
next period is missing here. One that is over by its outcome, without a date, is left out. In time
+ late + missing = due; whole numbers, nothing is rounded. What is late or missing is what
`request-overdue` finds on the day after. Clauses: ninghai-2019/2.6-due; chongqing-2013/answer.
"""

from gridctl.figures.done_of_due import OF, PERIODS, Measure, explain_done, subjects_of
from gridctl.figures.figure import Explained, Figure
from gridctl.figures.requests.owed_answers import answers
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    "requests",
    Words("requests answered in time / due", "诉求按期答复（按期／应答复）"),
    Words(
        "requests answered (or struck off) by their last day / requests whose last day came",
        "在期限内答复（或销号）的诉求／期限已到的诉求",
    ),
    of=OF,
    example="gridctl why G02 requests 2022Q3",
    periods=PERIODS,
    sets=("request.handling", "request.objection"),
)
MEASURE = Measure(
    answers,
    asked=Words("{about}, received on {day}, is due by {last}", "{about}于{day}受理，期限{last}"),
    did=Words("{about} was answered on {day}; due by {last}", "{about}于{day}答复，期限{last}"),
    missing=Words("{about} had no answer by {last}", "{about}至{last}未答复"),
    terms=("within_days", "answer_days"),
    lateness=True,
    in_time=True,
)


def subjects(ctx: Context, period: Period | None) -> tuple[str, ...]:
    """Return the members (and staff who own requests), the grids and the village."""
    return subjects_of(ctx, MEASURE, period)


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Return the requests answered in time of those due, with their rows."""
    return explain_done(ctx, MEASURE, subject, period)
