"""share-outside: a share of a total is outside its percentages.

The general rule of shares that have no name of their own (`village.linked-households`,
`village.core-members`, `grid.linked-households`, `villager-group.core-households`): of each
subject's total, between `low` and `high` percent are asked for, in whole numbers: the lower bound
is rounded up, the upper one down. Where no whole number lies between, either neighbour is a
notice, and what is beyond them a breach. Judged on the as-of date. The share of core households of
the whole village is `core-share`.
"""

from collections.abc import Iterator

from gridctl.compute.relations import SHARES
from gridctl.compute.shares import share_bounds
from gridctl.findings.finding import Breach, Severity
from gridctl.model.words import Words
from gridctl.policy.kinds import ClauseKind, Share
from gridctl.rules.rule import Context, Rule
from gridctl.rules.shared.counted import HINT, OF_TOTAL, READS, counted, needs, outside

RULE = Rule(
    code="GEN104",
    name="share-outside",
    severity=Severity.ERROR,
    summary=Words("a share lies between its percentages", "占比在规定区间内"),
    why=Words(
        "A share keeps an honour rare, or a service wide.",
        "比例管住数量：荣誉不滥评，服务不漏人。",
    ),
    messages=OF_TOTAL,
    hint=HINT,
    good="(40 households, 6 core households: villager-group.core-households, 15 to 20 percent)",
    bad="(40 households, 9 core households)",
    sets=SHARES,
    reads=READS,
    kind=ClauseKind.SHARE,
    needs=needs(*SHARES),
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each subject whose share is outside the percentages."""
    for asked in counted(ctx, RULE, Share):
        low, high = asked.ruling.terms.low or 0, asked.ruling.terms.high
        for one in asked.found:
            bounds = share_bounds(one.total or 0, low, 100 if high is None else high)
            short = one.amount < min(bounds.low, bounds.high)
            clause = asked.ruling.ref("low" if short else "high")
            yield from outside(asked, one, bounds, clause)
