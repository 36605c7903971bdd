"""member-without-core: a member whom no core member links.

Every present member who is not a core member of the term, wherever he or she is, is linked by a
core member of the term on the as-of date. A member newer than `grace_days` (where the clause
gives any) is a notice. A term without any core member is `core-per-grid` only, where that is
asked for. Clause: ninghai-2019/1.1-network.
"""

from collections.abc import Iterator
from datetime import timedelta

from gridctl.compute.core import members_of_core
from gridctl.findings.finding import Breach, Severity
from gridctl.model.words import Words
from gridctl.policy.kinds import Coverage, Span
from gridctl.rules.rule import Context, Rule

RULE = Rule(
    code="COR104",
    name="member-without-core",
    severity=Severity.ERROR,
    summary=Words("a core member links every other member", "每名党员都有中心户联系"),
    why=Words(
        "Whom no core household links, the organisation does not reach.",
        "没有中心户联系的党员，组织工作就落不到位。",
    ),
    messages={
        "": Words(
            "No core member of the term {term} links {member}.",
            "{member}没有{term}年度的中心户党员联系。",
        )
    },
    hint=Words(
        "Add a core-member row to assignments.csv, by a core member of the term.",
        "请在 assignments.csv 中补一行“中心户联党员”，人员为本年度中心户党员。",
    ),
    good="core-member,M008,M009,2023-01-01,,MT111",
    bad="core-member,M008,M009,2022-01-01,2022-12-31,MT005",
    sets=("member.core-household",),
    tables=("members", "core_households", "assignments"),
    reads=("former_values",),
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each member who is neither a core member nor linked by one."""
    ruling = ctx.asked("member.core-household", Coverage)
    state = ctx.now
    if ruling is None or (not state.core_rows and ctx.asked("grid.core-households", Span)):
        return
    grace = ruling.terms.grace_days
    newest = None if grace is None else ctx.as_of - timedelta(days=grace)
    linked = {member for members in members_of_core(state).values() for member in members}
    for member in state.members.values():
        if member.id in linked or member.id in state.core_members:
            continue
        new = newest is not None and member.since is not None and member.since >= newest
        yield Breach(
            member.at.mark(),
            {"member": member.id, "term": ctx.as_of.year},
            subject=member.id,
            severity=Severity.NOTICE if new else ruling.severity,
            clause=ruling.ref(),
            absent=True,
            doubts=("core_households",),
        )
