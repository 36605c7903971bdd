"""grid-size: a grid has too few or too many households or people.

Of each grid (of the tier called grid) all households are counted, those of members included, and
the `people` that grids.yaml tells; a grid that tells none is a finding where a clause limits them.
Both limits bind at once. Clauses: community-grid/size-households, size-people (hedged).
"""

from collections.abc import Iterator

from gridctl.compute.core import basic_grids
from gridctl.compute.related import Related
from gridctl.findings.finding import Breach, Severity
from gridctl.model.words import Words
from gridctl.policy.kinds import ClauseKind, Size
from gridctl.rules.rule import Context, Rule
from gridctl.rules.shared.counted import HINT, MESSAGES, counted, needs, sizes, too_few

_KEYS = ("grid.households", "grid.people")
RULE = Rule(
    code="GRD107",
    name="grid-size",
    severity=Severity.ERROR,
    summary=Words("a grid is neither too small nor too large", "网格规模适度"),
    why=Words(
        "A grid is as large as its people can walk, and no larger.",
        "网格太大走不过来，太小力量分散。",
    ),
    messages={
        **MESSAGES,
        "unknown": Words(
            "{subject} does not say how many people it has.", "{subject}没有填写人数。"
        ),
    },
    hint=HINT,
    good="- {id: G01, name: 一网格, people: 1200}",
    bad="- {id: G01, name: 一网格, people: 1700}",
    sets=_KEYS,
    tables=("grid_documents",),
    reads=("households", "former_values"),
    kind=ClauseKind.SIZE,
    needs=needs(*_KEYS),
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each grid that is too small or too large."""
    yield from sizes(ctx, RULE)
    for asked in counted(ctx, RULE, Size):
        told = {one.subject for one in asked.found}
        for grid in basic_grids(ctx.now):
            if grid.id not in told:
                silent = too_few(asked, Related(grid.id, grid.at), 0)
                yield silent._replace(variant="unknown", field="people", clause=asked.ruling.ref())
