"""priority-visit-missing: a priority household, every month."""

import pytest

from tests.kit import check, manifest, message, places, report, severities
from tests.rules.activity.test_too_few_visits import JANUARY, village, without

RULE = "priority-visit-missing"


def test_clean() -> None:
    assert check(RULE, village(JANUARY), "2022-01-31") == ()
    assert check(RULE, village("2022-01-11,M1,H2,care\n"), "2022-01-31") == ()


def test_an_ended_month_stands_at_the_household() -> None:
    found = check(RULE, village("2022-01-10,M1,H1,routine\n"), "2022-02-01")
    assert places(found) == [("households.csv", 3, None)] * 2
    assert severities(found) == ["error", "notice"]
    assert found[0].clause == "ninghai-2019/2.4-priority"
    assert message(found[0], "en") == (
        "Priority household H2 had 0 of 1 visits in 2022-01 by who links it (M1)."
    )
    assert message(found[0], "zh") == "重点户H2在2022年1月由联系党员（M1）走访0次，应不少于1次。"
    assert message(found[1], "en") == (
        "Priority household H2 is due visits by M1 in 2022-02: 0 of 1 so far."
    )
    assert message(found[1], "zh") == "重点户H2在2022年2月应由M1走访1次，目前0次。"


def test_the_wider_rule_does_not_name_it_again() -> None:
    outcome = report(village("2022-01-10,M1,H1,routine\n"), "ACT*", as_of="2022-01-31")
    assert [f.name for f in outcome.findings] == [RULE]


@pytest.mark.parametrize(("former", "count"), [("2021-12-31", 1), ("2022-01-01", 0)])
def test_priority_on_every_day(former: str, count: int) -> None:
    files = village("2022-01-10,M1,H1,routine\n")
    files["former-values.csv"] = f"subject,field,value,until\nH2,priority,no,{former}\n"
    found = check(RULE, files, "2022-02-01")
    assert severities(found).count("error") == count


def test_an_absent_file_is_the_wider_rules_where_that_is_asked_for() -> None:
    files = without(village(""), "ledger/visits/2022Q1.csv")
    outcome = report(files, "ACT10[23]", as_of="2022-03-15")
    assert [(f.name, f.mark.file) for f in outcome.findings] == [
        ("too-few-visits", "ledger/visits/2022Q1.csv")
    ]
    files["gridctl.yaml"] = manifest("ninghai-2019, clauses: [2.4-priority]")
    found = check(RULE, files, "2022-03-15")
    assert places(found) == [("ledger/visits/2022Q1.csv", None, None)]
    assert message(found[0], "en") == (
        "There is no ledger/visits/2022Q1.csv: the visits of 2022Q1 to 1 priority household are "
        "not recorded."
    )
    assert message(found[0], "zh") == (
        "缺少ledger/visits/2022Q1.csv：2022年第一季度对1个重点户的走访没有记录。"
    )
