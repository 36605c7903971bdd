"""core-per-grid: how many core members a grid has.

Each grid (of the tier called grid) has `min` to `max` core members of the term, by duty grid,
else by home. Where this and the share of core households cannot both hold, it is a notice that
names both. Clause: ninghai-2019/1.1-core-per-grid.
"""

from collections.abc import Iterator

from gridctl.compute.core import basic_grids, core_by_grid, homeless_core, in_order_of_election
from gridctl.findings.finding import Breach, Severity
from gridctl.model.words import Words
from gridctl.rules.rule import Context, Rule
from gridctl.rules.shared.core_terms import core_terms

_BOTH = Words(
    "; the share asks for {low}–{high}, the grids ({grids}) for {least}–{most}: both cannot hold.",
    "；按比例全村应为{low}至{high}户，按{grids}个网格应为{least}至{most}户，无法同时满足。",
)
_FEW = Words(
    "The core members of {grid} number {count}; at least {limit} are asked for",
    "{grid}有中心户党员{count}名，少于规定的{limit}名",
)
_MANY = Words(
    "{member} is core member {count} of {grid}; at most {limit} are allowed",
    "{member}是{grid}的第{count}名中心户党员，超过规定的{limit}名",
)
RULE = Rule(
    code="COR102",
    name="core-per-grid",
    severity=Severity.ERROR,
    summary=Words("a grid has as many core members as asked", "网格中心户党员数在规定范围内"),
    why=Words("A core household should be within reach.", "每名党员身边都要有中心户联系。"),
    messages={
        "few": Words(_FEW.en + ".", _FEW.zh + "。"),
        "many": Words(_MANY.en + ".", _MANY.zh + "。"),
        "few-clash": Words(_FEW.en + _BOTH.en, _FEW.zh + _BOTH.zh),
        "many-clash": Words(_MANY.en + _BOTH.en, _MANY.zh + _BOTH.zh),
    },
    hint=Words("Mend the term's rows in core-households.csv.", "请更正 core-households.csv 的行。"),
    good="2023,M008,elected,MT108,  (2 to 5 such rows for the members of G01)",
    bad="2023,M008,elected,MT108,  (1 such row for the members of G01)",
    sets=("grid.core-households",),
    tables=("members", "households", "grid_documents", "core_households"),
    reads=("former_values", "meetings"),
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each grid with too few core members, and each core row too many."""
    asked, found = core_terms(ctx), core_by_grid(ctx.now)
    if asked.span is None:
        return
    suffix = "-clash" if asked.clash else ""
    severity = Severity.NOTICE if asked.clash else asked.span.severity
    least, most = asked.span.terms.min or 0, asked.span.terms.max
    both, homeless = asked.said, homeless_core(ctx.now)
    for grid in basic_grids(ctx.now):
        said, rows = both | {"grid": grid.id}, found.get(grid.id, ())
        rows = in_order_of_election(ctx.village, rows) if len(rows) > 1 else rows
        for count, row in list(enumerate(rows, 1))[len(rows) if most is None else most :]:
            yield Breach(
                row.at.mark(),
                said | {"member": row.member, "count": count, "limit": most},
                subject=grid.id,
                variant="many" + suffix,
                severity=severity,
                clause=asked.span.ref("max"),
            )
        if len(rows) + homeless < least:
            yield Breach(
                grid.at.mark(),
                said | {"count": len(rows), "limit": least},
                subject=grid.id,
                variant="few" + suffix,
                severity=severity,
                clause=asked.span.ref("min"),
                absent=True,
                doubts=("core_households",),
            )
