"""duplicate-row: of two rows nobody knows which one holds."""

import pytest

from gridctl.model.mark import Mark
from tests.kit import check, edited, errors, example, message, places, report, severities

RATINGS = "member,good,fairly_good,fair,poor\n"


def test_one_row_each_is_fine() -> None:
    files = {
        "ledger/ratings/2022-07.csv": f"{RATINGS}M1,9,1,0,0\nM2,9,1,0,0\n",
        "ledger/ratings/2022-12.csv": f"{RATINGS}M1,9,1,0,0\n",
        "appraisals.csv": "year,member,grade\n2021,M1,qualified\n2022,M1,qualified\n",
    }
    assert check("duplicate-row", files) == ()


def test_the_second_row_is_told_and_the_first_related() -> None:
    files = {"ledger/ratings/2022-07.csv": f"{RATINGS}M1,9,1,0,0\nM2,9,1,0,0\nM1,0,0,0,50\n"}
    found = check("duplicate-row", files)
    assert places(found) == [("ledger/ratings/2022-07.csv", 4, None)]
    assert severities(found) == ["error"]
    assert found[0].subject == "M1"
    assert found[0].related == (Mark("ledger/ratings/2022-07.csv", 2),)
    assert message(found[0], "en") == "There is a row for M1 already, on line 2."
    assert message(found[0], "zh") == "第2行已经有M1的记录。"


def test_blank_cells_are_no_duplicates() -> None:
    files = {"appraisals.csv": "year,member,grade\n,M1,qualified\n,M1,qualified\n"}
    assert check("duplicate-row", files) == ()


@pytest.mark.parametrize(
    "path",
    [
        "appraisals.csv",
        "core-households.csv",
        "ledger/scores/2022.csv",
        "ledger/ratings/2022-12.csv",
    ],
)
def test_a_row_repeated_at_the_end_of_the_example(path: str) -> None:
    files = example()
    text = files[path]
    assert isinstance(text, bytes)
    rows = text.decode().splitlines()
    outcome = report({**files, path: text + f"{rows[1]}\n".encode()}, "duplicate-row")
    assert errors(outcome) == [("duplicate-row", path, len(rows) + 1)]


def test_an_edit_elsewhere_is_none() -> None:
    files = edited(example(), "appraisals.csv", "2021,M001", "2020,M001")
    assert errors(report(files, "duplicate-row")) == []
