"""patrol-missing: daily, weekly, half-monthly, on the 1st and 15th."""

import pytest

from tests.kit import Files, check, message, places, severities
from tests.rules.county import clause, county
from tests.rules.small import FILES

NAME = "patrol-missing"
Q2, Q3 = "ledger/events/2022Q2.csv", "ledger/events/2022Q3.csv"
HEAD = "date,kind,unit,persons\n"


def village(parameters: str, *rows: str, since: str = "2022-07-01") -> Files:
    pack = county(clause("cadence", "patrol.x", parameters), records_from=since)
    return {**FILES, **pack, Q3: HEAD + "".join(f"{row}\n" for row in rows)}


def days(*of: str, kind: str = "patrol", unit: str = "") -> tuple[str, ...]:
    return tuple(f"2022-{day},{kind},{unit}," for day in of)


DAILY = "every: day, event: patrol"


def test_daily() -> None:
    rows = days("07-01", "07-02", "07-03")
    assert check(NAME, village(DAILY, *rows), "2022-07-03") == ()
    found = check(NAME, village(DAILY, *rows[::2]), "2022-07-04")
    assert [(str(f.values["period"]), f.severity.value) for f in found] == [
        ("2022-07-02", "error"),
        ("2022-07-04", "notice"),
    ]
    assert places(found) == [(Q3, None, None)] * 2
    assert (found[0].subject, found[0].clause) == ("V", "county/patrol.x")
    assert message(found[0], "en") == "V made 0 of 1 rounds (patrol) due in 2022-07-02."
    assert message(found[0], "zh") == "V在2022年7月2日应巡查1次，实际0次。"
    assert message(found[1], "en") == "V is due rounds (patrol) in 2022-07-04: 0 of 1 so far."
    assert message(found[1], "zh") == "V在2022年7月4日应巡查1次，目前0次。"


FIXED = "days: [1, 15], event: inspection"


@pytest.mark.parametrize("every", ["", "every: month, ", "every: day, "])
def test_on_the_1st_and_the_15th(every: str) -> None:
    rows = days("07-01", "07-15", kind="inspection")
    assert check(NAME, village(every + FIXED, *rows), "2022-07-31") == ()
    found = check(NAME, village(every + FIXED, rows[0], rows[1].replace("15", "16")), "2022-07-31")
    assert [str(f.values["period"]) for f in found] == ["2022-07-15"]
    assert severities(found) == ["error"]


@pytest.mark.parametrize(("day", "count"), [("07-01", 0), ("07-15", 0), ("07-16", 1), ("06-30", 1)])
def test_each_half_month(day: str, count: int) -> None:
    files = village("every: fortnight, event: patrol", *days(day))
    found = check(NAME, files, "2022-07-16")
    assert severities(found) == ["error"] * count + ["notice"] * (day != "07-16")
    assert message(found[-1], "zh").startswith(
        "V在2022年7月下半月" if day != "07-16" else "V在2022年7月上半月"
    )


@pytest.mark.parametrize(("times", "count"), [(1, 0), (2, 0), (3, 1)])
def test_times_a_week(times: int, count: int) -> None:
    files = village(
        f"every: week, times: {times}, event: patrol", *days("07-04", "07-10"), since="2022-07-04"
    )
    assert len([f for f in check(NAME, files, "2022-07-11") if f.severity == "error"]) == count


@pytest.mark.parametrize(
    ("per", "units"),
    [("", ["V"]), ("organisation", ["V"]), ("village", ["V"]), ("grid", ["G1", "G2"]),
     ("villager-group", ["VG1", "VG2", "VG3"]), ("branch", ["B1", "B2"]), ("unit", ["U1", "U2"]),
     ("party-group", ["PG1", "PG2"]), ("quarter", ["Q1"]), ("work-area", [])],
)  # fmt: skip
def test_each_unit_owes_it(per: str, units: list[str]) -> None:
    said = f"every: month, event: patrol{f', per: {per}' if per else ''}"
    found = check(NAME, village(said), "2022-08-01")
    assert [f.subject for f in found if f.severity == "error"] == units
    done = [row for unit in units for row in days("07-31", unit=unit)]
    assert severities(check(NAME, village(said, *done), "2022-07-31")) == []


def test_a_grid_of_one_villager_group_stands_for_it() -> None:
    said = "every: month, event: patrol, per: villager-group"
    files = village(said, *days("07-05", unit="G2"), *days("07-05", unit="G1"))
    found = [f.subject for f in check(NAME, files, "2022-08-01") if f.severity == "error"]
    assert found == ["VG1", "VG2"]


def test_an_absent_file_is_one_finding_for_all_clauses() -> None:
    pack = county(
        clause("cadence", "patrol.a", "every: quarter, event: patrol, per: grid"),
        clause("cadence", "patrol.b", DAILY),
        records_from="2022-04-01",
    )
    found = check(NAME, {**FILES, **pack, Q2: HEAD}, "2022-07-02")
    assert [f for f in found if f.mark.file == Q3] == [found[-1]]
    assert severities(found[-1:]) == ["error"]
    assert message(found[-1], "en") == (
        f"There is no {Q3}: the rounds of 1 unit in 2022Q3 are not recorded."
    )
    assert message(found[-1], "zh") == f"缺少{Q3}：1个组织在2022年第三季度的巡查没有记录。"
    assert severities(check(NAME, {**FILES, **pack, Q2: HEAD}, "2022-07-01"))[-1:] == ["notice"]


def test_months_narrow_it() -> None:
    said = "every: month, months: [7, 10], event: joint-inspection"
    found = check(NAME, village(said), "2022-10-01")
    assert [str(f.values["period"]) for f in found if "count" in f.values] == ["2022-07", "2022Q4"]


def test_another_kind_of_event_is_none() -> None:
    files = village("every: month, event: patrol", *days("07-05", kind="training"))
    assert severities(check(NAME, files, "2022-07-31")) == ["notice"]


def test_by_a_day() -> None:
    files = village("every: once, by: 2022-09-16, event: patrol", *days("09-17"))
    found = check(NAME, files, "2022-09-17")
    assert message(found[0], "en") == "V made no round (patrol) by 2022-09-16."
    assert message(found[0], "zh") == "V在2022年9月16日前没有巡查记录。"
