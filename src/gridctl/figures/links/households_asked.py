"""households-asked: from how many to how many households a member is to link.

The minimum and the maximum in force for the member; who is exempt owes no minimum. A narrower
audience's numbers (part-time grid workers') win for its people. Clause: ninghai-2019/1.2-span.
"""

from gridctl.figures.figure import Explained, Figure
from gridctl.figures.links.span_of import limits, member_quota, notes
from gridctl.figures.links.span_of import members as subjects
from gridctl.figures.quotas.clauses import asked_for
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

__all__ = ["FIGURE", "explain", "subjects"]

FIGURE = Figure(
    name="households-asked",
    title=Words("households to link", "应联户数"),
    formula=Words(
        "from the minimum to the maximum in force for the member; no minimum for who is exempt",
        "对该党员生效的下限至上限；不作下限要求的党员没有下限",
    ),
    of=("member",),
    example="gridctl why M012 households-asked",
    internal=True,
)


def explain(ctx: Context, subject: str, _: Period | None) -> Explained | None:
    """Return the limits."""
    quota = member_quota(ctx, subject)
    if quota is None:
        return None
    return Explained(asked_for(quota.low, quota.high), (), limits(ctx, quota), notes(quota))
