"""request-not-passed-on: what is not settled on the spot goes to those who can settle it.

A request that was not settled within `within_days` days of receipt (none said: on the day itself)
has a step raised, discussed or passed-up by then. Where the clause names a `meeting`, it is
settled or passed up by the next meeting of that kind (the same day counts), or raised or discussed
at it; as long as no such meeting has been held, nothing is due. A late step stays a finding; a
request that is over by its outcome, without a date, is `request-closed-unanswered` at most.
Judged are requests received since `records_from` under a clause in force on that day.
Clauses: multi-grid/report; jieqin/3.3-layered-handling.
"""

from collections.abc import Iterator

from gridctl.compute.passing_on import PassingOn
from gridctl.compute.requests import is_owed, settled_on
from gridctl.findings.finding import Breach, Severity
from gridctl.model.words import Words
from gridctl.policy.kinds import Cadence, ClauseKind
from gridctl.rules.rule import Context, Rule

RULE = Rule(
    code="REQ105",
    name="request-not-passed-on",
    severity=Severity.ERROR,
    summary=Words("what cannot be settled at once is passed on", "当场办不了的诉求及时提交上报"),
    why=Words(
        "What one person cannot do, another tier can, if it hears of it.",
        "一个人办不了的事，报上去才有人接着办。",
    ),
    messages={
        "": Words(
            "Request {request} was neither settled nor passed on by {due}.",
            "诉求{request}在{due}前（含当日）既没有办结，也没有提交或上报。",
        ),
        "late": Words(
            "Request {request} was to be settled or passed on by {due}, and was only on {done}.",
            "诉求{request}应在{due}前（含当日）办结、提交或上报，{done}才办理。",
        ),
    },
    hint=Words(
        "Add the step raised, discussed or passed-up, with its meeting, in ledger/request-steps.",
        "请在 ledger/request-steps 中登记“提交”“商议”或“上报”环节和会议。",
    ),
    good="R001,2022-07-02,passed-up,",
    bad="no step of R001, received on 2022-07-01 and open",
    sets=("request.passing-on",),
    tables=("requests", "request_steps"),
    reads=("meetings",),
    kind=ClauseKind.CADENCE,
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each request that was neither settled at once nor passed on in time."""
    kinds: dict[object, PassingOn] = {}
    for request in ctx.village.requests:
        received, settled = request.received_on, settled_on(request)
        if received is None or received < ctx.records_from:
            continue
        ruling = ctx.policies.on("request.passing-on", Cadence, received, ctx.here)
        if ruling is None or not (settled or is_owed(request, ctx.as_of)):
            continue
        days, kind = ruling.terms.within_days or 0, ruling.terms.meeting
        if kind not in kinds:
            village = ctx.village
            kinds[kind] = PassingOn.of(village.request_steps, village.meetings, kind)
        due, passed = kinds[kind].due(request, days), kinds[kind].passed.get(request.id)
        done = min((day for day in (passed, settled) if day), default=None)
        if due is None or (done or ctx.as_of) <= due:
            continue
        values = {"request": request.id, "due": due, "done": done}
        variant = "late" if done else ""
        severity, clause = ruling.severity, ruling.ref("meeting" if kind else "within_days")
        mark = request.at.mark()
        yield Breach(mark, values, request.id, "", variant, severity, clause, absent=True)
