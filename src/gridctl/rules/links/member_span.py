"""member-span: how many ordinary households a member links.

Each member links at least `min` and at most `max` ordinary households (those in which no
member lives). Members of `exempt_age` full years, excused members and members away owe no
minimum; the maximum holds for everyone, at once. The minimum binds whoever was bound on every
day of the last ended quarter (the clause being in force throughout) and still is. No link at
all is `member-without-link` only. Clause: ninghai-2019/1.2-span.
"""

from collections.abc import Iterator

from gridctl.compute.bound import bound_throughout
from gridctl.findings.finding import Breach, Severity
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.policy.kinds import Span
from gridctl.rules.rule import Context, Rule

RULE = Rule(
    code="LNK101",
    name="member-span",
    severity=Severity.ERROR,
    summary=Words("a member links 5 to 20 ordinary households", "党员联系户数在5至20户之间"),
    why=Words(
        "Too few leaves households without anyone; too many and nobody is visited.",
        "联得太少有户无人管，联得太多走访顾不过来。",
    ),
    messages={
        "few": Words(
            "{member} links {count} households; at least {limit} are asked for.",
            "{member}联系{count}户，少于规定的{limit}户。",
        ),
        "many": Words(
            "{member} links {household} as household {count}; at most {limit} are allowed.",
            "{member}联系的{household}已是第{count}户，超过规定的{limit}户。",
        ),
    },
    hint=Words(
        "Move a link in links.csv, with its meeting.", "请在 links.csv 中调整联户，并填写会议。"
    ),
    good="M012,H101,2022-01-01,…  (5 to 20 rows for M012)",
    bad="M012,H121,2022-01-01,…  (the 21st row for M012)",
    sets=("member.households",),
    tables=("members", "households", "grid_documents", "links"),
    reads=("former_values",),
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each member below the minimum, and each link above the maximum."""
    ruling = ctx.asked("member.households", Span)
    if ruling is None:
        return
    terms, state = ruling.terms, ctx.now
    for member, links in state.links_of_member.items():
        most = len(links) if terms.max is None else terms.max
        for count, link in enumerate(links[most:], most + 1):
            yield Breach(
                link.at.mark(),
                {"member": member, "household": link.household, "count": count, "limit": terms.max},
                subject=member,
                variant="many",
                severity=ruling.severity,
                clause=ruling.ref("max"),
            )
    quarter = Period.of("quarter", ctx.as_of).step(-1)
    bound = bound_throughout(ctx.timeline, quarter, ctx.as_of, terms.exempt, terms.exempt_age)
    for person in bound if ctx.policies.over("member.households", Span, quarter) else ():
        count = len(state.links_of_member.get(person.id, ()))
        if 0 < count < (terms.min or 0):
            yield Breach(
                person.at.mark(),
                {"member": person.id, "count": count, "limit": terms.min},
                subject=person.id,
                variant="few",
                severity=ruling.severity,
                clause=ruling.ref("min"),
                absent=True,
            )
