"""visits, priority-visits, visits-made: the numbers of docs/figures.md, and their lines."""

import pytest

from gridctl.figures.activity import priority_visits, visits, visits_made
from gridctl.figures.figure import Done
from gridctl.figures.told import said
from gridctl.model.period import Period
from tests.figures.activity.small import AUGUST, FILES, Q3, explained, lines, part, subjects, value
from tests.kit import context, edited, manifest


def test_worked_example_visits() -> None:
    assert value("G1", "visits", AUGUST) == "2/3"
    assert value("V", "visits", AUGUST) == "2/3"
    assert value("M1", "visits", AUGUST) == "1/1"
    assert value("M2", "visits", AUGUST) == "1/2"
    assert value("V", "visits", Period.parse("2022-07")) == "0/3"
    assert value("V", "visits", Period.parse("2022-09")) == "0/4"
    assert value("V", "visits") == "2/10"


def test_the_lines_behind_the_visits() -> None:
    found = explained("G1", "visits", AUGUST)
    assert found.value == Done(2, 3)
    assert [part.name.en for part in found.parts] == ["due", "done", "missing (due less done)"]
    assert lines(part(found, "due")) == [
        ("links.csv", 2, 1),
        ("links.csv", 3, 1),
        ("links.csv", 4, None),
        ("links.csv", 6, 1),
    ]
    assert lines(part(found, "done")) == [
        ("ledger/visits/2022Q3.csv", 3, 1),
        ("ledger/visits/2022Q3.csv", 6, None),
        ("ledger/visits/2022Q3.csv", 2, 1),
    ]
    assert lines(part(found, "missing")) == [("households.csv", 5, 1)]
    assert [part.value for part in found.parts] == [3, 2, 1]
    assert all(part.sums for part in found.parts)
    assert [(p.name.en, str(p.value), p.clause) for p in found.parameters] == [
        ("every", "month", "ninghai-2019/2.4-visits"),
        ("times", "1", "ninghai-2019/2.4-visits"),
    ]
    assert found.notes == ()


def test_what_the_lines_say() -> None:
    found = explained("G1", "visits", AUGUST)
    first, missing = part(found, "done").lines[0], part(found, "missing").lines[0]
    assert said(first.says, first.values, "en") == "M1 visited H1 on 2022-08-05"
    assert said(first.says, first.values, "zh") == "M1于2022年8月5日走访H1"
    assert said(missing.says, missing.values, "en") == (
        "H4, linked by M2, was visited too seldom in 2022-08"
    )
    assert said(missing.says, missing.values, "zh") == "H4（由M2联系）在2022年8月走访不足"
    due = part(found, "due").lines[0]
    assert said(due.says, due.values, "en") == "M1 links H1; due in 2022-08"
    assert said(due.says, due.values, "zh") == "M1联系H1，2022年8月应走访"


def test_too_few_visits_of_a_month_are_shown_where_it_is_missing() -> None:
    twice = "- {id: ninghai-2019, overrides: [{clause: 2.4-visits, set: {times: 2}, basis: MT1}]}"
    files = edited(FILES, "gridctl.yaml", "- {id: ninghai-2019}", twice)
    found = explained("M2", "visits", AUGUST, {k: str(v) for k, v in files.items()})
    assert found.value == Done(0, 2)
    assert lines(part(found, "missing")) == [
        ("households.csv", 3, 1),
        ("ledger/visits/2022Q3.csv", 2, None),
        ("households.csv", 5, 1),
    ]
    assert lines(part(found, "done")) == []


def test_priority_visits_are_internal_and_of_priority_households_only() -> None:
    assert priority_visits.FIGURE.internal
    assert not visits.FIGURE.internal
    assert value("V", "priority-visits", AUGUST) == "0/1"
    assert value("M1", "priority-visits", AUGUST) == "0/0"
    found = explained("M2", "priority-visits", AUGUST)
    assert lines(part(found, "missing")) == [("households.csv", 5, 1)]
    assert {p.clause for p in found.parameters} == {"ninghai-2019/2.4-priority"}


def test_nothing_due_says_so() -> None:
    found = explained("M1", "priority-visits", AUGUST)
    assert (found.value, found.parts) == (Done(0, 0), ())
    assert [said(words, values, "en") for words, values in found.notes] == [
        "Nothing fell due in 2022-08."
    ]
    assert [said(words, values, "zh") for words, values in found.notes] == [
        "2022年8月没有应办事项。"
    ]


@pytest.mark.parametrize(
    ("as_of", "found"), [("2022-08-30", "0/3"), ("2022-08-31", "2/6"), ("2022-09-29", "2/6")]
)
def test_a_month_counts_once_it_is_over(as_of: str, found: str) -> None:
    assert value("V", "visits", Q3, as_of=as_of) == found
    notes = explained("V", "visits", Q3, as_of=as_of).notes
    assert [said(words, values, "en") for words, values in notes] == [
        f"2022Q3 still runs: what falls due after {as_of} is not counted yet."
    ]


def test_only_clauses_in_force_and_the_time_of_the_records_bind() -> None:
    later = {**FILES, "gridctl.yaml": manifest(records_from="2022-08-01")}
    assert value("V", "visits", Q3, later) == "2/7"
    from_august = "ninghai-2019, from: 2022-08-02"
    late = {**FILES, "gridctl.yaml": manifest(from_august, "line-2022")}
    assert value("V", "visits", Q3, late) == "0/4"


def test_who_has_visits() -> None:
    assert subjects(visits) == subjects(priority_visits) == {"V", "G1", "M1", "M2"}
    assert subjects(visits_made) == {"V", "G1", "M1", "M2"}
    for each in (visits, priority_visits, visits_made):
        assert subjects(each, None) == set()
        assert each.explain(context(FILES), "V", None) is None
        assert each.explain(context(FILES), "H1", Q3) is None


def test_worked_example_visits_made() -> None:
    assert value("V", "visits-made", AUGUST) == "5"
    assert value("G1", "visits-made", AUGUST) == "5"
    assert value("M1", "visits-made", AUGUST) == "3"
    assert value("M2", "visits-made") == "2"
    assert value("V", "visits-made", Period.parse("2022-07")) == "0"
    found = explained("M2", "visits-made")
    assert lines(found.parts[0]) == [
        ("ledger/visits/2022Q3.csv", 2, 1),
        ("ledger/visits/2022Q3.csv", 5, 1),
    ]


def test_a_household_of_no_known_grid_counts_under_a_blank() -> None:
    nowhere = edited(FILES, "households.csv", "H1,王样,VG1,", "H1,王样,VG9,")
    files = {path: str(text) for path, text in nowhere.items()}
    assert value("", "visits", AUGUST, files) == "1/1"
    assert value("G1", "visits", AUGUST, files) == "1/2"
    assert value("", "visits-made", AUGUST, files) == "2"
    assert value("G1", "visits-made", AUGUST, files) == "3"


def test_who_left_keeps_what_was_owed() -> None:
    members = (
        "id,name,born,branch,household,left_on\n"
        "M1,甲例,1980-01,B1,H8,\nM2,乙例,1980-01,B1,H9,2022-09-10\n"
    )
    files = {**FILES, "members.csv": members}
    assert value("M2", "visits", Q3, files) == "1/3"
    assert value("M2", "visits", Period.parse("2022-10"), files) == "0/0"
    assert value("M2", "visits-made", Period.parse("2022-10"), files) == "0"
