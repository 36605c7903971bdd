"""Columns, rows and values of tables: FMT007 to FMT012 and FMT016."""

import pytest

from tests.kit import check, edited, errors, example, message, places, report, severities

STAFF = "id,name,since,until\n"
MEMBERS = "id,name,born,branch,presence,excused\n"
DATE_FORM = "a spreadsheet's form of a date; it is written YYYY-MM-DD."
MEETINGS = "id,date,kind,attended\n"


def test_a_required_column_is_missing() -> None:
    found = check("missing-column", {"staff.csv": "id,since\nS01,2022-01-01\n"})
    assert places(found) == [("staff.csv", 1, None)]
    assert found[0].field == "name"
    assert message(found[0], "en") == "staff.csv has no column name."
    assert message(found[0], "zh") == "staff.csv缺少“姓名”列。"
    assert check("missing-column", {"staff.csv": "编号,name\n"}) == ()


def test_an_empty_table_lacks_its_header() -> None:
    found = check("missing-column", {"staff.csv": "\n\n"})
    assert places(found) == [("staff.csv", 1, None)]
    assert message(found[0], "en") == "staff.csv is empty; its header needs id, name."
    assert message(found[0], "zh") == "staff.csv是空文件；表头应有编号、姓名。"


def test_a_missing_column_is_the_only_error_and_stops_what_needs_the_table() -> None:
    files = edited(example(), "links.csv", "党员,农户", "联系人,农户")
    assert errors(report(files)) == [("missing-column", "links.csv", 1)]
    skipped = {n.name for n in report(files).not_checked}
    assert {"member-span", "household-without-link"} <= skipped


def test_without_the_ids_of_a_table_nobody_is_unknown() -> None:
    files = edited(example(), "members.csv", "编号,姓名", "工号,姓名")
    outcome = report(files, "missing-column", "unknown-reference")
    assert [f.name for f in outcome.findings] == ["missing-column"]
    assert [(n.name, n.values) for n in outcome.not_checked] == [
        ("unknown-reference", {"file": "members.csv"})
    ]


def test_an_unknown_column_is_a_warning_at_its_name() -> None:
    found = check("unknown-column", {"staff.csv": "id,name,gender,,电话,\nS01,石试文,,,,\n"})
    assert places(found) == [("staff.csv", 1, 9), ("staff.csv", 1, 16), ("staff.csv", 1, 17)]
    assert severities(found) == ["warning"] * 3
    assert message(found[0], "en") == "The column “gender” is not known; it was not read."
    assert message(found[0], "zh") == "“gender”不是规定的列，没有读取。"
    assert message(found[1], "zh") == "此处有一列没有名称，没有读取。"


def test_an_unknown_key_stands_at_the_key() -> None:
    files = {"grids.yaml": "grids:\n- id: G01\n  name: 一网格\n  leeder: M001\n"}
    found = check("unknown-column", files)
    assert places(found) == [("grids.yaml", 4, 3)]
    assert message(found[0], "en") == "The key “leeder” is not known here; it was not read."
    assert message(found[0], "zh") == "“leeder”不是此处规定的键，没有读取。"


def test_a_warning_about_a_key_holds_no_error_back() -> None:
    files = edited(example(), "grids.yaml", "leader: M001", "leeder: M001")
    outcome = report(files, "unknown-column", "grid-without-leader")
    assert [f.name for f in outcome.findings] == ["grid-without-leader", "unknown-column"]


def test_both_names_of_a_column_are_the_same_column() -> None:
    found = check("duplicate-column", {"staff.csv": "id,name,姓名\nS01,石试文,白试武\n"})
    assert places(found) == [("staff.csv", 1, 9)]
    assert message(found[0], "en") == "The column name stands here again."
    assert message(found[0], "zh") == "“姓名”列在此重复。"
    assert check("duplicate-column", {"staff.csv": "id,name\n"}) == ()


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


def test_a_required_value_is_blank() -> None:
    found = check("missing-value", {"staff.csv": f"{STAFF}S01,  ,,\nS02,白试武,,\n"})
    assert places(found) == [("staff.csv", 2, 5)]
    assert message(found[0], "en") == "name is blank."
    assert message(found[0], "zh") == "“姓名”没有填写。"


def test_a_required_key_is_missing_at_its_record() -> None:
    files = {"grids.yaml": "grids:\n- id: G01\n- id: G02\n  name: 二网格\n"}
    found = check("missing-value", files)
    assert places(found) == [("grids.yaml", 2, 3)]
    assert message(found[0], "en") == "name is missing here."
    assert message(found[0], "zh") == "此处缺少“名称”。"


def test_a_blank_key_that_need_not_be_said_is_fine() -> None:
    text = "format: 1\nvillage: {name: 试村, code: '990000001201'}\n"
    text += "records_from: 2022-01-01\npolicies: []\npublication:\n"
    files = {"gridctl.yaml": text}
    assert check("missing-value", files) == () == check("bad-yaml", files)
    stars = {"stars/2022H2.yaml": "chosen_at: MT1\nstars:\n"}
    assert places(check("missing-value", stars)) == [("stars/2022H2.yaml", 2, 7)]


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
        ("staff.csv", f"{STAFF}S1,{'石' * 4001},,\n", 4, "name is longer than 4000 characters."),
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
    assert message(check("spreadsheet-damage", files)[0], "zh") == "“实到”中的“１２”是全角数字。"
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
