"""commitment-count: one or two promises, one form."""

import pytest

from tests.kit import check, edited, errors, example, manifest, message, places, report, severities
from tests.rules.duties.test_member_without_commitment import FILE, GONE, KEPT, form, village

RULE = "commitment-count"


def block(member: str, *promises: str) -> str:
    lines = "".join(f"  - {promise}\n" for promise in promises)
    return f"- member: {member}\n  duties: [调解]\n  promises:\n{lines}"


@pytest.mark.parametrize("promises", [(KEPT,), (KEPT, KEPT), (KEPT, GONE, KEPT), (), (GONE,)])
def test_clean_and_none_at_all_is_another_rule(promises: tuple[str, ...]) -> None:
    assert check(RULE, village(form("M1", *promises)), "2022-12-31") == ()


def test_one_too_many_stands_at_that_promise_at_once() -> None:
    files = village(block("M1", KEPT, GONE, KEPT, KEPT))
    found = check(RULE, files, "2022-08-02")
    assert places(found) == [(FILE, 8, 5)]
    assert severities(found) == ["error"]
    assert found[0].clause == "line-2022/2.1-commitments"
    assert message(found[0], "en") == "M1 makes promise 3 for 2022; at most 2 are allowed."
    assert message(found[0], "zh") == "M1在2022年的承诺已是第3项，超过规定的2项。"


def test_a_second_form_stands_at_its_name_and_is_not_counted() -> None:
    found = check(RULE, village(form("M1", KEPT, KEPT) + form("M1", KEPT, KEPT)), "2022-12-31")
    assert places(found) == [(FILE, 3, 12)]
    assert severities(found) == ["error"]
    assert message(found[0], "en") == (
        "M1 has a second commitment form for 2022; one a year is asked for."
    )
    assert message(found[0], "zh") == "M1在2022年有第二份承诺书，每年只填一份。"


@pytest.mark.parametrize(("as_of", "severity"), [("2022-12-31", "notice"), ("2023-01-01", "error")])
def test_too_few_where_a_county_asks_for_two(as_of: str, severity: str) -> None:
    entry = "{id: line-2022, overrides: [{clause: 2.1-commitments, set: {min: 2}, basis: MT1}]}"
    text = manifest("line-2022").replace("{id: line-2022}", entry)
    files = {**village(form("M1", KEPT, GONE)), "gridctl.yaml": text}
    found = check(RULE, files, as_of)
    assert places(found) == [(FILE, 2, 3)]
    assert severities(found) == [severity]
    assert message(found[0], "en") == "M1 makes 1 promise for 2022; at least 2 are asked for."
    assert message(found[0], "zh") == "M1在2022年的承诺有1项，少于规定的2项。"
    assert check(RULE, {**files, FILE: f"commitments:\n{form('M1', KEPT, KEPT)}"}, as_of) == ()


def test_who_left_is_not_bound() -> None:
    files = village(form("M1", KEPT, KEPT, KEPT), "M1,甲例,1980-01,B01,,,2022-12-30\n")
    assert check(RULE, files, "2022-12-31") == ()
    assert len(check(RULE, files, "2022-12-30")) == 1


def test_the_example_village_with_a_third_promise() -> None:
    old = "  - {text: 当好政策宣传员, target: 每月宣讲一次, measures: 把政策编成顺口溜, "
    old += "due_on: 2022-10-18"
    more = "  - {text: 修桥, target: 一座, measures: 集资, due_on: 2023-06-30}\n"
    files = edited(example(), FILE, old, more + old)
    assert [(name, file) for name, file, _ in errors(report(files))] == [(RULE, FILE)]
