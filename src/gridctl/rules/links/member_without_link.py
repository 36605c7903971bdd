"""member-without-link: a member links no ordinary household.

Judged is every member bound on every day of the last ended quarter, and still: present, and not
exempt by the span `member.households` where it is in force (else nobody is exempt). Asked for by
a clause that was in force throughout that quarter: that every member has a link, or a span with
a minimum. A link to a household in which a member lives is none.
Clauses: line-2022/2.2-households, ninghai-2019/1.2-span.
"""

from collections.abc import Collection, Iterator

from gridctl.compute.bound import bound_throughout
from gridctl.findings.finding import Breach, Severity
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.policy.kinds import Coverage, Span
from gridctl.policy.stack import Ruling
from gridctl.rules.rule import Context, Rule

RULE = Rule(
    code="LNK102",
    name="member-without-link",
    severity=Severity.ERROR,
    summary=Words("every member links ordinary households", "每名党员都联系农户"),
    why=Words(
        "Every member is paired with households; nobody serves only on paper.",
        "党员都要结对联户，不能只挂名。",
    ),
    messages={
        "": Words("{member} links no ordinary household.", "{member}没有联系任何农户。"),
    },
    hint=Words(
        "Add the member's links to links.csv, with the meeting that approved them.",
        "请在 links.csv 中补充该党员的联户，并填写通过会议。",
    ),
    good="M012,H101,2022-01-01,…",
    bad="(no row for M012 in links.csv)",
    sets=("member.link", "member.households"),
    tables=("members", "households", "links"),
    reads=("former_values",),
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each bound member without a link."""
    quarter, key = Period.of("quarter", ctx.as_of).step(-1), "member.households"
    clause = ctx.asked("member.link", Coverage)
    if clause and not ctx.policies.over("member.link", Coverage, quarter):
        clause = None
    rest = set(ctx.now.members)
    for span, members in ctx.asked_of(key, Span):
        rest -= set(members)
        audience = span.adopted.clause.audience
        owed = span.terms.min and ctx.policies.over(key, Span, quarter, ctx.here, audience)
        if clause or owed:
            yield from _bare(ctx, clause or span, members, span.terms)
    if clause:
        yield from _bare(ctx, clause, rest)


def _bare(
    ctx: Context,
    ruling: Ruling[Coverage] | Ruling[Span],
    members: Collection[str],
    terms: Span | None = None,
) -> Iterator[Breach]:
    """Yield those of `members` who were bound throughout the last quarter and link nobody."""
    quarter = Period.of("quarter", ctx.as_of).step(-1)
    kinds, age = (terms.exempt, terms.exempt_age) if terms else ((), None)
    for member in bound_throughout(ctx.timeline, quarter, ctx.as_of, kinds, age):
        if member.id in members and member.id not in ctx.now.links_of_member:
            yield Breach(
                member.at.mark(),
                {"member": member.id},
                subject=member.id,
                severity=ruling.severity,
                clause=ruling.ref(),
                absent=True,
                doubts=() if terms else ("policies",),  # the span of a lost pack may exempt
            )
