"""member-without-duties: duties on the form of the year."""

from tests.kit import check, edited, errors, example, manifest, message, places, report, severities
from tests.rules.duties.test_member_without_commitment import FILE, KEPT, form, village

RULE = "member-without-duties"


def test_clean() -> None:
    assert check(RULE, village(form("M1", KEPT)), "2022-12-31") == ()
    assert check(RULE, village(form("M1", KEPT, duties="调解, 宣讲")), "2023-01-01") == ()


def test_none_stands_at_the_record() -> None:
    files = village(form("M1", KEPT, duties=""))
    found = check(RULE, files, "2023-01-01")
    assert places(found) == [(FILE, 2, 3)]
    assert severities(found) == ["error"]
    assert found[0].clause == "line-2022/2.1-duties"
    assert message(found[0], "en") == "M1 has 0 duties for 2022; at least 1 is asked for."
    assert message(found[0], "zh") == "M1在2022年有0项岗位职责，应不少于1项。"
    assert severities(check(RULE, files, "2022-12-31")) == ["notice"]


def test_no_form_at_all_is_the_other_rule_only() -> None:
    outcome = report(village(""), "DUT10[12]", as_of="2022-12-31")
    assert [f.name for f in outcome.findings] == ["member-without-commitment"]
    absent = {"members.csv": village("")["members.csv"]}
    assert check(RULE, absent, "2022-12-31") == ()


def test_where_no_commitments_are_asked_for_it_is_named_here() -> None:
    alone = {"gridctl.yaml": manifest("line-2022, clauses: [2.1-duties]")}
    found = check(RULE, {**village(""), **alone}, "2022-12-31")
    assert places(found) == [("members.csv", 2, None)]
    assert message(found[0], "en") == "M1 has no form with duties for 2022."
    assert message(found[0], "zh") == "M1没有2022年的岗位职责记录。"
    absent = {"members.csv": village("")["members.csv"], **alone}
    found = check(RULE, absent, "2022-12-31")
    assert places(found) == [(FILE, None, None)]
    assert message(found[0], "en") == f"There is no {FILE}: 1 member has no duties for 2022."
    assert message(found[0], "zh") == f"缺少{FILE}：1名党员没有2022年的岗位职责。"


def test_who_left_is_not_bound() -> None:
    files = village(form("M1", duties=""), "M1,甲例,1980-01,B01,,,2022-12-30\n")
    assert check(RULE, files, "2023-01-01") == ()


def test_the_example_village_with_one_form_emptied() -> None:
    files = edited(
        example(),
        FILE,
        "- member: M004\n  signed_on: 2022-06-07\n  duties: [巡看安全隐患]\n",
        "- member: M004\n  signed_on: 2022-06-07\n  duties: []\n",
    )
    assert [(name, file) for name, file, _ in errors(report(files))] == [(RULE, FILE)]
