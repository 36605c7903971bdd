"""unknown-column: every column and key is known."""

from tests.kit import check, edited, example, message, places, report, severities


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


def test_known_columns_in_either_language_are_fine() -> None:
    assert check("unknown-column", {"staff.csv": "编号,name\nS1,石试\n"}) == ()
