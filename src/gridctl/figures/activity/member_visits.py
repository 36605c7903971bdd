"""member-visits: of the periods in which a member owed visits to households, how many had enough.

It binds whoever was present, and not exempt, on every day of the clause's period (a week); any
visit counts, to any household. A week counts in the period in which it ends, for the member, for
the grid of the member on its last day, and for the village. Done + missing = due; whole numbers,
nothing is rounded. What is missing is what `member-visits-missing` finds. Clause:
jieqin/3.2-visits.
"""

from gridctl.figures.done_of_due import OF, PERIODS, Measure, explain_done, subjects_of
from gridctl.figures.figure import Explained, Figure
from gridctl.figures.owed import member_visits
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    "member-visits",
    Words("periods of visiting met / due", "党员入户达标期数（达标／应达标）"),
    Words(
        "weeks (the clause's periods) with enough visits / weeks in which the member was present "
        "on every day",
        "入户达到次数的周数（按条款周期）／每一天都在册的周数",
    ),
    of=OF,
    example="gridctl why M012 member-visits 2023Q1",
    periods=PERIODS,
    sets=("member.visits",),
)
MEASURE = Measure(
    member_visits,
    asked=Words("{who} was bound throughout {period}", "{who}在{period}应入户"),
    did=Words("{who} visited a household on {day}", "{who}于{day}入户"),
    missing=Words("{who} made too few visits in {period}", "{who}在{period}入户不足"),
)


def subjects(ctx: Context, period: Period | None) -> tuple[str, ...]:
    """Return the members, the grids and the village."""
    return subjects_of(ctx, MEASURE, period)


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Return the periods of visiting that were met of those due, with the visits."""
    return explain_done(ctx, MEASURE, subject, period)
