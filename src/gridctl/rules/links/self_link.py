"""self-link: a member links the household in which he or she lives.

On some day since `records_from`, up to the as-of date, the link is in force and the member lives
in that household. Clause: ninghai-2019/1.2-own.
"""

from collections.abc import Iterator
from datetime import date

from gridctl.findings.finding import Breach, Severity
from gridctl.model.bonds import Link
from gridctl.model.words import Words
from gridctl.policy.kinds import Membership
from gridctl.rules.rule import Context, Rule

RULE = Rule(
    code="LNK105",
    name="self-link",
    severity=Severity.ERROR,
    summary=Words("a member links other households than the own", "党员联系的不是自己家"),
    why=Words("A link is a service to neighbours.", "联户是服务他人，不是服务自家。"),
    messages={
        "": Words(
            "{member} links {household}, where he or she lives (on {day}).",
            "{member}联系的{household}是本人所在户（{day}）。",
        )
    },
    hint=Words(
        "In links.csv end the link on the day before the move, or remove it.",
        "请在 links.csv 中将该联户截止到迁入前一日，或删除该行。",
    ),
    good="M012,H101,2022-01-01,…  (M012 lives in H095)",
    bad="M012,H095,2022-01-01,…  (M012 lives in H095)",
    sets=("link.household",),
    tables=("members", "households", "links"),
    reads=("former_values",),
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each link to a household that is or was the member's home while it held."""
    ruling = ctx.asked("link.household", Membership)
    if ruling is None:
        return
    homes = {(member.id, member.household) for member in ctx.village.members}
    homes |= {(former.subject, former.value) for former in ctx.village.former_values}
    for link in ctx.village.links:
        if (link.member, link.household) in homes and (day := _shared_day(ctx, link)):
            yield Breach(
                link.at.mark("household"),
                {"member": link.member, "household": link.household, "day": day},
                subject=link.member,
                field="household",
                severity=ruling.severity,
                clause=ruling.ref(),
            )


def _shared_day(ctx: Context, link: Link) -> date | None:
    """Return the first day on which the member links the household and lives in it."""
    first = max(link.since or date.min, ctx.records_from)
    last = min(link.until or ctx.as_of, ctx.as_of)
    for state in ctx.timeline.between(first, last) if first <= last else ():
        member = state.members.get(link.member)
        if member and member.household == link.household and link.household in state.households:
            return max(first, state.since)
    return None
