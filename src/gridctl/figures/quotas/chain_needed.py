"""chain-needed: how many holders the tier below needs, with the numbers for everyone.

At least the number below divided by the maximum, rounded up; at most that divided by the minimum,
rounded down; where the first is the greater, no number of holders fits.

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
    name="chain-needed",
    title=Words("holders that the tier below needs", "联系下一级所需的人数"),
    formula=Words(
        "the tier below / maximum, rounded up, to the tier below / minimum, rounded down",
        "下一级个数÷上限（向上取整）至下一级个数÷下限（向下取整）",
    ),
    of=OF,
    example="gridctl why member.households chain-needed",
    sets=SETS,
)


def explain(ctx: Context, subject: str, _: Period | None) -> Explained | None:
    """Return what the tier is made of."""
    tier = tier_of(ctx, subject)
    if tier is None:
        return None
    return explained(ctx, tier, between(tier.fewest_holders, tier.most_holders))
