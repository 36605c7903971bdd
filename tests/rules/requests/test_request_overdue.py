"""request-overdue: a request is answered in time."""

import pytest

from gridctl.findings.finding import Severity
from tests.kit import check, edited, errors, example, manifest, message, places, report, severities

PATH = "ledger/requests/2022.csv"
HEADER = "id,received_on,household,received_by,kind,owner,due_on,answered_on,closed_on,outcome\n"
PROFILE = ("ninghai-2019", "line-2022", "chongqing-2013")


def village(*rows: str, policies: tuple[str, ...] = PROFILE, **settings: str) -> dict[str, str]:
    return {
        "gridctl.yaml": manifest(*policies, **settings),
        PATH: HEADER + "".join(f"{row}\n" for row in rows),
    }


def row(
    kind: str = "promised",
    due: str = "2022-07-20",
    answered: str = "",
    closed: str = "",
    outcome: str = "",
    received: str = "2022-07-01",
) -> str:
    return f"R1,{received},H1,M1,{kind},M1,{due},{answered},{closed},{outcome}"


def test_answered_on_the_last_day_is_clean() -> None:
    assert check("request-overdue", village(row(answered="2022-07-20"))) == ()
    assert check("request-overdue", village(row(closed="2022-07-20"))) == ()


def test_a_late_answer_stays_a_finding_at_its_row() -> None:
    found = check("request-overdue", village("", row(answered="2022-07-21")))
    assert places(found) == [(PATH, 3, None)]
    assert severities(found) == ["error"]
    assert (found[0].subject, found[0].clause) == ("R1", "ninghai-2019/2.6-due")
    assert message(found[0], "en") == (
        "Request R1 was due on 2022-07-20 and was settled only on 2022-07-21."
    )
    assert message(found[0], "zh") == (
        "诉求R1应在2022年7月20日前（含当日）答复，2022年7月21日才办结。"
    )


@pytest.mark.parametrize(("as_of", "count"), [("2022-07-20", 0), ("2022-07-21", 1)])
def test_still_open_is_overdue_from_the_day_after(as_of: str, count: int) -> None:
    found = check("request-overdue", village(row()), as_of=as_of)
    assert len(found) == count
    for finding in found:
        assert message(finding, "en") == "Request R1 was due on 2022-07-20 and has no answer yet."
        assert message(finding, "zh") == "诉求R1应在2022年7月20日前（含当日）答复，至今未答复。"


@pytest.mark.parametrize(("as_of", "count"), [("2022-07-16", 0), ("2022-07-17", 1)])
def test_without_a_date_fifteen_days_after_receipt(as_of: str, count: int) -> None:
    assert len(check("request-overdue", village(row(due="")), as_of=as_of)) == count


@pytest.mark.parametrize(("answered", "count"), [("2022-07-04", 0), ("2022-07-05", 1)])
def test_an_objection_has_the_profiles_days(answered: str, count: int) -> None:
    objection = row(kind="objection", answered=answered)
    found = check("request-overdue", village(objection))
    assert [finding.clause for finding in found] == ["chongqing-2013/answer"] * count
    without = village(objection, policies=("ninghai-2019",))
    assert check("request-overdue", without) == ()
    alone = village(objection, row(answered="2022-09-30"), policies=("chongqing-2013",))
    assert len(check("request-overdue", alone)) == count


def test_passing_up_does_not_end_it_but_an_undated_end_does() -> None:
    assert len(check("request-overdue", village(row(outcome="passed-up")))) == 1
    for outcome in ("settled", "refused", "withdrawn"):
        assert check("request-overdue", village(row(outcome=outcome))) == ()


def test_what_came_before_the_records_or_the_clause_is_not_judged() -> None:
    early = row(received="2022-06-30", due="2022-07-20")
    assert check("request-overdue", village(early, records_from="2022-07-01")) == ()
    assert len(check("request-overdue", village(early, records_from="2022-06-30"))) == 1
    later = village(row(), policies=("ninghai-2019, from: 2022-07-02",))
    assert check("request-overdue", later) == ()
    assert len(check("request-overdue", village(row(), policies=("ninghai-2019",)))) == 1


def test_an_unreadable_date_is_no_breach() -> None:
    outcome = report(village(row(answered="7月")), "request-overdue")
    assert outcome.findings == ()
    assert [n.values["subject"] for n in outcome.not_checked] == ["R1"]
    assert check("request-overdue", village(row(received=""))) == ()


def test_a_later_answer_is_not_known_yet() -> None:
    files = village(row(answered="2022-08-01", closed="2022-08-01", outcome="settled"))
    found = check("request-overdue", files, as_of="2022-07-25")
    assert message(found[0], "en").endswith("has no answer yet.")


def test_the_example_answered_a_day_late() -> None:
    files = edited(example(), PATH, "2022-02-08,2022-01-30,2022-02-01", "2022-01-29,2022-01-30,")
    outcome = report(files, "request-*")
    assert errors(outcome) == [("request-overdue", PATH, 3)]
    assert outcome.findings[0].severity is Severity.ERROR
