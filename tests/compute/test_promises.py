"""What became of a promise, which stand, and which leads have no measures."""

from datetime import date

import pytest

from gridctl.compute.promises import (
    PromiseState,
    beyond,
    commitments_of,
    forms_of,
    leads_without_measures,
    promise_state,
    standing,
)
from gridctl.model.choices import Theme
from gridctl.model.mark import Nowhere
from gridctl.model.period import Period
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


def test_a_second_form_of_the_year_is_told_apart() -> None:
    files = {
        "commitments/2022.yaml": "commitments:\n- {member: M2}\n- {member: M1}\n- {member: M2}\n"
        "- {member: ''}\n- {member: ''}\n",
        "commitments/2023.yaml": "commitments:\n- {member: M2}\n",
    }
    village = context(files).village

    def named(period: str) -> list[tuple[str, bool]]:
        return [(form.member, again) for form, again in forms_of(village, Period.parse(period))]

    assert named("2022") == [("M2", False), ("M1", False), ("M2", True)]
    assert named("2023") == [("M2", False)]
    assert named("2022H1") == []


@pytest.mark.parametrize(
    ("most", "numbers"),
    [(1, [(2, "三"), (3, "四")]), (2, [(3, "四")]), (3, []), (None, [])],
)
def test_the_promises_beyond_a_limit_are_numbered(
    most: int | None, numbers: list[tuple[int, str]]
) -> None:
    each = "{{text: {}, target: 一, measures: 一, due_on: 2022-09{}}}"
    gone = each.format("二", ", withdrawn_on: 2022-08-01")
    kept = [each.format(text, "") for text in "一三四"]
    promises = ", ".join([kept[0], gone, *kept[1:]])
    text = f"commitments:\n- {{member: M1, promises: [{promises}]}}\n"
    form = commitments_of(context({"commitments/2022.yaml": text}).village, 2022)["M1"]
    assert [(number, promise.text) for number, promise in beyond(form, most)] == numbers


def test_a_lead_is_covered_by_any_row() -> None:
    text = (
        "measures:\n- {branch: B01, policy: [讲], industry: []}\n"
        "- {branch: V, deeds: [办], governance: [调]}\n"
    )
    (document,) = context({"measures/2022.yaml": text}).village.measure_documents
    rows = document.measures
    assert leads_without_measures(rows) == (Theme.INDUSTRY, Theme.ENVIRONMENT)
    assert leads_without_measures(rows, ("护环境", "policy")) == (Theme.ENVIRONMENT,)
    assert leads_without_measures(rows[:1], ("办实事", "policy")) == (Theme.DEEDS,)
    assert leads_without_measures((), ()) == tuple(Theme)
