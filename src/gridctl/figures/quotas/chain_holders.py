"""chain-holders: how many there are of the upper tier of a step of the contact chain.

The subject is the policy key that limits the tier, such as party-group-leader.core-households.
Clauses: pyramid/spans-*, ninghai-2019/1.1-core-span, 1.2-span, jieqin/3.1-span.
"""

from gridctl.figures.figure import Explained, Figure
from gridctl.figures.quotas.chain_tiers import OF, SETS, counts, parameters, subjects, tier_of
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

__all__ = ["FIGURE", "explain", "subjects"]

FIGURE = Figure(
    name="chain-holders",
    title=Words("holders of a tier of the contact chain", "联系链某一级的人数"),
    formula=Words(
        "persons (or units) present on the day who hold the tier",
        "当日在任的该级人员（单位）数",
    ),
    of=OF,
    example="gridctl why member.households chain-holders",
    sets=SETS,
)


def explain(ctx: Context, subject: str, _: Period | None) -> Explained | None:
    """Return what the tier is made of."""
    tier = tier_of(ctx, subject)
    if tier is None:
        return None
    (above, _below) = counts(tier)
    return Explained(len(tier.holders), (above,), parameters(ctx, tier))
