"""unreadable-file: every file of the folder can be read."""

import pytest

from gridctl.findings.finding import NotChecked
from tests.kit import check, edited, errors, example, message, places, report, severities


def unreadable(data: bytes, path: str = "staff.csv") -> tuple[str, int | None, int | None]:
    """Return where the one finding about a file stands."""
    found = check("unreadable-file", {path: data})
    assert len(found) == 1
    assert all(message(found[0], lang) for lang in ("en", "zh"))
    return places(found)[0]


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"PK\x03\x04 rest of a workbook", None),
        (b"\xd0\xcf\x11\xe0 rest of an old workbook", None),
        ("id,name\n".encode("utf-16"), None),
        (b"id,name\nS01,\x00\n", 2),
        (b"id,name\nS01,ok\nS02,\xff\xff\n", 3),
        ('id,name\nS01,"石试文\nS02,白试武\n'.encode(), 2),
        ('id,name\nS01,石试文\nS02,"白"试武\n'.encode(), 3),
        (b"id,name\nS01," + b"x" * 140_000 + b"\n", 2),
    ],
)
def test_a_file_that_cannot_be_read(data: bytes, line: int | None) -> None:
    assert unreadable(data) == ("staff.csv", line, None)


def test_the_reason_is_told_in_both_languages() -> None:
    found = check("unreadable-file", {"staff.csv": b"PK\x03\x04"})
    assert message(found[0], "en") == "staff.csv is a workbook, not text."
    assert message(found[0], "zh") == "staff.csv是电子表格文件，不是文本。"
    assert severities(found) == ["error"]


def test_a_broken_file_is_told_once_and_what_needs_it_is_not_checked() -> None:
    files = {**example(), "links.csv": b"PK\x03\x04"}
    outcome = report(files)
    assert errors(outcome) == [("unreadable-file", "links.csv", None)]
    skipped = {n.name: n for n in outcome.not_checked}
    assert isinstance(skipped["member-span"], NotChecked)
    assert skipped["member-span"].reason.en == "{file} could not be read"
    assert skipped["member-span"].values == {"file": "links.csv"}


def test_the_example_keeps_the_rules_about_files() -> None:
    files = edited(example(), "staff.csv", "石试文", "石试武")
    assert report(files, "FMT*").findings == ()
