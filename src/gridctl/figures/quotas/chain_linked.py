"""chain-linked: how many of the tier below somebody of the tier above links.

The subject is the policy key that limits the tier, such as party-group-leader.core-households.
Clauses: pyramid/spans-*, ninghai-2019/1.1-core-span, 1.2-span, jieqin/3.1-span.
"""

from gridctl.figures.figure import Explained, Figure, Part
from gridctl.figures.quotas.chain_tiers import (
    LEFT,
    LINKED,
    OF,
    SETS,
    id_lines,
    parameters,
    subjects,
    tier_of,
)
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

__all__ = ["FIGURE", "explain", "subjects"]

FIGURE = Figure(
    name="chain-linked",
    title=Words("linked of the tier below", "下一级中已有人联系的"),
    formula=Words(
        "different ones of the tier below with a link in force on the day",
        "当日有人联系的下一级个数，每个计一次",
    ),
    of=OF,
    example="gridctl why member.households chain-linked",
    sets=SETS,
)


def explain(ctx: Context, subject: str, _: Period | None) -> Explained | None:
    """Return what the tier is made of."""
    tier = tier_of(ctx, subject)
    if tier is None:
        return None
    done = set(tier.linked)
    linked = {target: mark for target, mark in tier.targets.items() if target in done}
    left = {target: mark for target, mark in tier.targets.items() if target not in done}
    parts = (
        Part(LINKED, len(linked), id_lines(linked), sums=True),
        Part(LEFT, len(left), id_lines(left), sums=True),
    )
    return Explained(len(tier.linked), parts, parameters(ctx, tier))
