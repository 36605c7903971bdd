"""waiver-expired: judged by the as-of date, and only what no newer waiver follows."""

import pytest

from gridctl.findings.finding import Finding
from tests.kit import check, message, places, report, severities
from tests.rules.waivers.village import OTHER_LINK, village, waiver

NAME = "waiver-expired"


def whole(files: dict[str, str | bytes], as_of: str) -> list[Finding]:
    """Return what the rule finds in a run of all rules."""
    return [f for f in report(files, as_of=as_of).findings if f.name == NAME]


@pytest.mark.parametrize(("as_of", "count"), [("2022-12-31", 0), ("2023-01-01", 1)])
@pytest.mark.parametrize("until", ["2022Q4", "2022-12", "2022H2", "2022"])
def test_it_ends_on_the_last_day_of_its_period(until: str, as_of: str, count: int) -> None:
    assert len(whole(village(waiver(until=until)), as_of)) == count


def test_while_the_breach_stands_it_is_a_warning_at_the_period() -> None:
    found = tuple(whole(village(), "2023-01-01"))
    column = 2 + waiver().index("until: ") - 1 + len("until: ")
    assert places(found) == [("waivers.yaml", 2, column)]
    assert severities(found) == ["warning"]
    assert (found[0].code, found[0].field, found[0].subject) == ("WAI101", "until", "M1")
    assert message(found[0], "en") == (
        "The waiver of self-link for M1 ended with 2022Q4; its findings count again."
    )
    assert message(found[0], "zh") == (
        "M1对self-link的豁免已于2022年第四季度期满，相应问题重新计入。"
    )


def test_where_nothing_stands_any_more_it_is_a_notice() -> None:
    found = whole(village(links=OTHER_LINK), "2023-01-01")
    assert severities(tuple(found)) == ["notice"]
    assert message(found[0], "en") == (
        "The waiver of self-link for M1 ended with 2022Q4; nothing of it stands any more."
    )
    assert message(found[0], "zh") == (
        "M1对self-link的豁免已于2022年第四季度期满，相应问题已不存在。"
    )


def test_where_the_rule_did_not_run_nobody_knows_and_it_is_a_warning() -> None:
    assert severities(check(NAME, village(links=OTHER_LINK), "2023-01-01")) == ["warning"]


def test_one_that_a_newer_waiver_follows_is_not_told_of() -> None:
    newer = waiver(rule="LNK105", approved_at="MT3", until="2023Q1")
    assert whole(village(waiver(), newer), "2023-01-01") == []
    other = waiver(rule="LNK105", subject="M2", approved_at="MT3", until="2023Q1")
    assert len(whole(village(waiver(), other), "2023-01-01")) == 1


def test_one_that_was_never_passed_has_not_expired() -> None:
    assert whole(village(waiver(approved_at="MT2")), "2023-01-01") == []
    assert whole(village(waiver(rule="no-such-rule")), "2023-01-01") == []
