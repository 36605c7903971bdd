"""task-list-not-approved: the task list is passed by the members' meeting.

`approved_at` in tasks.yaml names a meeting of the clause's `body` that had `agenda` on its
agenda. A meeting after the as-of date has passed nothing yet; one before `records_from` is not
judged; an id that names no meeting is `unknown-reference` only. It stands at `approved_at`.
Clause: ninghai-2019/2.3-approval.
"""

from collections.abc import Iterator

from gridctl.compute.approvals import fault_as_of
from gridctl.findings.finding import Breach, Severity
from gridctl.model.words import Words
from gridctl.policy.kinds import Approval
from gridctl.rules.rule import Context, Rule

RULE = Rule(
    code="DUT107",
    name="task-list-not-approved",
    severity=Severity.ERROR,
    summary=Words("the members' meeting passes the task list", "责任清单经党员大会通过"),
    why=Words(
        "Members keep to a list that they have passed themselves.",
        "大家通过的清单，大家才会照办。",
    ),
    messages={
        "none": Words(
            "The task list names no meeting that passed it.", "责任清单没有填写通过会议。"
        ),
        "later": Words(
            "{meeting}, which is to pass the task list, has not been held yet.",
            "拟通过责任清单的会议{meeting}尚未召开。",
        ),
        "kind": Words(
            "{meeting} passed the task list and is of the kind {kind}, not {body}.",
            "通过责任清单的{meeting}是{kind}，不是{body}。",
        ),
        "agenda": Words(
            "{meeting} did not have the item {agenda} on its agenda.",
            "{meeting}的议程中没有“{agenda}”。",
        ),
    },
    hint=Words(
        "Enter in approved_at of tasks.yaml the meeting of the kind {body} with {agenda}.",
        "请在 tasks.yaml 的 approved_at 中填写议程含“{agenda}”的{body}编号。",
    ),
    good="approved_at: MT008  (MT008,2022-01-07,members,V,task-list,…)",
    bad="approved_at: MT009  (MT009,2022-01-10,joint-office,V,requests,…)",
    sets=("task-list.approval",),
    tables=("tasks", "meetings"),
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield the list where no right meeting passed it."""
    ruling = ctx.asked("task-list.approval", Approval)
    if ruling is None or not ctx.begun:
        return
    body, agenda = ruling.terms.body, ruling.terms.agenda
    for tasks in ctx.village.tasks:
        named, wrong = tasks.approved_at, "" if tasks.approved_at else "none"
        meeting = next((m for m in ctx.as_read.meetings if named and m.id == named), None)
        values: dict[str, object] = {"meeting": named, "body": body, "agenda": agenda}
        if meeting:
            values["kind"] = meeting.kind
            wrong = fault_as_of(meeting, body, agenda, ctx.records_from, ctx.as_of)
        if wrong:
            mark = tasks.at.mark("approved_at")
            clause = ruling.ref("body" if wrong == "kind" else wrong)
            yield Breach(mark, values, "V", "approved_at", wrong, ruling.severity, clause)
