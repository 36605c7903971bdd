"""cadence-missed: reporting in, by a date, each period, and at the year's end."""

import pytest

from tests.kit import (
    check,
    edited,
    errors,
    example,
    line_of,
    manifest,
    message,
    places,
    report,
    severities,
)

RULE = "cadence-missed"
Q2, Q3 = "ledger/events/2022Q2.csv", "ledger/events/2022Q3.csv"
HEAD = "date,kind,unit,persons\n"
MEMBER = "M1,甲例,1980-01,B01,H1,,,,\n"


def village(clause: str, events: str = "", members: str = MEMBER) -> dict[str, str]:
    return {
        "gridctl.yaml": manifest(f"line-2022, clauses: [{clause}]"),
        "members.csv": f"id,name,born,branch,household,duty_grid,presence,since,left_on\n{members}",
        "households.csv": "id,head,villager_group\nH1,甲例,VG1\n",
        "grids.yaml": "grids:\n- {id: G01, name: 一, villager_groups: [{id: VG1, name: 一组}]}\n"
        "- {id: G02, name: 二}\n- {id: G03, name: 三}\n",
        Q2: f"{HEAD}{events}",
    }


IN = "2.2-report-in"


@pytest.mark.parametrize("unit", ["G01", "V", ""])
def test_reported_in_at_home_or_in_the_village(unit: str) -> None:
    assert check(RULE, village(IN, f"2022-06-02,report-in,{unit},M1\n")) == ()


@pytest.mark.parametrize(("unit", "count"), [("G02", 0), ("G01", 0), ("V", 0), ("G03", 1)])
def test_reported_in_at_the_grid_of_duty(unit: str, count: int) -> None:
    member = MEMBER.replace("H1,", "H1,G02")
    files = village(IN, f"2022-06-07,report-in,{unit},M1\n", member)
    assert len(check(RULE, files)) == count


@pytest.mark.parametrize(("as_of", "severity"), [("2022-09-30", "notice"), ("2022-10-01", "error")])
def test_not_reported_in_stands_at_the_member(as_of: str, severity: str) -> None:
    found = check(RULE, village(IN, "2022-06-01,report-in,G01,M1\n"), as_of)
    assert places(found) == [("members.csv", 2, None)]
    assert severities(found) == [severity]
    assert found[0].clause == "line-2022/2.2-report-in"
    assert message(found[0], "en") == "M1 has not reported in to G01; due by 2022-09-30."
    assert message(found[0], "zh") == "M1没有到G01报到，应于2022年9月30日前报到。"


def test_reported_in_elsewhere() -> None:
    found = check(RULE, village(IN, "2022-06-07,report-in,G02,M1\n"))
    assert places(found) == [("members.csv", 2, None)]
    assert [tuple(mark) for mark in found[0].related] == [(Q2, 2, 22)]
    assert message(found[0], "en") == ("M1 reported in at G02, not to G01; due by 2022-09-30.")
    assert message(found[0], "zh") == "M1在G02报到，没有到G01报到，应于2022年9月30日前报到。"


@pytest.mark.parametrize(("as_of", "severity"), [("2022-12-31", "notice"), ("2023-01-01", "error")])
def test_who_came_later_has_until_the_end_of_the_next_quarter(as_of: str, severity: str) -> None:
    member = MEMBER.replace(",,,\n", ",,2022-07-11,\n")
    files = village(IN, "2022-06-07,report-in,G01,M1\n", member)
    assert severities(check(RULE, files, as_of)) == [severity]
    files[Q3] = f"{HEAD}2022-07-11,report-in,G01,M1\n"
    assert check(RULE, files, as_of) == ()


def test_who_left_owes_nothing_and_who_is_exempt_neither() -> None:
    gone = MEMBER.replace(",,,\n", ",,,2022-12-31\n")
    assert check(RULE, village(IN, "", gone), "2023-01-01") == ()
    files = village(IN, "", MEMBER.replace(",,,\n", ",away,,\n"))
    assert len(check(RULE, files)) == 1
    change = "{clause: 2.2-report-in, set: {exempt: [away]}, basis: MT1}"
    entry = f"{{id: line-2022, clauses: [{IN}], overrides: [{change}]}}"
    text = manifest("line-2022").replace("{id: line-2022}", entry)
    assert check(RULE, {**files, "gridctl.yaml": text}) == ()


