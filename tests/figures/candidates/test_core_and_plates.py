"""Who can be elected core household, and which plates are due, on the worked example."""

from datetime import date

import pytest

from gridctl.compute.candidates import Standing
from gridctl.figures.candidates import (
    core_candidate,
    core_candidate_count,
    core_candidates_by_grid_table,
    core_candidates_table,
    core_linked,
    plate,
    plates_table,
)
from gridctl.model.choices import Plate
from gridctl.model.words import Words
from tests.figures.asking import ask, have, notes, places, rows, set_by, shown
from tests.kit import Files, edited, manifest

VILLAGE: Files = {
    "gridctl.yaml": manifest("line-2022"),
    "members.csv": (
        "id,name,born,branch,household,duty_grid,presence,since\n"
        "M1,李例禾,1980-01,B01,H1,,,\n"
        "M2,张例平,1980-01,B01,H1,G02,,\n"
        "M3,陈例华,1980-01,B01,H2,,away,\n"
        "M4,刘例山,1980-01,B01,,,,\n"
        "M5,赵例云,1980-01,B01,H3,,,\n"
        "M6,周例松,1980-01,B01,H4,,,\n"
        "M7,吴例清,1980-01,B01,H5,,,2023-01-01\n"
    ),
    "households.csv": (
        "id,head,villager_group,plate\nH1,王样甲,VG01,core\nH2,王样乙,VG02,member\n"
        "H3,王样丙,VG02,member\nH4,王样丁,VG02,\nH5,王样戊,VG02,\nH6,王样己,VG02,member\n"
        "H7,王样庚,VG02,\n"
    ),
    "grids.yaml": (
        "grids:\n"
        "- {id: G01, name: 东网格, villager_groups: [{id: VG01, name: 一组}]}\n"
        "- {id: G02, name: 西网格, villager_groups: [{id: VG02, name: 二组}]}\n"
    ),
    "appraisals.csv": (
        "year,member,grade\n2022,M1,excellent\n2022,M2,qualified\n2022,M3,qualified\n"
        "2022,M4,qualified\n2022,M5,basically-qualified\n"
    ),
    "core-households.csv": "term,member,basis,elected_at,until\n2023,M1,elected,MT1,\n",
    "meetings.csv": "id,date,kind\nMT1,2022-12-23,representatives\n",
    "assignments.csv": (
        "kind,person,target,since\ncore-member,M1,M2,2023-01-01\ncore-member,M1,M1,2023-01-01\n"
        "core-member,M1,M3,2023-01-01\ncore-member,M2,M3,2023-01-01\n"
    ),
}
HOME = Words("lives in no household of the village", "不属本村任何一户")


@pytest.mark.parametrize(
    ("member", "standing", "reason"),
    [
        ("M1", Standing.IN, None),
        ("M2", Standing.IN, None),
        ("M3", Standing.OUT, Words("is away", "在村情况为外出")),
        ("M4", Standing.OUT, HOME),
        (
            "M5",
            Standing.OUT,
            Words("appraised basically-qualified in 2022", "2022年度评议基本合格"),
        ),
        ("M6", Standing.OPEN, Words("no appraisal of 2022", "没有2022年度评议等次")),
    ],
)
def test_worked_example_core_candidates(
    member: str, standing: Standing, reason: Words | None
) -> None:
    explained = ask(core_candidate, VILLAGE, member, "2023")
    assert explained is not None
    assert explained.value is standing
    table = shown(core_candidates_table, VILLAGE, "2023")
    found = [row[1:] for row in rows(table, "core-candidate", "why") if row[0] == member]
    assert found == [(standing, reason)]
    assert {clause for _, clause in set_by(explained)} == {"line-2022/3-core-candidates"}


def test_the_home_is_a_condition_with_its_line() -> None:
    for member, column, words in (("M1", 20, "M1 lives in H1"), ("M4", 20, "M4 has no household")):
        explained = ask(core_candidate, VILLAGE, member, "2023")
        assert explained is not None
        part = explained.parts[1]
        assert part.name.en == "lives in a household of the village"
        (line,) = part.lines
        assert (line.mark.file, line.mark.column) == ("members.csv", column)
        assert line.says.en.format(**line.values) == words


def test_worked_example_candidates_by_grid() -> None:
    for unit, parts in (("V", (2, 1, 3)), ("G01", (1, 0, 0)), ("G02", (1, 1, 2))):
        explained = ask(core_candidate_count, VILLAGE, unit, "2023")
        assert explained is not None
        assert tuple(part.value for part in explained.parts) == parts
        assert explained.value == parts[0]
    explained = ask(core_candidate_count, VILLAGE, "G02", "2023")
    assert explained is not None
    assert places(explained.parts[0]) == [("members.csv", 3, None, 1)]
    assert have(core_candidate_count, VILLAGE, "2023") == ("V", "G01", "G02")
    assert ask(core_candidate_count, VILLAGE, "G03", "2023") is None
    table = shown(core_candidates_by_grid_table, VILLAGE, "2023")
    assert rows(table, "name", "core-candidates") == [
        ("V", Words("the village", "全村"), 2), ("G01", "东网格", 1), ("G02", "西网格", 1),
    ]  # fmt: skip


