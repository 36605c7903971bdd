"""What `approval-missing` looks at: meetings that are named, and those that excused a member."""

from collections.abc import Iterator

from gridctl.compute.approvals import fault, fault_as_of
from gridctl.compute.approving import Passed, Passing, newly_excused
from gridctl.findings.finding import Breach
from gridctl.policy.kinds import Approval
from gridctl.policy.stack import Ruling
from gridctl.rules.rule import Context
from gridctl.rules.shared.exceptions import meetings


def passed(ctx: Context, ruling: Ruling[Approval], passing: Passing) -> Iterator[Breach]:
    """Yield what names no meeting, or one that did not or could not pass it."""
    for item in passing.find(ctx.village):
        if not item.named:
            if item.since is None or item.since >= ctx.records_from:
                yield _breach(ctx, ruling, item, "none")
        elif wrong := _fault(ctx, ruling, item):
            yield _breach(ctx, ruling, item, wrong)


def _fault(ctx: Context, ruling: Ruling[Approval], item: Passed) -> str:
    meeting = meetings(ctx).get(item.named)
    if meeting is None:
        return ""
    body, agenda = ruling.terms.body, ruling.terms.agenda
    wrong = fault_as_of(meeting, body, agenda, ctx.records_from, ctx.as_of)
    if wrong or item.since is None or (meeting.date or item.since) < ctx.records_from:
        return wrong
    return fault(meeting, body if meeting.kind else None, agenda, item.since)


def _breach(ctx: Context, ruling: Ruling[Approval], item: Passed, wrong: str) -> Breach:
    meeting, terms = meetings(ctx).get(item.named), ruling.terms
    said: dict[str, object] = {"subject": item.subject, "meeting": item.named}
    said |= {"body": terms.body, "agenda": terms.agenda, "file": item.mark.file}
    said |= {"kind": meeting.kind if meeting else ""}
    clause = ruling.ref("body" if wrong == "kind" else wrong)
    return Breach(item.mark, said, item.subject, item.field, wrong, ruling.severity, clause)


def excuses(ctx: Context, ruling: Ruling[Approval]) -> Iterator[Breach]:
    """Yield each member newly excused before whose excuse no meeting had it on its agenda."""
    body, agenda = ruling.terms.body, ruling.terms.agenda
    held = [m for m in ctx.village.meetings if m.kind is body and agenda in m.agenda]
    days = [m.date for m in held if m.date and m.date >= ctx.records_from]
    for member, since in newly_excused(ctx.timeline, ctx.records_from, ctx.as_of).items():
        if not any(day <= since for day in days):
            yield Breach(
                ctx.now.members[member].at.mark("excused"),
                {"subject": member, "body": body, "agenda": agenda, "due": since}
                | {"file": "meetings.csv"},
                subject=member,
                field="excused",
                variant="excuse",
                severity=ruling.severity,
                clause=ruling.ref(),
                absent=True,
                holders=("meetings",),
            )
