"""Findings that a waiver in force names are waived: listed, counted apart, and no error."""

import json

import pytest

from gridctl.findings.finding import Finding, Severity
from gridctl.formats import jsonfindings, text
from gridctl.model.mark import Mark
from gridctl.model.words import Words
from gridctl.waivers.apply import waive
from tests.kit import Files, opened, report
from tests.rules.waivers.village import village, waiver


def waived(files: Files, as_of: str = "2022-12-31") -> list[bool]:
    """Return of each self-link found whether it is waived."""
    outcome = report(files, "self-link", as_of=as_of)
    return [finding.waived for finding in outcome.findings]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (waiver(), True),
        (waiver(rule="LNK105"), True),
        (waiver(rule="member-span"), False),
        (waiver(rule="LNK*"), False),
        (waiver(subject="H1"), False),
        (waiver(approved_at="MT2"), False),
        (waiver(approved_at="MT9"), False),
        (waiver(until="2022Q3"), False),
        (waiver(until="Q4"), False),
    ],
    ids=["name", "code", "other", "pattern", "subject", "agenda", "unknown", "ended", "unreadable"],
)
def test_rule_subject_meeting_and_period_decide(line: str, expected: bool) -> None:
    assert waived(village(line)) == [expected]


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [("2022-02-28", False), ("2022-03-01", True), ("2022-12-31", True), ("2023-01-01", False)],
)
def test_the_as_of_date_decides(as_of: str, expected: bool) -> None:
    assert waived(village(), as_of) == [expected]


def test_a_waived_error_is_counted_apart_and_fails_nothing() -> None:
    outcome = report(village(), "self-link", as_of="2022-12-31")
    assert outcome.counts == {"error": 0, "warning": 0, "notice": 0, "waived": 1}
    assert not outcome.failed
    assert report(village(), "self-link", as_of="2023-01-01").failed


def test_it_stays_listed_as_waived() -> None:
    outcome = report(village(), "self-link", as_of="2022-12-31")
    english, chinese = (text.write(outcome, lang).splitlines() for lang in ("en", "zh"))
    assert english[0].startswith("links.csv:2:4: waived error LNK105 self-link: ")
    assert english[-1].endswith("; 1 waived")
    assert chinese[0].startswith("links.csv:2:4: 已豁免的错误 LNK105 self-link: ")
    assert text.write(outcome, "en", quiet=True) == ""
    (finding,) = json.loads(jsonfindings.write(outcome, "en"))["findings"]
    assert finding["waived"] is True
    assert finding["severity"] == "error"


def test_the_reason_is_never_told() -> None:
    for as_of in ("2022-12-31", "2023-01-01"):
        outcome = report(village(waiver(), waiver(approved_at="MT2")), as_of=as_of)
        for lang in ("en", "zh"):
            assert "家中有事" not in jsonfindings.write(outcome, lang)


def test_a_finding_without_a_subject_is_about_the_village() -> None:
    words = Words("a", "b")
    finding = Finding("X101", "x", Severity.ERROR, Mark("a"), "", "", words, words, {}, "")
    (line,) = opened(village(waiver("x", "V"))).village.waiver_documents[0].waivers
    assert [f.waived for f in waive([finding], [line], {"x": "x"})] == [True]
    assert [f.waived for f in waive([finding], [line], {})] == [False]


def test_a_file_without_waivers_and_no_file_are_in_order() -> None:
    files = village()
    del files["waivers.yaml"]
    outcome = report(files, "WAI*")
    assert (outcome.findings, outcome.not_checked, outcome.rules_run) == ((), (), 5)


def test_a_broken_file_is_not_checked_and_waives_nothing() -> None:
    outcome = report({**village(), "waivers.yaml": "waivers: [\n"}, "WAI*", "self-link")
    assert {n.name for n in outcome.not_checked} == {
        "waiver-ending",
        "waiver-expired",
        "waiver-not-approved",
        "waiver-unknown-rule",
        "waiver-unused",
    }
    assert [(f.name, f.waived) for f in outcome.findings] == [("self-link", False)]


def test_a_subject_that_names_nothing_is_an_unknown_reference() -> None:
    outcome = report(village(waiver(subject="M9")), "unknown-reference")
    assert [(f.mark.file, f.subject) for f in outcome.findings] == [("waivers.yaml", "M9")]
