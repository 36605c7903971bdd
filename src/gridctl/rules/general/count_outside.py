"""count-outside: of something exactly so many are asked for in a period, and there are not.

The general rule of exact numbers that have no name of their own: any key of `count.*`. `of` names
kinds of event or of meeting, whatever their unit; of each there are exactly `number` in each
period, due at the end of the month `due_months` after it. Too few is an error from then on, a
notice before; one too many is told at once, at its row. Stars are `star-count`.
"""

from collections.abc import Iterator

from gridctl.findings.finding import Breach, Severity
from gridctl.model.choice import Choice
from gridctl.model.choices import EventKind, MeetingKind
from gridctl.model.ledger import Event, Meeting
from gridctl.model.mark import Mark
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.policy.kinds import ClauseKind, Exactly
from gridctl.rules.rule import Context, Judged, Rule, asking

RULE = Rule(
    code="GEN106",
    name="count-outside",
    severity=Severity.ERROR,
    summary=Words("exactly so many in each period", "每期定额不多不少"),
    why=Words("A fixed number is a promise, and a limit.", "定了数的，少了不行，多了也不行。"),
    messages={
        "few": Words(
            "{period} has {count} of {limit} {what}; they are due by {due}.",
            "{period}应有{what}{limit}次，实际{count}次，应在{due}前（含当日）完成。",
        ),
        "many": Words(
            "This is number {count} of {what} in {period}; {limit} are asked for.",
            "这是{period}的第{count}次{what}，规定为{limit}次。",
        ),
    },
    hint=Words("Correct the rows of {file}.", "请更正{file}中的记录。"),
    good="2022-03-30,campaign,V,,  and  2022-09-28,campaign,V,,  (2 of [campaign] a year)",
    bad="2022-11-02,campaign,V,,  (the third)",
    sets=("count.*",),
    reads=("events", "meetings"),
    kind=ClauseKind.EXACTLY,
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each period with too few, and each row too many."""
    for key in sorted(asking(RULE, ctx.policies)):
        for judged in ctx.judged(key, Exactly):
            for item in judged.terms.of:
                yield from _of(ctx, judged, item)


def _rows(ctx: Context, item: str, period: Period) -> tuple[Choice | str, list[Event | Meeting]]:
    """Return what an item names, and its rows of a period, by date."""
    kind = EventKind.by_name().get(item) or MeetingKind.by_name().get(item) or item
    rows: list[Event | Meeting] = [*ctx.village.events, *ctx.village.meetings]
    found = [row for row in rows if row.kind is kind and row.date in period]
    return kind, sorted(found, key=lambda row: (str(row.date), row.at.line or 0))


def _of(ctx: Context, judged: Judged[Exactly], item: str) -> Iterator[Breach]:
    kind, rows = _rows(ctx, item, judged.period)
    limit, period = judged.terms.number or 0, judged.period
    due = Period.of("month", period.last).step(judged.terms.due_months or 0).last
    file = (
        "meetings.csv"
        if isinstance(kind, MeetingKind)
        else ctx.path_of("events", Period.of("quarter", min(period.last, ctx.as_of)))
    )
    said = {"what": kind, "period": period, "limit": limit, "due": due, "file": file}
    severity, clause = judged.ruling.severity, judged.ruling.ref("number")
    for count, row in enumerate(rows[limit:], limit + 1):
        mark, values = row.at.mark(), {**said, "count": count, "file": row.at.file}
        yield Breach(mark, values, "V", "", "many", severity, clause)
    if len(rows) < limit:
        grave = severity if due < ctx.as_of else Severity.NOTICE
        values = {**said, "count": len(rows)}
        yield Breach(Mark(file), values, "V", "", "few", grave, clause, absent=True)
