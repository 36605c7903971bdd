"""round-members: how many members a rating round is to rate.

The members present on the first day of the round's month. Clause: line-2022/3-rating.
"""

from gridctl.figures.figure import Explained, Figure, Line
from gridctl.figures.links.lying import MEMBER, counted
from gridctl.figures.quotas.round_quotas import PERIODS, SETS, parameters, round_quota, subjects
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

__all__ = ["FIGURE", "explain", "subjects"]

FIGURE = Figure(
    name="round-members",
    title=Words("members to be rated", "应评党员"),
    formula=Words(
        "members present on the first day of the round's month", "评议当月1日在册的党员人数"
    ),
    of=("village",),
    example="gridctl why V round-members 2022-07",
    periods=PERIODS,
    sets=SETS,
)


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Return the members present on that day."""
    quota = round_quota(ctx, subject, period)
    if quota is None:
        return None
    present = ctx.timeline.on(quota.month.first).members.values()
    lines = tuple(Line(m.at.mark(), MEMBER, {"member": m.id}) for m in present)
    return counted(quota.required, FIGURE.title, lines)._replace(parameters=parameters(ctx, quota))
