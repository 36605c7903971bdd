"""request-step-missing: a request has the step that its kind or its end asks for.

The `items` of a clause on `request.steps` are steps that are owed: `told-missing` by a request to
be completed, from the day after receipt, and once only; `passed-up` by one of that kind or outcome,
once it is over; `refused` by a refused one. A withdrawn request owes none. Judged are requests
received since `records_from` under a clause in force on that day.
Clauses: pyramid/errands-steps, work-safety/tiers-passed-up, community-grid/handling-upward.
"""

from collections.abc import Iterator

from gridctl.compute.requests import is_owed
from gridctl.findings.finding import Breach, Severity
from gridctl.model.choices import Outcome, RequestKind, Step
from gridctl.model.ledger import Request, RequestStep
from gridctl.model.words import Words
from gridctl.policy.kinds import ClauseKind, Form
from gridctl.rules.rule import Context, Rule

RULE = Rule(
    code="REQ106",
    name="request-step-missing",
    severity=Severity.ERROR,
    summary=Words("a request has the steps of its kind", "诉求有所属类别应有的办理环节"),
    why=Words(
        "Who is sent home paper by paper stops asking.", "缺什么一次说清，群众才不用来回跑。"
    ),
    messages={
        "": Words(
            "Request {request} ({kind}) has no step {step}.",
            "诉求{request}（{kind}）没有“{step}”环节。",
        ),
        "again": Words(
            "Request {request} has the step {step} again; it is told once, completely.",
            "诉求{request}重复登记“{step}”，所缺事项应一次告知清楚。",
        ),
    },
    hint=Words(
        "Enter the step with its date in ledger/request-steps.",
        "请在 ledger/request-steps 中登记该环节和日期。",
    ),
    good="R001,2022-07-01,told-missing,",
    bad="no told-missing step of R001, a request to be completed",
    sets=("request.steps",),
    tables=("requests", "request_steps"),
    kind=ClauseKind.FORM,
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each step that a request lacks, and each telling that was not the only one."""
    taken: dict[tuple[str, Step | None], list[RequestStep]] = {}
    for row in ctx.village.request_steps:
        taken.setdefault((row.request, row.step), []).append(row)
    for request in ctx.village.requests:
        received = request.received_on
        if received is None or received < ctx.records_from:
            continue
        ruling = ctx.policies.on("request.steps", Form, received)
        for step in _owed(ctx, request) if ruling else ():
            if ruling is None or step.value not in ruling.terms.items:
                continue
            said = {"request": request.id, "kind": request.kind or request.outcome, "step": step}
            rows, grave = taken.get((request.id, step), []), (ruling.severity, ruling.ref("items"))
            if not rows:
                yield Breach(request.at.mark(), said, request.id, "", "", *grave, absent=True)
            for row in rows[1:] if step is Step.TOLD_MISSING else ():
                yield Breach(row.at.mark(), said, request.id, "", "again", *grave)


def _owed(ctx: Context, request: Request) -> tuple[Step, ...]:
    """Return the steps that a request owes on the as-of date."""
    if request.outcome is Outcome.WITHDRAWN or request.received_on == ctx.as_of:
        return ()
    told = (Step.TOLD_MISSING,) if request.kind is RequestKind.TO_COMPLETE else ()
    if request.outcome is Outcome.REFUSED:
        return (*told, Step.REFUSED)
    up = RequestKind.PASSED_UP is request.kind or request.outcome is Outcome.PASSED_UP
    over = request.outcome is not None or not is_owed(request, ctx.as_of)
    return (*told, Step.PASSED_UP) if up and over else told
