"""over: how many households a member is above the maximum.

The households linked less the maximum, not below 0; an exemption lifts no maximum. Clause:
ninghai-2019/1.2-span.
"""

from gridctl.figures.figure import Explained, Figure
from gridctl.figures.links.span_of import SETS, beyond_span, bound
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    name="over",
    title=Words("households above the maximum", "多联户数"),
    formula=Words("the households linked less the maximum, at least 0", "已联户数减上限，不小于0"),
    of=("member",),
    example="gridctl why M012 over",
    sets=SETS,
    internal=True,
)
subjects = bound


def explain(ctx: Context, subject: str, _: Period | None) -> Explained | None:
    """Return the member's links and limits."""
    return beyond_span(ctx, subject, lambda quota: quota.over)
