"""chain-below: how many there are of the lower tier of a step of the contact chain.

Branches; party groups; core members of the term (and whoever is linked as a model post); members
who are no core members; ordinary households; grids of the tier called grid; units.

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
    name="chain-below",
    title=Words("the tier below in the contact chain", "联系链的下一级"),
    formula=Words(
        "what the holders are to link, present on the day",
        "当日应由该级联系的下一级个数",
    ),
    of=OF,
    example="gridctl why member.households chain-below",
    sets=SETS,
)


def explain(ctx: Context, subject: str, _: Period | None) -> Explained | None:
    """Return what the tier is made of."""
    tier = tier_of(ctx, subject)
    if tier is None:
        return None
    (_above, below) = counts(tier)
    return Explained(len(tier.targets), (below,), parameters(ctx, tier))
