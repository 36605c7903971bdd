"""contact-chain-span: a tier of the contact chain looks after too few or too many of the next.

The chain goes from a member of the organisation's committee to branches, from one of a branch's
committee to party groups, from a party group's leader to core households or model posts (the data
do not mark a post: whoever is linked counts), and from a core household to members, each by the
contacts in force in assignments.csv. Secretaries belong to their committee. The maximum binds at
once; the minimum as in `span-outside`, but from the first day of a core member's term.
Clauses: pyramid/spans-committee, spans-branch-committee, spans-group-leader, spans-core.
"""

from collections.abc import Iterator

from gridctl.compute.relations import CONTACT_CHAIN
from gridctl.findings.finding import Breach, Severity
from gridctl.model.words import Words
from gridctl.policy.kinds import ClauseKind
from gridctl.rules.rule import Context, Rule
from gridctl.rules.shared.counted import HINT, MESSAGES, READS, needs, spans

RULE = Rule(
    code="ORG102",
    name="contact-chain-span",
    severity=Severity.ERROR,
    summary=Words("each tier of the contact chain keeps its span", "联系链各级数量符合规定"),
    why=Words(
        "A chain holds only if every link of it carries its share.",
        "一级联一级，哪一级断了都联不到群众。",
    ),
    messages=MESSAGES,
    hint=HINT,
    good="branch-party-group,M017,PG01,2022-01-01,,MT005  (1 to 2 such rows for M017)",
    bad="branch-party-group,M017,PG03,2022-01-01,,MT005  (the 3rd row for M017)",
    sets=CONTACT_CHAIN,
    tables=("branch_documents", "assignments"),
    reads=tuple(name for name in READS if name not in {"branch_documents", "assignments"}),
    kind=ClauseKind.SPAN,
    needs=needs(*CONTACT_CHAIN),
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each tier below the minimum, and each contact above the maximum."""
    yield from spans(ctx, RULE)
