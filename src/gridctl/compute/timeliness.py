"""How the requests in hand in a period came to their answers: in time, late, or not yet."""

from collections.abc import Iterable

from gridctl.compute.requests import due_day, in_hand, is_owed, settled_on
from gridctl.model.ledger import Request
from gridctl.model.period import Period
from gridctl.model.record import Record


class Timeliness(Record):
    """Numbers of requests, on a period's last day; together they are all in hand.

    `in_time` and `late` were answered or struck off, by their last day or after it; `waiting` are
    owed an answer that is not due yet, `overdue` owed one that is; `undated` are over by their
    outcome alone, without a day.
    """

    in_time: int = 0
    late: int = 0
    waiting: int = 0
    overdue: int = 0
    undated: int = 0

    @property
    def due(self) -> int:
        """How many had to have their answer by then, or had it."""
        return self.in_time + self.late + self.overdue


def _standing(request: Request, period: Period, limits: tuple[int | None, int | None]) -> str:
    due, day = due_day(request, *limits), period.last
    settled = settled_on(request)
    if is_owed(request, day):
        return "overdue" if due is not None and day > due else "waiting"
    if settled is None:
        return "undated"
    return "late" if due is not None and settled > due else "in_time"


def count_timeliness(
    requests: Iterable[Request],
    period: Period,
    default_days: int | None,
    objection_days: int | None,
) -> Timeliness:
    """Count the requests in hand in `period` by how they stood on its last day.

    Limits as in `due_day`; a request for whose answer no limit is known is never late.
    """
    found = dict.fromkeys(Timeliness._fields, 0)
    for request in requests:
        if in_hand(request, period):
            found[_standing(request, period, (default_days, objection_days))] += 1
    return Timeliness(**found)
