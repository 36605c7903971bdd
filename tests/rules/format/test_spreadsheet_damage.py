"""spreadsheet-damage: tables hold plain values, as typed."""

import pytest

from tests.kit import check, message, places, severities

STAFF = "id,name,since,until\n"
DATE_FORM = "a spreadsheet's form of a date; it is written YYYY-MM-DD."
MEETINGS = "id,date,kind,attended\n"


@pytest.mark.parametrize(
    ("value", "en"),
    [
        ("43525", f"“43525” in since is {DATE_FORM}"),
        ("2022/3/1", f"“2022/3/1” in since is {DATE_FORM}"),
        ("2022年3月", f"“2022年3月” in since is {DATE_FORM}"),
        ("2022.03", f"“2022.03” in since is {DATE_FORM}"),
        ("#REF!", "“#REF!” in since is what a spreadsheet left, not a value."),
        ("########", "“########” in since is what a spreadsheet left, not a value."),
        ("1.38E+10", "“1.38E+10” in since is what a spreadsheet left, not a value."),
        ("/", "“/” in since stands for nothing; a blank cell does."),
        ("无", "“无” in since stands for nothing; a blank cell does."),
    ],
)  # fmt: skip
def test_what_a_spreadsheet_did_to_a_date_is_told_by_that_name_only(value: str, en: str) -> None:
    files = {"staff.csv": f"{STAFF}S01,石,{value},\n"}
    found = check("spreadsheet-damage", files)
    assert places(found) == [("staff.csv", 2, 7)]
    assert severities(found) == ["error"]
    assert message(found[0], "en") == en
    assert check("bad-value", files) == ()


def test_full_width_digits_and_spaces_in_a_name() -> None:
    files = {"meetings.csv": f"{MEETINGS}MT1,2022-08-01,支委会,１２\n"}
    assert (
        message(check("spreadsheet-damage", files)[0], "zh") == "“实到”中的“１２”含全角数字或字母。"
    )
    found = check("spreadsheet-damage", {"staff.csv": f"{STAFF}S01,石 试,,\nS02,阿·试,,\n"})
    assert places(found) == [("staff.csv", 2, 5)]
    assert message(found[0], "en") == "“石 试” in name has spaces inside a name."


def test_a_title_a_total_and_empty_columns() -> None:
    text = "某村工作人员名册,,,\nid,name,since,,\nS01,石试文,,,\n合计,1,,,\n"
    found = check("spreadsheet-damage", {"staff.csv": text})
    assert places(found) == [("staff.csv", 1, 1), ("staff.csv", 2, 15), ("staff.csv", 4, 1)]
    assert [message(f, "en") for f in found] == [
        "A title stands above the header.",
        "The header ends in empty columns.",
        "A row of totals stands among the data; it was left out.",
    ]


@pytest.mark.parametrize("value", ["2022-03", "2022-03-31", ""])
def test_plain_values_are_no_damage(value: str) -> None:
    files = {"staff.csv": f"{STAFF}S01,石,{value},\n"}
    assert check("spreadsheet-damage", files) == () == check("bad-value", files)
