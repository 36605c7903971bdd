"""short: how many households a member is below the minimum.

The minimum less the households linked, not below 0; who is exempt owes none. Clause:
ninghai-2019/1.2-span.
"""

from gridctl.figures.figure import Explained, Figure
from gridctl.figures.links.span_of import SETS, beyond_span, bound
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    name="short",
    title=Words("households short of the minimum", "少联户数"),
    formula=Words("the minimum less the households linked, at least 0", "下限减已联户数，不小于0"),
    of=("member",),
    example="gridctl why M012 short",
    sets=SETS,
    internal=True,
)
subjects = bound


def explain(ctx: Context, subject: str, _: Period | None) -> Explained | None:
    """Return the member's links and limits."""
    return beyond_span(ctx, subject, lambda quota: quota.short)
