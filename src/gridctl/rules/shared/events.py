"""What the rules about events share: those due by a date, and those due in each period."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial

from gridctl.compute.gathering import ORGANISATION, stands_for
from gridctl.compute.reporting import index_events
from gridctl.findings.finding import Breach, Severity
from gridctl.model.ledger import Event
from gridctl.model.mark import Mark
from gridctl.model.period import Period
from gridctl.model.record import Record
from gridctl.policy.kinds import Cadence, Every
from gridctl.policy.stack import Ruling
from gridctl.rules.rule import Context, Judged
from gridctl.rules.shared.gathered import owing
from gridctl.rules.shared.periodic import absent_file, cadences
from gridctl.rules.shared.reports import by_then


class _Held(Record):
    """What a unit held of the kind of event asked for, in a period or by a day."""

    unit: str
    events: tuple[Event, ...]


def events_held(ctx: Context, keys: Iterable[str]) -> Iterator[Breach]:
    """Yield each unit that held too few events of a kind: by a date, or in a period.

    A file of a quarter that is absent is one finding for all `keys`, the gravest.
    """
    gaps: dict[Period, Breach] = {}
    for key in keys:
        yield from _by_a_date(ctx, key)
        yield from _each_period(ctx, key, gaps)
    yield from gaps.values()


def _by_a_date(ctx: Context, key: str) -> Iterator[Breach]:
    """Yield each unit that held no such event from the document's first day to `by`."""
    last = max((clause.until for clause in ctx.policies.of(key)), default=date.min)
    ruling = ctx.policies.on(key, Cadence, min(last, ctx.as_of), ctx.here)
    if ruling is None or ruling.terms.every is not Every.ONCE:
        return
    by, event = ruling.terms.by, ruling.terms.event
    if by is None or by < ctx.records_from or not ctx.policies.on(key, Cadence, by, ctx.here):
        return
    since = ruling.adopted.pack.since or date.min
    made = [e for e in ctx.village.events if e.kind is event and e.date and since <= e.date]
    for unit in owing(ctx.now, ruling.terms.per):
        names = stands_for(ctx.now, unit)
        own = tuple(e for e in made if (e.unit or ORGANISATION) in names)
        if not any(e.date and e.date <= by for e in own):
            yield _late(ctx, ruling, _Held(unit, own[:1]), by)


def _late(ctx: Context, ruling: Ruling[Cadence], held: _Held, due: date) -> Breach:
    return Breach(
        Mark(ctx.path_of("events", Period.of("quarter", due))),
        {"unit": held.unit, "event": ruling.terms.event, "due": due},
        subject=held.unit,
        variant="by",
        severity=by_then(ctx, ruling, due),
        clause=ruling.ref("by" if ruling.terms.by else "by_day"),
        absent=True,
        holders=("branch_documents",),
        related=tuple(event.at.mark("date") for event in held.events),
    )


def _each_period(ctx: Context, key: str, gaps: dict[Period, Breach]) -> Iterator[Breach]:
    """Yield each unit and period with fewer events of the kind than `times`."""
    for judged in cadences(ctx, key):
        terms = judged.terms
        if terms.event is None:
            continue
        state = ctx.timeline.on(min(judged.period.last, ctx.as_of))
        units = owing(state, terms.per)
        gap = absent_file(ctx, "events", judged.period)
        if gap is not None:
            _remember(ctx, judged, gap, len(units), gaps)
            continue
        due = _due(judged)
        for held in _held(ctx, judged, units):
            if due is not None:
                if not any(e.date and e.date <= due for e in held.events):
                    yield _late(ctx, judged.ruling, held, due)
            elif len(held.events) < (terms.times or 1):
                yield _too_few(ctx, judged, held)


def _due(judged: Judged[Cadence]) -> date | None:
    """Return the day of the year by which it is due; None where the whole period is given."""
    month, day = judged.terms.by_month, judged.terms.by_day
    if month is None or judged.period.kind != "year":
        return None
    in_month = Period("month", judged.period.year, min(month, 12))
    return in_month.first.replace(day=min(day or 31, in_month.last.day))


def _held(ctx: Context, judged: Judged[Cadence], units: Iterable[str]) -> Iterator[_Held]:
    period, event = judged.period, judged.terms.event
    index = partial(index_events, ctx.village.events, period.kind)
    events = ctx.once(("events", period.kind), index)
    state = ctx.timeline.on(min(period.last, ctx.as_of))
    for unit in units:
        names = stands_for(state, unit)
        found = [e for name in names if event for e in events.get((period, event, name), ())]
        yield _Held(unit, tuple(found))


def _remember(
    ctx: Context, judged: Judged[Cadence], gap: Period, count: int, gaps: dict[Period, Breach]
) -> None:
    """Keep one breach for an absent file; that of a period that has ended wins over a notice."""
    known = gaps.get(gap)
    if not count or (known and known.severity is not Severity.NOTICE):
        return
    file, clause = ctx.path_of("events", gap), judged.ruling.ref("event")
    if known is None or judged.severity is not Severity.NOTICE:
        said: dict[str, object] = {"file": file, "period": gap, "count": count}
        severity = judged.severity
        gaps[gap] = Breach(Mark(file), said, ORGANISATION, "", "file", severity, clause)


def _too_few(ctx: Context, judged: Judged[Cadence], held: _Held) -> Breach:
    file = ctx.path_of("events", Period.of("quarter", min(judged.period.last, ctx.as_of)))
    values: dict[str, object] = {
        "unit": held.unit,
        "event": judged.terms.event,
        "count": len(held.events),
        "times": judged.terms.times or 1,
        "period": judged.period,
    }
    return Breach(
        Mark(file),
        values,
        subject=held.unit,
        variant="" if judged.ended else "due",
        severity=judged.severity,
        clause=judged.ruling.ref("event"),
        absent=True,
        holders=("branch_documents", "grid_documents"),
    )
