"""request-closed-unanswered: nobody's request is struck off without an answer.

A request that has a closing date, or whose outcome is settled or refused, needs `answered_on`,
or a step `told-result`. A request that the household withdrew needs none. Judged are requests
received since `records_from` while a clause was in force. Clause: ninghai-2019/2.4-answer.
"""

from collections.abc import Iterator

from gridctl.compute.raising import first_steps
from gridctl.findings.finding import Breach, Severity
from gridctl.model.choices import Outcome, Step
from gridctl.model.words import Words
from gridctl.policy.kinds import Coverage
from gridctl.rules.rule import Context, Rule

RULE = Rule(
    code="REQ102",
    name="request-closed-unanswered",
    severity=Severity.ERROR,
    summary=Words("a closed request has an answer", "销号的诉求都有答复"),
    why=Words(
        "A matter is done when the household has been told, not when a row is closed.",
        "事办没办成，都要给群众一个回音，不能只在台账上销号。",
    ),
    messages={
        "": Words(
            "Request {request} is closed, but no answer to the household is recorded.",
            "诉求{request}已办结或销号，但没有答复群众的记录。",
        )
    },
    hint=Words(
        "Fill in answered_on in ledger/requests, or add a step told-result.",
        "请在 ledger/requests 中填写答复日期，或在 ledger/request-steps 中登记“反馈”。",
    ),
    good="R001,2022-07-01,H001,M001,promised,M001,2022-07-16,2022-07-10,2022-07-12,settled",
    bad="R001,2022-07-01,H001,M001,promised,M001,2022-07-16,,2022-07-12,settled",
    sets=("request.answer",),
    tables=("requests", "request_steps"),
)
_OVER = (Outcome.SETTLED, Outcome.REFUSED)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each request that is over without an answer."""
    told = first_steps(ctx.village.request_steps, Step.TOLD_RESULT)
    for request in ctx.village.requests:
        over = request.closed_on is not None or request.outcome in _OVER
        if not over or request.answered_on is not None or request.id in told:
            continue
        received = request.received_on
        if request.outcome is Outcome.WITHDRAWN or not received or received < ctx.records_from:
            continue
        ruling = ctx.policies.on("request.answer", Coverage, received)
        if ruling is not None:
            yield Breach(
                request.at.mark(),
                {"request": request.id},
                subject=request.id,
                severity=ruling.severity,
                clause=ruling.ref(),
                absent=True,
            )
