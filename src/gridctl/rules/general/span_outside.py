"""span-outside: a subject has fewer or more of something than a clause allows.

The general rule of spans that have no name of their own: any key of the vocabulary in
docs/policies.md (`unit.grids`, `committee-member.units`, `household.members` and so on). The
maximum binds at once, and each row too many is told, the latest by `since`; the minimum binds who
was a subject, and not exempt, on every day of the last ended quarter and still is. Of
`villager-group.households-per-core` the limits say for how many households there is one core
household; where no whole number keeps them, its neighbours are notices.
Clauses: jieqin/3.1-span-organisations, small-business/contact, pyramid/core-households.
"""

from collections.abc import Iterator

from gridctl.compute.relations import GENERAL
from gridctl.findings.finding import Breach, Severity
from gridctl.model.words import Words
from gridctl.policy.kinds import ClauseKind
from gridctl.rules.rule import Context, Rule
from gridctl.rules.shared.counted import HINT, MESSAGES, OF_TOTAL, READS, needs, spans

RULE = Rule(
    code="GEN102",
    name="span-outside",
    severity=Severity.ERROR,
    summary=Words("each subject has as many as a clause asks for", "数量在规定区间内"),
    why=Words(
        "Too few leaves someone out; too many and nobody is served.",
        "太少有人没人管，太多又管不过来。",
    ),
    messages={**MESSAGES, **OF_TOTAL},
    hint=HINT,
    good="unit-grid,U01,G03,2022-01-01,,MT005  (unit.grids: min 1)",
    bad="(no unit-grid row for U01 in assignments.csv)",
    sets=GENERAL,
    reads=READS,
    kind=ClauseKind.SPAN,
    needs=needs(*GENERAL),
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each subject below the minimum, and each object above the maximum."""
    yield from spans(ctx, RULE)