def test_the_day_is_that_of_the_election_or_until_then_the_day_of_the_run() -> None:
    assert "M7" not in have(core_candidate, VILLAGE, "2023")
    rated = {
        **VILLAGE,
        "ledger/ratings/2022-12.csv": "member,good,fairly_good,fair,poor\nM1,0,0,0,10\n",
        "meetings.csv": str(VILLAGE["meetings.csv"]) + "MT2,2022-12-22,rating\n",
    }
    explained = ask(core_candidate, rated, "M1", "2023")
    assert explained is not None
    assert explained.value is Standing.OUT
    explained = ask(core_candidate, rated, "M1", "2023", as_of="2022-12-22")
    assert explained is not None
    assert explained.value is Standing.IN


def test_no_candidates_of_a_term_that_no_clause_asks_for() -> None:
    modules = (core_candidates_table, core_candidates_by_grid_table)
    for files, period in (
        (VILLAGE, "2022"),
        ({**VILLAGE, "gridctl.yaml": manifest("ninghai-2019")}, "2023"),
    ):
        assert have(core_candidate, files, period) == ()
        assert have(core_candidate_count, files, period) == ()
        assert [shown(module, files, period) for module in modules] == [None, None]
    assert ask(core_candidate, VILLAGE, "M1", "2022H2") is None


def test_the_table_goes_by_grid_and_is_internal() -> None:
    table = shown(core_candidates_table, VILLAGE, "2023")
    assert table is not None
    assert table.internal
    assert rows(table, "grid", "household", "elected") == [
        ("M4", "", "", Words("no", "否")),
        ("M1", "东网格", "H1", Words("elected", "当选")),
        ("M2", "西网格", "H1", Words("no", "否")),
        ("M3", "西网格", "H2", Words("no", "否")),
        ("M5", "西网格", "H3", Words("no", "否")),
        ("M6", "西网格", "H4", Words("no", "否")),
    ]
    assert table.notes[0][1] == {"term": 2023, "day": date(2022, 12, 23), "year": 2022}
    assert all(m.FIGURE.internal for m in (core_candidate, core_candidate_count))


def test_whom_a_core_member_links() -> None:
    assert have(core_linked, VILLAGE) == ("M1",)
    explained = ask(core_linked, VILLAGE, "M1")
    assert explained is not None
    assert explained.value == 2
    assert places(explained.parts[0]) == [
        ("assignments.csv", 2, None, 1),
        ("assignments.csv", 4, None, 1),
    ]
    assert ask(core_linked, VILLAGE, "M2") is None


@pytest.mark.parametrize(
    ("home", "due"),
    [
        ("H1", Plate.CORE),
        ("H2", Plate.MEMBER),
        ("H3", plate.NONE),
        ("H4", None),
        ("H5", None),
        ("H6", plate.NONE),
    ],
)
def test_worked_example_plates(home: str, due: object) -> None:
    explained = ask(plate, VILLAGE, home)
    assert explained is not None
    assert explained.value == due
    unknown = ["The plate hangs on a grade of 2022 that is not known."]
    assert notes(explained) == (unknown if due is None else [])


def test_who_is_due_a_plate() -> None:
    assert have(plate, VILLAGE) == ("H1", "H2", "H3", "H4", "H5", "H6")
    assert ask(plate, VILLAGE, "H7") is None
    assert ask(plate, VILLAGE, "H9") is None


def test_the_lines_behind_a_plate() -> None:
    explained = ask(plate, VILLAGE, "H1")
    assert explained is not None
    assert [places(part) for part in explained.parts] == [
        [("core-households.csv", 2, None, 1)],
        [("appraisals.csv", 2, 9, None), ("appraisals.csv", 3, 9, None)],
        [("households.csv", 2, 13, None)],
    ]
    assert explained.parts[1].name == Words("appraisal of 2022", "2022年度民主评议")
    unknown = ask(plate, VILLAGE, "H4")
    assert unknown is not None
    assert places(unknown.parts[1]) == [("members.csv", 7, None, None)]
    assert unknown.parts[2].value == plate.NONE


def test_the_table_of_plates_is_internal() -> None:
    table = shown(plates_table, VILLAGE, "2023")
    assert table is not None
    assert table.internal
    assert plate.FIGURE.internal
    right, change, unknown = (
        Words("right", "一致"),
        Words("to change", "待更换"),
        Words("not known", "未知"),
    )
    assert rows(table, "members", "grid", "plate", "hangs", "right") == [
        ("H1", Words("M1, M2", "M1、M2"), "东网格", Plate.CORE, Plate.CORE, right),
        ("H2", Words("M3", "M3"), "西网格", Plate.MEMBER, Plate.MEMBER, right),
        ("H3", Words("M5", "M5"), "西网格", plate.NONE, Plate.MEMBER, change),
        ("H4", Words("M6", "M6"), "西网格", None, plate.NONE, unknown),
        ("H5", Words("M7", "M7"), "西网格", None, plate.NONE, unknown),
        ("H6", Words("", ""), "西网格", plate.NONE, Plate.MEMBER, change),
    ]
    empty = {**VILLAGE, "households.csv": "id,head,villager_group,plate\nH7,王样庚,VG02,\n"}
    assert shown(plates_table, empty, "2023") is None


def test_two_rows_of_a_member_make_the_last_grade() -> None:
    twice = edited(
        VILLAGE,
        "appraisals.csv",
        "2022,M5,basically-qualified\n",
        "2022,M5,unqualified\n2022,M5,qualified\n",
    )
    explained = ask(plate, twice, "H3")
    assert explained is not None
    assert explained.value is Plate.MEMBER
    assert places(explained.parts[1]) == [("appraisals.csv", 7, 9, None)]
