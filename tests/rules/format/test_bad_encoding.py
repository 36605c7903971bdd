"""bad-encoding: files are UTF-8."""

import pytest

from tests.kit import Files, check, message, places, severities

STAFF = "id,name\nS01,石试文\n"


@pytest.mark.parametrize("data", [STAFF.encode(), b"\xef\xbb\xbf" + STAFF.encode(), b"id,name\r\n"])
def test_utf_8_with_or_without_a_mark_is_read_silently(data: bytes) -> None:
    files = {"staff.csv": data}
    assert check("unreadable-file", files) == () == check("bad-encoding", files)


def test_gb18030_is_read_with_a_warning() -> None:
    files: Files = {"staff.csv": "id,name\nS01,石试文𠮷\n".encode("gb18030")}
    found = check("bad-encoding", files)
    assert places(found) == [("staff.csv", 1, None)]
    assert severities(found) == ["warning"]
    assert message(found[0], "en") == "staff.csv is in GB18030, not UTF-8; it was read so."
    assert message(found[0], "zh") == "staff.csv是GB18030编码而不是UTF-8，已按该编码读取。"
    assert check("unreadable-file", files) == ()
