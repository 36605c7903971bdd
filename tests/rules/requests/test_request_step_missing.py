"""request-step-missing: a request has the steps of its kind."""

import pytest

from tests.kit import check, manifest, message, places, report, severities

PATH = "ledger/requests/2022.csv"
STEPS = "ledger/request-steps/2022.csv"
HEADER = "id,received_on,household,received_by,kind,owner,due_on,answered_on,closed_on,outcome\n"
NAME = "request-step-missing"


def village(
    kind: str, rest: str, *steps: str, policy: str = "pyramid", received: str = "2022-07-01"
) -> dict[str, str]:
    return {
        "gridctl.yaml": manifest(policy),
        PATH: f"{HEADER}R1,{received},H1,M1,{kind},M1,,{rest}\n",
        STEPS: "request,date,step,meeting\n" + "".join(f"R1,{step},\n" for step in steps),
    }


SETTLED = "2022-07-05,2022-07-06,settled"


@pytest.mark.parametrize(
    ("kind", "rest", "steps"),
    [
        ("to-complete", SETTLED, ["2022-07-01,told-missing"]),
        ("补办件", ",,", ["2022-07-01,一次性告知"]),
        ("passed-up", SETTLED, ["2022-07-02,passed-up", "2022-07-03,passed-up"]),
        ("passed-up", ",,", []),
        ("promised", ",,passed-up", ["2022-07-02,上报"]),
        ("promised", "2022-07-05,,refused", ["2022-07-05,refused"]),
        ("promised", SETTLED, []),
        ("to-complete", ",2022-07-06,withdrawn", []),
    ],
)
def test_clean(kind: str, rest: str, steps: list[str]) -> None:
    assert check(NAME, village(kind, rest, *steps)) == ()


@pytest.mark.parametrize(
    ("kind", "rest", "steps", "lacks"),
    [
        ("to-complete", ",,", [], "told-missing"),
        ("to-complete", SETTLED, ["2022-07-01,raised"], "told-missing"),
        ("passed-up", SETTLED, [], "passed-up"),
        ("promised", ",,passed-up", ["2022-07-02,raised"], "passed-up"),
        ("promised", "2022-07-05,,refused", ["2022-07-05,told-result"], "refused"),
    ],
)
def test_a_step_that_is_lacking_stands_at_the_request(
    kind: str, rest: str, steps: list[str], lacks: str
) -> None:
    (found,) = check(NAME, village(kind, rest, *steps))
    assert places((found,)) == [(PATH, 2, None)]
    assert (found.subject, found.clause, found.values["step"]) == (
        "R1",
        "pyramid/errands-steps",
        lacks,
    )
    assert severities((found,)) == ["error"]


def test_both_messages() -> None:
    (found,) = check(NAME, village("to-complete", ",,"))
    assert message(found, "en") == "Request R1 (to-complete) has no step told-missing."
    assert message(found, "zh") == "诉求R1（补办件）没有“一次性告知”环节。"


def test_what_is_missing_is_told_once() -> None:
    twice = ["2022-07-01,told-missing", "2022-07-03,told-missing"]
    (found,) = check(NAME, village("to-complete", SETTLED, *twice))
    assert places((found,)) == [(STEPS, 3, None)]
    assert message(found, "en") == (
        "Request R1 has the step told-missing again; it is told once, completely."
    )
    assert message(found, "zh") == "诉求R1重复登记“一次性告知”，所缺事项应一次告知清楚。"


def test_it_is_due_from_the_day_after_receipt() -> None:
    files = village("to-complete", ",,")
    assert check(NAME, files, as_of="2022-07-01") == ()
    assert len(check(NAME, files, as_of="2022-07-02")) == 1


def test_nothing_before_the_records_and_no_step_that_is_not_asked_for() -> None:
    assert check(NAME, village("to-complete", SETTLED, received="2021-12-31")) == ()
    assert len(check(NAME, village("to-complete", SETTLED, received="2022-01-01"))) == 1
    assert check(NAME, village("to-complete", SETTLED, policy="work-safety")) == ()
    assert len(check(NAME, village("passed-up", SETTLED, policy="work-safety"))) == 1


def test_a_step_that_could_not_be_read_may_be_the_one() -> None:
    outcome = report(village("to-complete", SETTLED, "2022-07-02,告知"), NAME)
    assert outcome.findings == ()
    assert [n.values["subject"] for n in outcome.not_checked] == ["R1"]
