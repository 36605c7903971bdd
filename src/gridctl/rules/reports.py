"""What `cadence-missed` looks at: reporting in, events by a date or each period, year reports."""

from collections.abc import Iterator
from datetime import date

from gridctl.compute.bound import bound_on
from gridctl.compute.gathering import ORGANISATION, stands_for
from gridctl.compute.reporting import EventIndex, NotReportedIn, index_events, not_reported_in
from gridctl.findings.finding import Breach, Severity
from gridctl.model.mark import Mark
from gridctl.model.period import Period, periods
from gridctl.policy.kinds import Cadence, Every
from gridctl.policy.stack import Ruling
from gridctl.rules.gathered import by_period, owing
from gridctl.rules.periodic import Gaps, absent_file, bound_at_the_end, cadences
from gridctl.rules.rule import Context, Judged


def reporting_in(ctx: Context, key: str) -> Iterator[Breach]:
    """Yield each member present who has not reported in since the clause came into force.

    Who began before `records_from` may have done so before, too, and is not judged. A time of
    which no events file is there is one finding at the first of them.
    """
    ruling = ctx.asked(key, Cadence)
    if ruling is None or ruling.terms.event is None:
        return
    terms, told = ruling.terms, set[Period]()
    members = bound_on(ctx.timeline, ctx.as_of, terms.exempt, terms.exempt_age)
    events = [event for event in ctx.village.events if event.kind is terms.event]
    missing = not_reported_in(ctx.timeline, events, members, ctx.first_asked(key), ctx.as_of)
    for one in missing:
        first = Period.of("quarter", one.start)
        if one.start < ctx.records_from:
            continue
        if any(ctx.has_file("events", q) for q in periods("quarter", one.start, ctx.as_of)):
            yield _not_in(ctx, ruling, one)
        elif first not in told:
            told.add(first)
            count = sum(Period.of("quarter", other.start) == first for other in missing)
            file = ctx.path_of("events", first)
            values = {"file": file, "count": count, "due": one.due}
            severity, clause = _by(ctx, ruling, one.due), ruling.ref("event")
            yield Breach(Mark(file), values, ORGANISATION, "", "in-file", severity, clause)


def _by(ctx: Context, ruling: Ruling[Cadence], due: date) -> Severity:
    return ruling.severity if due < ctx.as_of else Severity.NOTICE


def _not_in(ctx: Context, ruling: Ruling[Cadence], one: NotReportedIn) -> Breach:
    values = {"member": one.member.id, "grid": one.grid or ORGANISATION, "due": one.due}
    if one.elsewhere is not None:
        values["unit"] = one.elsewhere.unit
    return Breach(
        one.member.at.mark(),
        values,
        subject=one.member.id,
        variant="in" if one.elsewhere is None else "elsewhere",
        severity=_by(ctx, ruling, one.due),
        clause=ruling.ref("event"),
        absent=True,
        holders=("households", "grid_documents"),
        related=() if one.elsewhere is None else (one.elsewhere.at.mark("unit"),),
    )


def events_held(ctx: Context, key: str) -> Iterator[Breach]:
    """Yield each unit that held too few events of a kind: by a date, or in a period."""
    yield from _by_a_date(ctx, key)
    yield from _each_period(ctx, key)


