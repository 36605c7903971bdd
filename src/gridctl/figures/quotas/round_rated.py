"""round-rated: how many of the members whom a round is to rate have a row in it.

A member with two rows counts once; a row of somebody who was not to be rated does not count.
Clause: line-2022/3-rating.
"""

from gridctl.figures.figure import Explained, Figure, Line
from gridctl.figures.links.lying import MEMBER, counted
from gridctl.figures.quotas.round_quotas import PERIODS, SETS, parameters, round_quota, subjects
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

__all__ = ["FIGURE", "explain", "subjects"]

FIGURE = Figure(
    name="round-rated",
    title=Words("members rated", "已评党员"),
    formula=Words(
        "members to be rated who have a row in the round's file", "应评党员中评议表有记录的人数"
    ),
    of=("village",),
    example="gridctl why V round-rated 2022-07",
    periods=PERIODS,
    sets=SETS,
)


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Return each member's first row in the round."""
    quota = round_quota(ctx, subject, period)
    if quota is None:
        return None
    due = ctx.timeline.on(quota.month.first).members
    rows = {r.member: r for r in reversed(ctx.village.ratings) if r.period == period}
    found = [row for member, row in sorted(rows.items()) if member in due]
    lines = tuple(Line(row.at.mark(), MEMBER, {"member": row.member}) for row in found)
    return counted(quota.rated, FIGURE.title, lines)._replace(parameters=parameters(ctx, quota))
