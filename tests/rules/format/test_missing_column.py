"""missing-column: a table has every column that it needs."""

from tests.kit import check, edited, errors, example, message, places, report


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
