"""agenda-missing: held, and without the item."""

import pytest

from tests.kit import check, edited, errors, example, line_of, message, places, report, severities
from tests.rules.meetings.test_meeting_missing import ONE, THEME, village

RULE = "agenda-missing"


def test_clean() -> None:
    assert check(RULE, village(THEME), "2022-07-31") == ()


def test_it_stands_at_the_agenda_of_the_meeting() -> None:
    files = village(THEME.replace("other;member-reports", "other"))
    found = check(RULE, files, "2022-08-01")
    assert places(found) == [("meetings.csv", 3, 30)]
    assert severities(found) == ["error"]
    assert (found[0].subject, found[0].field) == ("B02", "agenda")
    assert found[0].clause == "line-2022/3-theme-day"
    assert message(found[0], "en") == (
        "MT2, the theme-day meeting of B02 in 2022-07, did not have member-reports."
    )
    assert message(found[0], "zh") == "B02在2022年7月的主题党日（MT2）议程中没有“汇报活动”。"
    assert severities(check(RULE, files, "2022-07-31")) == ["notice"]


def test_exactly_one_of_the_two_names() -> None:
    files = village(THEME.replace("other;member-reports", "other"))
    outcome = report(files, "MTG10[12]", as_of="2022-07-31")
    assert [f.name for f in outcome.findings] == [RULE]
    outcome = report(village(""), "MTG10[12]", as_of="2022-07-31")
    assert [f.name for f in outcome.findings] == ["meeting-missing"] * 2


def test_one_finding_at_the_last_of_several_and_one_good_meeting_is_enough() -> None:
    two = "MT1,2022-07-20,committee,B01,other,\nMT2,2022-08-02,committee,B01,excuse,\n"
    found = check(RULE, village(two, "3-committee", ONE), "2022-09-30")
    assert [place[:2] for place in places(found)] == [("meetings.csv", 3)]
    good = f"{two}MT3,2022-07-01,committee,B01,scheme,\n"
    assert check(RULE, village(good, "3-committee", ONE), "2022-09-30") == ()


def test_an_item_in_which_nobody_reported_stands_at_reported() -> None:
    found = check(RULE, village(THEME.replace(",M2", ",")), "2022-08-01")
    assert places(found) == [("meetings.csv", 3, 51)]
    assert severities(found) == ["error"]
    assert found[0].field == "reported"
    assert message(found[0], "en") == (
        "MT2, the theme-day meeting of B02 in 2022-07, had member-reports, and nobody is named "
        "as reporting."
    )
    assert message(found[0], "zh") == (
        "B02在2022年7月的主题党日（MT2）有“汇报活动”议程，但没有填写汇报人。"
    )


def test_a_committee_names_no_reporters() -> None:
    meetings = "MT1,2022-07-20,committee,B01,scheme,\n"
    assert check(RULE, village(meetings, "3-committee", ONE), "2022-09-30") == ()


@pytest.mark.parametrize(("day", "count"), [("2022-11-30", 0), ("2022-12-01", 1)])
def test_only_a_meeting_of_the_last_month_can_lack_the_year_report(day: str, count: int) -> None:
    files = village(f"MT1,{day},members,V,other,\n", "3-year-end")
    found = check(RULE, files, "2023-01-01")
    assert severities(found) == ["error"] * count


def test_the_example_village_with_an_item_gone() -> None:
    files = example()
    before = files["meetings.csv"]
    text = before.decode() if isinstance(before, bytes) else before
    (line,) = [n for n in text.split("\n") if n[6:].startswith("2022-08-17,支委会,B01")]
    row = line_of(files, "meetings.csv", line[:6])
    files = edited(files, "meetings.csv", line, line.replace("专题研究", "其他"))
    assert errors(report(files)) == [(RULE, "meetings.csv", row)]
