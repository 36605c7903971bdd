"""The limits that hold for a member's number of households, with the clause of each."""

from collections.abc import Callable, Iterator

from gridctl.compute.quota import MemberQuota
from gridctl.figures.figure import Explained, Line, Parameter, Part
from gridctl.figures.links.lying import LINK
from gridctl.figures.quotas.worked_out import SPAN_KEY, quotas
from gridctl.model.words import Words
from gridctl.policy.kinds import Span
from gridctl.policy.stack import Ruling
from gridctl.rules.rule import Context

SETS = (SPAN_KEY,)
LOW, HIGH = Words("minimum", "下限"), Words("maximum", "上限")
LINKED = Words("ordinary households linked", "已联普通户")
_NO_MINIMUM = Words(
    "{member} owes no minimum: an exemption holds (its ground is not kept).",
    "{member}不作下限要求（不记录原因）。",
)
Note = tuple[Words, dict[str, object]]


def member_quota(ctx: Context, subject: str) -> MemberQuota | None:
    """Return a present member's quota."""
    return next((quota for quota in quotas(ctx).members if quota.member == subject), None)


def members(ctx: Context, _: object = None) -> Iterator[str]:
    """Yield the members present."""
    return (quota.member for quota in quotas(ctx).members)


def bound(ctx: Context, _: object = None) -> Iterator[str]:
    """Yield the members present for whom some span is in force."""
    return (member for member in members(ctx) if ruling_of(ctx, member) is not None)


def ruling_of(ctx: Context, member: str) -> Ruling[Span] | None:
    """Return what holds for a member; a narrower audience's terms win for its people."""
    found = (ruling for ruling, persons in ctx.asked_of(SPAN_KEY, Span) if member in persons)
    return next(found, None)


def limits(ctx: Context, quota: MemberQuota) -> tuple[Parameter, ...]:
    """Return the minimum that a member owes and the maximum, each with its clause."""
    ruling = ruling_of(ctx, quota.member)
    if ruling is None:
        return ()
    found = []
    if quota.low is not None:
        found.append(Parameter(LOW, quota.low, ruling.ref("min")))
    if quota.high is not None:
        found.append(Parameter(HIGH, quota.high, ruling.ref("max")))
    return tuple(found)


def link_lines(ctx: Context, member: str) -> tuple[Line, ...]:
    """Return the row of each ordinary household that a member links."""
    return tuple(
        Line(link.at.mark(), LINK, {"member": member, "household": link.household})
        for link in ctx.now.links_of_member.get(member, ())
    )


def linked_part(ctx: Context, quota: MemberQuota) -> Part:
    """Return the term of the households that a member links."""
    return Part(LINKED, quota.households, link_lines(ctx, quota.member), sums=True)


def notes(quota: MemberQuota) -> tuple[Note, ...]:
    """Say that a member owes no minimum, where that is so."""
    return ((_NO_MINIMUM, {"member": quota.member}),) if quota.exempt else ()


def against_span(ctx: Context, quota: MemberQuota, value: int) -> Explained:
    """Return a figure worked out from a member's households and limits."""
    return Explained(value, (linked_part(ctx, quota),), limits(ctx, quota), notes(quota))


def beyond_span(
    ctx: Context, subject: str, number: Callable[[MemberQuota], int]
) -> Explained | None:
    """Return how far a member is outside the limits; None for whom no span is in force."""
    quota = member_quota(ctx, subject)
    if quota is None or ruling_of(ctx, subject) is None:
        return None
    return against_span(ctx, quota, number(quota))
