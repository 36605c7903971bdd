"""The row with which each request first took a step."""

from datetime import date

from gridctl.compute.raising import first_rows, first_steps
from gridctl.model.choices import Step
from gridctl.model.ledger import RequestStep
from gridctl.model.mark import Nowhere


def row(request: str, day: int | None, step: Step = Step.RAISED, line: int = 1) -> RequestStep:
    return RequestStep(
        request, date(2022, 7, day) if day else None, step, "", Nowhere("s.csv", line)
    )


def test_the_first_by_date_and_of_one_day_the_first_row() -> None:
    rows = [
        row("R1", 9),
        row("R1", 5, line=2),
        row("R1", 5, line=3),
        row("R1", 1, Step.DISCUSSED),
        row("R2", None),
        row("R3", 7, line=4),
    ]
    found = first_rows(rows, Step.RAISED)
    assert {request: step.at.line for request, step in found.items()} == {"R1": 2, "R3": 4}
    assert first_steps(rows, Step.RAISED) == {"R1": date(2022, 7, 5), "R3": date(2022, 7, 7)}
    assert first_steps(rows[::-1], Step.RAISED) == first_steps(rows, Step.RAISED)
