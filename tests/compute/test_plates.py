"""Plates due, against the document's words."""

from itertools import product

import pytest

from gridctl.compute.plates import due_plates, grades_of
from gridctl.model.choices import Grade, Plate
from tests.kit import context


def due(*grades: str, core: str = "") -> object:
    """Return the plate due to a household of members with these grades (blank: none given)."""
    members = "".join(f"M{i},李例,1980-01,B01,H1\n" for i, _ in enumerate(grades))
    appraised = "".join(f"2022,M{i},{grade}\n" for i, grade in enumerate(grades) if grade)
    ctx = context(
        {
            "members.csv": "id,name,born,branch,household\n" + members,
            "households.csv": "id,head,villager_group\nH1,王样,VG01\nH2,王样,VG01\n",
            "core-households.csv": "term,member\n" + core,
            "appraisals.csv": "year,member,grade\n2021,M0,excellent\n" + appraised,
        }
    )
    found = due_plates(ctx.now, ctx.village.appraisals, 2022)
    assert set(found) <= {"H1"}
    return found.get("H1", "unknown")


@pytest.mark.parametrize(
    ("grade", "plate"),
    [
        ("excellent", Plate.MEMBER),
        ("qualified", Plate.MEMBER),
        ("basically-qualified", None),
        ("unqualified", None),
        ("", "unknown"),
    ],
)
def test_one_member(grade: str, plate: object) -> None:
    assert due(grade) == plate


@pytest.mark.parametrize("grade", ["excellent", "unqualified", ""])
def test_a_core_member_decides(grade: str) -> None:
    assert due(grade, core="2023,M0\n") is Plate.CORE


def test_a_core_member_of_another_term_does_not() -> None:
    assert due("qualified", core="2022,M0\n2024,M0\n") is Plate.MEMBER


@pytest.mark.parametrize("grades", [*product([*(str(g) for g in Grade), ""], repeat=2)])
def test_the_best_grade_of_two_decides(grades: tuple[str, str]) -> None:
    expected: object = None
    if {"excellent", "qualified"} & set(grades):
        expected = Plate.MEMBER
    elif "" in grades:
        expected = "unknown"
    assert due(*grades) == expected


def test_the_last_row_of_a_year_is_the_grade() -> None:
    text = (
        "year,member,grade\n2022,M1,excellent\n2022,M1,qualified\n2021,M1,unqualified\n2022,M2,\n"
    )
    appraisals = context({"appraisals.csv": text}).village.appraisals
    assert grades_of(appraisals, 2022) == {"M1": Grade.QUALIFIED}
