"""row-outside-period, date-in-future, dates-out-of-order."""

import pytest

from tests.kit import check, edited, errors, example, message, places, report, severities

VISITS = "date,member,household,reason\n"
LINKS = "member,household,since,until\n"
MEMBERS = "id,name,born,party_joined_on,formal_on,branch,since,left_on\n"


@pytest.mark.parametrize(
    ("day", "count"),
    [("2022-06-30", 1), ("2022-07-01", 0), ("2022-09-30", 0), ("2022-10-01", 1), ("", 0)],
)
def test_a_row_lies_in_its_files_quarter(day: str, count: int) -> None:
    files = {"ledger/visits/2022Q3.csv": f"{VISITS}2022-08-01,M1,H1,routine\n{day},M1,H1,routine\n"}
    found = check("row-outside-period", files)
    assert places(found) == [("ledger/visits/2022Q3.csv", 3, 1)] * count


def test_the_message_names_the_period() -> None:
    files = {"ledger/visits/2022Q3.csv": f"{VISITS}2022-10-01,M1,H1,routine\n"}
    found = check("row-outside-period", files)
    assert severities(found) == ["error"]
    assert message(found[0], "en") == (
        "2022-10-01 does not lie in 2022Q3, the period of ledger/visits/2022Q3.csv."
    )
    assert message(found[0], "zh") == (
        "2022年10月1日不在ledger/visits/2022Q3.csv所属的2022年第三季度内。"
    )


def test_a_request_is_in_the_year_it_was_received() -> None:
    text = "id,received_on,received_by,kind,answered_on\nR1,2021-12-31,M1,wish,2022-01-03\n"
    found = check("row-outside-period", {"ledger/requests/2022.csv": text})
    assert places(found) == [("ledger/requests/2022.csv", 2, 4)]
    assert found[0].subject == "R1"
    text = "id,received_on,received_by,kind,answered_on\nR1,2021-12-31,M1,wish,2022-01-03\n"
    assert check("row-outside-period", {"ledger/requests/2021.csv": text}) == ()


def test_each_file_is_judged_by_its_own_period() -> None:
    row = "2022-08-01,M1,H1,routine\n"
    files = {f"ledger/visits/2022Q{n}.csv": VISITS + row for n in (2, 3, 4)}
    assert {f.mark.file for f in check("row-outside-period", files)} == {
        "ledger/visits/2022Q2.csv",
        "ledger/visits/2022Q4.csv",
    }


@pytest.mark.parametrize(("day", "count"), [("2023-01-05", 0), ("2023-01-06", 1)])
def test_a_fact_after_the_as_of_date_is_a_notice(day: str, count: int) -> None:
    files = {"ledger/talks/2023.csv": f"date,member,cause\n{day},M1,low-score\n"}
    found = check("date-in-future", files, as_of="2023-01-05")
    assert places(found) == [("ledger/talks/2023.csv", 2, 1)] * count
    assert severities(found) == ["notice"] * count


def test_the_message_about_a_date_ahead() -> None:
    files = {"ledger/talks/2023.csv": "date,member,cause\n2023-01-06,M1,low-score\n"}
    found = check("date-in-future", files, as_of="2023-01-05")
    assert message(found[0], "en") == (
        "2023-01-06 in date lies after 2023-01-05; it does not count yet."
    )
    assert message(found[0], "zh") == "“日期”的2023年1月6日晚于基准日期2023年1月5日，暂不计入。"


def test_plans_may_lie_ahead_and_nested_facts_may_not() -> None:
    promise = "{text: a, target: b, measures: c, due_on: 2023-06-30, done_on: 2023-02-01}"
    text = f"commitments:\n- member: M1\n  promises:\n  - {promise}\n"
    found = check("date-in-future", {"commitments/2023.yaml": text})
    assert places(found) == [("commitments/2023.yaml", 4, 68)]
    links = {"links.csv": f"{LINKS}M1,H1,2022-01-01,2030-01-01\n"}
    assert check("date-in-future", links) == ()


@pytest.mark.parametrize(("until", "count"), [("2022-01-01", 0), ("2021-12-31", 1), ("2022-01", 0)])
def test_an_end_before_its_start_stands_at_the_end(until: str, count: int) -> None:
    found = check("dates-out-of-order", {"links.csv": f"{LINKS}M1,H1,2022-01-01,{until}\n"})
    assert places(found) == [("links.csv", 2, 18)] * count
    assert severities(found) == ["error"] * count


def test_the_message_names_both_dates() -> None:
    found = check("dates-out-of-order", {"links.csv": f"{LINKS}M1,H1,2022-02-01,2022-01-31\n"})
    assert message(found[0], "en") == "until 2022-01-31 lies before since 2022-02-01."
    assert message(found[0], "zh") == "“截止日期”2022年1月31日早于“起始日期”2022年2月1日。"


@pytest.mark.parametrize(
    ("dates", "columns"),
    [
        ("1980-01,2000-07-01,2001-07-01,B1,,", []),
        ("1980-01,2000-07-15,2000-07,B1,,", []),
        ("1980-01,1979-12-31,,B1,,", [15]),
        ("1980-01,2000-07-01,2000-06-30,B1,,", [26]),
        ("1980-01,,,B1,2022-05-01,2022-04", [31]),
        ("1980-01,1979-01,1978-01,B1,,", [15, 23]),
    ],
)
def test_a_members_dates(dates: str, columns: list[int]) -> None:
    found = check("dates-out-of-order", {"members.csv": f"{MEMBERS}M1,李例,{dates}\n"})
    assert places(found) == [("members.csv", 2, column) for column in columns]


def test_a_policys_window_in_the_manifest() -> None:
    files = edited(
        example(),
        "gridctl.yaml",
        "{id: line-2022, from: 2022-06-02}",
        "{id: line-2022, from: 2022-06-02, until: 2022-06-01}",
    )
    assert places(check("dates-out-of-order", files)) == [("gridctl.yaml", 6, 44)]


def test_an_edit_of_the_example_gives_that_error_only() -> None:
    files = edited(example(), "publications.csv", "2022-07-27", "2022-07-11")
    found = errors(report(files, "FMT*", "REF*", "PRV*"))
    assert found == [("dates-out-of-order", "publications.csv", 3)]
