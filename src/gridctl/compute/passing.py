"""When a request that was not settled on the spot has to be passed on, and when it was."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from gridctl.compute.raising import Gathering
from gridctl.model.choices import MeetingKind, Step
from gridctl.model.ledger import Meeting, Request, RequestStep
from gridctl.model.record import Record

_AT_A_MEETING = frozenset({Step.RAISED, Step.DISCUSSED})


class Passing(Record):
    """The first day on which each request was `passed` on, and the meetings that are waited for."""

    passed: Mapping[str, date]
    meetings: Gathering | None

    @classmethod
    def of(
        cls, steps: Iterable[RequestStep], meetings: Iterable[Meeting], kind: MeetingKind | None
    ) -> "Passing":
        """Gather the steps that pass a request on.

        It is passed up, raised or discussed; where a `kind` of meeting is asked for, raised or
        discussed at one of that kind only.
        """
        meetings = tuple(meetings)
        fit = {meeting.id for meeting in meetings if meeting.kind is kind}
        found: dict[str, date] = {}
        for row in steps:
            at_one = row.step in _AT_A_MEETING and (kind is None or row.meeting in fit)
            if row.date is not None and (at_one or row.step is Step.PASSED_UP):
                found[row.request] = min(row.date, found.get(row.request, row.date))
        return cls(found, Gathering.of(meetings, kind) if kind is not None else None)

    def due(self, request: Request, days: int) -> date | None:
        """Return the last day in time: `days` after receipt, or the next meeting from then on.

        None where that meeting has not been held, or the day of receipt is not known.
        """
        if request.received_on is None:
            return None
        day = request.received_on + timedelta(days=days)
        return self.meetings.next(self.meetings.days, day) if self.meetings else day
