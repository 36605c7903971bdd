"""request-not-raised: a request is raised by the next theme day.

The member who received a request raises it at the latest on the next theme day of the member's
branch (as it was on the day of receipt), the same day counts; staff raise it by the next theme day
of any branch or of the village. Every kind of request is raised, one settled on the spot too; only
one withdrawn before that day is not. As long as no theme day has been held, nothing is due; a late
raising stays a finding. Clause: ninghai-2019/2.6-raise.
"""

from collections.abc import Iterator

from gridctl.compute.raising import Gathering, first_steps, receivers_units
from gridctl.compute.requests import settled_on
from gridctl.findings.finding import Breach, Severity
from gridctl.model.choices import Outcome, Step
from gridctl.model.words import Words
from gridctl.policy.kinds import Cadence
from gridctl.rules.rule import Context, Rule

RULE = Rule(
    code="REQ103",
    name="request-not-raised",
    severity=Severity.ERROR,
    summary=Words("a request is raised by the next theme day", "诉求在下一次主题党日前提交"),
    why=Words(
        "What stays in one member's notebook nobody can help to solve.",
        "诉求只记在党员本子上，组织就帮不上忙。",
    ),
    messages={
        "": Words(
            "Request {request} was due at the theme day of {day}; no raising is recorded.",
            "诉求{request}应在{day}主题党日前（含当日）提交，没有提交记录。",
        ),
        "late": Words(
            "Request {request} was due at the theme day of {day} and was raised only on {raised}.",
            "诉求{request}应在{day}主题党日前（含当日）提交，{raised}才提交。",
        ),
    },
    hint=Words(
        "Add the step raised, with its date and meeting, in ledger/request-steps.",
        "请在 ledger/request-steps 中登记“提交”环节，填写日期和会议。",
    ),
    good="R001,2022-07-10,raised,MT010",
    bad="R001,2022-08-02,raised,MT014  (the theme day was 2022-07-10)",
    sets=("request.raising",),
    tables=("requests", "request_steps", "meetings", "members"),
    reads=("branch_documents", "staff", "former_values"),
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each request that was not raised by the theme day."""
    raised = first_steps(ctx.village.request_steps, Step.RAISED)
    gatherings: dict[object, Gathering] = {}
    for request in ctx.village.requests:
        received = request.received_on
        if received is None or received < ctx.records_from:
            continue
        ruling = ctx.policies.on("request.raising", Cadence, received)
        if ruling is None:
            continue
        kind = ruling.terms.meeting
        if kind not in gatherings:
            gatherings[kind] = Gathering.of(ctx.village.meetings, kind)
        units = receivers_units(ctx.timeline.on(received), request.received_by)
        day, done = gatherings[kind].next(units, received), raised.get(request.id)
        if day is None or (done or ctx.as_of) <= day:
            continue
        if request.outcome is Outcome.WITHDRAWN and (settled_on(request) or day) <= day:
            continue
        yield Breach(
            request.at.mark(),
            {"request": request.id, "day": day, "raised": done},
            subject=request.id,
            variant="late" if done else "",
            severity=ruling.severity,
            clause=ruling.ref("meeting"),
            absent=True,
        )
