"""stars-asked: how many stars a period asks for.

The number of each kind times the kinds that the clause names. Clause: line-2022/3-stars.
"""

from gridctl.figures.figure import Explained, Figure
from gridctl.figures.quotas.star_quotas import PERIODS, SETS, parameters, star_quota, subjects
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

__all__ = ["FIGURE", "explain", "subjects"]

FIGURE = Figure(
    name="stars-asked",
    title=Words("stars asked for", "应评星数"),
    formula=Words("stars of each kind × kinds", "每类数量×类别数"),
    of=("village",),
    example="gridctl why V stars-asked 2022H2",
    periods=PERIODS,
    sets=SETS,
)


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Return what the clause asks for."""
    quota = star_quota(ctx, subject, period)
    return Explained(quota.required, (), parameters(ctx)) if quota else None
