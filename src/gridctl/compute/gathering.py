"""Which meetings of a unit count for a cadence."""

from collections.abc import Iterable, Mapping
from datetime import date
from operator import itemgetter

from gridctl.compute.state import State
from gridctl.model.choices import Agenda, MeetingKind
from gridctl.model.ledger import Meeting
from gridctl.model.period import Period, PeriodKind

ORGANISATION = "V"
#: The meetings of each period, kind and unit, by date.
MeetingIndex = Mapping[tuple[Period, MeetingKind, str], list[Meeting]]


def index_meetings(meetings: Iterable[Meeting], kind: PeriodKind) -> MeetingIndex:
    """Return the meetings by period of `kind`, sort and unit; a blank unit is the village.

    Rows without a readable date or sort are left out.
    """
    found: dict[tuple[Period, MeetingKind, str], list[Meeting]] = {}
    told = [(m.date, m.kind, m) for m in meetings if m.date and m.kind]
    for day, sort, meeting in sorted(told, key=itemgetter(0)):  # those of a day in file order
        key = (Period.of(kind, day), sort, meeting.unit or ORGANISATION)
        found.setdefault(key, []).append(meeting)
    return found


def _in_order(meeting: Meeting) -> tuple[date, int]:
    return meeting.date or date.min, meeting.at.line or 0


def owing_branches(state: State) -> tuple[str, ...]:
    """Return the ids that owe what is asked of a branch: each branch, else the organisation."""
    return tuple(state.branches) or (ORGANISATION,)


def stands_for(state: State, unit: str) -> tuple[str, ...]:
    """Return the ids under which what `unit` owes may be recorded.

    In a village with one branch the organisation stands for the branch too; a grid of one
    villager group and that group stand for each other.
    """
    if len(state.branches) == 1 and unit in state.branches:
        return unit, ORGANISATION
    grid = state.grids.get(state.grid_of_group.get(unit, unit))
    if grid is not None and len(grid.villager_groups) == 1:
        return grid.id, grid.villager_groups[0].id
    return (unit,)


def meetings_held(
    index: MeetingIndex, period: Period, kind: MeetingKind, units: Iterable[str]
) -> tuple[Meeting, ...]:
    """Return the meetings of a kind that any of `units` held in a period, by date."""
    found = [m for unit in units for m in index.get((period, kind, unit), ())]
    return tuple(sorted(found, key=_in_order) if len(found) > 1 else found)


def with_agenda(meetings: Iterable[Meeting], agenda: Agenda | None) -> tuple[Meeting, ...]:
    """Return those of `meetings` that had the item on their agenda (all, where it is None)."""
    return tuple(m for m in meetings if agenda is None or agenda in m.agenda)


def at_the_end(meetings: Iterable[Meeting], period: Period) -> tuple[Meeting, ...]:
    """Return the meetings that were *the* meeting of a period.

    Of a month or quarter that is any; of a half-year or year only one in its last month: the
    members' meeting of July is no year-end meeting that forgot an item.
    """
    if period.kind not in {"half", "year"}:
        return tuple(meetings)
    closing = Period.of("month", period.last)
    return tuple(m for m in meetings if m.date in closing)
