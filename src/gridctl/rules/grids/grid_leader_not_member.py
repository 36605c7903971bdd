"""grid-leader-not-member: a grid is led by someone who is not a member.

The leader of every grid is a member present on the as-of date: neither staff, nor a member who
has left or has not yet come. An id that names nobody is `unknown-reference` only, a blank leader
`grid-without-leader` only. Clause: line-2022/2.2-grids.
"""

from collections.abc import Iterator

from gridctl.compute.posts import not_members
from gridctl.findings.finding import Breach, Severity
from gridctl.model.words import Words
from gridctl.policy.kinds import Membership
from gridctl.rules.rule import Context, Rule

RULE = Rule(
    code="GRD101",
    name="grid-leader-not-member",
    severity=Severity.ERROR,
    summary=Words("a grid leader is a party member", "网格长由党员担任"),
    why=Words(
        "The grid leader answers for the grid to the branch.", "网格长要代表党组织对网格负责。"
    ),
    messages={
        "staff": Words(
            "{leader} leads {grid} but is not a party member.",
            "{grid}的网格长{leader}不是党员。",
        ),
        "absent": Words(
            "{leader} leads {grid} but is not a member of this village on {day}.",
            "{grid}的网格长{leader}在{day}不是本村在册党员。",
        ),
    },
    hint=Words(
        "Put a present member's id at `leader` in grids.yaml.",
        "请在 grids.yaml 的 leader 处填写在册党员的编号。",
    ),
    good="leader: M012",
    bad="leader: S01",
    sets=("grid.leader",),
    tables=("grid_documents", "members"),
    reads=("staff", "former_values"),
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each grid whose leader is known and no present member."""
    ruling = ctx.asked("grid.leader", Membership)
    if ruling is None:
        return
    others = not_members(ctx.as_read, ctx.now)
    for grid in ctx.now.grids.values():
        if grid.leader in others:
            yield Breach(
                grid.at.mark("leader"),
                {"grid": grid.id, "leader": grid.leader, "day": ctx.as_of},
                subject=grid.id,
                field="leader",
                variant=others[grid.leader],
                severity=ruling.severity,
                clause=ruling.ref(),
            )
