"""link-changed-without-approval: a link of an earlier version is gone, or ended unpassed.

Compared with the version that `--base` (or `--since`) names: a link in force there on the as-of
date stands here, too, or has ended with `until` and a meeting in `ended_at` that was held, and
passed it by its last day, as the policies followed there ask (where they do not, those followed
now). A row that was taken out, or whose member, household or first day was written over, is a
change that no meeting can be named for: it stands at the household's present row, else at
links.csv as a whole. Such an end is then no `link-not-approved`. An end before `records_from`,
and an unknown id, are not judged. Clause: ninghai-2019/1.2-stability.
"""

from collections.abc import Iterator

from gridctl.compute.rewritten import lost_links, open_links
from gridctl.findings.finding import Breach, Severity
from gridctl.model.mark import Mark
from gridctl.model.words import Words
from gridctl.policy.kinds import Approval
from gridctl.rules.rule import Context, Rule
from gridctl.rules.shared.passed_first import passed_first

_EN, _ZH = "{member}'s link with {household} ", "{member}对{household}的联系"
_WRONG = {
    "none": ("ended on {day} and names no meeting", "于{day}终止，未填会议"),
    "kind": ("ended by {meeting}, of the kind {kind}", "由{meeting}终止，而该会议是{kind}"),
    "agenda": ("ended by {meeting}, which had no such item", "由{meeting}终止，而其没有这项议程"),
    "late": ("ended on {day}, passed on {held} only", "于{day}终止，到{held}才通过"),
    "later": (
        "ends on {day} by {meeting}, held on {held} only",
        "于{day}终止，{meeting}到{held}才开",
    ),
    "gone": ("since {since} was written over or taken out", "（{since}起）被改写或删除"),
}
RULE = Rule(
    code="LNK108",
    name="link-changed-without-approval",
    severity=Severity.ERROR,
    summary=Words("no link changes without a meeting", "联户未经会议通过不得变动"),
    why=Words(
        "Written over, a change leaves no trace.", "直接改写原来的行，变动就不留痕迹，无从监督。"
    ),
    messages=passed_first(_EN, _ZH, _WRONG),
    hint=Words(
        "Put the row back, end it with until and ended_at, and add the new link as a row.",
        "请恢复原来的行，填写截止日期和变更会议，新的联户另起一行。",
    ),
    good="M001,H001,2022-01-01,2022-08-31,near,member,MT001,MT030",
    bad="M002,H001,2022-01-01,,near,member,MT001,  (was M001's)",
    sets=("link.change",),
    tables=("links", "meetings"),
    history=True,
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each link of the base that was changed without the meeting it needs."""
    ruling = ctx.asked_before("link.change", Approval)
    if ruling is None or ctx.base is None:
        return
    terms, meetings = ruling.terms, {meeting.id: meeting for meeting in ctx.as_read.meetings}
    base = open_links(ctx.base.village, ctx.as_of).values()
    asked = terms.body, terms.agenda, ctx.records_from, ctx.as_of
    for lost in lost_links(base, ctx.as_read.links, meetings, *asked):
        was, row, meeting = lost.was, lost.row, lost.meeting
        field = "" if row is None or lost.wrong == "gone" else "ended_at"
        mark = row.at.mark(field or None) if row else Mark("links.csv")
        said: dict[str, object] = {"member": was.member, "household": was.household}
        said |= {"since": was.since, "day": row.until if row else None}
        said |= {"body": terms.body, "agenda": terms.agenda}
        if meeting:
            said |= {"meeting": meeting.id, "kind": meeting.kind, "held": meeting.date}
        clause = ruling.ref()
        yield Breach(mark, said, was.member, field, lost.wrong, ruling.severity, clause)
