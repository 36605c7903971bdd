"""activities, activities-held, member-visits and meetings, with their lines."""

from gridctl.figures.activity import activities, activities_held, meetings, member_visits
from gridctl.figures.told import said
from gridctl.model.choices import Theme
from gridctl.model.period import Period
from tests.figures.activity.small import (
    AUGUST,
    FILES,
    Q3,
    explained,
    lines,
    part,
    subjects,
    value,
)
from tests.kit import context, manifest

LEDGER = "ledger/activities/2022Q3.csv"


def test_worked_example_activities() -> None:
    assert value("M1", "activities") == "2/3"
    assert value("M2", "activities") == "2/3"
    assert value("G1", "activities") == "4/6"
    assert value("V", "activities", AUGUST) == "1/2"


def test_the_lines_behind_the_activities() -> None:
    found = explained("M1", "activities")
    assert lines(part(found, "due")) == [("members.csv", 2, 1)] * 3
    assert lines(part(found, "done")) == [(LEDGER, 2, 1), (LEDGER, 3, 1), (LEDGER, 4, None)]
    assert lines(part(found, "missing")) == [("members.csv", 2, 1)]
    line = part(found, "missing").lines[0]
    assert said(line.says, line.values, "en") == "M1 took part too seldom in 2022-09"
    assert said(line.says, line.values, "zh") == "M1在2022年9月参加活动不足"
    assert [(p.name.zh, p.clause) for p in found.parameters] == [
        ("周期", "line-2022/2.1-activity"),
        ("次数", "line-2022/2.1-activity"),
    ]


def test_who_is_exempt_owes_no_activity() -> None:
    exempt = "line-2022, overrides: [{clause: 2.1-activity, set: {exempt_age: 42}, basis: MT1}]"
    files = {**FILES, "gridctl.yaml": manifest("ninghai-2019", exempt)}
    assert value("V", "activities", Q3, files) == "0/0"


def test_worked_example_activities_held() -> None:
    assert value("V", "activities-held") == "4"
    assert value("M1", "activities-held") == "3"
    assert value("M2", "activities-held") == "2"
    assert value("deeds", "activities-held") == "3"
    assert value("policy", "activities-held", AUGUST) == "0"
    assert lines(explained("policy", "activities-held").parts[0]) == [(LEDGER, 2, 1)]
    themes = [int(value(theme.value, "activities-held")) for theme in Theme]
    assert sum(themes) == 4


def test_who_has_activities() -> None:
    assert subjects(activities) == {"V", "G1", "M1", "M2"}
    assert subjects(activities_held) == {"V", "M1", "M2", *(theme.value for theme in Theme)}
    for each in (activities, activities_held, member_visits, meetings):
        assert subjects(each, None) == set()
        assert each.explain(context(FILES), "V", None) is None
        assert each.explain(context(FILES), "H1", Q3) is None


def test_worked_example_member_visits() -> None:
    files = {**FILES, "gridctl.yaml": manifest("jieqin")}
    assert value("M1", "member-visits", AUGUST, files) == "2/4"
    assert value("M2", "member-visits", AUGUST, files) == "2/4"
    assert value("V", "member-visits", AUGUST, files) == "4/8"
    assert value("V", "member-visits", Q3, files) == "4/26"
    found = explained("M1", "member-visits", AUGUST, files)
    assert [c for *_, c in lines(part(found, "done"))] == [1, None, 1]


def test_worked_example_meetings() -> None:
    theme_days = {**FILES, "gridctl.yaml": manifest("line-2022")}
    assert value("B1", "meetings", Q3, theme_days) == "3/4"
    assert value("V", "meetings", Q3, theme_days) == "3/4"
    assert value("B1", "meetings", AUGUST, theme_days) == "0/1"
    assert value("B1", "meetings", Period.parse("2022-09"), theme_days) == "2/2"


def test_the_lines_behind_the_meetings() -> None:
    files = {**FILES, "gridctl.yaml": manifest("line-2022")}
    found = explained("B1", "meetings", Q3, files)
    assert lines(part(found, "due")) == [("branches.yaml", 6, 1)] * 4
    assert lines(part(found, "done")) == [
        ("meetings.csv", 6, 1),
        ("meetings.csv", 2, 1),
        ("meetings.csv", 5, 1),
    ]
    assert lines(part(found, "missing")) == [("meetings.csv", 3, 1)]
    line = part(found, "missing").lines[0]
    assert said(line.says, line.values, "zh") == "B1在2022年8月没有按规定召开主题党日"
    assert {(p.name.en, str(p.value)) for p in found.parameters} >= {
        ("meeting", "theme-day"),
        ("agenda", "member-reports"),
        ("meeting", "committee"),
    }


def test_only_clauses_that_ask_the_unit_are_told() -> None:
    clauses = {p.clause for p in explained("B1", "meetings", AUGUST).parameters}
    assert clauses == {"line-2022/3-theme-day"}
    both = {p.clause for p in explained("V", "meetings", AUGUST).parameters}
    assert both == {"line-2022/3-theme-day", "ninghai-2019/2.6-office"}


def test_all_units_together_and_those_that_owe_nothing() -> None:
    assert subjects(meetings) == {"V", "B1"}
    assert value("B1", "meetings", AUGUST) == "0/1"
    assert value("V", "meetings", AUGUST) == "0/5"
    assert value("G1", "meetings", AUGUST) == "0/0"
    assert meetings.explain(context(FILES), "M1", AUGUST) is None


LOCAL = """id: local
title: {en: Local, zh: 本地}
issuer: {en: Village, zh: 村}
clauses:
- {id: a, kind: cadence, sets: household.visits, duty: [check], says: {en: x, zh: 甲},
   honoured_by: [too-few-visits], parameters: {every: month}}
- {id: b, kind: cadence, sets: member.visits, duty: [check], says: {en: x, zh: 甲},
   honoured_by: [member-visits-missing], parameters: {every: week}}
- {id: c, kind: cadence, sets: member.activities, duty: [check], says: {en: x, zh: 甲},
   honoured_by: [too-few-activities], parameters: {every: month}}
"""


def test_a_clause_that_says_no_number_asks_for_one() -> None:
    files = {**FILES, "gridctl.yaml": manifest("local"), "policies/local.yaml": LOCAL}
    assert value("V", "visits", AUGUST, files) == "2/3"
    assert value("V", "member-visits", AUGUST, files) == "4/8"
    assert value("V", "activities", AUGUST, files) == "1/2"


def test_a_clause_that_asks_for_two() -> None:
    weekly = "jieqin, overrides: [{clause: 3.2-visits, set: {times: 2}, basis: MT1}]"
    monthly = "line-2022, overrides: [{clause: 2.1-activity, set: {times: 2}, basis: MT1}]"
    files = {**FILES, "gridctl.yaml": manifest(weekly, monthly)}
    assert value("M1", "member-visits", AUGUST, files) == "1/4"
    assert value("M2", "member-visits", AUGUST, files) == "0/4"
    assert value("M1", "activities", Q3, files) == "1/3"
    assert value("M2", "activities", Q3, files) == "0/3"
