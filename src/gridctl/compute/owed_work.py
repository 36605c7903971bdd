"""What members and units owed, and did: visits, activities, promises, meetings.

Whom a clause binds, how often and in which periods are parameters: they are worked out by those
who know the clauses.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from operator import attrgetter

from gridctl.compute.duties import Duty, Trace
from gridctl.compute.gathering import with_agenda
from gridctl.compute.promises import PromiseState, promise_state
from gridctl.compute.state import State
from gridctl.compute.timeline import Timeline
from gridctl.compute.visiting import HouseholdMonth
from gridctl.model.bonds import Link
from gridctl.model.choices import Agenda, MeetingKind
from gridctl.model.ledger import Activity, Meeting, Visit
from gridctl.model.mark import Mark
from gridctl.model.people import Member
from gridctl.model.period import Period, PeriodKind
from gridctl.model.promises import Commitment, Promise
from gridctl.model.record import Record

#: The visits of each period and household (or member), by date.
VisitRows = Mapping[tuple[Period, str], Sequence[Visit]]
#: Items that ask somebody to report.
_REPORTING = frozenset({Agenda.MEMBER_REPORTS, Agenda.YEAR_REPORT})


class Held(Record):
    """What a unit, which stands `at` a line, owed in a period: `times` meetings with an item.

    `meetings` are those of the `kind` that had the item or should have had it, by date.
    """

    unit: str
    period: Period
    times: int
    kind: MeetingKind | None
    agenda: Agenda | None
    meetings: tuple[Meeting, ...]
    at: Mark

    @property
    def counted(self) -> tuple[Meeting, ...]:
        """Those that had the item, with somebody who reported where the item asks for it."""
        silent = self.agenda in _REPORTING
        return tuple(
            meeting
            for meeting in with_agenda(self.meetings, self.agenda)
            if meeting.reported or not silent
        )


def rows_by(visits: Iterable[Visit], kind: PeriodKind, of: str) -> VisitRows:
    """Return the visits by period of `kind` and by who is `of` them, a member or a household.

    They come by date; those without one are left out.
    """
    pick = attrgetter(of)
    found: dict[tuple[Period, str], list[Visit]] = {}
    dated = sorted((v for v in visits if v.date is not None), key=attrgetter("date"))
    for day, rows in groupby(dated, attrgetter("date")):
        period = Period.of(kind, day)
        for row in rows:
            found.setdefault((period, pick(row)), []).append(row)
    return found


def visit_duties(
    timeline: Timeline, items: Iterable[HouseholdMonth], rows: VisitRows, times: int
) -> Iterator[Duty]:
    """Yield the visits owed to households in a period, `times` each.

    `rows` are the visits by household. Those who link the household on the last day answer for it;
    a visit by anyone who linked it in the period counts.
    """
    known: dict[Period, tuple[State, ...]] = {}
    for item in items:
        states = known.get(item.month) or known.setdefault(item.month, timeline.over(item.month))
        home = item.household
        links = _links(states, home.id)
        linking = {link.member for link in links}
        made = [v for v in rows.get((item.month, home.id), ()) if v.member in linking]
        traces = [Trace(v.at.mark(), v.member, v.date) for v in made]
        answering = {link.member for link in states[-1].links_of_household[home.id]}
        yield Duty(
            home.id,
            tuple(sorted(answering)),
            item.grid,
            item.month.last,
            _completed(traces, times),
            tuple(Trace(link.at.mark(), link.member, link.since) for link in links),
            _completing_first(traces, times),
            home.at.mark(),
            item.month,
            None,
        )


def _links(states: Iterable[State], household: str) -> list[Link]:
    """Return the links of a household in any of `states`, each once."""
    found: list[Link] = []
    for state in states:
        found += [link for link in state.links_of_household[household] if link not in found]
    return found


def _completed(traces: Sequence[Trace], times: int) -> date | None:
    """Return the day of the last one that was needed; None where there were too few."""
    return traces[times - 1].day if len(traces) >= times else None


def _completing_first(traces: Sequence[Trace], times: int) -> tuple[Trace, ...]:
    if len(traces) < times:
        return tuple(traces)
    return (traces[times - 1], *traces[: times - 1], *traces[times:])


def member_duties(
    state: State,
    period: Period,
    members: Iterable[Member],
    rows: Mapping[tuple[Period, str], Sequence[Visit | Activity]],
    times: int,
) -> Iterator[Duty]:
    """Yield what each of `members` owed in a period: `times` visits, or activities.

    `rows` are those by period and member, `state` is that of the period's last day.
    """
    for member in members:
        made = sorted(rows.get((period, member.id), ()), key=lambda row: row.date or date.max)
        traces = [Trace(row.at.mark(), member.id, row.date) for row in made]
        yield Duty(
            member.id,
            (member.id,),
            state.grid_of_member(member),
            period.last,
            _completed(traces, times),
            (Trace(member.at.mark(), member.id, period.last),),
            _completing_first(traces, times),
            member.at.mark(),
            period,
            None,
        )


def promise_duties(
    timeline: Timeline, forms: Iterable[Commitment], period: Period, since: date, day: date
) -> Iterator[Duty]:
    """Yield the promises that fell due in a period, from `since` to `day`.

    They stand as at the end of `day`: one withdrawn by then is not owed, one done later is
    missing. The member must have been present on the due date.
    """
    for form in forms:
        for promise in form.promises:
            due = promise.due_on
            if due is None or due not in period or not since <= due <= day:
                continue
            state = timeline.on(due)
            member = state.members.get(form.member)
            if member is not None and promise_state(promise, day) is not PromiseState.WITHDRAWN:
                yield _promised(form.member, promise, due, state.grid_of_member(member), day)


def _promised(member: str, promise: Promise, due: date, grid: str, day: date) -> Duty:
    owed = promise.at.mark("due_on")
    done = promise.done_on if promise.done_on is not None and promise.done_on <= day else None
    did = () if done is None else (Trace(promise.at.mark("done_on"), member, done),)
    return Duty(member, (member,), grid, due, done, (Trace(owed, member, due),), did, owed)


def meeting_duties(held: Iterable[Held], grids: Collection[str], file: str) -> Iterator[Duty]:
    """Yield the meetings that each unit owed in a period, one duty a unit and period.

    What is missing stands at the last meeting that should have counted and does not; where too few
    were held, at the `file` of meetings.
    """
    for owed in held:
        traces = [Trace(m.at.mark(), m.id, m.date) for m in owed.counted]
        enough = len(owed.meetings) >= owed.times
        lacking = [m for m in owed.meetings if m not in owed.counted]
        yield Duty(
            owed.unit,
            (),
            owed.unit if owed.unit in grids else "",
            owed.period.last,
            _completed(traces, owed.times),
            (Trace(owed.at, owed.unit, owed.period.last),),
            _completing_first(traces, owed.times),
            lacking[-1].at.mark() if enough and lacking else Mark(file),
            owed.period,
            owed.kind,
        )
