"""What became of a promise, and which promises stand."""

from datetime import date

from gridctl.model.choices import Choice
from gridctl.model.promises import Commitment, Promise
from gridctl.model.village import Village


class PromiseState(Choice):
    """What a promise has come to on a day."""

    OPEN = "open", "未到期"
    KEPT = "kept", "已兑现"
    KEPT_LATE = "kept-late", "逾期兑现"
    OVERDUE = "overdue", "逾期未兑现"
    WITHDRAWN = "withdrawn", "已撤回"


def promise_state(promise: Promise, day: date) -> PromiseState:
    """Return the state at the end of `day`: what is dated later has not happened yet.

    A promise is due up to and on its `due_on`; without a readable one it is never overdue.
    """
    due = promise.due_on or date.max
    if promise.withdrawn_on is not None and promise.withdrawn_on <= day:
        return PromiseState.WITHDRAWN
    if promise.done_on is not None and promise.done_on <= day:
        return PromiseState.KEPT if promise.done_on <= due else PromiseState.KEPT_LATE
    return PromiseState.OVERDUE if due < day else PromiseState.OPEN


def standing(commitment: Commitment) -> tuple[Promise, ...]:
    """Return the promises that were not withdrawn."""
    return tuple(promise for promise in commitment.promises if promise.withdrawn_on is None)


def commitments_of(village: Village, year: int) -> dict[str, Commitment]:
    """Return the forms of a year by member; of two forms of one member the first."""
    found: dict[str, Commitment] = {}
    for document in village.commitment_documents:
        for commitment in document.commitments:
            if commitment.member and commitment.period.year == year:
                found.setdefault(commitment.member, commitment)
    return found
