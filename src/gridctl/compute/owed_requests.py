"""What is owed to whoever made a request: to raise it, to answer it in time, to tell the result."""

from datetime import date

from gridctl.compute.duties import Duty, Trace
from gridctl.compute.requests import is_owed, outcome_on, settled_on
from gridctl.model.choices import Outcome
from gridctl.model.ledger import Request, RequestStep
from gridctl.model.record import Record

_OVER = (Outcome.SETTLED, Outcome.REFUSED)


class Answerable(Record):
    """A request, who answers for a duty about it, and the grid of its household."""

    request: Request
    person: str
    grid: str


def _duty(of: Answerable, last: date, did: Trace | None) -> Duty:
    """Return the duty about a request, done where a line `did` it."""
    row = of.request.at.mark()
    return Duty(
        of.request.id,
        (of.person,) if of.person else (),
        of.grid,
        last,
        did.day if did else None,
        (Trace(row, of.person, of.request.received_on),),
        (did,) if did else (),
        row,
    )


def _cell(of: Answerable, field: str, when: date | None, day: date) -> Trace | None:
    """Return the cell of a request that tells a day, as known on `day`."""
    known = when is not None and when <= day
    return Trace(of.request.at.mark(field), of.person, when) if known else None


def _step(row: RequestStep | None, of: Answerable, day: date) -> Trace | None:
    """Return the row of a step, as known on `day`."""
    known = row is not None and row.date is not None and row.date <= day
    return Trace(row.at.mark(), of.person, row.date) if row is not None and known else None


def answering(of: Answerable, due: date, day: date) -> Duty | None:
    """Return the duty to answer a request by `due`, as at the end of `day`.

    What ends it is the answer or the closing, whichever comes first. None where the outcome says
    that it is over and no date says since when: nobody can tell whether that was in time.
    """
    request, settled = of.request, settled_on(of.request)
    if settled is None and not is_owed(request, day):
        return None
    field = "answered_on" if settled == request.answered_on else "closed_on"
    return _duty(of, due, _cell(of, field, settled, day))


def raising(of: Answerable, meeting: date, raised: RequestStep | None, day: date) -> Duty | None:
    """Return the duty to raise a request by the day of a `meeting`, as at the end of `day`.

    None where the household withdrew it by that meeting.
    """
    request = of.request
    if outcome_on(request, day) is Outcome.WITHDRAWN:
        settled = settled_on(request)
        if settled is None or settled <= meeting:
            return None
    return _duty(of, meeting, _step(raised, of, day))


def telling(of: Answerable, told: RequestStep | None, day: date) -> Duty | None:
    """Return the duty to answer a request that is over, as at the end of `day`.

    It is over once it is struck off, settled or refused; done once it has its answer, or the
    result was `told`, be it later. None where it is not over, or withdrawn. It falls due on the
    day on which it was struck off, else on that of its answer, else (no day is known) of its
    receipt.
    """
    request, outcome = of.request, outcome_on(of.request, day)
    closed = _cell(of, "closed_on", request.closed_on, day)
    if outcome is Outcome.WITHDRAWN or not (closed or outcome in _OVER):
        return None
    answered = _cell(of, "answered_on", request.answered_on, day)
    end = closed or answered
    last = end.day if end else request.received_on
    if last is None:
        return None
    return _duty(of, last, answered or _step(told, of, day))
