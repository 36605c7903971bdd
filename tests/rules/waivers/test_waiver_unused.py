"""waiver-unused: what is waived is there, as far as the run knows."""

import pytest

from gridctl.findings.finding import Finding
from tests.kit import Files, manifest, message, places, report, severities
from tests.rules.waivers.village import OTHER_LINK, village, waiver

NAME = "waiver-unused"


def found_in(files: Files, *rules: str, as_of: str = "2022-11-01") -> tuple[Finding, ...]:
    """Return what the rule finds in a run of all rules, or of some."""
    return tuple(f for f in report(files, *rules, as_of=as_of).findings if f.name == NAME)


def test_a_used_one_is_clean() -> None:
    assert found_in(village()) == ()
    assert found_in(village(waiver(rule="LNK105"))) == ()


def test_one_without_a_finding_is_a_notice_at_the_waiver() -> None:
    found = found_in(village(links=OTHER_LINK))
    assert places(found) == [("waivers.yaml", 2, 3)]
    assert severities(found) == ["notice"]
    assert message(found[0], "en") == (
        "The waiver of self-link for M1 waives nothing: there is no such finding."
    )
    assert message(found[0], "zh") == "M1对self-link的豁免没有对应的问题。"


def test_another_subject_s_finding_is_none() -> None:
    assert len(found_in(village(waiver(subject="H1")))) == 1


def test_a_rule_that_no_policy_asks_for_finds_nothing() -> None:
    files = {**village(), "gridctl.yaml": manifest("chongqing-2013")}
    assert len(found_in({**files, "waivers.yaml": "waivers:\n" + waiver(rule="core-span")})) == 1


@pytest.mark.parametrize(
    ("rules", "count"), [((NAME,), 0), ((NAME, "member-span"), 0), ((NAME, "self-link"), 1)]
)
def test_nothing_is_said_where_its_rule_was_left_out(rules: tuple[str, ...], count: int) -> None:
    assert len(found_in(village(links=OTHER_LINK), *rules)) == count


def test_nothing_is_said_where_its_rule_could_not_look_at_everything() -> None:
    files = {**village(links=OTHER_LINK), "links.csv": b"PK\x03\x04"}
    assert found_in(files) == ()


@pytest.mark.parametrize(
    "line",
    [waiver(until="2022Q3"), waiver(approved_at="MT2"), waiver(rule="core-spam")],
    ids=["ended", "not approved", "no rule"],
)
def test_others_tell_of_those_that_are_not_in_force(line: str) -> None:
    assert found_in(village(line, links=OTHER_LINK)) == ()
