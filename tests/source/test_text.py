"""Bytes to text: a fixed order, no guessing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridctl.source.text import decode


def problem(data: bytes) -> tuple[str, str, int | None]:
    """Return the only problem of a file: its name, variant and line."""
    decoded = decode(data, "f.csv")
    (found,) = decoded.problems
    assert found.mark.file == "f.csv"
    return found.name, found.variant, found.mark.line


@given(st.text().filter(lambda t: "\x00" not in t and "\r" not in t and t[:1] != "\ufeff"))
def test_utf_8_comes_back_as_it_was(text: str) -> None:
    data = text.encode("utf-8")
    if not data.startswith((b"PK\x03\x04",)):
        assert decode(data, "f.csv") == (text, ())


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_all_line_ends_become_one(ends: str) -> None:
    data = "\ufeff甲,乙\r\n丙".replace("\r\n", ends).encode()
    assert decode(data, "f.csv") == ("甲,乙\n丙", ())


def test_other_separators_are_no_line_ends() -> None:
    text = "a\u2028b\x85c\x0bd\x0ce"
    assert decode(text.encode(), "f.csv").text == text


def test_gb18030_with_characters_beyond_gbk() -> None:
    text = "编号,姓名\nM1,𠮷例㑇\n"
    decoded = decode(text.encode("gb18030"), "f.csv")
    assert decoded.text == text
    assert problem(text.encode("gb18030")) == ("bad-encoding", "", 1)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"PK\x03\x04abc", ("unreadable-file", "workbook", None)),
        (b"\xd0\xcf\x11\xe0abc", ("unreadable-file", "workbook", None)),
        ("甲".encode("utf-16"), ("unreadable-file", "utf-16", None)),
        (b"\xfe\xff\x00a", ("unreadable-file", "utf-16", None)),
        (b"a\nb\x00\n", ("unreadable-file", "binary", 2)),
        (b"a\nb\n\xff\xfe\n", ("unreadable-file", "encoding", 3)),
        (b"\xef\xbb\xbf\xff", ("unreadable-file", "encoding", 1)),
    ],
)
def test_what_is_refused(data: bytes, expected: tuple[str, str, int | None]) -> None:
    assert problem(data) == expected
    assert decode(data, "f.csv").text is None
