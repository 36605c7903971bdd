"""promises: of the promises that fell due, how many were kept, in time or late.

A promise counts in the period of its `due_on`, once that day is over, if it was not withdrawn by
the end of the period and the member was present on the due date; it counts for the member, for
the member's grid on that day, and for the village. It is kept once `done_on` is entered, as known
at the end of the period: one done in the next period is missing here. In time + late + missing =
due; whole numbers, nothing is rounded. What is missing is what `commitment-overdue` finds on the
day after. Clause: line-2022/2.1-commitments.
"""

from gridctl.figures.done_of_due import OF, PERIODS, Measure, explain_done, subjects_of
from gridctl.figures.figure import Explained, Figure
from gridctl.figures.owed import promises
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    "promises",
    Words("promises kept / due", "承诺兑现（已兑现／应兑现）"),
    Words(
        "promises that fell due and were kept, in time or late / promises that fell due",
        "到期承诺中已兑现的（含逾期兑现）／到期的承诺",
    ),
    of=OF,
    example="gridctl why M012 promises 2022Q3",
    periods=PERIODS,
    sets=("member.commitments",),
)
MEASURE = Measure(
    promises,
    asked=Words("{who} promised it by {last}", "{who}承诺于{last}前兑现"),
    did=Words("{who} kept it on {day}; it was due on {last}", "{who}于{day}兑现，期限{last}"),
    missing=Words("{who} has not done what was due on {last}", "{who}期限{last}的承诺未兑现"),
    terms=(),
    lateness=True,
)


def subjects(ctx: Context, period: Period | None) -> tuple[str, ...]:
    """Return the members, the grids and the village."""
    return subjects_of(ctx, MEASURE, period)


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Return the promises kept of those that fell due, with their lines in commitments."""
    return explain_done(ctx, MEASURE, subject, period)
