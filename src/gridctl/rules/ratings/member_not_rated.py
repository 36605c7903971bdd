"""member-not-rated: every member is rated in each round.

In a round that was held, each member present on the first day of its month has a row. The finding
stands at the member; a month without any row is `rating-round-missing` only. While the month runs
it is a notice. Clause: line-2022/3-rating.
"""

from collections.abc import Iterator

from gridctl.findings.finding import Breach, Severity
from gridctl.model.mark import Mark
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.policy.kinds import Cadence
from gridctl.rules.rule import Context, Rule

RULE = Rule(
    code="RAT102",
    name="member-not-rated",
    severity=Severity.ERROR,
    summary=Words("every member is rated in each round", "每轮评价覆盖每名党员"),
    why=Words("A round that leaves someone out compares nobody.", "漏评一人，评价就不公平。"),
    messages={
        "": Words(
            "{member} has no row in the ratings of {period}.",
            "{member}在{period}的群众评价中没有记录。",
        )
    },
    hint=Words(
        "Enter the member's ballots in {file}.",
        "请在 {file} 中填写该党员的得票。",
    ),
    good="M001,19,5,2,0  (a row for each member)",
    bad="no row for M001",
    sets=("member.rating",),
    tables=("ratings", "members"),
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each member whom a round leaves out."""
    rated: dict[Period, set[str]] = {}
    for rating in ctx.village.ratings:
        rated.setdefault(rating.period, set()).add(rating.member)
    for judged in ctx.judged("member.rating", Cadence):
        period, months = judged.period, judged.terms.months
        if period not in rated or (months and period.number not in months):
            continue
        path = ctx.path_of("ratings", period)
        for member in ctx.timeline.on(period.first).members.values():
            if member.id not in rated[period]:
                yield Breach(
                    member.at.mark(),
                    {"member": member.id, "period": period, "file": path},
                    subject=member.id,
                    severity=judged.severity,
                    clause=judged.ruling.ref("months"),
                    absent=True,
                    related=(Mark(path),),
                )
