"""When a request has to be raised: at the next theme day of its receiver's branch."""

from bisect import bisect_left
from collections.abc import Iterable
from datetime import date

from gridctl.compute.gathering import ORGANISATION, stands_for
from gridctl.compute.state import State
from gridctl.model.choices import MeetingKind, Step
from gridctl.model.ledger import Meeting, RequestStep
from gridctl.model.record import Record


def first_rows(steps: Iterable[RequestStep], step: Step) -> dict[str, RequestStep]:
    """Return the row with which each request first took a step; of one day the first row."""
    found: dict[str, RequestStep] = {}
    for row in steps:
        if row.step is step and row.date is not None:
            known = found.get(row.request)
            if known is None or known.date is None or row.date < known.date:
                found[row.request] = row
    return found


def first_steps(steps: Iterable[RequestStep], step: Step) -> dict[str, date]:
    """Return the first day on which each request took a step."""
    rows = first_rows(steps, step)
    return {request: row.date for request, row in rows.items() if row.date is not None}


class Gathering(Record):
    """The days of a kind of meeting, by unit, oldest first."""

    days: dict[str, list[date]]

    @classmethod
    def of(cls, meetings: Iterable[Meeting], kind: MeetingKind | None) -> "Gathering":
        """Gather the dated meetings of `kind` (of any, where it is None)."""
        days: dict[str, list[date]] = {}
        for meeting in meetings:
            if meeting.date is not None and kind in {None, meeting.kind}:
                days.setdefault(meeting.unit or ORGANISATION, []).append(meeting.date)
        return cls({unit: sorted(found) for unit, found in days.items()})

    def next(self, units: Iterable[str], day: date) -> date | None:
        """Return the first day, from `day` on, on which one of `units` met; None if none yet."""
        found = []
        for unit in units:
            days = self.days.get(unit, [])
            if (index := bisect_left(days, day)) < len(days):
                found.append(days[index])
        return min(found, default=None)


def receivers_units(state: State, receiver: str) -> tuple[str, ...]:
    """Return the units at whose theme day a receiver raises requests.

    A member's branch (in a village with one branch the organisation too); for staff every
    branch and the organisation. None where the receiver is not known on the day.
    """
    if receiver in state.members:
        return stands_for(state, state.members[receiver].branch)
    return (*state.branches, ORGANISATION) if receiver in state.staff else ()
