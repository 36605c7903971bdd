"""A workbook from outside may be anything: what is no plain workbook is refused in a sentence."""

import io
import zipfile
from collections.abc import Mapping
from typing import Any

import openpyxl
import pytest

from gridctl.exchange.book import read as reading
from gridctl.exchange.book.base import Base, BaseRow, BaseSheet, base_of, lines_of
from gridctl.exchange.book.read import WorkbookError, read_book


def book(*rows: list[Any]) -> bytes:
    made = openpyxl.Workbook()
    at: Any = made.active
    for row in rows:
        at.append(row)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(files: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def with_part(data: bytes, name: str, old: bytes, new: bytes) -> bytes:
    files = parts(data)
    assert old in files[name]
    return packed({**files, name: files[name].replace(old, new, 1)})


def test_texts_come_as_they_stand() -> None:
    data = book(
        ["编号", " 010 ", None, "a\nb"], [None], [12, 2.5, True, "=1+1"], ["_x0041_", 1.38e10]
    )
    grid = read_book("b.xlsx", data).grids[0]
    assert [(line.number, line.texts) for line in grid.lines] == [
        (1, ("编号", " 010 ", "", "a\nb")),
        (3, ("12", "2.5", "TRUE", "=1+1")),
        (4, ("A", "13800000000")),
    ]
    assert [cell.doubt for cell in grid.lines[1].cells] == ["number", "number", "truth", "formula"]


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", b"PK\x05\x06" + b"\0" * 18, packed({"a": b"b"}), book(["a"])[:-50]]
)
def test_what_is_no_workbook_is_refused(data: bytes) -> None:
    with pytest.raises(WorkbookError) as refused:
        read_book("b.xlsx", data)
    assert refused.value.words.zh == "{file}不是 .xlsx 工作簿。"


def test_an_old_or_locked_workbook_is_named_as_such() -> None:
    with pytest.raises(WorkbookError) as refused:
        read_book("b.xls", b"\xd0\xcf\x11\xe0" + b"\0" * 600)
    assert ".xls" in refused.value.words.en


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LARGEST_WHOLE", 1_000_000)
    data = packed({**parts(book(["a"])), "xl/media/image1.png": b"\0" * 1_000_001})
    with pytest.raises(WorkbookError) as refused:
        read_book("b.xlsx", data)
    assert refused.value.values["parts"] == reading.MOST_PARTS


def test_too_many_parts_are_refused() -> None:
    with pytest.raises(WorkbookError):
        read_book("b.xlsx", packed({f"a{i}": b"" for i in range(2_001)}))


@pytest.mark.parametrize("name", [SHEET, "xl/workbook.xml", "[Content_Types].xml"])
def test_xml_may_declare_nothing(name: str) -> None:
    files = parts(book(["a"]))
    head, _, rest = (
        files[name].partition(b"?>")
        if files[name].startswith(b"<?xml")
        else (b"", b"", files[name])
    )
    lead = head + b"?>" if head else b""
    bomb = lead + b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>' + rest
    with pytest.raises(WorkbookError) as refused:
        read_book("b.xlsx", packed({**files, name: bomb}))
    assert "XML" in refused.value.words.zh
    wide = bomb.decode().replace('<?xml version="1.0"?>', "").encode("utf-16")
    with pytest.raises(WorkbookError):
        read_book("b.xlsx", packed({**files, name: wide}))


def test_a_sheet_that_claims_to_be_huge_is_read_as_it_is() -> None:
    data = with_part(book(["a"]), SHEET, b'ref="A1"', b'ref="A1:XFD1048576"')
    assert [line.texts for line in read_book("b.xlsx", data).grids[0].lines] == [("a",)]


def test_cells_far_out_are_refused() -> None:
    for place in (b"XFD1", b"AAA1"):
        data = with_part(book(["a"]), SHEET, b'r="A1"', b'r="' + place + b'"')
        with pytest.raises(WorkbookError) as refused:
            read_book("b.xlsx", data)
        assert refused.value.values["columns"] == reading.MOST_COLUMNS


def test_too_many_rows_are_refused() -> None:
    data = with_part(book(["a"]), SHEET, b'<row r="1"', b'<row r="200001"')
    with pytest.raises(WorkbookError) as refused:
        read_book("b.xlsx", data)
    assert refused.value.values["rows"] == reading.MOST_ROWS


def test_too_many_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_CELLS", 3)
    assert read_book("b.xlsx", book(["a", "b"])).grids
    with pytest.raises(WorkbookError):
        read_book("b.xlsx", book(["a", "b"], ["a", "b"], ["a", "b"]))


def test_links_to_other_files_are_not_followed() -> None:
    data = packed({**parts(book(["a"])), "xl/externalLinks/externalLink1.xml": b"<externalLink/>"})
    assert read_book("b.xlsx", data).grids[0].lines[0].texts == ("a",)


BASE = Base(
    "990000001201",
    "zh",
    {"甲": BaseSheet("members", ("id", "name"), (BaseRow("ab", "members.csv", ("M1", "=1")),))},
)


def test_what_is_remembered_is_read_back() -> None:
    assert base_of(lines_of(BASE)) == BASE


@pytest.mark.parametrize(
    "broken",
    [
        [],
        ["[1"],
        ['["other", "1", "", ""]'],
        ['["gridctl-sheets", "2", "", ""]'],
        ['["gridctl-sheets", "1", "", ""]', '["row", 1, 2]'],
        ['["gridctl-sheets", "1", "", ""]', "7"],
        [*list(lines_of(BASE))[:2], '["row", "ab", "members.csv", "M1"]'],
        ["[" * 100_000],
    ],
)
def test_what_was_tampered_with_is_not_believed(broken: list[str]) -> None:
    assert base_of(broken) is None
