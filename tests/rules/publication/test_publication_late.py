"""publication-late: in time, approved, long enough."""

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

RULE = "publication-late"
FILE = "publications.csv"


def village(rows: str, *packs: str) -> dict[str, str]:
    head = "period,form,approved_by,posted_on,removed_on\n"
    return {
        FILE: head + rows,
        "gridctl.yaml": manifest(*(packs or ("chongqing-2013",))),
    }


@pytest.mark.parametrize("form", ["all", "全部"])
def test_clean(form: str) -> None:
    rows = f"2022Q1,{form},M1,2022-04-14,2022-04-24\n"
    assert check(RULE, village(rows), "2022-06-30") == ()


@pytest.mark.parametrize(
    ("as_of", "severity"),
    [("2022-04-01", "notice"), ("2022-04-14", "notice"), ("2022-04-15", "error")],
)
def test_not_posted_is_a_notice_until_the_day_has_passed(as_of: str, severity: str) -> None:
    found = check(RULE, village("2022Q1,annex-2,M1,2022-04-01,\n"), as_of)
    assert places(found) == [(FILE, None, None)]
    assert severities(found) == [severity]
    assert found[0].clause == "chongqing-2013/by"


def test_words() -> None:
    (missing,) = check(RULE, village(""), "2022-05-01")
    assert message(missing, "en") == "The tables of 2022Q1 were not posted by 2022-04-14."
    assert message(missing, "zh") == "2022年第一季度的公示表截至2022年4月14日没有张贴。"
    (due,) = check(RULE, village(""), "2022-04-02")
    assert message(due, "en") == "The tables of 2022Q1 are due on the board by 2022-04-14."
    assert message(due, "zh") == "2022年第一季度的公示表最晚应于2022年4月14日张贴。"


def test_nothing_is_due_while_the_quarter_runs_or_before_the_records() -> None:
    assert check(RULE, village(""), "2022-03-31") == ()
    files = {**village(""), "gridctl.yaml": manifest("chongqing-2013", records_from="2022-01-02")}
    assert check(RULE, files, "2022-06-30") == ()


def test_posted_late_stands_at_the_cell() -> None:
    found = check(RULE, village("2022Q1,all,M1,2022-04-15,\n"), "2022-06-30")
    assert places(found) == [(FILE, 2, 15)]
    assert severities(found) == ["error"]
    assert message(found[0], "en") == (
        "The tables of 2022Q1 were posted on 2022-04-15; the last day was 2022-04-14."
    )
    assert message(found[0], "zh") == (
        "2022年第一季度的公示表于2022年4月15日张贴，晚于最后期限2022年4月14日。"
    )


def test_a_posting_after_the_as_of_date_has_not_happened() -> None:
    found = check(RULE, village("2022Q1,all,M1,2022-04-12,\n"), "2022-04-11")
    assert severities(found) == ["notice"]


@pytest.mark.parametrize(("removed_on", "count"), [("2022-04-19", 1), ("2022-04-20", 0), ("", 0)])
def test_up_for_ten_days(removed_on: str, count: int) -> None:
    found = check(RULE, village(f"2022Q1,all,M1,2022-04-10,{removed_on}\n"), "2022-06-30")
    assert places(found) == [(FILE, 2, 26)] * count
    assert [f.clause for f in found] == ["chongqing-2013/up"] * count


def test_too_short_in_words_and_a_planned_removal_is_a_notice() -> None:
    files = village("2022Q1,all,M1,2022-04-10,2022-04-19\n")
    (found,) = check(RULE, files, "2022-04-19")
    assert found.severity.value == "error"
    assert message(found, "en") == (
        "The tables of 2022Q1 were up 9 days, not 10, and were not posted again."
    )
    assert message(found, "zh") == "2022年第一季度的公示表张贴9天，少于10天，且没有重新张贴。"
    assert severities(check(RULE, files, "2022-04-18")) == ["notice"]


def test_posted_again_mends_it_unless_that_is_short_too() -> None:
    first = "2022Q1,all,M1,2022-04-10,2022-04-12\n"
    again = f"{first}2022Q1,all,M1,2022-04-20,2022-04-30\n"
    assert check(RULE, village(again), "2022-06-30") == ()
    short = f"2022Q1,all,M1,2022-04-20,2022-04-29\n{first}"
    assert places(check(RULE, village(short), "2022-06-30")) == [(FILE, 2, 26)]


def test_a_posted_row_without_an_approver_stands_at_the_row() -> None:
    found = check(RULE, village("2022Q1,all,,2022-04-10,\n"), "2022-06-30")
    assert places(found) == [(FILE, 2, None)]
    assert message(found[0], "en") == (
        "The tables of 2022Q1 were posted on 2022-04-10 without an approver."
    )
    assert message(found[0], "zh") == (
        "2022年第一季度的公示表于2022年4月10日张贴，没有填写审批人。"
    )
    assert check(RULE, village("2022Q1,all,M1,2022-04-10,\n2022Q2,all,,,\n"), "2022-06-30") == ()


@pytest.mark.parametrize(("posted_on", "count"), [("2022-06-30", 0), ("2022-07-01", 1)])
def test_the_national_floor_is_the_next_quarter(posted_on: str, count: int) -> None:
    rows = f"2022Q1,all,M1,{posted_on},2022-07-02\n2022Q2,all,M1,2022-07-03,\n"
    found = check(RULE, village(rows, "national-disclosure"), "2022-07-04")
    assert places(found) == [(FILE, 2, 15)] * count
    assert [f.clause for f in found] == ["national-disclosure/quarterly"] * count


def test_the_example_village_posted_late() -> None:
    files = edited(example(), FILE, "2022-10-10,2022-10-25", "2022-10-15,2022-10-25")
    row = line_of(files, FILE, "2022Q3,")
    assert errors(report(files)) == [(RULE, FILE, row)]
