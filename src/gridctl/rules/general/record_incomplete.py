"""record-incomplete: each entry of a ledger has what a clause asks for in it.

A clause that sets `visit.record` or `request.record` names `items`, columns of the visits' or the
requests' ledger, that are not blank. Judged is each entry dated since `records_from` (a request by
its day of receipt) while the clause was in force. A request that was settled, or withdrawn, on the
day of receipt needs nothing more. What is missing stands at its cell.
Clauses: jieqin/3.2-records, 3.2-records-lists; three-tier/reports.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from gridctl.compute.requests import settled_on
from gridctl.findings.finding import Breach, Severity
from gridctl.model.declare import columns
from gridctl.model.ledger import Request, Visit
from gridctl.model.words import Words
from gridctl.policy.kinds import ClauseKind, Form
from gridctl.policy.stack import Ruling
from gridctl.rules.rule import Context, Rule

RULE = Rule(
    code="GEN131",
    name="record-incomplete",
    severity=Severity.ERROR,
    summary=Words("a ledger's entries have what is asked for", "台账填写规定的栏目"),
    why=Words(
        "A problem with nobody's name and no date on it is nobody's problem.",
        "没有责任人和期限的问题，最后就没人管。",
    ),
    messages={
        "visit": Words(
            "The visit of {member} to {household} on {day} has no {item}.",
            "{member}于{day}走访{household}的记录没有填写{item}。",
        ),
        "request": Words("Request {request} has no {item}.", "诉求{request}没有填写{item}。"),
    },
    hint=Words("Fill it in, in {file}.", "请在{file}中补填。"),
    good="R001,2022-07-01,H001,M001,promised,M004,2022-07-16,,,",
    bad="R001,2022-07-01,H001,M001,promised,,,,,",
    sets=("visit.record", "request.record"),
    tables=("visits", "requests"),
    kind=ClauseKind.FORM,
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each blank cell that a clause asks for."""
    if ctx.policies.of("visit.record"):
        for visit in ctx.village.visits:
            if ruling := _ruling(ctx, "visit.record", visit.date):
                said = {"member": visit.member, "household": visit.household, "day": visit.date}
                yield from _blank(visit, ruling, visit.household, "visit", said)
    if ctx.policies.of("request.record"):
        for request in ctx.village.requests:
            ruling = _ruling(ctx, "request.record", request.received_on)
            if ruling and settled_on(request) != request.received_on:
                yield from _blank(request, ruling, request.id, "request", {"request": request.id})


def _ruling(ctx: Context, key: str, day: date | None) -> Ruling[Form] | None:
    if day is None or day < ctx.records_from:
        return None
    return ctx.policies.on(key, Form, day, ctx.here)


def _blank(
    record: Visit | Request, ruling: Ruling[Form], subject: str, variant: str, said: dict[str, Any]
) -> Iterator[Breach]:
    missing = [item for item in ruling.terms.items if not getattr(record, item, True)]
    for column in columns(type(record)) if missing else ():
        if column.attribute in missing:
            mark = record.at.mark(column.attribute)
            values = {**said, "item": Words(column.name, column.field.zh), "file": mark.file}
            clause = ruling.ref("items")
            yield Breach(
                mark, values, subject, column.name, variant, ruling.severity, clause, absent=True
            )
