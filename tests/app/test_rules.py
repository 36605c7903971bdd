"""The catalogue with the clauses that ask for each rule, here or built in."""

import pytest

from gridctl.app.rules import built_in_clauses, rule_page, rule_pages
from gridctl.app.validate import UnknownRuleError
from gridctl.engine.catalogue import catalogue
from gridctl.formats.rulesheets import ClauseOfRule, RulePage
from tests.kit import Files, manifest, opened

OURS = """\
id: ours
title: {en: Ours, zh: 本县办法}
issuer: {en: County, zh: 县委}
clauses:
- id: a
  kind: span
  sets: member.households
  duty: [check]
  says: {en: 8 to 12 households, zh: 8至12户}
  parameters: {min: 8, max: 12}
"""


def page(name: str, *policies: str, more: str = "", **files: str) -> RulePage:
    """Return a rule's page in a village that follows `policies`."""
    whole: Files = {"gridctl.yaml": manifest(*policies) + more, **files}
    return rule_page(name, opened(whole))


def parameters(clause: ClauseOfRule) -> dict[str, object]:
    return {p.name: p.value for p in clause.parameters}


def test_every_rule_has_a_page() -> None:
    rules = [item.rule for item in catalogue()]
    assert [found.rule for found in rule_pages()] == rules
    assert [found.rule for found in rule_pages(opened({}))] == rules
    assert rules == sorted(rules, key=lambda rule: rule.code)


@pytest.mark.parametrize("name", ["member-span", "LNK101", "lnk101", "Member-Span"])
def test_by_name_or_code(name: str) -> None:
    assert rule_page(name).rule.code == "LNK101"


@pytest.mark.parametrize(
    ("asked", "near"), [("member-spam", ("member-span",)), ("LNK1O1", ("LNK101",)), ("§", ())]
)
def test_an_unknown_name_tells_the_nearest(asked: str, near: tuple[str, ...]) -> None:
    with pytest.raises(UnknownRuleError) as caught:
        rule_page(asked)
    assert (caught.value.asked, caught.value.near) == (asked, near)


def test_the_parameters_in_force_here() -> None:
    found = page("member-span")
    assert found.day is not None
    assert found.asked
    (clause,) = found.clauses
    assert (clause.ref, clause.key) == ("ninghai-2019/1.2-span", "member.households")
    assert (parameters(clause)["min"], parameters(clause)["max"]) == (5, 20)
    assert "5 to 20" in clause.says.en
    assert clause.basis == ""


def test_an_override_and_its_basis() -> None:
    entry = "ninghai-2019, overrides: [{clause: 1.2-span, set: {max: 15}, basis: MT007}]"
    (clause,) = page("member-span", entry).clauses
    assert (parameters(clause)["min"], parameters(clause)["max"]) == (5, 15)
    assert clause.basis == "MT007"
    (unchanged,) = page("member-span", "ninghai-2019, basis: MT001").clauses
    assert unchanged.basis == ""


def test_each_parameter_stands_at_the_clause_by_which_it_holds() -> None:
    files = {"policies/ours.yaml": OURS}
    first, second = page("member-span", "ninghai-2019", "ours", **files).clauses
    assert (first.ref, second.ref) == ("ninghai-2019/1.2-span", "ours/a")
    assert set(parameters(first)) == {"exempt", "exempt_age"}
    assert parameters(second) == {"min": 8, "max": 12}
    earlier, later = page("member-span", "ours", "ninghai-2019", **files).clauses
    assert earlier.overruled
    assert parameters(earlier) == {}
    assert not later.overruled


def test_a_clause_that_is_not_in_force_asks_for_nothing() -> None:
    assert page("member-span", "ninghai-2019, until: 2022-12-31").clauses == ()
    assert page("member-span", "ninghai-2019, until: 2023-12-31").clauses != ()
    assert not page("member-span", "chongqing-2013").asked
    assert page("duplicate-id", "chongqing-2013").asked


def test_without_a_folder_every_built_in_clause_is_told() -> None:
    found = rule_page("member-span")
    assert found.day is None
    refs = [clause.ref for clause in found.clauses]
    assert {"ninghai-2019/1.2-span", "pyramid/spans-member"} <= set(refs)
    assert refs == [clause.ref for clause in built_in_clauses(found.rule)]
    assert list(built_in_clauses(rule_page("ragged-row").rule)) == []
