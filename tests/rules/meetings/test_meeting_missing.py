"""meeting-missing: each unit, each period."""

import pytest

from tests.kit import (
    check,
    edited,
    errors,
    example,
    manifest,
    message,
    places,
    report,
    severities,
)

RULE = "meeting-missing"
HEAD = "organisation:\n  id: V\n  name: 支部\n  branches:\n"
ONE = f"{HEAD}  - {{id: B01, name: 一}}\n"
TWO = f"{ONE}  - {{id: B02, name: 二}}\n"
AT = ("meetings.csv", None, None)


def follows(clause: str, pack: str = "line-2022", records_from: str = "2022-06-01") -> str:
    return manifest(f"{pack}, clauses: [{clause}]", records_from=records_from)


def village(meetings: str, clause: str = "3-theme-day", branches: str = TWO) -> dict[str, str]:
    return {
        "branches.yaml": branches,
        "meetings.csv": f"id,date,kind,unit,agenda,reported\n{meetings}",
        "gridctl.yaml": follows(clause),
    }


THEME = (
    "MT1,2022-07-01,theme-day,B01,member-reports,M1\n"
    "MT2,2022-07-31,theme-day,B02,other;member-reports,M2\n"
)


def test_clean() -> None:
    assert check(RULE, village(THEME), "2022-07-31") == ()
    found = check(RULE, village(THEME), "2022-08-01")
    assert severities(found) == ["notice", "notice"]


def test_each_branch_owes_it_and_the_file_is_the_place() -> None:
    found = check(RULE, village(THEME.replace("B02", "B01")), "2022-08-01")
    assert places(found) == [AT] * 3
    assert [(f.subject, f.severity.value) for f in found] == [
        ("B01", "notice"),
        ("B02", "error"),
        ("B02", "notice"),
    ]
    assert found[1].clause == "line-2022/3-theme-day"
    assert message(found[1], "en") == (
        "B02 held 0 of 1 theme-day meetings (member-reports) due in 2022-07."
    )
    assert message(found[1], "zh") == "B02在2022年7月应召开主题党日（汇报活动）1次，实际0次。"
    assert message(found[2], "en") == (
        "B02 is due theme-day meetings (member-reports) in 2022-08: 0 of 1 so far."
    )
    assert message(found[2], "zh") == "B02在2022年8月应召开主题党日（汇报活动）1次，目前0次。"


def test_june_when_the_document_came_is_not_judged() -> None:
    assert all(f.severity.value == "notice" for f in check(RULE, village(""), "2022-07-31"))
    assert len(check(RULE, village(""), "2022-07-31")) == 2


@pytest.mark.parametrize(("branches", "count"), [(ONE, 0), (TWO, 2)])
def test_the_organisation_stands_for_an_only_branch(branches: str, count: int) -> None:
    meetings = "MT1,2022-07-10,theme-day,,member-reports,M1\n"
    assert len(check(RULE, village(meetings, branches=branches), "2022-07-31")) == count


def test_a_meeting_of_another_kind_or_without_a_date_does_not_count() -> None:
    meetings = "MT1,2022-07-10,committee,B01,member-reports,M1\nMT2,,theme-day,B02,x,M1\n"
    outcome = report(village(meetings), RULE, as_of="2022-07-31")
    assert [f.subject for f in outcome.findings] == ["B01"]
    assert [n.values["subject"] for n in outcome.not_checked] == ["B02"]


def test_a_meeting_without_the_item_is_the_other_rule() -> None:
    meetings = THEME.replace("other;member-reports", "other")
    assert check(RULE, village(meetings), "2022-07-31") == ()


def test_the_committee_meets_once_a_quarter() -> None:
    meetings = "MT1,2022-09-30,committee,B01,scheme,\nMT2,2022-06-30,committee,B02,scheme,\n"
    found = check(RULE, village(meetings, "3-committee"), "2022-10-01")
    assert [(f.subject, str(f.values["period"])) for f in found] == [
        ("B01", "2022Q4"),
        ("B02", "2022Q3"),
        ("B02", "2022Q4"),
    ]
    assert severities(found) == ["notice", "error", "notice"]


