"""row-outside-period: a ledger's rows lie in its file's period."""

import pytest

from tests.kit import check, message, places, severities

VISITS = "date,member,household,reason\n"


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
