"""core-span: how many other members a core member links.

Each core member of the term links `min` to `max` other present members, by core-member contacts
in force on the as-of date. Both limits bind at once: a term's contacts begin with the term.
Clause: ninghai-2019/1.1-core-span (hedged: a warning).
"""

from collections.abc import Iterator

from gridctl.compute.core import core_contacts
from gridctl.findings.finding import Breach, Severity
from gridctl.model.words import Words
from gridctl.policy.kinds import Span
from gridctl.rules.rule import Context, Rule

RULE = Rule(
    code="COR103",
    name="core-span",
    severity=Severity.WARNING,
    summary=Words(
        "a core member links as many other members as asked", "中心户党员联系党员的人数在规定范围内"
    ),
    why=Words(
        "The organisation reaches members through the core households.",
        "党组织通过中心户联系到每名党员。",
    ),
    messages={
        "few": Words(
            "{core} links {count} other {count:member|members}; at least {limit} are asked for.",
            "{core}联系党员{count}名，少于规定的{limit}名。",
        ),
        "many": Words(
            "{core} links {member} as member {count}; at most {limit} are allowed.",
            "{core}联系的{member}已是第{count}名党员，超过规定的{limit}名。",
        ),
    },
    hint=Words(
        "Even out the core-member rows in assignments.csv.",
        "请在 assignments.csv 中调整“中心户联党员”的行。",
    ),
    good="core-member,M008,M009,2023-01-01,,MT111  (5 to 15 such rows for M008)",
    bad="core-member,M008,M009,2023-01-01,,MT111  (4 such rows for M008)",
    sets=("core.members",),
    tables=("members", "core_households", "assignments"),
    reads=("former_values",),
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each core member below the minimum, and each contact above the maximum."""
    ruling = ctx.asked("core.members", Span)
    if ruling is None:
        return
    least, most = ruling.terms.min or 0, ruling.terms.max
    rows = {row.member: row for row in reversed(ctx.now.core_rows)}
    for core, contacts in core_contacts(ctx.now).items():
        for count, contact in enumerate(contacts if most is not None else (), 1):
            if count > (most or 0):
                yield Breach(
                    contact.at.mark(),
                    {"core": core, "member": contact.target, "count": count, "limit": most},
                    subject=core,
                    variant="many",
                    severity=ruling.severity,
                    clause=ruling.ref("max"),
                    related=(rows[core].at.mark(),),
                )
        if len(contacts) < least:
            yield Breach(
                rows[core].at.mark(),
                {"core": core, "count": len(contacts), "limit": least},
                subject=core,
                variant="few",
                severity=ruling.severity,
                clause=ruling.ref("min"),
                absent=True,
            )
