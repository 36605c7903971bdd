"""plate-mismatch: the plate that appraisal and core election give."""

import pytest

from tests.kit import (
    check,
    edited,
    errors,
    example,
    line_of,
    manifest,
    message,
    places,
    report,
    severities,
)

NAME = "plate-mismatch"


def village(plate: str, grade: str = "qualified", core: str = "", more: str = "") -> dict[str, str]:
    """Return a village whose M1 lives in H1 with a plate; one member is excellent, one core."""
    return {
        "members.csv": "id,name,born,branch,household\nM1,李例,1980-01,B01,H1\n" + more,
        "households.csv": f"id,head,villager_group,plate\nH1,王样,VG01,{plate}\nH2,王样,VG01,\n",
        "core-households.csv": "term,member\n" + core,
        "appraisals.csv": "year,member,grade\n" + (f"2022,M1,{grade}\n" if grade else ""),
    }


@pytest.mark.parametrize(
    ("plate", "grade", "core"),
    [
        ("member", "qualified", ""),
        ("共产党员户", "qualified", ""),
        ("", "basically-qualified", ""),
        ("", "unqualified", ""),
        ("core", "excellent", "2023,M1\n"),
        ("core", "", "2023,M1\n"),
        ("core", "", ""),
        ("", "", ""),
    ],
)
def test_clean(plate: str, grade: str, core: str) -> None:
    assert check(NAME, village(plate, grade, core)) == ()


def test_a_wrong_plate_stands_at_its_cell() -> None:
    found = check(NAME, village("core"))
    assert places(found) == [("households.csv", 2, 12)]
    assert severities(found) == ["error"]
    assert (found[0].subject, found[0].field) == ("H1", "plate")
    assert found[0].clause == "line-2022/2.1-identity"
    assert message(found[0], "en") == (
        "H1 has the plate core; by appraisal 2022 and core list 2023: member."
    )
    assert message(found[0], "zh") == (
        "H1的挂牌为共产党员中心户，按2022年度民主评议和2023年度中心户应为共产党员户。"
    )


@pytest.mark.parametrize(
    ("plate", "grade", "core"),
    [
        ("", "qualified", ""),
        ("member", "basically-qualified", ""),
        ("member", "", "2023,M1\n"),
        ("", "", "2023,M1\n"),
    ],
)
def test_mismatches(plate: str, grade: str, core: str) -> None:
    assert places(check(NAME, village(plate, grade, core))) == [("households.csv", 2, 12)]


def test_no_plate_is_said_in_words() -> None:
    found = check(NAME, village("", "qualified"))
    assert "has the plate none;" in message(found[0], "en")
    assert "H1的挂牌为无，" in message(found[0], "zh")


def test_a_household_in_which_no_member_lives_has_none() -> None:
    files = edited(village("member"), "households.csv", "H2,王样,VG01,\n", "H2,王样,VG01,member\n")
    assert places(check(NAME, files)) == [("households.csv", 3, 12)]
    files["members.csv"] += "M2,张例平,1980-01,B01,H9\n"  # somebody's home is not known
    assert check(NAME, files) == ()


def test_the_year_turns_on_the_first_of_january() -> None:
    files = village("member")
    files["appraisals.csv"] += "2021,M1,unqualified\n"
    assert check(NAME, files, "2023-01-01") == ()
    found = check(NAME, files, "2022-12-31")
    assert places(found) == [("households.csv", 2, 12)]
    assert check(NAME, files, "2022-06-01") == ()  # the clause is in force from the second


def test_excellent_and_core_differ_in_one_notice() -> None:
    files = village("member", "excellent", more="M2,张例平,1980-01,B01,\n")
    files["appraisals.csv"] += "2022,M2,excellent\n"
    found = check(NAME, files)
    assert places(found) == [("core-households.csv", None, None)]
    assert severities(found) == ["notice"]
    assert message(found[0], "en") == (
        "2 members were appraised excellent in 2022, and 2023 has 0 core households; "
        "the elected list decides the plates."
    )
    assert message(found[0], "zh") == (
        "2022年度评议优秀党员2名，2023年度党员中心户0户，以评选名单挂牌。"
    )


def test_as_many_excellent_as_core_is_no_conflict() -> None:
    assert check(NAME, village("core", "excellent", "2023,M1\n")) == ()


def test_not_asked_for_without_its_clause() -> None:
    files = village("core") | {"gridctl.yaml": manifest("ninghai-2019")}
    assert report(files, NAME).rules_run == 0


def test_the_example_before_and_after_the_year() -> None:
    for day in ("2022-12-31", "2023-01-01"):
        found = report(example(), NAME, as_of=day).findings
        assert [(f.severity.value, f.mark.file, f.mark.line) for f in found] == [
            ("notice", "core-households.csv", None)
        ]


def test_it_alone_in_the_example() -> None:
    old = "H287,蒋样盈,VG06,,在村,,共产党员中心户"
    files = edited(example(), "households.csv", old, old.replace("中心户", "户"))
    line = line_of(files, "households.csv", "H287")
    assert errors(report(files)) == [(NAME, "households.csv", line)]
