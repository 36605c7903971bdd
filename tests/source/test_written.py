"""Files as they are written."""

import pytest

from gridctl.source.written import Written, as_written, encoded, usual_line_end


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"a,b\n",
        "编号,姓名\r\nM001,张\r\n".encode(),
        b"\xef\xbb\xbf" + "编号\n".encode(),
        "编号,姓名\r\nM001,张三\r\n".encode("gb18030"),
        "𠮷 emoji 😀".encode("gb18030"),
    ],
)
def test_what_is_read_is_put_back_the_same(data: bytes) -> None:
    written = as_written(data)
    assert written is not None
    assert encoded(written, written.text) == data


def test_encoding_and_bom_are_known() -> None:
    assert as_written("\ufeff张\r\n".encode()) == Written("张\r\n", "utf-8", True)
    assert as_written("张三\n".encode("gb18030")) == Written("张三\n", "gb18030", False)


@pytest.mark.parametrize("data", [b"PK\x03\x04zip", b"\xff\xfea\x00", b"a\x00b", b"\xff\xff\n"])
def test_what_the_reader_refuses_is_not_edited(data: bytes) -> None:
    assert as_written(data) is None


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("", "\n"),
        ("a", "\n"),
        ("a\r\nb\r\nc\n", "\r\n"),
        ("a\nb\r\nc\n", "\n"),
        ("a\rb\r", "\r"),
        ("a\nb\r\n", "\n"),
    ],
)
def test_the_usual_line_end(text: str, end: str) -> None:
    assert usual_line_end(text) == end
