"""member-without-commitment: a form with a promise that stands, every year."""

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

RULE = "member-without-commitment"
FILE = "commitments/2022.yaml"
KEPT = "{text: 一, target: 一, measures: 一, due_on: 2022-09-30, done_on: 2022-09-01}"
GONE = "{text: 二, target: 二, measures: 二, due_on: 2022-09-30, withdrawn_on: 2022-08-01}"


def form(member: str, *promises: str, duties: str = "调解") -> str:
    return f"- {{member: {member}, duties: [{duties}], promises: [{', '.join(promises)}]}}\n"


def village(forms: str, members: str = "M1,甲例,1980-01,B01,,,\n") -> dict[str, str]:
    return {
        "members.csv": f"id,name,born,branch,presence,since,left_on\n{members}",
        FILE: f"commitments:\n{forms}" if forms else "commitments: []\n",
    }


def test_clean() -> None:
    assert check(RULE, village(form("M1", KEPT)), "2022-12-31") == ()
    assert check(RULE, village(form("M1", GONE, KEPT)), "2022-12-31") == ()


def test_no_form_stands_at_the_member() -> None:
    members = "M1,甲例,1980-01,B01,,,\nM2,乙例,1980-01,B01,,,\n"
    found = check(RULE, village(form("M1", KEPT), members), "2023-01-01")
    assert places(found) == [("commitments/2023.yaml", None, None), ("members.csv", 3, None)]
    assert severities(found) == ["notice", "error"]
    assert found[1].clause == "line-2022/2.1-commitments"
    assert message(found[1], "en") == "M2 has no commitment form for 2022."
    assert message(found[1], "zh") == "M2没有2022年的承诺书。"
    assert message(found[0], "en") == (
        "There is no commitments/2023.yaml: 2 members have no commitment form for 2023."
    )
    assert message(found[0], "zh") == "缺少commitments/2023.yaml：2名党员没有2023年的承诺书。"


@pytest.mark.parametrize("promises", [(), (GONE,), (GONE, GONE)])
def test_a_form_without_a_standing_promise_stands_at_its_record(promises: tuple[str, ...]) -> None:
    found = check(RULE, village(form("M1", *promises)), "2022-12-31")
    assert places(found) == [(FILE, 2, 3)]
    assert severities(found) == ["notice"]
    assert message(found[0], "en") == ("M1's commitment form for 2022 has no promise that stands.")
    assert message(found[0], "zh") == "M1的2022年承诺书中没有有效的承诺事项。"


@pytest.mark.parametrize(
    ("member", "count"),
    [
        ("M1,甲例,1980-01,B01,,2022-12-31,", 1),
        ("M1,甲例,1980-01,B01,,2023-01-01,", 0),
        ("M1,甲例,1980-01,B01,,,2022-12-31", 1),
        ("M1,甲例,1980-01,B01,,,2022-12-30", 0),
        ("M1,甲例,1930-01,B01,away,,", 1),
    ],
)
def test_binds_who_is_present_on_the_last_day(member: str, count: int) -> None:
    found = check(RULE, village("", f"{member}\n"), "2023-01-01")
    assert severities(found).count("error") == count


def test_the_running_year_binds_who_is_present_now() -> None:
    files = village("", "M1,甲例,1980-01,B01,,,2022-11-30\n")
    assert severities(check(RULE, files, "2022-11-30")) == ["notice"]
    assert check(RULE, files, "2022-12-01") == ()


def test_the_manifest_may_extend_an_exemption() -> None:
    change = "set: {exempt: [away], exempt_age: 80}, basis: MT1"
    entry = f"{{id: line-2022, overrides: [{{clause: 2.1-commitments, {change}}}]}}"
    text = manifest("line-2022").replace("{id: line-2022}", entry)
    members = "M1,甲例,1980-01,B01,away,,\nM2,乙例,1942-12-31,B01,,,\nM3,丙例,1943-01-01,B01,,,\n"
    found = check(RULE, {**village("", members), "gridctl.yaml": text}, "2022-12-31")
    assert [f.subject for f in found] == ["M3"]


def test_an_ended_year_without_its_file_is_one_finding() -> None:
    files = {"members.csv": village("")["members.csv"]}
    found = check(RULE, files, "2023-01-05")
    assert places(found) == [(FILE, None, None), ("commitments/2023.yaml", None, None)]
    assert severities(found) == ["error", "notice"]


def test_the_example_village_without_one_form() -> None:
    files = edited(example(), FILE, "- member: M007\n", "- member: M006\n")
    row = line_of(files, "members.csv", "M007,")
    assert (RULE, "members.csv", row) in errors(report(files))
    assert errors(report(files, RULE)) == [(RULE, "members.csv", row)]
