"""activities-held: how many activities there were.

Every row of the ledger of activities with a date in the period counts 1: for each member whom it
names (once, if it names one twice), for its theme (one of the five leads), and for the village. So
the themes add up to the village, and the members do not: an activity of four is one activity.
Clause: line-2022/2.1-activity.
"""

from gridctl.figures.activity.made import activity_rows
from gridctl.figures.counted import counted
from gridctl.figures.done_of_due import PERIODS, is_member
from gridctl.figures.figure import Explained, Figure, Line
from gridctl.model.choices import Theme
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    "activities-held",
    Words("activities held", "开展活动场次"),
    Words("rows of the ledger of activities in the period", "本期活动台账的行数"),
    of=("member", "theme", "village"),
    example="gridctl why M012 activities-held 2022Q3",
    periods=PERIODS,
)
_SAYS = Words("an activity on {day}: {theme}; {who}", "{day}活动：{theme}；{who}")


def held(ctx: Context, subject: str, period: Period) -> int:
    """Return how many activities there were of a subject."""
    return len(activity_rows(ctx, period).get(subject, ()))


def subjects(ctx: Context, period: Period | None) -> tuple[str, ...]:
    """Return the members present, the themes, the village, and whoever else took part."""
    if period is None:
        return ()
    themes = (theme.value for theme in Theme)
    return tuple(dict.fromkeys((*activity_rows(ctx, period), *ctx.now.members, *themes)))


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Return the count of activities with their rows."""
    if period is None or not (is_member(ctx, subject) or subject in subjects(ctx, period)):
        return None
    return counted(
        FIGURE.title,
        (
            Line(row.at.mark(), _SAYS, {"day": row.date, "theme": row.theme, "who": row.members})
            for row in activity_rows(ctx, period).get(subject, ())
        ),
    )
