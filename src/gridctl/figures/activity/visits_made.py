"""visits-made: how many visits there were, due or not.

Every row of the ledger of visits with a date in the period counts 1: for the member who visited,
for the grid of the household on that day, and for the village. Two visits of one household count
twice, and a visit by someone who does not link the household counts too: `visits` says how many
household months were visited as asked. Clause: ninghai-2019/2.4-visits.
"""

from gridctl.figures.activity.made import visit_rows
from gridctl.figures.counted import counted
from gridctl.figures.done_of_due import OF, PERIODS, is_member
from gridctl.figures.figure import Explained, Figure, Line
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    "visits-made",
    Words("visits made", "走访次数"),
    Words("rows of the ledger of visits in the period", "本期走访台账的行数"),
    of=OF,
    example="gridctl why M012 visits-made 2022Q3",
    periods=PERIODS,
)
_SAYS = Words("{who} visited {about} on {day}", "{who}于{day}走访{about}")


def made(ctx: Context, subject: str, period: Period) -> int:
    """Return how many visits there were of a subject."""
    return len(visit_rows(ctx, period).get(subject, ()))


def subjects(ctx: Context, period: Period | None) -> tuple[str, ...]:
    """Return the members present, the grids, the village, and whoever else visited."""
    if period is None:
        return ()
    grids = (grid.id for grid in ctx.now.grids.values() if grid.villager_groups)
    return tuple(dict.fromkeys((*visit_rows(ctx, period), *ctx.now.members, *grids)))


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Return the count of visits with their rows."""
    known = not subject or is_member(ctx, subject)
    if period is None or not (known or subject in subjects(ctx, period)):
        return None
    return counted(
        FIGURE.title,
        (
            Line(
                row.at.mark(),
                _SAYS,
                {"who": row.member, "about": row.household, "day": row.date},
            )
            for row in visit_rows(ctx, period).get(subject, ())
        ),
    )
