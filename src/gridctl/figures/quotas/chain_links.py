"""chain-links: how many links the holders of a tier of the contact chain have together.

The subject is the policy key that limits the tier, such as party-group-leader.core-households.
Clauses: pyramid/spans-*, ninghai-2019/1.1-core-span, 1.2-span, jieqin/3.1-span.
"""

from gridctl.figures.figure import Explained, Figure, Part
from gridctl.figures.quotas.chain_tiers import (
    LINKS,
    OF,
    SETS,
    link_lines,
    parameters,
    subjects,
    tier_of,
)
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

__all__ = ["FIGURE", "explain", "subjects"]

FIGURE = Figure(
    name="chain-links",
    title=Words("links of a tier of the contact chain", "联系链某一级的联系数"),
    formula=Words(
        "links in force on the day of all holders; one below that two of them link counts twice",
        "当日该级全部联系数，被两人联系的计两次",
    ),
    of=OF,
    example="gridctl why member.households chain-links",
    sets=SETS,
)


def explain(ctx: Context, subject: str, _: Period | None) -> Explained | None:
    """Return what the tier is made of."""
    tier = tier_of(ctx, subject)
    if tier is None:
        return None
    lines = tuple(line for held in tier.holders for line in link_lines(held))
    part = Part(LINKS, tier.links, lines, sums=True)
    return Explained(tier.links, (part,), parameters(ctx, tier))
