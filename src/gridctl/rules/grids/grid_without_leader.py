"""grid-without-leader: a grid has no leader.

Every grid names one. Clause: line-2022/2.2-leaders.
"""

from collections.abc import Iterator

from gridctl.findings.finding import Breach, Severity
from gridctl.model.words import Words
from gridctl.policy.kinds import Coverage
from gridctl.rules.rule import Context, Rule

RULE = Rule(
    code="GRD103",
    name="grid-without-leader",
    severity=Severity.ERROR,
    summary=Words("every grid has a leader", "每个网格都有网格长"),
    why=Words("A grid without a leader has nobody to report to.", "没有网格长，网格里的事没人管。"),
    messages={"": Words("{grid} has no leader.", "{grid}没有网格长。")},
    hint=Words(
        "Put a member's id at `leader` in grids.yaml.",
        "请在 grids.yaml 的 leader 处填写党员编号。",
    ),
    good="- {id: G02, name: 中坝网格, leader: M012}",
    bad="- {id: G02, name: 中坝网格}",
    sets=("grid.leader-named",),
    tables=("grid_documents",),
    reads=("former_values",),
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each grid whose leader is blank."""
    ruling = ctx.asked("grid.leader-named", Coverage)
    if ruling is None:
        return
    for grid in ctx.now.grids.values():
        if not grid.leader:
            yield Breach(
                grid.at.mark(),
                {"grid": grid.id},
                subject=grid.id,
                field="leader",
                severity=ruling.severity,
                clause=ruling.ref(),
                absent=True,
            )
