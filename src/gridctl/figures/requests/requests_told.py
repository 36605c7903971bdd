"""requests-told: of the requests that were over, how many had an answer to the household.

A request is over once it is struck off, settled or refused; it has its answer with `answered_on` or
a step `told-result`, be it later. It counts in the period in which it was struck off (else
answered, else received: no day is known) for its owner (else its receiver), for the
household's grid on the day of receipt, and for the village; one that the household withdrew is
left out. Done + missing = due; whole numbers, nothing is rounded. What is missing is what
`request-closed-unanswered` finds.
Clause: ninghai-2019/2.4-answer.
"""

from gridctl.figures.done_of_due import OF, PERIODS, Measure, explain_done, subjects_of
from gridctl.figures.figure import Explained, Figure
from gridctl.figures.requests.owed_answers import tellings
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    "requests-told",
    Words("closed requests with an answer / closed", "办结诉求有答复（有答复／办结）"),
    Words(
        "requests that are over and whose household was told / requests that are over",
        "已办结或销号并答复群众的诉求／已办结或销号的诉求",
    ),
    of=OF,
    example="gridctl why V requests-told 2022Q3",
    periods=PERIODS,
    sets=("request.answer",),
)
MEASURE = Measure(
    tellings,
    asked=Words("{about} was over on {last}", "{about}于{last}办结"),
    did=Words("the answer to {about} was given on {day}", "{about}于{day}答复群众"),
    missing=Words("{about} is over without an answer", "{about}已办结，没有答复记录"),
    terms=(),
)


def subjects(ctx: Context, period: Period | None) -> tuple[str, ...]:
    """Return the members (and staff who own requests), the grids and the village."""
    return subjects_of(ctx, MEASURE, period)


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Return the closed requests with an answer of all that were closed, with their rows."""
    return explain_done(ctx, MEASURE, subject, period)
