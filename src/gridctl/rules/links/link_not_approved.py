"""link-not-approved: no meeting passed a link, or its end, that should have.

A link that starts on the first day of a passed list (or before any) is of that list: a members'
meeting with the list on its agenda passes it, by that day. A later link, or one that ended for
whatever reason, is a change: a meeting of the village organisation passes it before it takes
effect (before the first day of a new link, by the last of an ended one). What was decided before
`records_from` is not judged (a change that names a list's meeting was not decided there), nor an
unknown id; the end of a link that an earlier version had is `link-changed-without-approval`.
Clauses: ninghai-2019/1.2-approval, 1.2-stability.
"""

from collections.abc import Collection, Iterator
from functools import partial

from gridctl.compute.approvals import Alike, Days, Meetings, alike, fault, list_starts, steps
from gridctl.compute.rewritten import key_of, open_links
from gridctl.compute.waiving import meetings_read
from gridctl.findings.finding import Breach, Severity
from gridctl.model.choices import Agenda, MeetingKind
from gridctl.model.words import Words
from gridctl.policy.kinds import Approval
from gridctl.rules.rule import Context, Rule
from gridctl.rules.shared.passed_first import passed_first

_EN = "{member}'s link with {household}, {what} {day}, "
_ZH = "{member}联系{household}（{day}{what}）"
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
    messages=passed_first(_EN, _ZH, _WRONG),
    hint=Words("Name the meeting that passed it in links.csv.", "请在 links.csv 填写通过的会议。"),
    good="M019,H146,2022-06-01,,near,organisation,MT047,",
    bad="M019,H146,2022-06-01,,near,organisation,,",
    sets=("link.list", "link.change"),
    tables=("links", "meetings"),
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each link, and each end of a link, without the meeting that it needs."""
    meetings = meetings_read(ctx.as_read, ctx.problems)
    listed = ctx.asked("link.list", Approval)
    asked = listed.terms if listed else Approval(MeetingKind.MEMBERS, Agenda.LINK_LIST)
    before = open_links(ctx.base.village, ctx.as_of) if ctx.base else {}
    starts = list_starts(ctx.village.links, meetings, asked.body, asked.agenda)
    find = partial(_unapproved, ctx, meetings, starts, before)
    for links in alike(ctx.village.links):
        if before or any(find(links[:1])):
            yield from find(links)


def _unapproved(
    ctx: Context, meetings: Meetings, starts: Days, before: Collection[object], links: Alike
) -> Iterator[Breach]:
    for step in steps(links, starts, ctx.records_from, ctx.as_of):
        link, meeting = step.link, meetings.get(step.named)
        asked = "link.change" if step.change else "link.list", Approval, step.day
        ruling = ctx.once(asked, partial(ctx.policies.on, *asked))
        known = step.ended and key_of(link) in before
        if ruling is None or known or (step.named and meeting is None):
            continue
        if meeting and (step.decided(meeting, starts) or step.day) < ctx.records_from:
            continue
        if wrong := fault(meeting, ruling.terms.body, ruling.terms.agenda, step.due):
            said = {**step.said, "body": ruling.terms.body, "agenda": ruling.terms.agenda}
            if meeting:
                said |= {"meeting": meeting.id, "kind": meeting.kind, "held": meeting.date}
            at, grave, ref = link.at.mark(step.field), ruling.severity, ruling.ref()
            yield Breach(at, said, link.member, step.field, wrong, grave, ref)
