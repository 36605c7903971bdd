"""waiver-not-approved: a meeting with the item, held by the as-of date."""

import pytest

from tests.kit import check, edited, errors, message, places, report, severities
from tests.rules.waivers.village import village, waiver

NAME = "waiver-not-approved"


def test_a_meeting_with_the_item_passes_it() -> None:
    assert check(NAME, village()) == ()
    assert check(NAME, village(waiver(approved_at="MT3"))) == ()


def test_another_meeting_is_an_error_at_its_id() -> None:
    found = check(NAME, village(waiver(approved_at="MT2")))
    column = 2 + waiver().index("approved_at: ") - 1 + len("approved_at: ")
    assert places(found) == [("waivers.yaml", 2, column)]
    assert severities(found) == ["error"]
    assert found[0].field == "approved_at"
    assert message(found[0], "en") == (
        "MT2, which is to have passed the waiver of self-link for M1, did not have waiver on its "
        "agenda."
    )
    assert message(found[0], "zh") == "通过M1对self-link豁免的会议MT2，议程中没有“豁免”。"


def test_nothing_is_waived_then() -> None:
    found = errors(report(village(waiver(approved_at="MT2")), NAME, "self-link"))
    assert [name for name, _, _ in found] == ["self-link", NAME]


@pytest.mark.parametrize(
    ("as_of", "severity"), [("2022-12-19", ["notice"]), ("2022-12-20", []), ("2022-12-21", [])]
)
def test_a_meeting_to_come_is_a_notice(as_of: str, severity: list[str]) -> None:
    found = check(NAME, village(waiver(approved_at="MT3")), as_of)
    assert severities(found) == severity
    if found:
        assert message(found[0], "en") == (
            "MT3, which is to pass the waiver of self-link for M1, was not held yet; the item is "
            "waiver."
        )
        assert message(found[0], "zh") == (
            "拟通过M1对self-link豁免的会议MT3尚未召开（议程“豁免”）。"
        )


def test_an_unknown_meeting_is_told_of_once() -> None:
    outcome = report(village(waiver(approved_at="MT9")), NAME, "unknown-reference")
    assert [(f.name, f.subject) for f in outcome.findings] == [("unknown-reference", "MT9")]


@pytest.mark.parametrize(("old", "new"), [(",waiver;other", ",waver;other"), ("03-01", "3-1")])
def test_a_meeting_that_could_not_be_read_is_no_fault_of_the_waiver(old: str, new: str) -> None:
    files = edited(village(), "meetings.csv", old, new)
    outcome = report(files, NAME, "bad-value", "spreadsheet-damage", "self-link")
    assert NAME not in [f.name for f in outcome.findings]
    assert [f.waived for f in outcome.findings if f.name == "self-link"] == [False]
