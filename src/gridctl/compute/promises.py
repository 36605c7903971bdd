"""What became of a promise, which promises stand, and which leads have no measures."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from gridctl.model.choice import Choice
from gridctl.model.choices import Theme
from gridctl.model.period import Period
from gridctl.model.promises import Commitment, Measures, Promise
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


def beyond(commitment: Commitment, most: int | None) -> Iterator[tuple[int, Promise]]:
    """Yield the standing promises after the first `most`, numbered; none where it is no limit."""
    if most:
        yield from enumerate(standing(commitment)[most:], most + 1)


def forms_of(village: Village, period: Period) -> Iterator[tuple[Commitment, bool]]:
    """Yield a year's forms as written, each with whether its member has an earlier one."""
    seen: set[str] = set()
    for document in village.commitment_documents:
        for commitment in document.commitments:
            if commitment.member and commitment.period == period:
                yield commitment, commitment.member in seen
                seen.add(commitment.member)


def commitments_of(village: Village, year: int) -> dict[str, Commitment]:
    """Return the forms of a year by member; of two forms of one member the first."""
    forms = forms_of(village, Period("year", year, 1))
    return {form.member: form for form, again in forms if not again}


def signed_by(village: Village, day: date) -> dict[str, Commitment]:
    """Return the forms of a day's year by member; one signed after the day is not there yet."""
    return {
        member: form
        for member, form in commitments_of(village, day.year).items()
        if form.signed_on is None or form.signed_on <= day
    }


def leads_without_measures(
    rows: Iterable[Measures], asked: Collection[str] = ()
) -> tuple[Theme, ...]:
    """Return the leads without any measure in `rows`.

    `asked` names the leads that matter, in either language; empty: all five.
    """
    leads = [lead for lead in Theme if not asked or not set(asked).isdisjoint(lead.words)]
    rows = tuple(rows)
    return tuple(lead for lead in leads if not any(getattr(row, lead.value) for row in rows))