def test_what_may_have_happened_before_the_records_is_not_judged() -> None:
    files = village(IN)
    clauses = f"line-2022, clauses: [{IN}]"
    files["gridctl.yaml"] = manifest(clauses, records_from="2022-06-03")
    assert check(RULE, files) == ()
    files["gridctl.yaml"] = manifest(clauses, records_from="2022-06-02")
    assert len(check(RULE, files)) == 1


def test_without_any_file_of_events_one_finding() -> None:
    files = village(IN, "", MEMBER + MEMBER.replace("M1", "M2"))
    del files[Q2]
    found = check(RULE, files)
    assert places(found) == [(Q2, None, None)]
    assert severities(found) == ["error"]
    assert message(found[0], "en") == (
        f"There is no {Q2}: 2 members have not reported in; due by 2022-09-30."
    )
    assert message(found[0], "zh") == f"缺少{Q2}：2名党员没有报到记录，应于2022年9月30日前报到。"


@pytest.mark.parametrize(
    ("day", "count"), [("2022-06-15", 0), ("2022-06-16", 1), ("2022-06-01", 1)]
)
def test_the_report_is_made_by_its_date(day: str, count: int) -> None:
    found = check(RULE, village("4-report", f"{day},report,V,M1\n"))
    assert places(found) == [(Q2, None, None)] * count
    assert severities(found) == ["error"] * count


def test_the_report_in_words() -> None:
    files = village("4-report", "2022-06-10,report,G01,M1\n2022-06-20,report,,M1\n")
    (found,) = check(RULE, files, "2022-06-20")
    assert found.clause == "line-2022/4-report"
    assert message(found, "en") == "V has no event (report) by 2022-06-15."
    assert message(found, "zh") == "V在2022年6月15日前没有报送记录。"
    assert [tuple(mark) for mark in found.related] == [(Q2, 3, 1)]
    assert severities(check(RULE, files, "2022-06-15")) == ["notice"]


@pytest.mark.parametrize(
    ("manifest_from", "entry_from", "count"),
    [
        ("2022-06-15", "2022-06-02", 1),
        ("2022-06-16", "2022-06-02", 0),
        ("2022-01-01", "2022-06-16", 0),
    ],
)
def test_judged_if_the_date_is_not_before_the_records_or_the_adoption(
    manifest_from: str, entry_from: str, count: int
) -> None:
    files = village("4-report")
    entry = f"line-2022, from: {entry_from}, clauses: [4-report]"
    files["gridctl.yaml"] = manifest(entry, records_from=manifest_from)
    assert len(check(RULE, files)) == count


YEAR = "3-year-report"


def year_end(reported: str, members: str = MEMBER, day: str = "2022-12-30") -> dict[str, str]:
    meeting = f"MT1,{day},members,V,year-report,{reported}\n" if reported != "-" else ""
    return {
        **village("3-year-*", members=members),
        "branches.yaml": "organisation: {id: V, name: 支部, branches: [{id: B01, name: 一}]}\n",
        "meetings.csv": f"id,date,kind,unit,agenda,reported\n{meeting}",
    }


def test_every_member_reports_at_the_year_end() -> None:
    two = MEMBER + MEMBER.replace("M1", "M2")
    assert check(RULE, year_end("M2;M1", two)) == ()
    found = check(RULE, year_end("M2", two))
    assert places(found) == [("members.csv", 2, None)]
    assert severities(found) == ["error"]
    assert found[0].clause == "line-2022/3-year-report"
    assert (
        message(found[0], "en") == "M1 did not report (year-report) at the members meeting of 2022."
    )
    assert message(found[0], "zh") == "M1没有在2022年的党员大会上汇报（年终述职）。"
    assert severities(check(RULE, year_end("M2", two), "2022-12-31")) == ["notice"]


def test_a_missing_meeting_or_one_that_names_nobody_is_another_rule() -> None:
    assert check(RULE, year_end("-")) == ()
    assert check(RULE, year_end("")) == ()
    names = {f.name for f in report(year_end("-"), "MTG*", "GEN101").findings}
    assert names == {"meeting-missing"}
    names = {
        f.name
        for f in report(year_end(""), "MTG*", "GEN101").findings
        if f.severity.value == "error"
    }
    assert names == {"agenda-missing"}


