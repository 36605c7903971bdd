"""A county's own document, without a line of Python: other numbers, other rhythms."""

import pytest

from tests.kit import Files, errors, example, report
from tests.rules.county import clause, county

OWN = (
    clause("span", "member.households", "min: 8, max: 12, exempt: [excused, away], exempt_age: 70"),
    clause("cadence", "household.visits", "every: month, times: 2"),
    clause("share", "village.core-households", "low: 10, high: 12"),
    clause(
        "exactly",
        "village.stars",
        "every: quarter, number: 1, of: [study, industry, environment, service, governance]",
    ),
)


def test_the_example_under_a_county_of_its_own() -> None:
    outcome = report({**example(), **county(*OWN, records_from="2022-07-01")})
    names = {name for name, _, _ in errors(outcome)}
    assert names <= {"member-span", "core-share", "too-few-visits", "star-count"}
    clauses = {f.name: f.clause for f in outcome.findings if f.clause}
    assert clauses["member-span"] == "county/member.households"
    assert clauses["core-share"] == "county/village.core-households"
    assert clauses["too-few-visits"] == "county/household.visits"
    stars = [f.mark.file for f in outcome.findings if f.name == "star-count"]
    assert stars == ["stars/2022Q3.yaml", "stars/2022Q4.yaml"]


def small(ledger: str, *rows: str) -> Files:
    """Return a village in which M1 links H1, with rows of one ledger of 2022Q3."""
    heads = {"visits": "date,member,household,reason", "activities": "date,members,theme,title"}
    return {
        "members.csv": "id,name,born,branch,household\nM1,甲,1980-01,B1,H9\n",
        "households.csv": "id,head,villager_group,priority\nH1,王样,VG1,yes\nH9,甲,VG1,\n",
        "grids.yaml": "grids:\n- {id: G1, name: 一, villager_groups: [{id: VG1, name: 一}]}\n",
        "links.csv": "member,household,since\nM1,H1,2022-01-01\n",
        f"ledger/{ledger}/2022Q3.csv": "\n".join([heads[ledger], *rows]) + "\n",
    }


def told(files: Files, key: str, every: str, rule: str, as_of: str) -> list[tuple[str, str]]:
    pack = county(clause("cadence", key, every), records_from="2022-07-04")
    outcome = report({**files, **pack}, rule, as_of=as_of)
    assert outcome.rules_run == 1
    return sorted((str(f.values["period"]), f.severity.value) for f in outcome.findings)


@pytest.mark.parametrize(
    ("key", "rule"),
    [
        ("household.visits", "too-few-visits"),
        ("priority-household.visits", "priority-visit-missing"),
    ],
)
@pytest.mark.parametrize(
    ("every", "as_of", "expected"),
    [
        ("every: month, times: 2", "2022-09-01", [("2022-09", "notice")]),
        ("every: month, times: 3", "2022-09-01", [("2022-08", "error"), ("2022-09", "notice")]),
        ("every: week", "2022-08-08", [("2022-W32", "notice")]),
        ("every: week, times: 2", "2022-08-08", [("2022-W31", "error"), ("2022-W32", "notice")]),
        ("every: half-month", "2022-08-16", [("2022-08-16..31", "notice")]),
        ("every: day", "2022-08-02", [("2022-08-02", "notice")]),
        ("every: two-months", "2022-10-31", [("2022-09..10", "notice")]),
    ],
)
def test_visits(
    key: str, rule: str, every: str, as_of: str, expected: list[tuple[str, str]]
) -> None:
    files = small("visits", "2022-08-01,M1,H1,care", "2022-08-31,M1,H1,care")
    found = told(files, key, every, rule, as_of)
    first = expected[0][0][:7] if "W" not in expected[0][0] else expected[0][0]
    assert [f for f in found if f[0] >= first] == expected


@pytest.mark.parametrize(
    ("every", "as_of", "expected"),
    [
        ("every: week", "2022-07-18", [("2022-W28", "error")]),
        ("every: half-month", "2022-08-01", [("2022-08-01..15", "notice")]),
        ("every: quarter, times: 2", "2023-01-01", [("2022Q4", "error"), ("2023Q1", "notice")]),
    ],
)
def test_activities(every: str, as_of: str, expected: list[tuple[str, str]]) -> None:
    files = small("activities", "2022-07-04,M1,deeds,甲", "2022-07-18,M1,deeds,乙")
    files = {**files, "ledger/activities/2022Q4.csv": "date,members,theme,title\n"}
    files = {**files, "ledger/activities/2023Q1.csv": "date,members,theme,title\n"}
    found = told(files, "member.activities", every, "too-few-activities", as_of)
    assert [f for f in found if f[0] >= expected[0][0]] == expected


@pytest.mark.parametrize(
    ("every", "expected"),
    [
        ("every: month, days: [9]", ["2022-08-09"]),
        ("every: half-month", ["2022-07-16..31", "2022-08-01..15"]),
        ("every: two-months", []),
        ("every: week, months: [8]", ["2022-W31", "2022-W32", "2022-W33", "2022-W34"]),
    ],
)
def test_meetings(every: str, expected: list[str]) -> None:
    files = {
        "branches.yaml": "organisation: {id: V, name: 支部, branches: [{id: B1, name: 一}]}\n",
        "meetings.csv": "id,date,kind,unit\nMT1,2022-07-09,progress,V\nMT2,2022-08-31,progress,\n",
    }
    found = told(files, "meeting.x", f"{every}, meeting: progress", "meeting-missing", "2022-09-01")
    assert [period for period, severity in found if severity == "error"] == expected
