"""What was owed in a period by the clauses in force, judged as the rules judge it.

A duty counts in the period in which its last day lies, once that day is over (on the as-of date:
at its end). Each function gives the duties of a period, with the rulings that asked for them.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from gridctl.compute.activity import index_activities
from gridctl.compute.bound import bound_throughout
from gridctl.compute.duties import Duty
from gridctl.compute.gathering import ORGANISATION
from gridctl.compute.of_organisation import units
from gridctl.compute.owed_work import (
    Held,
    meeting_duties,
    member_duties,
    promise_duties,
    rows_by,
    visit_duties,
)
from gridctl.compute.promises import commitments_of
from gridctl.model.mark import Mark
from gridctl.model.period import Period
from gridctl.model.record import Record
from gridctl.policy.kinds import Cadence, Form
from gridctl.policy.stack import Ruling
from gridctl.rules.meetings.meeting_missing import RULE as MEETINGS
from gridctl.rules.rule import Context, Judged
from gridctl.rules.shared.gathered import gatherings
from gridctl.rules.shared.periodic import active, cadences, visited

_MEETINGS = "meetings.csv"


class Owed(Record):
    """The duties of a period, and those that each ruling asked for, ruling by ruling."""

    duties: tuple[Duty, ...]
    asked: tuple[tuple[Ruling[Any], tuple[Duty, ...]], ...]

    def rulings_of(self, duties: Iterable[Duty]) -> tuple[Ruling[Any], ...]:
        """Return the rulings that asked for some of these `duties`, each once."""
        wanted = {id(duty) for duty in duties}
        found = {
            id(ruling): ruling
            for ruling, owed in self.asked
            if any(id(duty) in wanted for duty in owed)
        }
        return tuple(found.values())


#: What gives the duties of a period.
Owing = Callable[[Context, Period], Owed]


def gathered(found: Iterable[tuple[Ruling[Any], Iterable[Duty]]]) -> Owed:
    """Return the duties that rulings asked for."""
    asked = tuple((ruling, tuple(owed)) for ruling, owed in found)
    return Owed(tuple(duty for _, owed in asked for duty in owed), asked)


def over_by(ctx: Context, last: date, period: Period) -> bool:
    """Say whether a duty with the day `last` counts in `period`, and that day is over."""
    return last in period and last <= ctx.as_of


def _ended(ctx: Context, key: str, period: Period) -> Iterator[Judged[Cadence]]:
    """Yield the periods that a cadence binds, of those that count in `period`."""
    for judged in cadences(ctx, key):
        if over_by(ctx, judged.period.last, period):
            yield judged


def visits(ctx: Context, period: Period) -> Owed:
    """Return the household months that owed a visit (too-few-visits, priority-visit-missing)."""
    key = "household.visits"
    return gathered((j.ruling, _of_households(ctx, j)) for j in _ended(ctx, key, period))


def priority_visits(ctx: Context, period: Period) -> Owed:
    """Return the months of priority households that owed a visit (priority-visit-missing)."""
    key = "priority-household.visits"
    return gathered(
        (judged.ruling, _of_households(ctx, judged, priority=True))
        for judged in _ended(ctx, key, period)
    )


def _of_households(
    ctx: Context, judged: Judged[Cadence], *, priority: bool = False
) -> tuple[Duty, ...]:
    period, times = judged.period, judged.terms.times or 1

    def work_out() -> tuple[Duty, ...]:
        kind = period.kind
        rows = ctx.once(
            ("visits by household", kind), lambda: rows_by(ctx.village.visits, kind, "household")
        )
        items = [item for item in visited(ctx, period) if item.priority or not priority]
        return tuple(visit_duties(ctx.timeline, items, rows, times))

    return ctx.once(("household duties", period, times, priority), work_out)


def member_visits(ctx: Context, period: Period) -> Owed:
    """Return the periods in which each member owed visits (member-visits-missing)."""
    key = "member.visits"
    return gathered((j.ruling, _visiting(ctx, j)) for j in _ended(ctx, key, period))


def _visiting(ctx: Context, judged: Judged[Cadence]) -> tuple[Duty, ...]:
    period, terms = judged.period, judged.terms

    def work_out() -> tuple[Duty, ...]:
        kind, last = period.kind, period.last
        rows = ctx.once(
            ("visits by member", kind), lambda: rows_by(ctx.village.visits, kind, "member")
        )
        bound = bound_throughout(ctx.timeline, period, last, terms.exempt, terms.exempt_age)
        state = ctx.timeline.on(last)
        return tuple(member_duties(state, period, bound, rows, terms.times or 1))

    return ctx.once(("visiting duties", period, terms), work_out)


def activities(ctx: Context, period: Period) -> Owed:
    """Return the member months that owed an activity (too-few-activities)."""
    key = "member.activities"
    return gathered((j.ruling, _active(ctx, j)) for j in _ended(ctx, key, period))


def _active(ctx: Context, judged: Judged[Cadence]) -> tuple[Duty, ...]:
    period, terms = judged.period, judged.terms

    def work_out() -> tuple[Duty, ...]:
        kind = period.kind
        rows = ctx.once(
            ("activities", kind), lambda: index_activities(ctx.village.activities, kind)
        )
        members, state = active(ctx, judged), ctx.timeline.on(period.last)
        return tuple(member_duties(state, period, members, rows, terms.times or 1))

    return ctx.once(("active duties", period, terms), work_out)


def promises(ctx: Context, period: Period) -> Owed:
    """Return the promises that fell due (commitment-overdue)."""

    def found() -> Iterator[tuple[Ruling[Any], Iterable[Duty]]]:
        years: set[int] = set()
        for judged in ctx.judged("member.commitments", Form):
            year = judged.period.year
            if year not in years:
                years.add(year)
                forms = commitments_of(ctx.village, year).values()
                since, day = ctx.records_from, min(period.last, ctx.as_of)
                yield judged.ruling, promise_duties(ctx.timeline, forms, period, since, day)

    return ctx.once(("owed promises", period), lambda: gathered(found()))


def meetings(ctx: Context, period: Period) -> Owed:
    """Return the meetings that each unit owed (meeting-missing, agenda-missing)."""

    def found() -> Iterator[tuple[Ruling[Any], Iterable[Duty]]]:
        for item in gatherings(ctx, MEETINGS):
            judged = item.judged
            if over_by(ctx, judged.period.last, period):
                asked = (judged.period, item.times, judged.terms.meeting, judged.terms.agenda)
                held = Held(item.unit, *asked, item.usable, _unit_at(ctx, item.unit))
                grids = ctx.timeline.on(judged.period.last).grids
                yield judged.ruling, meeting_duties((held,), grids, _MEETINGS)

    return ctx.once(("owed meetings", period), lambda: gathered(found()))


def _unit_at(ctx: Context, unit: str) -> Mark:
    """Return where a unit stands; the file of meetings where none names it any more."""
    state = ctx.now
    known: dict[str, Any] = {**state.villager_groups, **state.grids, **state.party_groups}
    known |= {**state.branches, **units(state), ORGANISATION: state.organisation}
    found = known.get(unit)
    return found.at.mark() if found is not None else Mark(_MEETINGS)
