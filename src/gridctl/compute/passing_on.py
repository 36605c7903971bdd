"""Whether what could not be settled at once was passed on, and by when it had to be."""

from bisect import bisect_left
from collections.abc import Iterable
from datetime import date, timedelta

from gridctl.model.choices import MeetingKind, Step
from gridctl.model.ledger import Meeting, Request, RequestStep
from gridctl.model.record import Record

_ON = frozenset({Step.RAISED, Step.DISCUSSED, Step.PASSED_UP})


class PassingOn(Record):
    """The days on which meetings were held, and on which each request was passed on first.

    `days` is None where no meeting is asked for.
    """

    days: list[date] | None
    passed: dict[str, date]

    @classmethod
    def of(
        cls, steps: Iterable[RequestStep], meetings: Iterable[Meeting], kind: MeetingKind | None
    ) -> "PassingOn":
        """Gather the steps; of those within the village only such as a meeting of `kind` took."""
        held = {m.id: m.date for m in meetings if kind is not None and m.kind is kind and m.date}
        passed: dict[str, date] = {}
        for row in steps:
            heard = kind is None or row.step is Step.PASSED_UP or row.meeting in held
            if row.step in _ON and row.date is not None and heard:
                passed[row.request] = min(row.date, passed.get(row.request, row.date))
        return cls(None if kind is None else sorted(held.values()), passed)

    def due(self, request: Request, within_days: int) -> date | None:
        """Return the last day in time: `within_days` after receipt, or the next meeting.

        None while the day of receipt is not known or no meeting was held since.
        """
        if request.received_on is None:
            return None
        if self.days is None:
            return request.received_on + timedelta(days=within_days)
        index = bisect_left(self.days, request.received_on)
        return self.days[index] if index < len(self.days) else None
