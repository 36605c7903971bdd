"""courtyard-without-member: no member links a courtyard.

Every courtyard has at least one contact of the kind courtyard in force on the as-of date whose
person is a present member. Where only someone else links it, it is `courtyard-contact-not-member`
only (where that is asked for). Clause: line-2022/2.2-courtyards.
"""

from collections.abc import Iterator

from gridctl.compute.posts import not_members
from gridctl.findings.finding import Breach, Severity
from gridctl.model.choices import AssignmentKind
from gridctl.model.words import Words
from gridctl.policy.kinds import Coverage, Membership
from gridctl.rules.rule import Context, Rule

RULE = Rule(
    code="GRD104",
    name="courtyard-without-member",
    severity=Severity.ERROR,
    summary=Words("every courtyard is linked by a member", "每个院落都有党员联系"),
    why=Words(
        "Neighbours in a courtyard share one contact for what concerns them all.",
        "院落里的共同事务要有党员牵头联系。",
    ),
    messages={"": Words("No member links {courtyard}.", "院落{courtyard}没有党员联系。")},
    hint=Words(
        "Add a courtyard row with a member to assignments.csv.",
        "请在 assignments.csv 中补一行“联系院落”，人员为党员。",
    ),
    good="courtyard,M013,C104,2022-01-01,,MT005",
    bad="courtyard,M013,C104,2022-01-01,2022-05-31,MT005",
    sets=("courtyard.member",),
    tables=("grid_documents", "members", "assignments"),
    reads=("staff", "former_values"),
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each courtyard without a contact who is a present member."""
    ruling = ctx.asked("courtyard.member", Coverage)
    if ruling is None:
        return
    narrower = ctx.asked("courtyard.contact", Membership) is not None
    others = not_members(ctx.as_read, ctx.now) if narrower else {}
    covered = {
        contact.target
        for contact in ctx.now.contacts(AssignmentKind.COURTYARD)
        if contact.person in ctx.now.members or contact.person in others
    }
    for courtyard in ctx.now.courtyards.values():
        if courtyard.id not in covered:
            yield Breach(
                courtyard.at.mark(),
                {"courtyard": courtyard.id},
                subject=courtyard.id,
                severity=ruling.severity,
                clause=ruling.ref(),
                absent=True,
            )