def test_where_nothing_asks_for_the_meeting_the_member_is_named() -> None:
    files = {**year_end("-"), "gridctl.yaml": manifest(f"line-2022, clauses: [{YEAR}]")}
    assert severities(check(RULE, files)) == ["error"]
    assert check(RULE, files, "2022-12-31") == ()


@pytest.mark.parametrize(
    ("stay", "count"), [(",,,2022-12-30", 0), (",,,2022-12-31", 1), (",,2022-12-31,", 1)]
)
def test_the_year_binds_who_is_present_on_its_last_day(stay: str, count: int) -> None:
    member = MEMBER + MEMBER.replace("M1", "M2").replace(",,,\n", f"{stay}\n")
    assert len(check(RULE, year_end("M1", member))) == count


COUNTY = (
    "id: county\ntitle: {en: C, zh: 县}\nissuer: {en: C, zh: 县}\nfrom: 2022-01-01\nclauses:\n"
    "- {id: a, kind: cadence, sets: cadence.training, duty: [check], says: {en: a, zh: 甲}, "
    "parameters: {every: quarter, times: 2, event: training, per: grid}}\n"
)


def county(events: str) -> dict[str, str]:
    return {
        **village("x", events),
        "policies/county.yaml": COUNTY,
        "gridctl.yaml": manifest("county", records_from="2022-04-01"),
    }


def test_a_countys_clause_of_each_period() -> None:
    twice = "2022-04-01,training,G01,\n2022-06-30,training,G01,\n"
    once = f"{twice}2022-05-01,training,G02,\n2022-05-01,patrol,G02,\n2022-07-01,training,G02,\n"
    found = check(RULE, county(once), "2022-06-30")
    assert [(f.subject, f.severity.value) for f in found] == [("G02", "notice"), ("G03", "notice")]
    assert places(found) == [(Q2, None, None)] * 2
    assert message(found[0], "en") == "G02 is due events (training) in 2022Q2: 1 of 2 so far."
    assert message(found[0], "zh") == "G02在2022年第二季度应开展培训2次，目前1次。"
    found = check(RULE, county(once), "2022-07-02")
    assert severities(found) == ["error", "error", "notice"]
    assert message(found[0], "en") == "G02 held 1 of 2 events (training) due in 2022Q2."
    assert message(found[0], "zh") == "G02在2022年第二季度应开展培训2次，实际1次。"
    assert places(found)[2] == (Q3, None, None)
    assert message(found[2], "en") == (
        f"There is no {Q3}: the events of 3 units in 2022Q3 are not recorded."
    )
    assert message(found[2], "zh") == f"缺少{Q3}：3个组织在2022年第三季度的工作没有记录。"


YEARLY = COUNTY.replace(
    "every: quarter, times: 2, event: training, per: grid",
    "every: year, by_month: 6, by_day: 31, event: report",
)


@pytest.mark.parametrize(
    ("day", "as_of", "found"),
    [
        ("2022-06-30", "2022-07-01", []),
        ("2022-07-01", "2022-07-01", ["error"]),
        ("2021-06-30", "2022-07-01", ["error"]),
        ("2022-07-01", "2022-06-30", ["notice"]),
    ],
)
def test_by_a_day_of_each_year(day: str, as_of: str, found: list[str]) -> None:
    files = {**county(f"{day},report,V,\n"), "policies/county.yaml": YEARLY}
    files["gridctl.yaml"] = manifest("county", records_from="2022-01-01")
    told = check(RULE, files, as_of)
    assert severities(told) == found
    if told:
        assert message(told[0], "en") == "V has no event (report) by 2022-06-30."
        assert message(told[0], "zh") == "V在2022年6月30日前没有报送记录。"
        assert places(told) == [(Q2, None, None)]


def test_the_example_village_without_a_report_in_or_a_year_report() -> None:
    files = edited(example(), Q2, "M024;M025;M026", "M024;M026")
    row = line_of(files, "members.csv", "M025,")
    assert errors(report(files)) == [(RULE, "members.csv", row)]
    before = example()["meetings.csv"]
    text = before.decode() if isinstance(before, bytes) else before
    (line,) = [n for n in text.split("\n") if "年终述职" in n]
    files = edited(example(), "meetings.csv", line, line.replace("M025;", ""))
    assert errors(report(files)) == [(RULE, "members.csv", row)]
    files = edited(example(), Q2, "2022-06-14,报送,V,M001,SJ-2022-08\n", "")
    assert errors(report(files)) == [(RULE, Q2, None)]
