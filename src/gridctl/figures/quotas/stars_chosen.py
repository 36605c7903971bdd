"""stars-chosen: how many stars were given in a period.

The names in the period's file of stars, of all kinds; two holders of one star count twice (and are
an error of their own). Clause: line-2022/3-stars.
"""

from gridctl.figures.figure import Explained, Figure, Line
from gridctl.figures.links.lying import counted
from gridctl.figures.quotas.star_quotas import PERIODS, SETS, parameters, star_quota, subjects
from gridctl.model.declare import columns
from gridctl.model.period import Period
from gridctl.model.promises import StarHolders
from gridctl.model.words import Words
from gridctl.rules.rule import Context

__all__ = ["FIGURE", "explain", "subjects"]

FIGURE = Figure(
    name="stars-chosen",
    title=Words("stars given", "已评星数"),
    formula=Words("names in the period's file of stars", "该期评星文件中的人次"),
    of=("village",),
    example="gridctl why V stars-chosen 2022H2",
    periods=PERIODS,
    sets=SETS,
)
_HOLDER = Words("{star}: {member}", "{star}：{member}")


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Return each star with its holder."""
    quota = star_quota(ctx, subject, period)
    if quota is None:
        return None
    known = [d.stars for d in ctx.village.stars if d.period == period and d.stars is not None]
    lines = tuple(
        Line(
            holders.at.mark(column.attribute, place),
            _HOLDER,
            {"star": column.words, "member": member},
        )
        for holders in known[-1:]
        for column in columns(StarHolders)
        for place, member in enumerate(getattr(holders, column.attribute))
    )
    return counted(quota.chosen, FIGURE.title, lines)._replace(parameters=parameters(ctx))
