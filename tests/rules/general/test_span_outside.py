"""span-outside: any count of a county's clause, within its limits."""

import pytest

from tests.kit import Files, check, message, places, report, severities
from tests.rules.county import clause, county
from tests.rules.small import CONTACTS, FILES, HOUSEHOLDS

NAME = "span-outside"


def village(key: str, parameters: str, more: str = "", **changed: str) -> Files:
    files = {f"{name}.csv": text for name, text in changed.items()}
    return {**FILES, **county(clause("span", key, parameters, more)), **files}


@pytest.mark.parametrize("parameters", ["min: 0, max: 2", "max: 2", "min: 0", "max: 3"])
def test_clean(parameters: str) -> None:
    assert check(NAME, village("unit.grids", parameters)) == ()


def test_below_the_minimum_stands_at_the_subject() -> None:
    found = check(NAME, village("unit.grids", "min: 1, max: 2"))
    assert places(found) == [("branches.yaml", 15, 5)]
    assert (found[0].subject, found[0].clause) == ("U2", "county/unit.grids")
    assert severities(found) == ["error"]
    assert message(found[0], "en") == "U2 has too few linked grids: 0; at least 1 is asked for."
    assert message(found[0], "zh") == "U2的联系网格数为0，少于规定的1。"


def test_above_the_maximum_stands_at_each_row_too_many() -> None:
    found = check(NAME, village("unit.grids", "max: 1", "hedged: yes, "))
    assert places(found) == [("assignments.csv", 13, None)]
    assert severities(found) == ["warning"]
    assert message(found[0], "en") == (
        "G2 is number 2 of the linked grids of U1; at most 1 is allowed."
    )
    assert message(found[0], "zh") == "G2是U1的第2个联系网格，超过规定的1个。"


def test_what_has_no_rows_of_its_own_stands_at_the_subject() -> None:
    found = check(NAME, village("grid.members", "max: 2"))
    assert places(found) == [("grids.yaml", 2, 3)]
    assert message(found[0], "en") == "G1 has too many members: 3; at most 2 are allowed."
    assert message(found[0], "zh") == "G1的党员数为3，超过规定的2。"


@pytest.mark.parametrize(
    ("exempt", "subjects"), [("", ["M1"]), (", exempt: [away]", []), (", exempt_age: 42", [])]
)
def test_the_exempt_owe_no_minimum(exempt: str, subjects: list[str]) -> None:
    files = village("committee-member.units", f"min: 1{exempt}")
    away = "M1,李甲,1980-01,2001-01,B1,PG1,H1,,,away,,,"
    members = FILES["members.csv"].replace("M1,李甲,1980-01,2001-01,B1,PG1,H1,,,,,,", away)
    assert [f.subject for f in check(NAME, {**files, "members.csv": members})] == subjects


@pytest.mark.parametrize(("since", "count"), [("2022-10-01", 1), ("2022-10-02", 0)])
def test_a_minimum_binds_after_a_whole_quarter_of_the_clause(since: str, count: int) -> None:
    files = {**FILES, **county(clause("span", "unit.grids", "min: 1"), since=since)}
    assert len(check(NAME, files)) == count


@pytest.mark.parametrize(("since", "count"), [("2022-10-01", 1), ("2022-10-02", 0)])
def test_a_minimum_binds_who_was_there_for_a_whole_quarter(since: str, count: int) -> None:
    homes = HOUSEHOLDS.replace("H6,钱庚,VG2,", f"H6,钱庚,VG2,{since}")
    assert len(check(NAME, village("household.members", "min: 1", households=homes))) == count


def test_a_maximum_binds_at_once() -> None:
    files = {**FILES, **county(clause("span", "unit.grids", "max: 1"), since="2023-01-05")}
    assert len(check(NAME, files)) == 1


def groups(households: int, core: int) -> Files:
    homes = "".join(f"H{n},赵己,VG1,\n" for n in range(1, households + 1))
    members = "".join(f"M{n},李甲,1980-01,2001-01,B1,,H{n},,,,,,\n" for n in range(1, core + 1))
    rows = "".join(f"2023,M{n},elected,,\n" for n in range(1, core + 1))
    return {
        **village("villager-group.households-per-core", "min: 10, max: 15", "hedged: yes, "),
        "households.csv": f"id,head,villager_group,since\n{homes}",
        "members.csv": FILES["members.csv"].splitlines()[0] + f"\n{members}",
        "core-households.csv": f"term,member,basis,elected_at,until\n{rows}",
    }


@pytest.mark.parametrize(
    ("households", "core", "severity"),
    [(30, 1, "warning"), (30, 2, ""), (30, 3, ""), (30, 4, "warning"), (15, 1, ""), (10, 1, ""),
     (16, 1, "notice"), (16, 2, "notice"), (16, 3, "warning"), (16, 0, "warning"),
     (9, 0, "notice"), (9, 1, "notice"), (9, 2, "warning"), (0, 0, "")],
)  # fmt: skip
def test_a_core_household_for_each_so_many(households: int, core: int, severity: str) -> None:
    found = check(NAME, groups(households, core))
    assert [(f.subject, f.severity.value) for f in found] == [("VG1", severity)][: bool(severity)]


def test_no_whole_number_in_words() -> None:
    (found,) = check(NAME, groups(16, 3))
    assert message(found, "en") == (
        "VG1 has core households: 3 of 16; no whole number keeps the limits, 1 and 2 come nearest."
    )
    assert message(found, "zh") == (
        "VG1的中心户数为3（总数16），没有符合规定的整数，最接近的是1和2。"
    )
    (found,) = check(NAME, groups(30, 4))
    assert message(found, "en") == "VG1 has core households: 4 of 30; 2 to 3 are asked for."
    assert message(found, "zh") == "VG1的中心户数为4（总数30），应为2至3。"


def test_a_row_that_cannot_be_read_may_be_the_one() -> None:
    files = village("unit.grids", "min: 1", assignments=CONTACTS + "unit-grid,U2,,2022-01-01,\n")
    outcome = report(files, NAME)
    assert outcome.findings == ()
    assert [n.name for n in outcome.not_checked] == [NAME]


def test_a_table_that_is_not_there_is_asked_for() -> None:
    files = {k: v for k, v in village("unit.grids", "min: 1").items() if k != "assignments.csv"}
    outcome = report(files, NAME, "missing-file")
    assert [(f.name, f.mark.file) for f in outcome.findings] == [
        ("missing-file", "assignments.csv")
    ]
    assert [n.name for n in outcome.not_checked] == [NAME]


def test_another_kind_of_clause_does_not_ask_for_it() -> None:
    files = {**FILES, **county(clause("coverage", "unit.grids"))}
    (skipped,) = report(files, NAME).not_checked
    assert skipped.reason.en == "no policy in force asks for it"


def test_a_key_with_a_rule_of_its_own_is_left_to_it() -> None:
    files = village("core-household.members", "min: 5")
    assert report(files, NAME).rules_run == 0
