"""commitment-overdue: done by its date."""

import pytest

from tests.kit import check, edited, errors, example, manifest, message, places, report, severities
from tests.rules.duties.test_member_without_commitment import FILE, KEPT, village

RULE = "commitment-overdue"


def promised(rest: str) -> str:
    return f"- member: M1\n  promises:\n  - {{text: 一, target: 一, measures: 一, {rest}}}\n"


@pytest.mark.parametrize(("as_of", "count"), [("2022-09-30", 0), ("2022-10-01", 1)])
def test_overdue_from_the_day_after(as_of: str, count: int) -> None:
    found = check(RULE, village(promised("due_on: 2022-09-30")), as_of)
    assert places(found) == [(FILE, 4, 47)] * count
    assert severities(found) == ["error"] * count


def test_words_and_clause() -> None:
    two = promised("due_on: 2022-10-31") + f"  - {KEPT}\n"
    (found,) = check(RULE, village(two), "2022-11-01")
    assert found.clause == "line-2022/2.1-commitments"
    assert (found.subject, found.field) == ("M1", "due_on")
    assert message(found, "en") == "M1's promise 1 for 2022 was due on 2022-10-31 and is not done."
    assert message(found, "zh") == "M1在2022年的第1项承诺应于2022年10月31日前兑现，至今未兑现。"


@pytest.mark.parametrize(
    "rest",
    [
        "due_on: 2022-09-30, done_on: 2022-09-30",
        "due_on: 2022-09-30, done_on: 2022-11-30",
        "due_on: 2022-09-30, withdrawn_on: 2022-12-01",
        "due_on: 2023-01-05",
        "due_on: 2022-09, done_on: 2022-09-30",
        "due_on: ''",
    ],
)
def test_kept_kept_late_withdrawn_and_open(rest: str) -> None:
    assert check(RULE, village(promised(rest)), "2023-01-05") == ()


def test_a_date_of_the_future_has_not_happened() -> None:
    files = village(promised("due_on: 2022-09-30, done_on: 2023-02-01"))
    assert len(check(RULE, files, "2023-01-05")) == 1


def test_an_unreadable_date_of_doing_holds_it_back() -> None:
    outcome = report(village(promised("due_on: 2022-09-30, done_on: 2022/9/1")), RULE)
    assert outcome.findings == ()
    assert len(outcome.not_checked) == 1


@pytest.mark.parametrize(("left_on", "count"), [("2022-09-29", 0), ("2022-09-30", 1)])
def test_the_member_was_present_on_the_due_date(left_on: str, count: int) -> None:
    member = f"M1,甲例,1980-01,B01,,,{left_on}\n"
    assert len(check(RULE, village(promised("due_on: 2022-09-30"), member))) == count


@pytest.mark.parametrize(("records_from", "count"), [("2022-09-30", 1), ("2022-10-01", 0)])
def test_nothing_that_fell_due_before_the_records(records_from: str, count: int) -> None:
    files = village(promised("due_on: 2022-09-30"))
    files["gridctl.yaml"] = manifest(records_from=records_from)
    assert len(check(RULE, files)) == count


def test_the_example_village_with_a_promise_undone() -> None:
    files = edited(example(), FILE, "due_on: 2022-12-07, done_on: 2022-11-25", "due_on: 2022-12-07")
    assert [(name, file) for name, file, _ in errors(report(files))] == [(RULE, FILE)]
