"""size-outside: a unit has fewer or more parts than a clause allows.

The general rule of sizes that have no name of their own: any key of the vocabulary in
docs/policies.md (`grid.villager-groups`, `grid.members`, `village.branches` and so on). Both limits
bind at once, on the as-of date. What is too much stands at the rows too many where they have rows
of their own, else at the unit. Clause: community-grid/size-villages.
"""

from collections.abc import Iterator

from gridctl.compute.relations import GENERAL
from gridctl.findings.finding import Breach, Severity
from gridctl.model.words import Words
from gridctl.policy.kinds import ClauseKind
from gridctl.rules.rule import Context, Rule
from gridctl.rules.shared.counted import HINT, MESSAGES, READS, needs, sizes

_KEYS = tuple(key for key in GENERAL if not key.startswith("villager-group.households-per"))
RULE = Rule(
    code="GEN105",
    name="size-outside",
    severity=Severity.ERROR,
    summary=Words("a unit has as many parts as a clause asks for", "规模符合规定"),
    why=Words("A unit of the right size can be looked after.", "规模适当，才照顾得过来。"),
    messages=MESSAGES,
    hint=HINT,
    good="- {id: G01, villager_groups: [{id: VG01, name: 一组}]}  (grid.villager-groups: 1)",
    bad="- {id: G01, villager_groups: []}",
    sets=_KEYS,
    reads=READS,
    kind=ClauseKind.SIZE,
    needs=needs(*_KEYS),
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each unit that is too small or too large."""
    yield from sizes(ctx, RULE)
