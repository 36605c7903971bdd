"""core-asked: from how many to how many core members a grid is to have.

The numbers in force; the village as a whole, and what lies in no grid, is asked for none by this
clause (core-joint tells how many fit). Clause: ninghai-2019/1.1-core-per-grid.
"""

from gridctl.figures.figure import Explained, Figure
from gridctl.figures.links.lying import quota_of, shown_places
from gridctl.figures.quotas.clauses import SPAN, asked_for, numbers
from gridctl.figures.quotas.worked_out import PER_GRID_KEY
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.policy.kinds import Span
from gridctl.rules.rule import Context

FIGURE = Figure(
    name="core-asked",
    title=Words("core members asked for", "应有中心户党员"),
    formula=Words(
        "the minimum and the maximum in force for each grid", "对每个网格生效的下限和上限"
    ),
    of=("grid", "village"),
    example="gridctl why G02 core-asked",
)
subjects = shown_places


def explain(ctx: Context, subject: str, _: Period | None) -> Explained | None:
    """Return the limits."""
    quota = quota_of(ctx, subject)
    if quota is None:
        return None
    limit = quota.core_limit
    if limit is None:
        return Explained(None)
    return Explained(asked_for(limit.low, limit.high), (), numbers(ctx, PER_GRID_KEY, Span, SPAN))
