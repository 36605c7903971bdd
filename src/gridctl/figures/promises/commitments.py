"""commitments: how many members had signed the year's commitment form.

Those of the members present on the period's last day (while it runs, on the as-of date) whose form
of the year had been signed by then. Clause: line-2022/2.1-commitments.
"""

from gridctl.figures.counted import counted
from gridctl.figures.done_of_due import OF, PERIODS
from gridctl.figures.figure import Explained, Figure, Line
from gridctl.figures.promises.pledged import pledgers, pledges
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    "commitments",
    Words("members with the year's commitment form", "已签承诺书的党员"),
    Words("forms of the year that were signed by the day", "截至当日已签的本年度承诺书"),
    of=OF,
    example="gridctl why V commitments 2022Q3",
    periods=PERIODS,
    sets=("member.commitments",),
)
_SAYS = Words("{who} signed on {day}", "{who}于{day}签订")


def subjects(ctx: Context, period: Period | None) -> tuple[str, ...]:
    """Return the members present, the grids and the village."""
    return pledgers(ctx, period)


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Return the count of forms with where each stands."""
    if period is None or subject not in pledgers(ctx, period):
        return None
    found = (pledge.form for pledge in pledges(ctx, period)[subject])
    return counted(
        FIGURE.title,
        (Line(f.at.mark(), _SAYS, {"who": f.member, "day": f.signed_on}) for f in found),
    )
