"""Figures that say how many of what was due was done, and the lines that show it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from gridctl.compute.duties import Duty, Index, Trace, by_subject, by_unit, index_of
from gridctl.compute.gathering import ORGANISATION
from gridctl.figures.figure import Done, Explained, Line, Parameter, Part
from gridctl.figures.owed import Owing
from gridctl.model.declare import columns
from gridctl.model.ledger import ANY_UNIT
from gridctl.model.period import Period, PeriodKind
from gridctl.model.record import Record
from gridctl.model.words import Words
from gridctl.policy.stack import Ruling
from gridctl.rules.rule import Context

#: The periods over which work is counted.
PERIODS: tuple[PeriodKind, ...] = ("month", "quarter", "half", "year")
#: Who answers for work, and for whom it is counted.
OF = ("member", "grid", "village")
_DUE = Words("due", "应办")
_DONE = Words("done", "已办")
_IN_TIME = Words("done in time", "按期办")
_LATE = Words("done late", "逾期办")
_MISSING = Words("missing (due less done)", "未办（应办减已办）")
_ASKED_FOR = Words("what the clause asks for", "条款要求")
_NOTHING_DUE = Words("Nothing fell due in {period}.", "{period}没有应办事项。")
_RUNNING = Words(
    "{period} still runs: what falls due after {day} is not counted yet.",
    "{period}尚未结束：{day}之后到期的事项暂不计入。",
)


class Measure(Record):
    """What a figure counts: what gives its duties, and what their lines say.

    `asked`, `did` and `missing` are sentences with ``who``, ``about``, ``day``, ``last``,
    ``period`` and ``kind``; `terms` are the parameters that are told. Where `lateness`, what was
    done late is told apart, and where `in_time` only the rest counts as done. `units`: it is
    owed by units, not by persons.
    """

    owing: Owing
    asked: Words
    did: Words
    missing: Words
    terms: tuple[str, ...] = ("every", "times", "months", "exempt", "exempt_age")
    lateness: bool = False
    in_time: bool = False
    units: bool = False


def shares(ctx: Context, measure: Measure, period: Period) -> Mapping[str, tuple[Duty, ...]]:
    """Return the duties of each subject in a period, worked out once for all figures."""
    share = by_unit if measure.units else by_subject
    return ctx.once(
        ("shares", measure.owing, period),
        lambda: share(measure.owing(ctx, period).duties, ORGANISATION),
    )


def subjects_of(ctx: Context, measure: Measure, period: Period | None) -> tuple[str, ...]:
    """Return who has the figure: members present, grids, the village, and whoever owed anything."""
    if period is None:
        return ()
    found = dict.fromkeys(shares(ctx, measure, period))
    if not measure.units:
        state = ctx.now
        homes = (grid.id for grid in state.grids.values() if grid.villager_groups)
        found |= dict.fromkeys((*state.members, *homes))
    return tuple(found)


def _has(ctx: Context, measure: Measure, subject: str, period: Period) -> bool:
    """Say whether a subject has the figure: so has who left, a unit that owed nothing, no grid."""
    if measure.units:
        return ctx.entities.get(subject) in ANY_UNIT
    known = not subject or is_member(ctx, subject)
    return known or subject in subjects_of(ctx, measure, period)


def is_member(ctx: Context, subject: str) -> bool:
    """Say whether an id is that of a member, also of one who has left."""
    members = ctx.once(("member ids",), lambda: {member.id for member in ctx.village.members})
    return subject in members


def counts(measure: Measure, duty: Duty) -> bool:
    """Say whether a duty counts as done: in time, where only that counts."""
    return duty.done_on is not None and not (measure.in_time and duty.late)


def index(ctx: Context, measure: Measure, subject: str, period: Period) -> Index:
    """Return the index of a subject; of one who owed nothing, that of nothing."""
    return index_of(shares(ctx, measure, period).get(subject, ()))


def done(ctx: Context, measure: Measure, subject: str, period: Period) -> Done:
    """Return how many of a subject's duties count as done, of how many were due."""
    duties = shares(ctx, measure, period).get(subject, ())
    return Done(sum(counts(measure, duty) for duty in duties), len(duties))


