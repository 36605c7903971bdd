"""Requests: when an answer is due, how each stands on a day, and the counts of a period.

An answer is owed until the request is answered or struck off, whichever comes first. Passing a
request up ends nothing: the household still waits for an answer.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta

from gridctl.model.choice import Choice
from gridctl.model.choices import Outcome, RequestKind
from gridctl.model.ledger import Request
from gridctl.model.period import Period
from gridctl.model.record import Record

_FINAL = (Outcome.SETTLED, Outcome.REFUSED, Outcome.WITHDRAWN)


class RequestState(Choice):
    """How a request stands on a day; each request is in exactly one state.

    `OVERDUE`: owed, and its last day has gone by. `OPEN`: owed, in time. `PASSED_UP`: no longer
    owed, or in time, and handed to a higher tier. `CLOSED`: struck off, or over by its outcome.
    `ANSWERED`: the household has its answer, the request is not struck off yet.
    """

    OPEN = "open", "办理中"
    OVERDUE = "overdue", "已逾期"
    ANSWERED = "answered", "已答复"
    PASSED_UP = "passed-up", "已上报"
    CLOSED = "closed", "已办结"


#: Days after receipt within which an answer is due, in general and to an objection.
Limits = tuple[int | None, int | None]


class InHand(Record):
    """A request in hand in a period, its state, and whether it was received in the period."""

    request: Request
    state: RequestState
    received: bool


class RequestCounts(Record):
    """The requests in hand in a period: those received in it, and those it took over.

    `received` counts the ones received in the period; the other five say how each request in
    hand stood on its last day, and add up to all of them.
    """

    received: int = 0
    answered: int = 0
    closed: int = 0
    passed_up: int = 0
    open: int = 0
    overdue: int = 0

    @property
    def in_hand(self) -> int:
        """How many there were: received in the period, or still owed when it began."""
        return self.answered + self.closed + self.passed_up + self.open + self.overdue


def due_day(request: Request, default_days: int | None, objection_days: int | None) -> date | None:
    """Return the last day in time for an answer; None where no limit is known.

    An objection to a publication: `objection_days` (calendar days) after receipt, whatever its
    row says; else the row's own `due_on`; else `default_days` after receipt. None as a limit
    means that no clause asks for it.
    """
    received = request.received_on
    days = default_days
    if request.kind is RequestKind.OBJECTION and objection_days is not None:
        days = objection_days
    elif request.due_on is not None:
        return request.due_on
    if received is None or days is None:
        return request.due_on
    return received + timedelta(days=days)


def settled_on(request: Request) -> date | None:
    """Return the day on which an answer was no longer owed: answered or struck off, the earlier.

    None where neither day is known: an outcome alone has no date.
    """
    answered, closed = request.answered_on, request.closed_on
    return min(answered, closed) if answered and closed else answered or closed


def outcome_on(request: Request, day: date) -> Outcome | None:
    """Return the outcome as known on `day`: it is told with the last of the row's dates."""
    dates = filter(None, (request.answered_on, request.closed_on))
    return request.outcome if all(at <= day for at in dates) else None


def is_owed(request: Request, day: date) -> bool:
    """Say whether an answer was still owed at the end of `day`.

    Not if it was answered or struck off by then, nor if the outcome says that it was over
    (settled, refused, withdrawn) without any date.
    """
    settled = settled_on(request)
    if settled is not None:
        return settled > day
    return request.outcome not in _FINAL


def request_state(
    request: Request, day: date, default_days: int | None, objection_days: int | None
) -> RequestState:
    """Return how a request received by `day` stood at the end of `day`; limits as in due_day."""
    due = due_day(request, default_days, objection_days)
    outcome = outcome_on(request, day)
    if is_owed(request, day) and due is not None and day > due:
        return RequestState.OVERDUE
    if outcome is Outcome.PASSED_UP:
        return RequestState.PASSED_UP
    if outcome in _FINAL or (request.closed_on is not None and request.closed_on <= day):
        return RequestState.CLOSED
    return RequestState.OPEN if is_owed(request, day) else RequestState.ANSWERED


def in_hand(request: Request, period: Period) -> bool:
    """Say whether a request was received in `period`, or earlier and still owed as it began."""
    received = request.received_on
    if received is None or received > period.last:
        return False
    return received >= period.first or is_owed(request, period.step(-1).last)


def requests_in_hand(
    requests: Iterable[Request], period: Period, day: date, limits_of: Callable[[Request], Limits]
) -> tuple[InHand, ...]:
    """Return the requests in hand in `period`, each with its state at the end of `day`.

    `day` is the period's last, or an earlier one while it runs; `limits_of` gives the limits of
    each request, as in due_day.
    """
    return tuple(
        InHand(
            request,
            request_state(request, day, *limits_of(request)),
            request.received_on in period,
        )
        for request in requests
        if in_hand(request, period)
    )


def count_states(items: Iterable[InHand]) -> RequestCounts:
    """Count requests in hand by their state."""
    received = 0
    found = dict.fromkeys(RequestState, 0)
    for item in items:
        received += item.received
        found[item.state] += 1
    return RequestCounts(
        received,
        answered=found[RequestState.ANSWERED],
        closed=found[RequestState.CLOSED],
        passed_up=found[RequestState.PASSED_UP],
        open=found[RequestState.OPEN],
        overdue=found[RequestState.OVERDUE],
    )


def by_kind(items: Iterable[InHand]) -> Mapping[RequestKind, tuple[InHand, ...]]:
    """Return requests in hand by their kind, in the order of the kinds.

    Kinds without one are left out, and so is a request whose kind is not known.
    """
    found: dict[RequestKind, list[InHand]] = {kind: [] for kind in RequestKind}
    for item in items:
        if item.request.kind is not None:
            found[item.request.kind].append(item)
    return {kind: tuple(rows) for kind, rows in found.items() if rows}
