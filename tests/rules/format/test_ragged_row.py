"""ragged-row: a row has as many cells as the header."""

import pytest

from tests.kit import check, edited, errors, example, message, places, report, severities

STAFF = "id,name,since,until\n"


@pytest.mark.parametrize(
    ("row", "count"), [("S01,石试文,", 3), ("S01,石试文,,,x", 5), ("S01,,石试文,,", 5)]
)
def test_a_ragged_row(row: str, count: int) -> None:
    found = check("ragged-row", {"staff.csv": f"{STAFF}S02,白试武,,\n{row}\n"})
    assert places(found) == [("staff.csv", 3, None)]
    assert severities(found) == ["error"]
    assert message(found[0], "en") == f"The row has {count} cells; the header has 4."
    assert message(found[0], "zh") == f"本行有{count}个单元格，表头有4个。"


def test_blank_lines_and_quoted_commas_make_no_ragged_row() -> None:
    rows = 'S01,石试文,,\n\n,,\nS02,"白,试武",,\n'
    assert check("ragged-row", {"staff.csv": STAFF + rows}) == ()


def test_what_a_ragged_row_may_have_held_is_not_missing() -> None:
    files = edited(example(), "members.csv", "M002,张例平,男,", "M002,张例平,男,,")
    outcome = report(files)
    assert errors(outcome) == [("ragged-row", "members.csv", 3)]
    held = [n for n in outcome.not_checked if n.name == "unknown-reference"]
    assert [n.values for n in held] == [{"file": "members.csv", "line": 3, "subject": "M002"}]
