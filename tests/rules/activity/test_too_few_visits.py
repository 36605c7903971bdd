"""too-few-visits: each linked household, every month."""

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

GRIDS = "grids:\n- {id: G01, name: 一网格, villager_groups: [{id: VG01, name: 一组}]}\n"
JANUARY = "2022-01-10,M1,H1,routine\n2022-01-11,M1,H2,care\n"
FEBRUARY = "2022-02-10,M1,H1,routine\n2022-02-11,M1,H2,care\n"
RULE = "too-few-visits"


def village(visits: str, links: str = "M1,H1,2021-05-01,\nM1,H2,2021-05-01,\n") -> dict[str, str]:
    return {
        "members.csv": "id,name,born,branch,household\nM1,甲例,1980-01,B01,H9\n"
        "M2,乙例,1940-01,B01,H9\n",
        "households.csv": "id,head,villager_group,priority\n"
        "H1,王样,VG01,\nH2,赵样,VG01,yes\nH9,甲例,VG01,\n",
        "grids.yaml": GRIDS,
        "links.csv": f"member,household,since,until\n{links}",
        "ledger/visits/2022Q1.csv": f"date,member,household,reason\n{visits}",
    }


def without(files: dict[str, str], path: str) -> dict[str, str]:
    return {name: text for name, text in files.items() if name != path}


def test_clean() -> None:
    assert check(RULE, village(JANUARY + FEBRUARY), "2022-03-01")[2:] == ()
    assert check(RULE, village(JANUARY), "2022-01-20") == ()


def test_an_ended_month_is_an_error_at_the_household() -> None:
    found = check(RULE, village(JANUARY.replace("H1", "H2")), "2022-02-01")
    assert places(found) == [("households.csv", 2, None)] * 2
    assert severities(found) == ["error", "notice"]
    assert found[0].clause == "ninghai-2019/2.4-visits"
    assert found[0].subject == "H1"
    assert message(found[0], "en") == "H1 had 0 of 1 visits in 2022-01 by who links it (M1)."
    assert message(found[0], "zh") == "H1在2022年1月由联系党员（M1）走访0次，应不少于1次。"


def test_the_running_month_is_a_notice() -> None:
    files = village(JANUARY)
    assert severities(check(RULE, files, "2022-01-31")) == []
    found = check(RULE, files, "2022-02-28")
    assert severities(found) == ["notice"]
    assert message(found[0], "en") == "H1 is due visits by M1 in 2022-02: 0 of 1 so far."
    assert message(found[0], "zh") == "H1在2022年2月应由M1走访1次，目前0次。"
    assert severities(check(RULE, files, "2022-03-01"))[0] == "error"


def test_a_priority_household_is_the_narrower_rules() -> None:
    found = check(RULE, village("2022-01-10,M1,H1,routine\n"), "2022-01-31")
    assert found == ()


def test_without_the_narrower_clause_a_priority_household_counts_here() -> None:
    files = village("2022-01-10,M1,H1,routine\n")
    files["gridctl.yaml"] = manifest("ninghai-2019, clauses: [2.4-visits]")
    assert [f.subject for f in check(RULE, files, "2022-01-31")] == ["H2"]


@pytest.mark.parametrize(("visits", "count"), [(1, 1), (2, 0)])
def test_a_limit_of_two_and_a_priority_household_that_meets_its_own(
    visits: int, count: int
) -> None:
    twice = "{id: ninghai-2019, overrides: [{clause: 2.4-visits, set: {times: 2}, basis: MT1}]}"
    files = village("2022-01-10,M1,H1,routine\n" * 2 + "2022-01-11,M1,H2,care\n" * visits)
    files["gridctl.yaml"] = manifest("ninghai-2019").replace("{id: ninghai-2019}", twice)
    found = check(RULE, files, "2022-01-31")
    assert [f.subject for f in found] == ["H2"] * count


def test_only_a_visit_by_who_links_it_counts() -> None:
    found = check(RULE, village(JANUARY.replace("M1,H1", "M2,H1")), "2022-01-31")
    assert [f.subject for f in found] == ["H1"]


def test_the_link_of_an_exempt_member_owes_visits() -> None:
    found = check(RULE, village("", "M2,H1,2021-05-01,\n"), "2022-01-31")
    assert [f.subject for f in found] == ["H1"]


@pytest.mark.parametrize(
    ("link", "count"),
    [
        ("M1,H1,2022-01-01,", 1),
        ("M1,H1,2022-01-02,", 0),
        ("M1,H1,2021-05-01,2022-01-31", 1),
        ("M1,H1,2021-05-01,2022-01-30", 0),
    ],
)
def test_due_if_linked_on_every_day(link: str, count: int) -> None:
    found = check(RULE, village("", f"{link}\n"), "2022-02-01")
    assert [f.severity.value for f in found].count("error") == count


def test_nothing_before_the_records() -> None:
    files = {**village(""), "gridctl.yaml": manifest(records_from="2022-01-02")}
    found = check(RULE, files, "2022-02-01")
    assert [(f.subject, f.severity.value) for f in found] == [("H1", "notice")]
    whole = {**files, "gridctl.yaml": manifest(records_from="2022-01-01")}
    assert severities(check(RULE, whole, "2022-02-01")) == ["error", "notice"]


def test_an_absent_quarter_is_one_finding_at_its_file() -> None:
    files = without(village(""), "ledger/visits/2022Q1.csv")
    found = check(RULE, files, "2022-03-15")
    assert places(found) == [("ledger/visits/2022Q1.csv", None, None)]
    assert severities(found) == ["error"]
    assert message(found[0], "en") == (
        "There is no ledger/visits/2022Q1.csv: the visits of 2022Q1 to 2 households are not "
        "recorded."
    )
    assert message(found[0], "zh") == (
        "缺少ledger/visits/2022Q1.csv：2022年第一季度对2户的走访没有记录。"
    )


def test_the_running_months_absent_file_is_one_notice() -> None:
    found = check(RULE, without(village(""), "ledger/visits/2022Q1.csv"), "2022-01-31")
    assert places(found) == [("ledger/visits/2022Q1.csv", None, None)]
    assert severities(found) == ["notice"]


def test_nobody_linked_owes_no_file() -> None:
    files = without(village("", ""), "ledger/visits/2022Q1.csv")
    assert check(RULE, files, "2022-03-15") == ()


def test_an_unreadable_row_holds_its_household_back() -> None:
    files = village("2022/1/10,M1,H1,routine\n2022-01-11,M1,H2,care\n")
    outcome = report(files, RULE, as_of="2022-01-31")
    assert outcome.findings == ()
    assert [n.values["subject"] for n in outcome.not_checked] == ["H1"]


def test_the_example_village_without_one_visit() -> None:
    files = example()
    path = "ledger/visits/2022Q3.csv"
    text = files[path].decode() if isinstance(files[path], bytes) else files[path]
    lines = str(text).split("\n")
    august = [n for n in lines if n.startswith("2022-08") and ",H042," in n]
    assert august
    for line in august:
        files = edited(files, path, f"{line}\n", "")
    row = line_of(files, "households.csv", "H042,")
    assert errors(report(files)) == [(RULE, "households.csv", row)]
