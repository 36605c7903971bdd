"""What is owed about a request, as at the end of a day."""

from datetime import date

import pytest

from gridctl.compute.duties import Duty, Trace
from gridctl.compute.owed_requests import Answerable, answering, raising, telling
from gridctl.model.choices import Outcome, RequestKind, Step
from gridctl.model.ledger import Request, RequestStep
from gridctl.model.mark import Mark, Nowhere

DUE = date(2022, 9, 10)
DAY = date(2022, 9, 30)


class Row:
    """A place that tells which field was asked for, in the name of the file."""

    file, line = "requests.csv", 2

    def mark(self, field: str | None = None, item: int | None = None) -> Mark:  # noqa: ARG002
        return Mark(f"requests.csv#{field or ''}", 2)


def day(text: str) -> date | None:
    return date.fromisoformat(f"2022-{text}") if text else None


def request(
    answered: str = "",
    closed: str = "",
    outcome: Outcome | None = None,
    received: str = "09-01",
    person: str = "M1",
) -> Answerable:
    row = Request(
        id="R1",
        received_on=day(received),
        household="H1",
        received_by="M1",
        kind=RequestKind.PROMISED,
        owner="M2",
        due_on=None,
        answered_on=day(answered),
        closed_on=day(closed),
        outcome=outcome,
        at=Row(),
    )
    return Answerable(row, person, "G1")


def step(when: str) -> RequestStep:
    return RequestStep("R1", day(when), Step.RAISED, "", Nowhere("steps.csv", 5))


def outcome_of(duty: Duty | None) -> str:
    if duty is None:
        return "none"
    return "missing" if duty.done_on is None else "late" if duty.late else "in time"


@pytest.mark.parametrize(
    ("answered", "closed", "outcome", "found"),
    [
        ("", "", None, "missing"),
        ("09-10", "", None, "in time"),
        ("09-11", "", None, "late"),
        ("09-30", "", None, "late"),
        ("10-01", "", None, "missing"),
        ("", "09-10", None, "in time"),
        ("", "09-11", None, "late"),
        ("09-15", "09-10", None, "in time"),
        ("09-10", "09-15", None, "in time"),
        ("", "", Outcome.SETTLED, "none"),
        ("", "", Outcome.REFUSED, "none"),
        ("", "", Outcome.WITHDRAWN, "none"),
        ("", "", Outcome.PASSED_UP, "missing"),
        ("10-02", "", Outcome.SETTLED, "missing"),
    ],
)
def test_an_answer_is_owed_by_its_last_day(
    answered: str, closed: str, outcome: Outcome | None, found: str
) -> None:
    assert outcome_of(answering(request(answered, closed, outcome), DUE, DAY)) == found


def test_the_answer_stands_at_its_cell() -> None:
    found = answering(request("09-10"), DUE, DAY)
    assert found is not None
    assert found.did == (Trace(Mark("requests.csv#answered_on", 2), "M1", date(2022, 9, 10)),)
    assert found.asked == (Trace(Mark("requests.csv#", 2), "M1", date(2022, 9, 1)),)
    assert found[:4] == ("R1", ("M1",), "G1", DUE)
    assert found.missing_at == Mark("requests.csv#", 2)
    closed = answering(request("09-15", "09-09"), DUE, DAY)
    assert closed is not None
    assert closed.did[0].at == Mark("requests.csv#closed_on", 2)
    unknown = answering(request(person=""), DUE, DAY)
    assert unknown is not None
    assert (unknown.persons, unknown.did) == ((), ())


@pytest.mark.parametrize(
    ("when", "found"),
    [
        ("", "missing"),
        ("09-10", "in time"),
        ("09-11", "late"),
        ("09-30", "late"),
        ("10-01", "missing"),
    ],
)
def test_raised_by_the_day_of_the_meeting(when: str, found: str) -> None:
    raised = step(when) if when else None
    assert outcome_of(raising(request(), DUE, raised, DAY)) == found
    assert outcome_of(raising(request(), DUE, step("")._replace(date=None), DAY)) == "missing"


def test_the_raising_stands_at_the_step() -> None:
    found = raising(request(), DUE, step("09-09"), DAY)
    assert found is not None
    assert found.did == (Trace(Mark("steps.csv"), "M1", date(2022, 9, 9)),)


@pytest.mark.parametrize(
    ("closed", "outcome", "found"),
    [
        ("", Outcome.WITHDRAWN, "none"),
        ("09-10", Outcome.WITHDRAWN, "none"),
        ("09-11", Outcome.WITHDRAWN, "missing"),
        ("10-01", Outcome.WITHDRAWN, "missing"),
        ("09-09", Outcome.SETTLED, "missing"),
    ],
)
def test_one_withdrawn_by_the_meeting_is_not_raised(
    closed: str, outcome: Outcome, found: str
) -> None:
    assert outcome_of(raising(request("", closed, outcome), DUE, None, DAY)) == found


@pytest.mark.parametrize(
    ("answered", "closed", "outcome", "last", "found"),
    [
        ("", "", None, "", "none"),
        ("", "", Outcome.PASSED_UP, "", "none"),
        ("09-05", "", None, "", "none"),
        ("", "09-12", None, "09-12", "missing"),
        ("09-05", "09-12", None, "09-12", "in time"),
        ("09-20", "09-12", None, "09-12", "late"),
        ("09-05", "", Outcome.SETTLED, "09-05", "in time"),
        ("", "", Outcome.REFUSED, "09-01", "missing"),
        ("", "", Outcome.SETTLED, "09-01", "missing"),
        ("", "09-12", Outcome.WITHDRAWN, "", "none"),
        ("09-05", "10-01", Outcome.SETTLED, "", "none"),
        ("10-01", "09-12", None, "09-12", "missing"),
        ("", "09-30", None, "09-30", "missing"),
        ("", "10-01", None, "", "none"),
    ],
)
def test_who_asked_is_told_when_it_is_over(
    answered: str, closed: str, outcome: Outcome | None, last: str, found: str
) -> None:
    duty = telling(request(answered, closed, outcome), None, DAY)
    assert outcome_of(duty) == found
    assert (duty.last if duty else None) == day(last)


def test_a_step_tells_the_result_too() -> None:
    over = request("", "09-12")
    told = telling(over, step("09-14"), DAY)
    assert told is not None
    assert (told.done_on, told.did[0].at) == (date(2022, 9, 14), Mark("steps.csv"))
    assert outcome_of(telling(over, step("10-01"), DAY)) == "missing"
    both = telling(request("09-13", "09-12"), step("09-14"), DAY)
    assert both is not None
    assert both.did[0].at == Mark("requests.csv#answered_on", 2)


def test_without_any_day_nothing_is_owed() -> None:
    assert telling(request("", "", Outcome.SETTLED, ""), None, DAY) is None