def test_the_joint_office_meets_every_week() -> None:
    weeks = "MT1,2022-06-12,joint-office,V,requests,\nMT2,2022-06-20,joint-office,,requests,\n"
    files = village(weeks)
    files["gridctl.yaml"] = follows("2.6-office", "ninghai-2019", "2022-06-06")
    found = check(RULE, files, "2022-06-26")
    assert [(f.subject, str(f.values["period"])) for f in found] == [("V", "2022-W24")]
    assert severities(found) == ["error"]
    assert message(found[0], "en") == (
        "V held 0 of 1 joint-office meetings (any agenda) due in 2022-W24."
    )
    assert message(found[0], "zh") == "V在2022年第24周应召开联合办公（议程不限）1次，实际0次。"


def test_the_year_end_meeting_is_the_organisations() -> None:
    ended, at = "3-year-end", "2023-01-01"
    july = "MT1,2022-07-01,members,V,other,\n"
    found = check(RULE, village(july, ended), at)
    assert [(f.subject, f.severity.value) for f in found] == [("V", "error"), ("V", "notice")]
    assert found[0].clause == "line-2022/3-year-end"
    held = "MT1,2022-11-30,members,V,year-report,M1\n"
    assert severities(check(RULE, village(held, ended), at)) == ["notice"]
    bare = "MT1,2022-12-01,members,V,other,\n"
    assert severities(check(RULE, village(bare, ended), at)) == ["notice"]


def test_a_county_adds_a_cadence_of_grids() -> None:
    pack = (
        "id: county\ntitle: {en: C, zh: 县}\nissuer: {en: C, zh: 县}\nfrom: 2022-01-01\nclauses:\n"
        "- {id: a, kind: cadence, sets: meeting.council, duty: [check], says: {en: a, zh: 甲}, "
        "parameters: {every: month, times: 2, meeting: grid-council, per: grid}}\n"
        "- {id: b, kind: cadence, sets: meeting.groups, duty: [check], says: {en: b, zh: 乙}, "
        "parameters: {every: month, meeting: grid-meeting, per: party-group, months: [3]}}\n"
    )
    groups = "party_groups: [{id: PG1, name: 组}]"
    files = {
        "branches.yaml": f"{HEAD}  - {{id: B01, name: 一, {groups}}}\n",
        "grids.yaml": "grids:\n- {id: G01, name: 一}\n- {id: T1, name: 镇, tier: township}\n",
        "meetings.csv": "id,date,kind,unit\nMT1,2022-03-01,grid-council,G01\n",
        "policies/county.yaml": pack,
        "gridctl.yaml": manifest("county", records_from="2022-03-01"),
    }
    found = check(RULE, files, "2022-03-31")
    assert sorted((f.subject, f.values["count"], f.clause) for f in found) == [
        ("G01", 1, "county/a"),
        ("PG1", 0, "county/b"),
    ]
    april = [f for f in check(RULE, files, "2022-04-01") if str(f.values["period"]) == "2022-04"]
    assert [(f.subject, f.severity.value) for f in april] == [("G01", "notice")]


@pytest.mark.parametrize(
    ("start", "unit"), [("2022-08-15,主题党日,B02", "B02"), ("2022-12-30,党员大会,V", "V")]
)
def test_the_example_village_without_one_meeting(start: str, unit: str) -> None:
    files = example()
    before = files["meetings.csv"]
    text = before.decode() if isinstance(before, bytes) else before
    (line,) = [n for n in text.split("\n") if n[6:].startswith(start)]
    outcome = report(edited(files, "meetings.csv", f"{line}\n", ""), RULE)
    assert errors(outcome) == [(RULE, "meetings.csv", None)]
    assert [f.subject for f in outcome.findings if f.severity.value == "error"] == [unit]
