"""too-few-activities: each member, every month."""

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

RULE = "too-few-activities"
FILE = "ledger/activities/2022Q3.csv"
JULY = "2022-07-10,M1;M2;M3,policy,宣讲\n"


def village(rows: str, members: str = "M1,甲例,1980-01,,,\n") -> dict[str, str]:
    return {
        "members.csv": "id,name,born,presence,since,left_on,branch\n"
        + members.replace("\n", ",B01\n"),
        FILE: f"date,members,theme,title\n{rows}",
    }


def test_clean() -> None:
    assert check(RULE, village(JULY), "2022-07-31") == ()
    assert check(RULE, village(JULY + "2022-08-01,M1,deeds,代办\n"), "2022-08-31") == ()


def test_an_ended_month_is_an_error_and_the_running_one_a_notice() -> None:
    found = check(RULE, village(""), "2022-08-01")
    assert places(found) == [("members.csv", 2, None)] * 2
    assert severities(found) == ["error", "notice"]
    assert found[0].clause == "line-2022/2.1-activity"
    assert message(found[0], "en") == "M1 took part in 0 of 1 activities in 2022-07."
    assert message(found[0], "zh") == "M1在2022年7月参加活动0次，应不少于1次。"
    assert message(found[1], "en") == "M1 is due activities in 2022-08: 0 of 1 so far."
    assert message(found[1], "zh") == "M1在2022年8月应开展活动1次，目前0次。"


def test_june_when_the_document_came_is_not_judged() -> None:
    files = {**village(JULY), "ledger/activities/2022Q2.csv": "date,members,theme,title\n"}
    assert check(RULE, files, "2022-07-31") == ()


@pytest.mark.parametrize(
    ("member", "count"),
    [
        ("M1,甲例,1980-01,,2022-07-01,", 1),
        ("M1,甲例,1980-01,,2022-07-02,", 0),
        ("M1,甲例,1980-01,,,2022-07-31", 1),
        ("M1,甲例,1980-01,,,2022-07-30", 0),
        ("M1,甲例,1930-01,,,", 1),
        ("M1,甲例,1980-01,away,,", 1),
    ],
)
def test_binds_who_was_present_on_every_day_and_exempts_nobody(member: str, count: int) -> None:
    found = check(RULE, village("", f"{member}\n"), "2022-08-01")
    assert severities(found).count("error") == count


@pytest.mark.parametrize(
    ("member", "count"),
    [
        ("M1,甲例,1952-07-31,,,", 0),
        ("M1,甲例,1952-08-01,,,", 1),
        ("M1,甲例,1980-01,away,,", 0),
        ("M1,甲例,1980-01,,,", 1),
    ],
)
def test_the_manifest_may_extend_the_exemption(member: str, count: int) -> None:
    change = "set: {exempt: [away], exempt_age: 70}, basis: MT1"
    entry = f"{{id: line-2022, overrides: [{{clause: 2.1-activity, {change}}}]}}"
    text = manifest("line-2022").replace("{id: line-2022}", entry)
    files = {**village("", f"{member}\n"), "gridctl.yaml": text}
    assert severities(check(RULE, files, "2022-08-01")).count("error") == count


def test_an_absent_quarter_is_one_finding() -> None:
    files = {"members.csv": village("", "M1,甲例,1980-01,,,\nM2,乙例,1980-01,,,\n")["members.csv"]}
    found = check(RULE, files, "2022-09-15")
    assert places(found) == [(FILE, None, None)]
    assert severities(found) == ["error"]
    assert message(found[0], "en") == (
        f"There is no {FILE}: activities of 2 members in 2022Q3 are missing."
    )
    assert message(found[0], "zh") == f"缺少{FILE}：2名党员在2022年第三季度的活动没有记录。"
    assert severities(check(RULE, files, "2022-07-31")) == ["notice"]


def test_the_example_village_without_a_member_in_one_month() -> None:
    files = example()
    path = "ledger/activities/2022Q4.csv"
    before = files[path]
    text = before.decode() if isinstance(before, bytes) else before
    for line in text.split("\n"):
        if line.startswith("2022-11") and "M007" in line:
            files = edited(files, path, line, line.replace(";M007", "").replace("M007;", ""))
    row = line_of(files, "members.csv", "M007,")
    assert errors(report(files)) == [(RULE, "members.csv", row)]
