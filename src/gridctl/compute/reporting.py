"""Who has reported in, and which units held the events that were asked for."""

from collections.abc import Iterable, Mapping
from datetime import date

from gridctl.compute.gathering import ORGANISATION
from gridctl.compute.timeline import Timeline
from gridctl.model.choices import EventKind
from gridctl.model.ledger import Event
from gridctl.model.people import Member
from gridctl.model.period import Period, PeriodKind
from gridctl.model.record import Record

#: The events of each period, kind and unit, in file order.
EventIndex = Mapping[tuple[Period, EventKind, str], list[Event]]


class NotReportedIn(Record):
    """A member who owes reporting in since `start`, to `grid`, by `due`.

    `elsewhere` is the event in which the member reported in at another grid.
    """

    member: Member
    grid: str
    start: date
    due: date
    elsewhere: Event | None


def due_after(start: date) -> date:
    """Return the last day of the quarter after that of `start`: the document sets no date."""
    return Period.of("quarter", start).step(1).last


def not_reported_in(
    timeline: Timeline, events: Iterable[Event], members: Iterable[Member], since: date, day: date
) -> tuple[NotReportedIn, ...]:
    """Return those of `members` who have not reported in, once, from `since` to `day`.

    `events` are the report-ins. One at the member's grid of that day (the duty grid, or the
    home's) or at the village counts; a member who came later reports in after coming.
    """
    of_member: dict[str, list[Event]] = {}
    for event in events:
        for person in event.persons:
            of_member.setdefault(person, []).append(event)
    state = timeline.on(day)
    found = []
    for member in members:
        start = max(since, member.since or date.min)
        made = [e for e in of_member.get(member.id, ()) if e.date and start <= e.date <= day]
        elsewhere = None
        for event in made:
            if event.unit in {"", ORGANISATION, *_grids(timeline, member, event.date or day)}:
                break
            elsewhere = event
        else:
            grid = state.grid_of_member(member)
            found.append(NotReportedIn(member, grid, start, due_after(start), elsewhere))
    return tuple(found)


def _grids(timeline: Timeline, member: Member, day: date) -> tuple[str, str]:
    """Return the grids at which a member may report in on a day: of duty, and of home."""
    state = timeline.on(day)
    then = state.members.get(member.id, member)
    return state.grid_of_member(then), state.grid_of_household(then.household)


def index_events(events: Iterable[Event], kind: PeriodKind) -> EventIndex:
    """Return the events by period of `kind`, sort and unit; a blank unit is the village.

    Rows without a readable date or sort are left out.
    """
    found: dict[tuple[Period, EventKind, str], list[Event]] = {}
    for event in events:
        if event.date is not None and event.kind is not None:
            key = (Period.of(kind, event.date), event.kind, event.unit or ORGANISATION)
            found.setdefault(key, []).append(event)
    return found
