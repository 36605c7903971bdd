"""waiver-unknown-rule: a rule by name or code, that can be waived."""

import pytest

from gridctl.engine.catalogue import catalogue
from tests.kit import check, message, places, report, severities
from tests.rules.waivers.village import village, waiver

NAME = "waiver-unknown-rule"


@pytest.mark.parametrize("rule", ["self-link", "LNK105", "member-span", "too-few-visits"])
def test_names_and_codes_are_known(rule: str) -> None:
    assert check(NAME, village(waiver(rule=rule))) == ()


@pytest.mark.parametrize(
    ("rule", "english", "chinese"),
    [
        ("quite-another", "No rule is called quite-another.", "没有名为quite-another的规则。"),
        (
            "member-spam",
            "No rule is called member-spam; did you mean member-span?",
            "没有名为member-spam的规则，是否为member-span？",
        ),
        (
            "identity-number",
            "The rule identity-number cannot be waived.",
            "规则identity-number不可豁免。",
        ),
        ("FMT001", "The rule FMT001 cannot be waived.", "规则FMT001不可豁免。"),
    ],
)
def test_the_others_are_errors_at_the_rule(rule: str, english: str, chinese: str) -> None:
    found = check(NAME, village(waiver(rule=rule)))
    assert places(found) == [("waivers.yaml", 2, 10)]
    assert severities(found) == ["error"]
    assert (message(found[0], "en"), message(found[0], "zh")) == (english, chinese)


def test_a_pattern_is_no_rule() -> None:
    assert len(check(NAME, village(waiver(rule="LNK*")))) == 1


def test_what_cannot_be_waived() -> None:
    fixed = {item.rule.code[:3] for item in catalogue() if not item.rule.waivable}
    may = {item.rule.code[:3] for item in catalogue() if item.rule.waivable}
    assert fixed >= {"FMT", "PRV", "POL", "REF", "WAI"}
    assert not may & {"FMT", "PRV", "POL", "REF", "WAI"}


def test_a_waiver_of_waivers_or_of_privacy_waives_nothing() -> None:
    files = village(waiver(rule="unknown-reference", subject="M9", until="2023"))
    outcome = report(files, "unknown-reference", NAME)
    assert sorted((f.name, f.waived) for f in outcome.findings) == [
        ("unknown-reference", False),
        (NAME, False),
    ]


def test_without_a_rule_it_is_a_missing_value_only() -> None:
    outcome = report(village(waiver(rule="")), NAME, "missing-value")
    assert [f.name for f in outcome.findings] == ["missing-value"]
