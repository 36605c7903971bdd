"""dates-out-of-order: the dates of a record are in order."""

import pytest

from tests.kit import check, edited, errors, example, message, places, report, severities

LINKS = "member,household,since,until\n"
MEMBERS = "id,name,born,party_joined_on,formal_on,branch,since,left_on\n"


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


def test_a_policy_may_be_in_force_for_one_day() -> None:
    files = edited(
        example(),
        "gridctl.yaml",
        "{id: line-2022, from: 2022-06-02}",
        "{id: line-2022, from: 2022-06-02, until: 2022-06-02}",
    )
    assert check("dates-out-of-order", files) == ()


@pytest.mark.parametrize(("as_of", "count"), [("2021-12-31", 1), ("2022-01-01", 0)])
def test_records_that_begin_after_the_as_of_date_judge_nothing(as_of: str, count: int) -> None:
    found = check("dates-out-of-order", {}, as_of=as_of)
    assert places(found) == [("gridctl.yaml", 3, 15)] * count
    for finding in found:
        assert message(finding, "en") == (
            "records_from is 2022-01-01, after the as-of date 2021-12-31: no period is judged."
        )
        assert message(finding, "zh") == (
            "建账起始2022年1月1日晚于基准日期2021年12月31日：没有可以检查的期次。"
        )
