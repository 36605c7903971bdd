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

KEY = "member.households"
RULE = Rule(
    code="LNK101",
    name="member-span",
    severity=Severity.ERROR,
    summary=Words("a member links as many households as asked", "党员联系户数在规定范围内"),
    why=Words(
        "Too few leaves households without anyone; too many and nobody is visited.",
        "联得太少有户无人管，联得太多走访顾不过来。",
    ),
    messages={
        "few": Words(
            "{member} links {count} {count:household|households}; at least {limit} are asked for.",
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
    sets=(KEY,),
    tables=("members", "households", "grid_documents", "links"),
    reads=("former_values",),
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each member below the minimum, and each link above the maximum."""
    linked, quarter = ctx.now.links_of_member, Period.of("quarter", ctx.as_of).step(-1)
    for ruling, members in ctx.asked_of(KEY, Span):
        most = ruling.terms.max
        for member in linked.keys() & members if most is not None else ():
            for count, link in enumerate(linked[member][most:], (most or 0) + 1):
                said: dict[str, object] = {"member": member, "household": link.household}
                said |= {"count": count, "limit": most}
                clause, mark = ruling.ref("max"), link.at.mark()
                yield Breach(mark, said, member, "", "many", ruling.severity, clause)
    for ruling, members in ctx.asked_of(KEY, Span, quarter):
        terms, least = ruling.terms, ruling.terms.min or 0
        bound = bound_throughout(ctx.timeline, quarter, ctx.as_of, terms.exempt, terms.exempt_age)
        for person in bound if least else ():
            count = len(linked.get(person.id, ()))
            if person.id in members and 0 < count < least:
                values: dict[str, object] = {"member": person.id, "count": count, "limit": least}
                clause, mark = ruling.ref("min"), person.at.mark()
                severity = ruling.severity
                yield Breach(mark, values, person.id, "", "few", severity, clause, absent=True)
