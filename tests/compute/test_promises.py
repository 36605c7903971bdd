"""What became of a promise, and which stand."""

from datetime import date

import pytest

from gridctl.compute.promises import PromiseState, commitments_of, promise_state, standing
from gridctl.model.mark import Nowhere
from gridctl.model.promises import Promise
from tests.kit import context

DUE = date(2022, 9, 30)


def promise(
    done_on: date | None = None, withdrawn_on: date | None = None, due_on: date | None = DUE
) -> Promise:
    return Promise(
        text="修路灯",
        target="三盏",
        measures="集资",
        due_on=due_on,
        done_on=done_on,
        withdrawn_on=withdrawn_on,
        at=Nowhere(),
    )


@pytest.mark.parametrize(
    ("given", "day", "state"),
    [
        (promise(), date(2022, 9, 30), PromiseState.OPEN),
        (promise(), date(2022, 10, 1), PromiseState.OVERDUE),
        (promise(done_on=DUE), date(2022, 12, 1), PromiseState.KEPT),
        (promise(done_on=date(2022, 10, 1)), date(2022, 12, 1), PromiseState.KEPT_LATE),
        (promise(done_on=date(2022, 11, 1)), date(2022, 10, 31), PromiseState.OVERDUE),
        (promise(done_on=date(2022, 8, 2)), date(2022, 8, 1), PromiseState.OPEN),
        (promise(withdrawn_on=date(2022, 8, 1)), date(2022, 7, 31), PromiseState.OPEN),
        (promise(withdrawn_on=date(2022, 8, 1)), date(2022, 8, 1), PromiseState.WITHDRAWN),
        (promise(withdrawn_on=date(2022, 11, 1)), date(2022, 12, 1), PromiseState.WITHDRAWN),
        (promise(due_on=None), date(2030, 1, 1), PromiseState.OPEN),
        (promise(due_on=None, done_on=DUE), date(2022, 12, 1), PromiseState.KEPT),
    ],
)
def test_state_on_a_day(given: Promise, day: date, state: PromiseState) -> None:
    assert promise_state(given, day) is state


def test_both_names() -> None:
    assert PromiseState.KEPT_LATE.words("zh") == "逾期兑现"
    assert PromiseState.read("已撤回") is PromiseState.WITHDRAWN


def test_forms_by_member_and_what_stands() -> None:
    kept = "{text: 一, target: 一, measures: 一, due_on: 2022-09}"
    gone = "{text: 二, target: 二, measures: 二, due_on: 2022-09, withdrawn_on: 2022-08-01}"
    files = {
        "commitments/2022.yaml": "commitments:\n"
        f"- {{member: M1, promises: [{kept}, {gone}]}}\n"
        "- {member: M2, promises: []}\n"
        f"- {{member: M1, promises: [{gone}]}}\n",
        "commitments/2023.yaml": f"commitments:\n- {{member: M1, promises: [{gone}]}}\n",
    }
    forms = commitments_of(context(files).village, 2022)
    assert list(forms) == ["M1", "M2"]
    assert [p.text for p in forms["M1"].promises] == ["一", "二"]
    assert [p.text for p in standing(forms["M1"])] == ["一"]
    assert standing(commitments_of(context(files).village, 2023)["M1"]) == ()
    assert commitments_of(context(files).village, 2021) == {}
