"""Which meetings of a unit count for a cadence."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from datetime import date
from operator import itemgetter

from gridctl.compute.state import State
from gridctl.model.choices import Agenda, MeetingKind
from gridctl.model.ledger import Meeting
from gridctl.model.period import Period

ORGANISATION = "V"
#: The meetings of each kind and unit, by date.
MeetingIndex = Mapping[tuple[MeetingKind, str], list[Meeting]]

_DATE = itemgetter(Meeting._fields.index("date"))


def index_meetings(meetings: Iterable[Meeting]) -> MeetingIndex:
    """Return the meetings by sort and unit; a blank unit is the village.

    Rows without a readable date or sort are left out.
    """
    found: dict[tuple[MeetingKind, str], list[Meeting]] = {}
    told = [(m.date, m.kind, m) for m in meetings if m.date and m.kind]
    for _, sort, meeting in sorted(told, key=itemgetter(0)):  # those of a day in file order
        found.setdefault((sort, meeting.unit or ORGANISATION), []).append(meeting)
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
    first, last = period.first, period.last
    found: list[Meeting] = []
    for unit in units:
        rows = index.get((kind, unit), [])
        start = bisect_left(rows, first, key=_DATE)
        found += rows[start : bisect_right(rows, last, start, key=_DATE)]
    return tuple(sorted(found, key=_in_order) if len(found) > 1 else found)


def held_by_all(
    index: MeetingIndex, period: Period, kind: MeetingKind | None
) -> tuple[Meeting, ...]:
    """Return the meetings of a kind in a period unit by unit, the first to meet first."""
    units = [(sort, unit) for sort, unit in index if sort is kind]
    held = (meetings_held(index, period, sort, (unit,)) for sort, unit in units)
    in_order = sorted(filter(None, held), key=lambda found: _in_order(found[0]))
    return tuple(meeting for found in in_order for meeting in found)


def with_agenda(meetings: Iterable[Meeting], agenda: Agenda | None) -> tuple[Meeting, ...]:
    """Return those of `meetings` that had the item on their agenda (all, where it is None)."""
    return tuple(meetings if agenda is None else (m for m in meetings if agenda in m.agenda))


def at_the_end(meetings: Iterable[Meeting], period: Period) -> tuple[Meeting, ...]:
    """Return the meetings that were *the* meeting of a period.

    Of a month or quarter that is any; of a half-year or year only one in its last month: the
    members' meeting of July is no year-end meeting that forgot an item.
    """
    if period.kind not in {"half", "year"}:
        return tuple(meetings)
    closing = Period.of("month", period.last)
    return tuple(m for m in meetings if m.date in closing)
