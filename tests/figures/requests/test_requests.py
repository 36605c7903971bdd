"""requests: in time, late, missing; raised; told; and those in hand. Numbers of docs/figures.md."""

import pytest

from gridctl.figures.figure import Done
from gridctl.figures.requests import (
    requests,
    requests_answered,
    requests_closed,
    requests_in_hand,
    requests_late,
    requests_open,
    requests_overdue,
    requests_passed_up,
    requests_raised,
    requests_received,
    requests_told,
)
from gridctl.figures.requests.in_hand import TOGETHER
from gridctl.figures.told import said
from gridctl.model.period import Period
from tests.figures.activity.small import (
    AUGUST,
    FILES,
    Q3,
    explained,
    lines,
    part,
    subjects,
    value,
)
from tests.kit import context, edited, manifest

LEDGER = "ledger/requests/2022.csv"
STEPS = "ledger/request-steps/2022.csv"
OWED = (requests, requests_late, requests_raised, requests_told)
COUNTS = (
    requests_received,
    requests_in_hand,
    requests_closed,
    requests_answered,
    requests_passed_up,
    requests_open,
    requests_overdue,
)


def test_worked_example_requests() -> None:
    assert value("V", "requests") == "2/4"
    assert value("V", "requests-late") == "1"
    assert value("G1", "requests") == "2/4"
    assert value("M1", "requests") == "1/1"
    assert value("M2", "requests") == "1/3"
    assert value("V", "requests", AUGUST) == "0/2"
    assert value("V", "requests", Period.parse("2022Q4")) == "0/1"


def test_the_lines_behind_the_requests() -> None:
    found = explained("V", "requests")
    assert found.value == Done(2, 4)
    assert [(each.name.en, each.value) for each in found.parts] == [
        ("due", 4),
        ("done in time", 2),
        ("done late", 1),
        ("missing (due less done)", 1),
    ]
    assert lines(part(found, "due")) == [(LEDGER, line, 1) for line in (2, 3, 4, 5)]
    assert lines(part(found, "done in time")) == [(LEDGER, 2, 1), (LEDGER, 5, 1)]
    assert lines(part(found, "done late")) == [(LEDGER, 3, 1)]
    assert lines(part(found, "missing")) == [(LEDGER, 4, 1)]
    assert [(p.name.en, p.value, p.clause) for p in found.parameters] == [
        ("within days", 15, "ninghai-2019/2.6-due"),
        ("answer days", 3, "chongqing-2013/answer"),
    ]
    assert lines(explained("V", "requests-late").parts[0]) == [(LEDGER, 3, 1)]


def test_what_the_lines_say() -> None:
    found = explained("V", "requests")
    due, late = part(found, "due").lines[1], part(found, "done late").lines[0]
    missing = part(found, "missing").lines[0]
    assert said(due.says, due.values, "zh") == "R2于2022年7月20日受理，期限2022年8月4日"
    assert said(late.says, late.values, "en") == "R2 was answered on 2022-08-05; due by 2022-08-04"
    assert said(missing.says, missing.values, "en") == "R3 had no answer by 2022-08-16"


def test_an_answer_of_the_next_period_is_missing_in_this_one() -> None:
    later = edited(
        FILES, LEDGER, "R3,2022-08-01,H4,M2,wish,,,,", "R3,2022-08-01,H4,M2,wish,,,2022-09-05,"
    )
    files = {path: str(text) for path, text in later.items()}
    august, quarter = (
        explained("V", "requests", AUGUST, files),
        explained("V", "requests", Q3, files),
    )
    assert (part(august, "missing").value, part(august, "done late").value) == (1, 1)
    assert (part(quarter, "missing").value, part(quarter, "done late").value) == (0, 2)


def test_worked_example_requests_raised() -> None:
    assert value("V", "requests-raised") == "2/5"
    assert value("M1", "requests-raised") == "1/2"
    assert value("M2", "requests-raised") == "1/3"
    found = explained("V", "requests-raised")
    assert lines(part(found, "done in time")) == [(STEPS, 2, 1), (STEPS, 4, 1)]
    assert lines(part(found, "done late")) == [(STEPS, 3, 1)]
    assert lines(part(found, "missing")) == [(LEDGER, 4, 1), (LEDGER, 6, 1)]
    assert [(p.name.en, str(p.value)) for p in found.parameters] == [("meeting", "theme-day")]
    line = part(found, "done late").lines[0]
    assert said(line.says, line.values, "en") == "R2 was raised on 2022-08-11; due by 2022-08-10"


