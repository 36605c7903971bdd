"""Recorded assessments, added up, on the worked example."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from gridctl.figures.scores import assessment, assessment_mean, assessments_table
from tests.figures.asking import ask, have, notes, places, rows, set_by, shown
from tests.kit import Files, edited, manifest

FILE = "ledger/assessments/2022.csv"
CLAUSE = "community-grid/assessment"
SCHEME = "total: 1000, items: [巡查, 信息, 台账], most: [400, 300, 300]"


def ruled(settings: str, *packs: str) -> str:
    text = manifest("community-grid", *packs)
    override = f"  overrides:\n  - {{clause: assessment, set: {{{settings}}}, basis: MT001}}"
    changed = f"- id: community-grid\n{override}"
    return text.replace("- {id: community-grid}", changed) if settings else text


VILLAGE: Files = {
    "gridctl.yaml": ruled(SCHEME),
    "members.csv": "id,name,born,branch\nM1,李例禾,1980-01,B01\n",
    "grids.yaml": "grids:\n- {id: G01, name: 东网格}\n",
    FILE: (
        "date,subject,assessor,item,score\n"
        "2022-09-30,G01,M1,巡查,380\n"
        "2022-09-30,G01,M1,信息,250.5\n"
        "2022-09-30,G01,M1,台账,300\n"
        "2022-10-31,G01,M1,巡查,400\n"
        "2022-09-30,M1,,鼠密度,2.5\n"
        "2022-06-30,M1,,巡查,401\n"
    ),
}


def test_worked_example_assessment() -> None:
    explained = ask(assessment, VILLAGE, "G01", "2022Q3")
    assert explained is not None
    assert explained.value == Decimal("930.5")
    assert [(part.name.zh, part.value) for part in explained.parts] == [
        ("巡查", 380), ("信息", Decimal("250.5")), ("台账", 300),
    ]  # fmt: skip
    assert places(explained.parts[1]) == [(FILE, 3, 22, Decimal("250.5"))]
    assert set_by(explained) == [
        (1000, CLAUSE), (("巡查", "信息", "台账"), CLAUSE), ((400, 300, 300), CLAUSE),
    ]  # fmt: skip
    assert notes(explained) == []


def test_worked_example_assessment_of_a_year_is_of_several() -> None:
    explained = ask(assessment, VILLAGE, "G01", "2022")
    assert explained is not None
    assert explained.value == Decimal("1330.5")
    assert notes(explained) == ["Assessed on 2 days; the sum is of all of them, each out of 1000."]
    mean = ask(assessment_mean, VILLAGE, "G01", "2022")
    assert mean is not None
    assert mean.value == Fraction("665.25")
    assert [part.value for part in mean.parts] == [Decimal("1330.5"), 2]
    assert places(mean.parts[1]) == [(FILE, 2, 1, 1), (FILE, 5, 1, 1)]
    one = ask(assessment_mean, VILLAGE, "G01", "2022-10")
    assert one is not None
    assert one.value == 400


def test_an_item_that_is_left_out_is_told() -> None:
    assert notes(ask(assessment, VILLAGE, "G01", "2022-10")) == ["Not assessed: 信息, 台账."]


def test_what_is_above_a_maximum_is_told_and_not_cut() -> None:
    explained = ask(assessment, VILLAGE, "M1", "2022-06")
    assert explained is not None
    assert explained.value == 401
    assert notes(explained)[0] == "巡查 on 2022-06-30 has 401, more than its 400; it is not cut."
    exact = edited(VILLAGE, FILE, "巡查,401", "巡查,400")
    assert notes(ask(assessment, exact, "M1", "2022-06")) == ["Not assessed: 信息, 台账."]
    over = edited(VILLAGE, "gridctl.yaml", SCHEME, "total: 930")
    assert notes(ask(assessment, over, "G01", "2022Q3")) == ["930.5 is more than the total of 930."]
    enough = edited(VILLAGE, FILE, "信息,250.5", "信息,250")
    enough["gridctl.yaml"] = ruled("total: 930")
    assert notes(ask(assessment, enough, "G01", "2022Q3")) == []


def test_without_items_all_count_but_what_is_measured() -> None:
    every = {**VILLAGE, "gridctl.yaml": ruled("total: 1000")}
    explained = ask(assessment, every, "M1", "2022Q3")
    assert explained is not None
    assert explained.value == Decimal("2.5")
    measured = {**VILLAGE, "gridctl.yaml": ruled("total: 1000", "hygiene")}
    assert ask(assessment, measured, "M1", "2022Q3") is None
    assert have(assessment, measured, "2022") == ("G01", "M1")
    named = {**VILLAGE, "gridctl.yaml": ruled("items: [鼠密度], most: [1000]", "hygiene")}
    assert have(assessment, named, "2022") == ("M1",)


@pytest.mark.parametrize(
    ("period", "found"), [("2022Q3", ("G01",)), ("2022Q2", ("M1",)), ("2021", ())]
)
def test_who_was_assessed(period: str, found: tuple[str, ...]) -> None:
    assert have(assessment, VILLAGE, period) == have(assessment_mean, VILLAGE, period) == found


def test_a_score_that_could_not_be_read_does_not_count() -> None:
    broken = edited(VILLAGE, FILE, "信息,250.5", "信息,x")
    explained = ask(assessment, broken, "G01", "2022Q3")
    assert explained is not None
    assert explained.value == 680
    assert notes(explained)[0] == "1 row without a score that could be read do not count."
    alone = edited(VILLAGE, FILE, "巡查,401", "巡查,x")
    assert ask(assessment, alone, "M1", "2022Q2") is None
    assert ask(assessment_mean, alone, "M1", "2022Q2") is None
    assert have(assessment, alone, "2022Q2") == ()
    assert shown(assessments_table, alone, "2022Q2") is None


def test_the_table_is_internal() -> None:
    table = shown(assessments_table, VILLAGE, "2022")
    assert table is not None
    assert table.internal
    assert rows(table, "name", "last", "assessment", "assessment-mean") == [
        ("G01", "东网格", date(2022, 10, 31), Decimal("1330.5"), Fraction("665.25")),
        ("M1", "李例禾", date(2022, 6, 30), 401, 401),
    ]
    other = {**VILLAGE, "gridctl.yaml": manifest("ninghai-2019")}
    assert shown(assessments_table, other, "2022") is None
    assert have(assessment, other, "2022") == ()
    assert assessment.FIGURE.internal
    assert assessment_mean.FIGURE.internal
