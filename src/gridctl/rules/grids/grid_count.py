"""grid-count: a village has too few or too many grids.

Counted are the grids of the tier called grid. Both limits bind at once; too few stands at
grids.yaml, each one too many at the grid. Clause: sanlian/1.2-village-grids.
"""

from collections.abc import Iterator

from gridctl.findings.finding import Breach, Severity
from gridctl.model.words import Words
from gridctl.policy.kinds import ClauseKind
from gridctl.rules.rule import Context, Rule
from gridctl.rules.shared.counted import HINT, MESSAGES, sizes

RULE = Rule(
    code="GRD108",
    name="grid-count",
    severity=Severity.ERROR,
    summary=Words("a village has as many grids as it can man", "村级网格数量符合规定"),
    why=Words(
        "Each grid is led by someone of the committee, and there are only so many.",
        "班子成员包网格，网格数量要与班子人数相当。",
    ),
    messages=MESSAGES,
    hint=HINT,
    good="grids: [{id: G01, …}, {id: G02, …}, {id: G03, …}]",
    bad="grids: [{id: G01, …}, {id: G02, …}]",
    sets=("village.grids",),
    tables=("grid_documents",),
    reads=("former_values",),
    kind=ClauseKind.SIZE,
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield the village with too few grids, or each grid too many."""
    yield from sizes(ctx, RULE) if ctx.begun else ()
