"""chain-allowed: how many of the tier below there may be with the holders present.

From the sum of the minima that the holders owe to the sum of their maxima; each of the tier below
is linked by one of the tier above (ours). Without a maximum there is no end.

The subject is the policy key that limits the tier, such as party-group-leader.core-households.
Clauses: pyramid/spans-*, ninghai-2019/1.1-core-span, 1.2-span, jieqin/3.1-span.
"""

from gridctl.figures.figure import Explained, Figure
from gridctl.figures.quotas.chain_tiers import OF, SETS, between, explained, subjects, tier_of
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

__all__ = ["FIGURE", "explain", "subjects"]

FIGURE = Figure(
    name="chain-allowed",
    title=Words("numbers of the tier below that the spans allow", "各级跨度允许的下一级个数"),
    formula=Words(
        "from the sum of the holders' minima to the sum of their maxima (each below linked by one)",
        "各人下限之和至上限之和（下一级每个由一人联系）",
    ),
    of=OF,
    example="gridctl why member.households chain-allowed",
    sets=SETS,
)


def explain(ctx: Context, subject: str, _: Period | None) -> Explained | None:
    """Return what the tier is made of."""
    tier = tier_of(ctx, subject)
    if tier is None:
        return None
    return explained(ctx, tier, between(tier.least, tier.most))
