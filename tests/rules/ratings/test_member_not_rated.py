"""member-not-rated: every member present on the month's first day is rated."""

import pytest

from tests.kit import check, edited, example, line_of, message, places, report, severities

NAME = "member-not-rated"
HEADER = "member,good,fairly_good,fair,poor\n"
JULY = "ledger/ratings/2022-07.csv"
MEMBERS = "id,name,born,branch,since,left_on\nM1,李例禾,1980-01,B01,,\n"


def village(member: str, *rated: str) -> dict[str, str]:
    return {
        "members.csv": f"{MEMBERS}{member}\n",
        JULY: HEADER + "".join(f"{one},10,0,0,0\n" for one in rated),
    }


def test_clean() -> None:
    assert check(NAME, village("M2,王例树,1980-01,B01,,", "M1", "M2")) == ()
    assert check(NAME, example()) == ()


def test_who_is_left_out_stands_in_the_roster() -> None:
    found = check(NAME, village("M2,王例树,1980-01,B01,,", "M1"))
    assert places(found) == [("members.csv", 3, None)]
    assert severities(found) == ["error"]
    assert (found[0].subject, found[0].clause) == ("M2", "line-2022/3-rating")
    assert [mark.file for mark in found[0].related] == [JULY]
    assert message(found[0], "en") == "M2 has no row in the ratings of 2022-07."
    assert message(found[0], "zh") == "M2在2022年7月的群众评价中没有记录。"


@pytest.mark.parametrize(
    ("stay", "count"),
    [("2022-07-01,", 1), ("2022-07-02,", 0), (",2022-07-01", 1), (",2022-06-30", 0)],
)
def test_present_on_the_first_day_of_the_month(stay: str, count: int) -> None:
    assert len(check(NAME, village(f"M2,王例树,1980-01,B01,{stay}", "M1"))) == count


@pytest.mark.parametrize(("as_of", "severity"), [("2022-07-31", "notice"), ("2022-08-01", "error")])
def test_a_notice_while_the_month_runs(as_of: str, severity: str) -> None:
    found = check(NAME, village("M2,王例树,1980-01,B01,,", "M1"), as_of=as_of)
    assert severities(found) == [severity]


def test_a_round_without_any_row_is_another_rule() -> None:
    assert check(NAME, village("M2,王例树,1980-01,B01,,")) == ()


def test_a_month_that_owes_no_round_leaves_nobody_out() -> None:
    files = village("M2,王例树,1980-01,B01,,", "M1")
    files["ledger/ratings/2022-09.csv"] = files.pop(JULY)
    assert check(NAME, files) == ()


def test_a_row_that_could_not_be_read_may_be_the_members() -> None:
    files = village("M2,王例树,1980-01,B01,,", "M1")
    files[JULY] += "M2,10,0,0\n"
    outcome = report(files, NAME)
    assert outcome.findings == ()
    assert [n.values["subject"] for n in outcome.not_checked] == ["M2"]


def test_the_example_without_one_row() -> None:
    files = edited(example(), JULY, "M001,19,5,2,0\n", "")
    line = line_of(files, "members.csv", "M001,")
    assert places(check(NAME, files)) == [("members.csv", line, None)]