def _by_a_date(ctx: Context, key: str) -> Iterator[Breach]:
    """Yield each unit that held no such event from the document's first day to `by`."""
    last = max((clause.until for clause in ctx.policies.of(key)), default=date.min)
    ruling = ctx.policies.on(key, Cadence, min(last, ctx.as_of))
    if ruling is None or ruling.terms.every is not Every.ONCE:
        return
    by, event = ruling.terms.by, ruling.terms.event
    if by is None or by < ctx.records_from or not ctx.policies.on(key, Cadence, by):
        return
    since = ruling.adopted.pack.since or date.min
    file = ctx.path_of("events", Period.of("quarter", by))
    made = [e for e in ctx.village.events if e.kind is event and e.date and since <= e.date]
    for unit in owing(ctx.now, ruling.terms.per):
        names = stands_for(ctx.now, unit)
        own = [e for e in made if (e.unit or ORGANISATION) in names]
        if not any(e.date and e.date <= by for e in own):
            yield Breach(
                Mark(file),
                {"unit": unit, "event": event, "due": by},
                subject=unit,
                variant="by",
                severity=_by(ctx, ruling, by),
                clause=ruling.ref("by"),
                absent=True,
                holders=("branch_documents",),
                related=tuple(e.at.mark("date") for e in own[:1]),
            )


def _each_period(ctx: Context, key: str) -> Iterator[Breach]:
    """Yield each unit and period with fewer events of the kind than `times`."""
    gaps = Gaps(ctx, "events")
    for judged in cadences(ctx, key):
        period, terms = judged.period, judged.terms
        if terms.event is None:
            continue
        state = ctx.timeline.on(min(period.last, ctx.as_of))
        units = owing(state, terms.per)
        gap = absent_file(ctx, "events", period)
        if gap is not None:
            yield from gaps.tell(judged, gap, len(units))
            continue
        held = _events(ctx, period)
        for unit in units:
            names = stands_for(state, unit)
            count = sum(len(held.get((period, terms.event, name), ())) for name in names)
            if count < (terms.times or 1):
                yield _too_few(ctx, judged, unit, count)


def _events(ctx: Context, period: Period) -> EventIndex:
    return ctx.once(("events", period.kind), lambda: index_events(ctx.village.events, period.kind))


def _too_few(ctx: Context, judged: Judged[Cadence], unit: str, count: int) -> Breach:
    file = ctx.path_of("events", Period.of("quarter", min(judged.period.last, ctx.as_of)))
    values: dict[str, object] = {
        "unit": unit,
        "event": judged.terms.event,
        "count": count,
        "times": judged.terms.times or 1,
        "period": judged.period,
    }
    return Breach(
        Mark(file),
        values,
        subject=unit,
        variant="" if judged.ended else "due",
        severity=judged.severity,
        clause=judged.ruling.ref("event"),
        absent=True,
        holders=("branch_documents",),
    )


def year_reports(ctx: Context, key: str) -> Iterator[Breach]:
    """Yield each member who did not report at the meeting that hears the members.

    A meeting that was not held, or at which nobody is named, is another rule's where a clause
    asks for the meeting itself.
    """
    for judged in cadences(ctx, key):
        period, terms = judged.period, judged.terms
        index = by_period(ctx, period.kind)
        heard = [
            meeting
            for (when, kind, _), meetings in index.items()
            if when == period and kind is terms.meeting
            for meeting in meetings
            if terms.agenda is None or terms.agenda in meeting.agenda
        ]
        reported = {person for meeting in heard for person in meeting.reported}
        if not reported and (not judged.ended or _asked_for(ctx, judged)):
            continue
        for member in bound_at_the_end(ctx, judged):
            if member.id not in reported:
                yield Breach(
                    member.at.mark(),
                    {
                        "member": member.id,
                        "period": period,
                        "agenda": terms.agenda,
                        "kind": terms.meeting,
                    },
                    subject=member.id,
                    variant="year",
                    severity=judged.severity,
                    clause=judged.ruling.ref("agenda"),
                    absent=True,
                    holders=("meetings",),
                    related=tuple(meeting.at.mark("reported") for meeting in heard),
                )


def _asked_for(ctx: Context, judged: Judged[Cadence]) -> bool:
    """Say whether a clause asks for the meeting itself."""
    keys = (key for key in ctx.policies.keys if key.startswith("meeting."))
    rulings = (ctx.policies.over(key, Cadence, judged.period) for key in keys)
    return any(r is not None and r.terms.agenda is judged.terms.agenda for r in rulings)
