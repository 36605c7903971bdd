"""promises and the states of the year's promises: the numbers of docs/figures.md."""

import pytest

from gridctl.figures.figure import Done
from gridctl.figures.promises import (
    commitments,
    promises,
    promises_kept,
    promises_late,
    promises_made,
    promises_open,
    promises_overdue,
    promises_withdrawn,
)
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

FORMS = "commitments/2022.yaml"
COUNTS = (
    commitments,
    promises_kept,
    promises_made,
    promises_open,
    promises_overdue,
    promises_withdrawn,
)


def test_worked_example_promises() -> None:
    assert value("V", "promises") == "2/3"
    assert value("V", "promises-late") == "1"
    assert value("M1", "promises") == "2/2"
    assert value("M2", "promises") == "0/1"
    assert value("G1", "promises") == "2/3"
    assert value("V", "promises", AUGUST) == "0/1"
    assert value("V", "promises-late", AUGUST) == "0"
    assert value("V", "promises", Period.parse("2022-07")) == "1/1"
    assert value("V", "promises", Period.parse("2022Q4")) == "1/1"
    assert value("V", "promises", Period.parse("2022")) == "4/4"


def test_the_lines_behind_the_promises() -> None:
    found = explained("V", "promises")
    assert found.value == Done(2, 3)
    assert [(each.name.en, each.value) for each in found.parts] == [
        ("due", 3),
        ("done in time", 1),
        ("done late", 1),
        ("missing (due less done)", 1),
    ]
    assert lines(part(found, "due")) == [(FORMS, 5, 1), (FORMS, 6, 1), (FORMS, 10, 1)]
    assert lines(part(found, "done in time")) == [(FORMS, 5, 1)]
    assert lines(part(found, "done late")) == [(FORMS, 6, 1)]
    assert lines(part(found, "missing")) == [(FORMS, 10, 1)]
    (asked,) = found.parameters
    assert (asked.name.en, asked.clause) == (
        "what the clause asks for",
        "line-2022/2.1-commitments",
    )
    assert str(asked.value.zh) == "每名党员每年填写承诺书，承诺1至2件实事"  # type: ignore[attr-defined]
    late = explained("V", "promises-late")
    assert [each.name.en for each in late.parts] == ["done late"]
    assert lines(late.parts[0]) == [(FORMS, 6, 1)]
    assert explained("M2", "promises-late", AUGUST).parts == ()


def test_what_the_lines_say() -> None:
    found = explained("V", "promises")
    told = {
        each.name.en: (
            said(each.lines[-1].says, each.lines[-1].values, "en"),
            said(each.lines[-1].says, each.lines[-1].values, "zh"),
        )
        for each in found.parts
    }
    assert told["due"] == ("M2 promised it by 2022-09-30", "M2承诺于2022年9月30日前兑现")
    assert told["done late"] == (
        "M1 kept it on 2022-09-02; it was due on 2022-08-31",
        "M1于2022年9月2日兑现，期限2022年8月31日",
    )
    assert told["missing (due less done)"] == (
        "M2 has not done what was due on 2022-09-30",
        "M2期限2022年9月30日的承诺未兑现",
    )


def test_worked_example_states_of_the_promises() -> None:
    found = {each.FIGURE.name: value("V", each.FIGURE.name) for each in COUNTS}
    assert found == {
        "commitments": "2",
        "promises-made": "5",
        "promises-kept": "3",
        "promises-open": "1",
        "promises-overdue": "0",
        "promises-withdrawn": "1",
    }
    assert value("M2", "promises-made") == "3"
    assert value("G1", "promises-kept") == "3"
    assert value("M1", "promises-withdrawn") == "0"
    assert lines(explained("M2", "promises-withdrawn").parts[0]) == [(FORMS, 11, 1)]


@pytest.mark.parametrize("period", ["2022-06", "2022-08", "2022Q3", "2022Q4", "2022H2", "2022"])
def test_each_promise_is_in_one_state(period: str) -> None:
    asked = Period.parse(period)
    states = (promises_kept, promises_open, promises_overdue, promises_withdrawn)
    for subject in ("V", "M1", "M2"):
        counted = sum(int(value(subject, each.FIGURE.name, asked)) for each in states)
        assert counted == int(value(subject, "promises-made", asked))


def test_a_form_signed_later_is_not_there_yet() -> None:
    later = edited(FILES, FORMS, "signed_on: 2022-06-11", "signed_on: 2022-10-01")
    files = {path: str(text) for path, text in later.items()}
    assert value("V", "commitments", Q3, files) == "1"
    assert value("M2", "promises-made", Q3, files) == "0"
    assert value("M2", "promises-made", Period.parse("2022Q4"), files) == "3"


def test_the_last_day_is_due_at_its_end_and_overdue_the_day_after() -> None:
    assert value("M2", "promises", Q3, as_of="2022-09-30") == "0/1"
    assert value("M2", "promises", Q3, as_of="2022-09-29") == "0/0"
    assert value("V", "promises-overdue", Period.parse("2022-08")) == "0"
    assert value("V", "promises-overdue", Period.parse("2022-09")) == "0"


def test_nothing_before_the_records_and_without_the_clause() -> None:
    later = {**FILES, "gridctl.yaml": manifest(records_from="2022-08-01")}
    assert value("V", "promises", Q3, later) == "1/2"
    ended = "line-2022, until: 2022-12-30"
    files = {**FILES, "gridctl.yaml": manifest("ninghai-2019", ended)}
    assert value("V", "promises", Q3, files) == "0/0"


def test_who_has_them() -> None:
    for each in (promises, promises_late, *COUNTS):
        assert subjects(each) == {"V", "G1", "M1", "M2"}
        assert subjects(each, None) == set()
        assert each.explain(context(FILES), "V", None) is None
        assert each.explain(context(FILES), "H1", Q3) is None
