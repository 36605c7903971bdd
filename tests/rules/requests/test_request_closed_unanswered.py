"""request-closed-unanswered: a closed request has an answer."""

import pytest

from tests.kit import check, manifest, message, places, report, severities

PATH = "ledger/requests/2022.csv"
STEPS = "ledger/request-steps/2022.csv"
HEADER = "id,received_on,household,received_by,kind,owner,due_on,answered_on,closed_on,outcome\n"


def village(rest: str, *steps: str, received: str = "2022-07-01") -> dict[str, str]:
    return {
        PATH: f"{HEADER}R1,{received},H1,M1,promised,M1,,{rest}\n",
        STEPS: "request,date,step,meeting\n" + "".join(f"{step}\n" for step in steps),
    }


@pytest.mark.parametrize(
    "rest",
    [",,", "2022-07-05,2022-07-06,settled", ",2022-07-06,withdrawn", ",,withdrawn", ",,passed-up"],
)
def test_clean(rest: str) -> None:
    assert check("request-closed-unanswered", village(rest)) == ()


@pytest.mark.parametrize(
    "rest", [",2022-07-06,", ",2022-07-06,settled", ",,settled", ",,refused", ",2022-07-06,已上报"]
)
def test_over_without_an_answer_stands_at_the_row(rest: str) -> None:
    found = check("request-closed-unanswered", village(rest))
    assert places(found) == [(PATH, 2, None)]
    assert severities(found) == ["error"]
    assert (found[0].subject, found[0].clause) == ("R1", "ninghai-2019/2.4-answer")
    assert message(found[0], "en") == (
        "Request R1 is closed, but no answer to the household is recorded."
    )
    assert message(found[0], "zh") == "诉求R1已办结或销号，但没有答复群众的记录。"


def test_the_told_step_is_an_answer() -> None:
    closed = ",2022-07-06,settled"
    name = "request-closed-unanswered"
    assert check(name, village(closed, "R1,2022-07-05,told-result,")) == ()
    assert len(check(name, village(closed, "R2,2022-07-05,反馈,"))) == 1
    assert len(check(name, village(closed, "R1,2022-07-05,商议,"))) == 1


def test_a_step_that_could_not_be_read_may_be_the_answer() -> None:
    files = village(",2022-07-06,settled", "R1,7月5日,反馈,")
    outcome = report(files, "request-closed-unanswered")
    assert outcome.findings == ()
    assert [n.values["subject"] for n in outcome.not_checked] == ["R1"]


def test_what_is_closed_later_is_not_closed_yet() -> None:
    files = village("2022-08-01,2022-08-02,settled")
    assert check("request-closed-unanswered", files, as_of="2022-07-25") == ()


def test_earlier_requests_are_not_judged() -> None:
    files = {**village(",2022-07-06,"), "gridctl.yaml": manifest(records_from="2022-07-02")}
    assert check("request-closed-unanswered", files) == ()
    files["gridctl.yaml"] = manifest(records_from="2022-07-01")
    assert len(check("request-closed-unanswered", files)) == 1
    files["gridctl.yaml"] = manifest("ninghai-2019, from: 2022-07-02")
    assert check("request-closed-unanswered", files) == ()
    assert check("request-closed-unanswered", village(",2022-07-06,", received="")) == ()
