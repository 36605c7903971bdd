"""duplicate-column: a column stands once in a header."""

from tests.kit import check, message, places


def test_both_names_of_a_column_are_the_same_column() -> None:
    found = check("duplicate-column", {"staff.csv": "id,name,姓名\nS01,石试文,白试武\n"})
    assert places(found) == [("staff.csv", 1, 9)]
    assert message(found[0], "en") == "The column name stands here again."
    assert message(found[0], "zh") == "“姓名”列在此重复。"
    assert check("duplicate-column", {"staff.csv": "id,name\n"}) == ()
