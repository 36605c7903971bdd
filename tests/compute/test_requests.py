"""When an answer is due, how a request stands on a day, and the counts of a period."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridctl.compute.requests import (
    InHand,
    RequestCounts,
    RequestState,
    by_kind,
    count_states,
    due_day,
    is_owed,
    request_state,
    requests_in_hand,
    settled_on,
)
from gridctl.model.choices import Outcome, RequestKind
from gridctl.model.ledger import Request
from gridctl.model.mark import Nowhere
from gridctl.model.period import Period

DEFAULT = 15
PROFILE = 3
Q3 = Period.parse("2022Q3")


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def made(
    received: str = "2022-07-01",
    kind: RequestKind = RequestKind.PROMISED,
    due: str = "",
    answered: str = "",
    closed: str = "",
    outcome: Outcome | None = None,
) -> Request:
    return Request(
        id="R1",
        received_on=day(received),
        household="H1",
        received_by="M1",
        kind=kind,
        owner="M1",
        due_on=day(due),
        answered_on=day(answered),
        closed_on=day(closed),
        outcome=outcome,
        at=Nowhere(),
    )


def hand(
    requests: list[Request], period: Period = Q3, on: date | None = None
) -> tuple[InHand, ...]:
    return requests_in_hand(requests, period, on or period.last, lambda _: (DEFAULT, PROFILE))


def state(request: Request, on: str) -> RequestState:
    return request_state(request, date.fromisoformat(on), DEFAULT, PROFILE)


def test_due_on_the_rows_own_date_else_after_the_default() -> None:
    assert due_day(made(due="2022-09-30"), DEFAULT, PROFILE) == date(2022, 9, 30)
    assert due_day(made(), DEFAULT, PROFILE) == date(2022, 7, 16)
    assert due_day(made(), None, PROFILE) is None
    assert due_day(made(received=""), DEFAULT, PROFILE) is None


def test_an_objection_is_due_by_the_profile_whatever_its_row_says() -> None:
    objection = made(kind=RequestKind.OBJECTION, due="2022-09-30")
    assert due_day(objection, DEFAULT, PROFILE) == date(2022, 7, 4)
    assert due_day(objection, DEFAULT, None) == date(2022, 9, 30)
    unread = made(received="", kind=RequestKind.OBJECTION, due="2022-09-30")
    assert due_day(unread, DEFAULT, PROFILE) == date(2022, 9, 30)


@pytest.mark.parametrize(
    ("answered", "closed", "settled"),
    [
        ("", "", ""),
        ("2022-07-05", "", "2022-07-05"),
        ("", "2022-07-06", "2022-07-06"),
        ("2022-07-05", "2022-07-07", "2022-07-05"),
        ("2022-07-08", "2022-07-07", "2022-07-07"),
    ],
)
def test_settled_by_the_first_of_answer_and_closing(
    answered: str, closed: str, settled: str
) -> None:
    assert settled_on(made(answered=answered, closed=closed)) == day(settled)


@pytest.mark.parametrize(
    ("request_", "on", "expected"),
    [
        (made(), "2022-07-16", RequestState.OPEN),
        (made(), "2022-07-17", RequestState.OVERDUE),
        (made(due="2022-07-20"), "2022-07-20", RequestState.OPEN),
        (made(due="2022-07-20"), "2022-07-21", RequestState.OVERDUE),
        (made(kind=RequestKind.OBJECTION), "2022-07-04", RequestState.OPEN),
        (made(kind=RequestKind.OBJECTION), "2022-07-05", RequestState.OVERDUE),
        (made(answered="2022-07-10"), "2022-07-09", RequestState.OPEN),
        (made(answered="2022-07-10"), "2022-07-10", RequestState.ANSWERED),
        (made(answered="2022-08-10"), "2022-08-09", RequestState.OVERDUE),
        (made(answered="2022-08-10"), "2022-08-10", RequestState.ANSWERED),
        (made(answered="2022-07-10", closed="2022-07-12"), "2022-07-11", RequestState.ANSWERED),
        (made(answered="2022-07-10", closed="2022-07-12"), "2022-07-12", RequestState.CLOSED),
        (made(closed="2022-07-12"), "2022-07-12", RequestState.CLOSED),
        (made(outcome=Outcome.WITHDRAWN), "2022-12-31", RequestState.CLOSED),
        (made(outcome=Outcome.REFUSED), "2022-12-31", RequestState.CLOSED),
        (made(outcome=Outcome.SETTLED), "2022-12-31", RequestState.CLOSED),
        (made(outcome=Outcome.PASSED_UP), "2022-07-16", RequestState.PASSED_UP),
        (made(outcome=Outcome.PASSED_UP), "2022-07-17", RequestState.OVERDUE),
        (
            made(answered="2022-07-10", closed="2022-07-12", outcome=Outcome.PASSED_UP),
            "2022-07-12",
            RequestState.PASSED_UP,
        ),
        (
            made(answered="2022-07-10", closed="2022-07-12", outcome=Outcome.PASSED_UP),
            "2022-07-11",
            RequestState.ANSWERED,
        ),
        (
            made(answered="2022-07-10", closed="2022-07-12", outcome=Outcome.SETTLED),
            "2022-07-09",
            RequestState.OPEN,
        ),
    ],
)
def test_state(request_: Request, on: str, expected: RequestState) -> None:
    assert state(request_, on) is expected


def test_counts_as_on_the_last_day_of_the_period() -> None:
    requests = [
        made("2022-06-25"),  # taken over, overdue
        made("2022-06-25", answered="2022-06-30"),  # over before the quarter
        made("2022-06-25", answered="2022-07-01"),  # taken over, answered in the quarter
        made("2022-07-01", closed="2022-07-03", answered="2022-07-02"),
        made("2022-09-30"),
        made("2022-09-20", closed="2022-10-01"),
        made("2022-08-01", answered="2022-08-09", outcome=Outcome.PASSED_UP),
        made("2022-10-01"),
        made(""),
    ]
    counts = count_states(hand(requests))
    assert counts == RequestCounts(received=4, answered=1, closed=1, passed_up=1, open=2, overdue=1)
    assert counts.in_hand == 6


def test_counts_by_kind_in_the_order_of_the_kinds() -> None:
    requests = [
        made(kind=RequestKind.OBJECTION),
        made(kind=RequestKind.AT_ONCE, answered="2022-07-02"),
        made("2022-10-01", kind=RequestKind.WISH),
        made()._replace(kind=None),
    ]
    found = by_kind(hand(requests))
    assert list(found) == [RequestKind.AT_ONCE, RequestKind.OBJECTION]
    assert count_states(found[RequestKind.AT_ONCE]) == RequestCounts(received=1, answered=1)
    assert count_states(found[RequestKind.OBJECTION]) == RequestCounts(received=1, overdue=1)


def test_while_the_period_runs_the_states_are_those_of_the_day() -> None:
    request = made("2022-07-01")
    assert [item.state for item in hand([request], on=date(2022, 7, 16))] == [RequestState.OPEN]
    assert [item.state for item in hand([request], on=date(2022, 7, 17))] == [RequestState.OVERDUE]
    assert hand([request]) == (InHand(request, RequestState.OVERDUE, received=True),)
    taken_over = made("2022-06-30")
    assert hand([taken_over]) == (InHand(taken_over, RequestState.OVERDUE, received=False),)


def test_each_request_has_its_own_limits() -> None:
    requests = [made("2022-07-01"), made("2022-07-02")]
    found = requests_in_hand(
        requests, Q3, date(2022, 7, 10), lambda r: (5 if r is requests[0] else None, None)
    )
    assert [item.state for item in found] == [RequestState.OVERDUE, RequestState.OPEN]


dates = st.dates(date(2022, 4, 1), date(2022, 12, 31))
maybe = st.none() | dates
requests_made = st.builds(
    lambda received, kind, due, answered, closed, outcome: made(kind=kind)._replace(
        received_on=received, due_on=due, answered_on=answered, closed_on=closed, outcome=outcome
    ),
    dates,
    st.sampled_from(list(RequestKind)),
    maybe,
    maybe,
    maybe,
    st.none() | st.sampled_from(list(Outcome)),
)


@given(st.lists(requests_made, max_size=12))
def test_every_request_in_hand_has_one_state_and_kinds_add_up(requests: list[Request]) -> None:
    whole = count_states(hand(requests))
    kinds = [count_states(items) for items in by_kind(hand(requests)).values()]
    assert [sum(column) for column in zip(*kinds, strict=True)] == (
        list(whole) if whole.in_hand else []
    )
    assert whole.received == sum(r.received_on in Q3 for r in requests)
    assert whole.received <= whole.in_hand


@given(requests_made, dates)
def test_overdue_is_owed_after_the_last_day(request: Request, on: date) -> None:
    due = due_day(request, DEFAULT, PROFILE)
    assert due is not None
    overdue = request_state(request, on, DEFAULT, PROFILE) is RequestState.OVERDUE
    assert overdue == (is_owed(request, on) and on >= due + timedelta(days=1))
