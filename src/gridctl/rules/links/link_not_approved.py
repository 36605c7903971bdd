"""link-not-approved: no meeting passed a link, or its end, that should have.

A link that starts on the first day of a passed list (or before any) is of that list: a members'
meeting with the list on its agenda passes it, by that day. A later link, or one that ended for
whatever reason, is a change: a meeting of the village organisation passes it before it takes
effect (before the first day of a new link, by the last of an ended one). What was decided before
`records_from` is not judged, nor an unknown id. Clauses: ninghai-2019/1.2-approval, 1.2-stability.
"""

from collections.abc import Iterator
from functools import partial

from gridctl.compute.approvals import fault, list_starts, steps
from gridctl.findings.finding import Breach, Severity
from gridctl.model.choices import Agenda, MeetingKind
from gridctl.model.words import Words
from gridctl.policy.kinds import Approval
from gridctl.rules.rule import Context, Rule

_BEGUN, _ENDED = Words("begun on", "起"), Words("ended on", "止")
_EN = "{member}'s link with {household}, {what} {day}, "
_ZH = "{member}联系{household}（{day}{what}）"
_DUE = Words(
    "; a meeting of the kind {body} with the item {agenda} passes it first.",
    "，应先经{body}以“{agenda}”议程通过。",
)
_WRONG = {
    "none": ("names no meeting", "未填会议"),
    "kind": ("names {meeting}, of the kind {kind}", "所填{meeting}是{kind}"),
    "agenda": ("names {meeting}, which had no such item", "所填{meeting}没有这项议程"),
    "late": ("was passed by {meeting} on {held} only", "到{held}才由{meeting}通过"),
}
RULE = Rule(
    code="LNK107",
    name="link-not-approved",
    severity=Severity.ERROR,
    summary=Words("a meeting passes links and changes first", "联户名单和每次调整都先经会议通过"),
    why=Words("Nobody should lose their member unseen.", "联户不能私下变动，群众要知道谁联自己。"),
    messages={
        name: Words(_EN + w[0] + _DUE.en, _ZH + w[1] + _DUE.zh) for name, w in _WRONG.items()
    },
    hint=Words("Name the meeting that passed it in links.csv.", "请在 links.csv 填写通过的会议。"),
    good="M019,H146,2022-06-01,,near,organisation,MT047,",
    bad="M019,H146,2022-06-01,,near,organisation,,",
    sets=("link.list", "link.change"),
    tables=("links", "meetings"),
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each link, and each end of a link, without the meeting that it needs."""
    unread = {p.mark.line for p in ctx.problems if p.mark.file == "meetings.csv"}
    meetings = {m.id: m for m in ctx.as_read.meetings if m.at.line not in unread}
    listed = ctx.asked("link.list", Approval)
    body = listed.terms.body if listed else MeetingKind.MEMBERS
    agenda = listed.terms.agenda if listed else Agenda.LINK_LIST
    starts = list_starts(ctx.village.links, meetings, body, agenda)
    for step in steps(ctx.village.links, starts, ctx.records_from, ctx.as_of):
        link, meeting = step.link, meetings.get(step.named)
        asked = "link.change" if step.change else "link.list", Approval, step.day
        ruling = ctx.once(asked, partial(ctx.policies.on, *asked))
        if ruling is None or (step.named and meeting is None):
            continue
        if meeting and (step.decided(meeting, starts) or step.day) < ctx.records_from:
            continue
        body, agenda = ruling.terms.body, ruling.terms.agenda
        if wrong := fault(meeting, body, agenda, step.due):
            said = {"member": link.member, "household": link.household, "day": step.day}
            said |= {"what": _ENDED if step.ended else _BEGUN, "body": body, "agenda": agenda}
            if meeting:
                said |= {"meeting": meeting.id, "kind": meeting.kind, "held": meeting.date}
            yield Breach(
                link.at.mark(step.field),
                said,
                subject=link.member,
                field=step.field,
                variant=wrong,
                severity=ruling.severity,
                clause=ruling.ref(),
            )
