"""courtyard-contact-not-member: someone who is not a member links a courtyard.

The person of every contact of the kind courtyard in force on the as-of date is a member present
on that day: neither staff, nor a member who has left. An id that names nobody is
`unknown-reference` only. Clause: line-2022/2.2-contacts.
"""

from collections.abc import Iterator

from gridctl.compute.posts import not_members
from gridctl.findings.finding import Breach, Severity
from gridctl.model.choices import AssignmentKind
from gridctl.model.words import Words
from gridctl.policy.kinds import Membership
from gridctl.rules.rule import Context, Rule

RULE = Rule(
    code="GRD105",
    name="courtyard-contact-not-member",
    severity=Severity.ERROR,
    summary=Words("who links a courtyard is a member", "联系院落的是党员"),
    why=Words("Linking a courtyard is a member's duty.", "联系院落是党员的职责。"),
    messages={
        "staff": Words(
            "{person} links {courtyard} but is not a party member.",
            "联系院落{courtyard}的{person}不是党员。",
        ),
        "absent": Words(
            "{person} links {courtyard} but is not a member of this village on {day}.",
            "联系院落{courtyard}的{person}在{day}不是本村在册党员。",
        ),
    },
    hint=Words(
        "Give the courtyard to a member in assignments.csv, and end this row.",
        "请在 assignments.csv 中改由党员联系，并填写本行的截止日期。",
    ),
    good="courtyard,M013,C104,2022-01-01,,MT005",
    bad="courtyard,S01,C104,2022-01-01,,MT005",
    sets=("courtyard.contact",),
    tables=("members", "assignments"),
    reads=("staff", "former_values"),
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each courtyard contact in force whose person is known and no present member."""
    ruling = ctx.asked("courtyard.contact", Membership)
    if ruling is None:
        return
    others = not_members(ctx.as_read, ctx.now)
    for contact in ctx.now.contacts(AssignmentKind.COURTYARD):
        if contact.person in others:
            yield Breach(
                contact.at.mark("person"),
                {"person": contact.person, "courtyard": contact.target, "day": ctx.as_of},
                subject=contact.target,
                field="person",
                variant=others[contact.person],
                severity=ruling.severity,
                clause=ruling.ref(),
            )
