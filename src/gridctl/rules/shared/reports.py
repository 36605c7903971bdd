"""What `cadence-missed` looks at beside events: reporting in, and reports at the year's end."""

from collections.abc import Iterator
from datetime import date

from gridctl.compute.bound import bound_on
from gridctl.compute.gathering import ORGANISATION, held_by_all, with_agenda
from gridctl.compute.reporting import NotReportedIn, not_reported_in
from gridctl.findings.finding import Breach, Severity
from gridctl.model.mark import Mark
from gridctl.model.period import Period, periods
from gridctl.policy.kinds import Cadence
from gridctl.policy.stack import Ruling
from gridctl.rules.rule import Context, Judged, first_asked
from gridctl.rules.shared.gathered import all_meetings
from gridctl.rules.shared.periodic import bound_at_the_end, cadences


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
    since = first_asked(ctx.policies, key)
    missing = not_reported_in(ctx.timeline, events, members, since, ctx.as_of)
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
            severity, clause = by_then(ctx, ruling, one.due), ruling.ref("event")
            yield Breach(Mark(file), values, ORGANISATION, "", "in-file", severity, clause)


def by_then(ctx: Context, ruling: Ruling[Cadence], due: date) -> Severity:
    """Return how grave a shortfall is of what was due on a day: a notice until it is over."""
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
        severity=by_then(ctx, ruling, one.due),
        clause=ruling.ref("event"),
        absent=True,
        holders=("households", "grid_documents"),
        related=() if one.elsewhere is None else (one.elsewhere.at.mark("unit"),),
    )


def year_reports(ctx: Context, key: str) -> Iterator[Breach]:
    """Yield each member who did not report at the meeting that hears the members.

    A meeting that was not held, or at which nobody is named, is another rule's where a clause
    asks for the meeting itself.
    """
    for judged in cadences(ctx, key):
        period, terms = judged.period, judged.terms
        heard = with_agenda(held_by_all(all_meetings(ctx), period, terms.meeting), terms.agenda)
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