def explain_done(
    ctx: Context, measure: Measure, subject: str, period: Period | None
) -> Explained | None:
    """Explain `done`; None where the subject has no such figure."""
    if period is None or not _has(ctx, measure, subject, period):
        return None
    duties = shares(ctx, measure, period).get(subject, ())
    value = done(ctx, measure, subject, period)
    parts = tuple(_parts(measure, duties)) if duties else ()
    parameters = _parameters(ctx, measure, period, duties)
    return Explained(value, parts, parameters, _notes(ctx, period, duties))


def explain_late(
    ctx: Context, measure: Measure, subject: str, period: Period | None
) -> Explained | None:
    """Explain how many duties were done late; None where the subject has no such figure."""
    if period is None or not _has(ctx, measure, subject, period):
        return None
    duties = shares(ctx, measure, period).get(subject, ())
    late = _part(_LATE, duties, lambda duty: duty.late, _did(measure))
    parameters = _parameters(ctx, measure, period, duties)
    value = index(ctx, measure, subject, period).late
    return Explained(value, (late,) if duties else (), parameters, _notes(ctx, period, duties))


def _parts(measure: Measure, duties: Iterable[Duty]) -> Iterator[Part]:
    did = _did(measure)
    yield _part(_DUE, duties, lambda _: True, _asked(measure))
    if measure.lateness:
        yield _part(_IN_TIME, duties, lambda d: d.done_on is not None and not d.late, did)
        yield _part(_LATE, duties, lambda d: d.late, did)
    else:
        yield _part(_DONE, duties, lambda d: d.done_on is not None, did)
    yield _part(_MISSING, duties, lambda d: d.done_on is None, _missing(measure))


def _part(
    name: Words,
    duties: Iterable[Duty],
    fit: Callable[[Duty], bool],
    lines: Callable[[Duty], Iterable[Line]],
) -> Part:
    """Return the term that counts the duties that fit: of each the first line counts 1."""
    chosen = [duty for duty in duties if fit(duty)]
    shown = tuple(line for duty in chosen for line in lines(duty))
    return Part(name, len(chosen), shown, sums=True)


def _values(duty: Duty, who: object = "", day: object = None) -> dict[str, object]:
    return {
        "who": who,
        "about": duty.about,
        "day": day,
        "last": duty.last,
        "period": duty.period,
        "kind": duty.kind,
    }


def _traced(says: Words, duty: Duty, traces: Iterable[Trace], counts: int | None) -> Iterator[Line]:
    """Yield the line of each trace; the first counts, the others only show."""
    for trace in traces:
        yield Line(trace.at, says, _values(duty, trace.who, trace.day), counts)
        counts = None


def _asked(measure: Measure) -> Callable[[Duty], Iterable[Line]]:
    return lambda duty: _traced(measure.asked, duty, duty.asked, 1)


def _did(measure: Measure) -> Callable[[Duty], Iterable[Line]]:
    return lambda duty: _traced(measure.did, duty, duty.did, 1)


def _missing(measure: Measure) -> Callable[[Duty], Iterable[Line]]:
    def lines(duty: Duty) -> Iterator[Line]:
        yield Line(duty.missing_at, measure.missing, _values(duty, duty.persons), 1)
        yield from _traced(measure.did, duty, duty.did, None)

    return lines


def _parameters(
    ctx: Context, measure: Measure, period: Period, duties: Iterable[Duty]
) -> tuple[Parameter, ...]:
    """Return what the clauses set that asked for the duties, each once."""
    rulings = measure.owing(ctx, period).rulings_of(duties)
    found = (p for ruling in rulings for p in _terms(ruling, measure.terms))
    return tuple({(p.name, str(p.value), p.clause): p for p in found}.values())


def _terms(ruling: Ruling[Any], names: Iterable[str]) -> Iterator[Parameter]:
    declared = {column.attribute: column.words for column in columns(type(ruling.terms))}
    told = [name for name in names if name in ruling.refs]
    for name in told:
        words = Words(declared[name].en.replace("_", " "), declared[name].zh)
        yield Parameter(words, getattr(ruling.terms, name), ruling.ref(name))
    if not told:
        says = ruling.adopted.clause.says
        yield Parameter(_ASKED_FOR, says.words if says else ruling.key, ruling.ref())


def _notes(
    ctx: Context, period: Period, duties: Iterable[Duty]
) -> tuple[tuple[Words, Mapping[str, Any]], ...]:
    running = ((_RUNNING, {"period": period, "day": ctx.as_of}),) if period.last > ctx.as_of else ()
    return running if duties else ((_NOTHING_DUE, {"period": period}), *running)
