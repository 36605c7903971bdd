"""request-overdue: a request is answered in time.

A request is overdue from the day after its last day: `due_on`, else `within_days` after receipt;
an objection to a publication has the publication profile's `answer_days` instead. What ends it is
the answer or the closing, whichever comes first; passing it up does not. A late answer stays a
finding. Judged are requests received since `records_from` under a clause in force on that day; a
request that is over by its outcome, without a date, is `request-closed-unanswered` at most.
Clauses: ninghai-2019/2.6-due; chongqing-2013/answer and the like for objections.
"""

from collections.abc import Iterator

from gridctl.compute.requests import due_day, is_owed, settled_on
from gridctl.findings.finding import Breach, Severity
from gridctl.model.choices import RequestKind
from gridctl.model.words import Words
from gridctl.policy.kinds import Cadence, Publication
from gridctl.rules.rule import Context, Rule

RULE = Rule(
    code="REQ101",
    name="request-overdue",
    severity=Severity.ERROR,
    summary=Words("a request is answered in time", "诉求按期答复"),
    why=Words("Who asks and hears nothing asks no more.", "有求无应，群众就不再找党员。"),
    messages={
        "": Words(
            "Request {request} was due on {due} and has no answer yet.",
            "诉求{request}应在{due}前（含当日）答复，至今未答复。",
        ),
        "late": Words(
            "Request {request} was due on {due} and was settled only on {settled}.",
            "诉求{request}应在{due}前（含当日）答复，{settled}才办结。",
        ),
    },
    hint=Words(
        "Answer it and fill in answered_on in ledger/requests; mend the date if it is wrong.",
        "请尽快答复并在 ledger/requests 中填写答复日期；日期有误的请更正。",
    ),
    good="R001,2022-07-01,H001,M001,promised,M001,2022-07-16,2022-07-16,,",
    bad="R001,2022-07-01,H001,M001,promised,M001,2022-07-16,2022-07-17,,",
    sets=("request.handling", "request.objection"),
    tables=("requests",),
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each request that is, or was, answered after its last day."""
    for request in ctx.village.requests:
        received = request.received_on
        if received is None or received < ctx.records_from:
            continue
        ruling = ctx.policies.on("request.handling", Cadence, received)
        profile = None
        if request.kind is RequestKind.OBJECTION:
            profile = ctx.policies.on("request.objection", Publication, received)
        if ruling is None and profile is None:
            continue
        due = due_day(
            request,
            ruling.terms.within_days if ruling else None,
            profile.terms.answer_days if profile else None,
        )
        settled = settled_on(request)
        if due is None or (settled or ctx.as_of) <= due:
            continue
        if not settled and not is_owed(request, ctx.as_of):
            continue
        source = profile or ruling
        assert source is not None  # noqa: S101 (one of both is there)
        yield Breach(
            request.at.mark(),
            {"request": request.id, "due": due, "settled": settled},
            subject=request.id,
            variant="late" if settled else "",
            severity=source.severity,
            clause=source.ref("answer_days" if profile else "within_days"),
            absent=True,
        )
