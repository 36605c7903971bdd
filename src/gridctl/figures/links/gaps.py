"""gaps: the ordinary households of a place that nobody links.

The households of the place less those linked. Clause: ninghai-2019/1.2-coverage.
"""

from gridctl.figures.figure import Explained, Figure
from gridctl.figures.links.lying import GAP, counted, household_lines, quota_of, shown_places
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    name="gaps",
    title=Words("ordinary households not linked", "未联普通户"),
    formula=Words(
        "ordinary households of the place without a link in force on the day",
        "当日没有党员联系的普通户数",
    ),
    of=("grid", "village"),
    example="gridctl why G02 gaps",
)
subjects = shown_places


def explain(ctx: Context, subject: str, _: Period | None) -> Explained | None:
    """Return the rows of the households without a link."""
    quota = quota_of(ctx, subject)
    if quota is None:
        return None
    return counted(len(quota.gaps), FIGURE.title, household_lines(ctx, quota.gaps, GAP))