def test_worked_example_requests_told() -> None:
    assert value("V", "requests-told") == "1/2"
    found = explained("M2", "requests-told")
    assert found.value == Done(0, 1)
    assert lines(part(found, "missing")) == [(LEDGER, 5, 1)]
    assert [p.clause for p in found.parameters] == ["ninghai-2019/2.4-answer"]
    told = {**FILES, STEPS: FILES[STEPS] + "R4,2022-09-04,told-result,\n"}
    assert value("M2", "requests-told", Q3, told) == "1/1"


def test_worked_example_requests_in_hand() -> None:
    found = {each.FIGURE.name: value("V", each.FIGURE.name) for each in COUNTS}
    assert found == {
        "requests-received": "5",
        "requests-in-hand": "5",
        "requests-closed": "2",
        "requests-answered": "1",
        "requests-passed-up": "0",
        "requests-open": "1",
        "requests-overdue": "1",
    }
    assert value("promised", "requests-received") == "3"
    assert value("wish", "requests-overdue") == "1"
    assert value("wish", "requests-overdue", Period.parse("2022Q4")) == "1"
    assert value("wish", "requests-received", Period.parse("2022Q4")) == "0"
    assert lines(explained("wish", "requests-overdue").parts[0]) == [(LEDGER, 4, 1)]
    line = explained("wish", "requests-overdue").parts[0].lines[0]
    assert said(line.says, line.values, "zh") == "R3（2022年8月1日受理）：已逾期"


@pytest.mark.parametrize("period", ["2022-07", "2022-08", "2022-09", "2022Q3", "2022Q4", "2022"])
def test_kinds_add_up_to_the_village_and_states_to_what_is_in_hand(period: str) -> None:
    asked = Period.parse(period)
    ctx = context(FILES, str(asked.last))
    kinds = set(requests_in_hand.subjects(ctx, asked)) - {"V", TOGETHER}
    for each in COUNTS:
        name = each.FIGURE.name
        assert sum(int(value(kind, name, asked)) for kind in kinds) == int(value("V", name, asked))
    states = (int(value("V", each.FIGURE.name, asked)) for each in COUNTS[2:])
    assert sum(states) == int(value("V", "requests-in-hand", asked))


def test_a_running_period_stands_as_on_the_day() -> None:
    assert value("wish", "requests-overdue", AUGUST, as_of="2022-08-16") == "0"
    assert value("wish", "requests-overdue", AUGUST, as_of="2022-08-17") == "1"
    assert value("V", "requests", AUGUST, as_of="2022-08-15") == "0/1"
    assert value("V", "requests", AUGUST, as_of="2022-08-16") == "0/2"


def test_the_limits_are_those_of_the_day_of_receipt() -> None:
    files = {
        **FILES,
        "gridctl.yaml": manifest("ninghai-2019, from: 2022-07-21", "line-2022", "chongqing-2013"),
    }
    assert value("V", "requests", Q3, files) == "1/2"
    assert value("V", "requests-raised", Q3, files) == "1/3"
    assert value("promised", "requests-overdue", Period.parse("2022-08"), files) == "0"
    later = {**FILES, "gridctl.yaml": manifest(records_from="2022-08-01")}
    assert value("V", "requests", Q3, later) == "1/2"
    assert value("V", "requests-told", Q3, later) == "0/1"


def test_who_has_them() -> None:
    for each in OWED:
        assert subjects(each) == {"V", "G1", "M1", "M2"}
    for each in COUNTS:
        assert subjects(each) == {"V", "promised", "wish", "objection", TOGETHER}
    for each in (*OWED, *COUNTS):
        assert subjects(each, None) == set()
        assert each.explain(context(FILES), "V", None) is None
        assert each.explain(context(FILES), "H1", Q3) is None


def test_the_owner_answers_and_else_who_received_it() -> None:
    closed = {**FILES, LEDGER: FILES[LEDGER].replace("2022-08-05,,", "2022-08-05,2022-08-06,")}
    assert value("M2", "requests-told", Q3, closed) == "1/2"
    assert value("M1", "requests-told", Q3, closed) == "1/1"
    nobodys = {**FILES, LEDGER: FILES[LEDGER].replace("objection,M2", "objection,")}
    assert value("M2", "requests-told", Q3, nobodys) == "0/1"
    assert value("M2", "requests", Q3, nobodys) == "1/3"


def test_one_without_a_day_of_receipt_is_in_no_figure() -> None:
    undated = {**FILES, LEDGER: FILES[LEDGER] + "R9,,H1,M1,promised,M1,2022-07-10,,,\n"}
    for each in (*OWED, *COUNTS):
        name = each.FIGURE.name
        assert value("V", name, Q3, undated) == value("V", name)
