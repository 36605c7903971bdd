"""meetings: of the meetings that units owed, how many were held as asked.

Each unit owes each clause's meetings once a period of the clause: done once it held `times` of the
kind with the item asked for (and, of an item that asks for reports, with somebody who reported).
In a village with one branch the organisation's meetings count for the branch. A period counts in
the period in which it ends. The village's figure is that of all units together, the organisation
itself among them. Done + missing = due; whole numbers, nothing is rounded. What is missing is what
`meeting-missing` and `agenda-missing` find. Clauses: line-2022/3-theme-day, 3-committee,
3-year-end; ninghai-2019/2.6-office and others.
"""

from gridctl.figures.done_of_due import PERIODS, Measure, explain_done, subjects_of
from gridctl.figures.figure import Explained, Figure
from gridctl.figures.owed import meetings
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    "meetings",
    Words("meetings held as asked / due", "按规定召开会议（已开／应开）"),
    Words(
        "units' periods with enough meetings of the kind and item asked for / units' periods that "
        "owed them",
        "按规定类别和议程开足会议的期次／应开会的期次（按组织逐项计）",
    ),
    of=("branch", "party-group", "grid", "villager-group", "unit", "village"),
    example="gridctl why B01 meetings 2022Q3",
    periods=PERIODS,
)
MEASURE = Measure(
    meetings,
    asked=Words("{who} owed a meeting ({kind}) in {period}", "{who}在{period}应召开{kind}"),
    did=Words("{who}: {kind} on {day}", "{who}：于{day}召开{kind}"),
    missing=Words(
        "{about} did not hold the meeting ({kind}) of {period} as asked",
        "{about}在{period}没有按规定召开{kind}",
    ),
    terms=("every", "days", "times", "meeting", "agenda"),
    units=True,
)


def subjects(ctx: Context, period: Period | None) -> tuple[str, ...]:
    """Return the units that owed meetings, and the village."""
    return subjects_of(ctx, MEASURE, period)


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Return the meetings held of those due, with the rows of meetings.csv."""
    return explain_done(ctx, MEASURE, subject, period)
