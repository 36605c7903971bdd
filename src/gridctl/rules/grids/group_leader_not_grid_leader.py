"""group-leader-not-grid-leader: a villager group's leader is a member but does not lead its grid.

Judged only where the grid is that one group: in a grid of several, one of their leaders leads.
Its head is a present member, and its leader somebody else. A blank leader is `grid-without-leader`
only, one who is no member `grid-leader-not-member` only (where asked for), an id that names nobody
`unknown-reference` only. Clause: line-2022/2.2-group-leader.
"""

from collections.abc import Iterator

from gridctl.compute.posts import not_members
from gridctl.findings.finding import Breach, Severity
from gridctl.model.places import Grid
from gridctl.model.words import Words
from gridctl.policy.kinds import Coverage, Membership
from gridctl.rules.rule import Context, Rule

RULE = Rule(
    code="GRD102",
    name="group-leader-not-grid-leader",
    severity=Severity.ERROR,
    summary=Words(
        "a villager group's leader who is a member leads the grid of that one group",
        "一组一网格的，组长是党员即担任网格长",
    ),
    why=Words("Two leaders send people from one to the other.", "两个负责人会让群众跑冤枉路。"),
    messages={
        "": Words(
            "{head}, a member, heads {group}, the only group of {grid}; {leader} leads {grid}.",
            "{grid}只有{group}一个组，组长{head}是党员，网格长却是{leader}。",
        ),
        "blank": Words(
            "{head}, a member, heads {group}, the only group of {grid}; {grid} has no leader.",
            "{grid}只有{group}一个组，组长{head}是党员，网格长却空缺。",
        ),
    },
    hint=Words(
        "Put the group's head at `leader` in grids.yaml.",
        "请在 grids.yaml 的 leader 处填写该组组长。",
    ),
    good="leader: M012, villager_groups: [{id: VG02, head: M012}]",
    bad="leader: M014, villager_groups: [{id: VG02, head: M012}]",
    sets=("villager-group.head",),
    tables=("grid_documents", "members"),
    reads=("staff", "former_values"),
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each grid of one group whose head should lead it."""
    ruling = ctx.asked("villager-group.head", Membership)
    if ruling is None:
        return
    state = ctx.now
    for grid in state.grids.values():
        if len(grid.villager_groups) != 1:
            continue
        group = state.villager_groups[grid.villager_groups[0].id]
        if group.head in state.members and group.head != grid.leader and _ours(ctx, grid):
            yield Breach(
                grid.at.mark("leader") if grid.leader else grid.at.mark(),
                {"grid": grid.id, "group": group.id, "head": group.head, "leader": grid.leader},
                subject=grid.id,
                field="leader",
                variant="" if grid.leader else "blank",
                severity=ruling.severity,
                clause=ruling.ref(),
            )


def _ours(ctx: Context, grid: Grid) -> bool:
    """Say whether no narrower rule tells of the grid's leader."""
    if not grid.leader:
        return ctx.asked("grid.leader-named", Coverage) is None
    if grid.leader in ctx.now.members:
        return True
    others = not_members(ctx.as_read, ctx.now)
    return grid.leader in others and ctx.asked("grid.leader", Membership) is None
