"""bad-value: values are of their field's type."""

import pytest

from tests.kit import check, message, places, severities

STAFF = "id,name,since,until\n"
MEMBERS = "id,name,born,branch,presence,excused\n"
MEETINGS = "id,date,kind,attended\n"


@pytest.mark.parametrize(
    ("path", "text", "column", "en"),
    [
        ("staff.csv", f"{STAFF}S01,石,soon,\n", 7,
         "since takes a date (2022-03-01) or a month (2022-03), not “soon”."),
        ("meetings.csv", f"{MEETINGS}MT1,2022-08,委,\n", 5,
         "date takes a date such as 2022-03-01, not “2022-08”."),
        ("meetings.csv", f"{MEETINGS}MT1,2022-02-29,支委会,\n", 5,
         "date says “2022-02-29”, a day that no calendar has."),
        ("staff.csv", f"{STAFF}S01,石,2022-13,\n", 7,
         "since says “2022-13”, a day that no calendar has."),
        ("meetings.csv", f"{MEETINGS}MT1,2022-08-01,支委会,1_0\n", 20,
         "attended takes a whole number, not “1_0”."),
        ("meetings.csv", f"{MEETINGS}MT1,2022-08-01,支委会,-1\n", 20,
         "attended says -1; the least is 0."),
        ("members.csv", f"{MEMBERS}M1,李,1980-01,B1,home,\n", 17,
         "presence says “home”; it takes one of: resident, away, incoming."),
        ("members.csv", f"{MEMBERS}M1,李,1980-01,B1,,true\n", 18,
         "excused takes yes or no, not “true”."),
        ("staff.csv", f"{STAFF}S 1,石,,\n", 1,
         "id says “S 1”, which cannot be an id: no spaces, commas or semicolons."),
        ("ledger/scores/2022.csv", "党员,组织评分,联户评分\nM1,9e1,80\n", 4,
         "organisation_score takes a number such as 12 or 12.5, not “9e1”."),
        ("publications.csv", "period,form\n2022-Q3,all\n", 1,
         "period takes a period (2022, 2022H2, 2022Q3, 2022-08), not “2022-Q3”."),
        ("staff.csv", f"{STAFF}S1,石\x1b[31m,,\n", 4, "name holds control characters."),
        ("staff.csv", f"{STAFF}S1,{'石' * 4001},,\n", 4, "name is over 4000 characters."),
    ],
)  # fmt: skip
def test_a_bad_value_stands_at_its_cell(path: str, text: str, column: int, en: str) -> None:
    found = [f for f in check("bad-value", {path: text}) if f.mark.column == column]
    assert places(tuple(found)) == [(path, 2, column)]
    assert severities(tuple(found)) == ["error"]
    assert message(found[0], "en") == en
    assert message(found[0], "zh") not in {"", en}


def test_a_bad_value_in_chinese() -> None:
    found = check("bad-value", {"members.csv": f"{MEMBERS}M1,李,1980-01,B1,home,\n"})
    assert message(found[0], "zh") == "“在村情况”中的“home”不在可选范围：在村、外出、流入。"


def test_a_long_bad_value_is_cut() -> None:
    found = check("bad-value", {"staff.csv": f"{STAFF}{'S' * 500},石,,\n"})
    assert len(message(found[0], "en")) < 200


def test_a_telephone_in_the_wrong_column_is_not_repeated_in_the_message() -> None:
    found = check("bad-value", {"staff.csv": f"{STAFF}S01,石,13900001234,\n"})
    assert "139****1234" in message(found[0], "en")
    assert "13900001234" not in str(found)


@pytest.mark.parametrize("born", ["1869-04", "0001-01-01", "9999-12-31", "0000-01"])
def test_a_year_that_no_record_has_is_told_as_such(born: str) -> None:
    (found,) = check("bad-value", {"members.csv": f"{MEMBERS}M1,李,{born},B1,,\n"})
    assert message(found, "en") == f"born says “{born}”; years run from 1900 to 2199."
    assert message(found, "zh") == f"“出生年月”中的“{born}”超出年份范围（1900至2199年）。"


def test_values_of_their_type_are_fine() -> None:
    assert check("bad-value", {"staff.csv": f"{STAFF}S1,石试,2022-01-01,2022-12\n"}) == ()
