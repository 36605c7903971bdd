"""measures-missing: five leads, each branch, each year."""

import pytest

from tests.kit import check, edited, errors, example, manifest, message, places, report, severities

RULE = "measures-missing"
FILE = "measures/2022.yaml"
ONE = "organisation:\n  id: V\n  name: 支部\n  branches:\n  - {id: B01, name: 一}\n"
TWO = f"{ONE}  - {{id: B02, name: 二}}\n"
LEADS = "policy: [讲], industry: [种], environment: [扫], deeds: [办], governance: [调]"


def village(branches: str, *records: str) -> dict[str, str]:
    lines = "".join(f"- {{{record}}}\n" for record in records)
    return {"branches.yaml": branches, FILE: f"measures:\n{lines}" if lines else "measures: []\n"}


def test_clean() -> None:
    assert check(RULE, village(ONE, f"branch: B01, {LEADS}"), "2022-12-31") == ()
    both = village(TWO, f"branch: B02, {LEADS}", f"branch: B01, {LEADS}")
    assert check(RULE, both, "2022-12-31") == ()


def test_the_organisation_stands_for_an_only_branch() -> None:
    assert check(RULE, village(ONE, f"branch: V, {LEADS}"), "2022-12-31") == ()
    assert len(check(RULE, village(TWO, f"branch: V, {LEADS}"), "2022-12-31")) == 2


def test_a_lead_without_measures_stands_at_the_record() -> None:
    bare = LEADS.replace("[扫]", "[]").replace(", deeds: [办]", "")
    found = check(RULE, village(TWO, f"branch: B01, {LEADS}", f"branch: B02, {bare}"), "2022-12-31")
    assert places(found) == [(FILE, 3, 3)]
    assert severities(found) == ["notice"]
    assert found[0].clause == "line-2022/2.3-measures"
    assert message(found[0], "en") == "B02 has no measures in 2022 for: environment, deeds."
    assert message(found[0], "zh") == "B02在2022年没有以下方面的措施：护环境、办实事。"


def test_a_branch_without_a_record_stands_at_the_branch() -> None:
    found = check(RULE, village(TWO, f"branch: B01, {LEADS}"), "2023-01-01")
    assert places(found) == [("branches.yaml", 6, 5), ("measures/2023.yaml", None, None)]
    assert severities(found) == ["error", "notice"]
    assert message(found[0], "en") == "B02 has no measures for 2022."
    assert message(found[0], "zh") == "B02没有2022年的五带头措施。"


@pytest.mark.parametrize(("as_of", "severity"), [("2022-12-31", "notice"), ("2023-01-01", "error")])
def test_a_year_without_its_file(as_of: str, severity: str) -> None:
    found = check(RULE, {"branches.yaml": TWO}, as_of)
    assert (places(found)[0], severities(found)[0]) == ((FILE, None, None), severity)
    assert message(found[0], "en") == f"There is no {FILE}: 2 branches have no measures for 2022."
    assert message(found[0], "zh") == f"缺少{FILE}：2个党支部没有2022年的五带头措施。"


def test_a_county_may_ask_for_fewer_leads() -> None:
    change = "{clause: 2.3-measures, set: {items: [policy, 办实事]}, basis: MT1}"
    text = manifest("line-2022").replace(
        "{id: line-2022}", f"{{id: line-2022, overrides: [{change}]}}"
    )
    few = {**village(ONE, "branch: B01, policy: [讲], deeds: [办]"), "gridctl.yaml": text}
    assert check(RULE, few, "2022-12-31") == ()
    none = {**village(ONE, "branch: B01, policy: [讲]"), "gridctl.yaml": text}
    assert len(check(RULE, none, "2022-12-31")) == 1


def test_the_example_village_with_a_lead_emptied() -> None:
    files = edited(example(), FILE, "  industry: [蜂业技术结对]\n", "")
    assert [(name, file) for name, file, _ in errors(report(files))] == [(RULE, FILE)]
