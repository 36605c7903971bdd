"""CSV files edited with the smallest diff."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridctl.source.sheet import Sheet
from gridctl.source.sheet_edit import SheetEdit, quoted
from gridctl.source.text import decode

MIXED = (
    "id,name,note\r\n"
    'M001,张三,"a, b"\r\n'
    "\r\n"
    'M002,"two\r\nlines",plain\n'
    ",,\r\n"
    "M003,short\r\n"
    'M004,"say ""hi""",last'
)


def test_nothing_changed_is_the_same_bytes() -> None:
    assert SheetEdit(MIXED.encode()).data() == MIXED.encode()


def test_rows_lines_and_cells() -> None:
    edit = SheetEdit(MIXED.encode())
    assert edit.header == ["id", "name", "note"]
    assert [(row.line, row.cells) for row in edit.rows] == [
        (2, ["M001", "张三", "a, b"]),
        (4, ["M002", "two\nlines", "plain"]),
        (7, ["M003", "short"]),
        (8, ["M004", 'say "hi"', "last"]),
    ]
    assert edit.newline == "\r\n"


def test_set_changes_one_cell_only() -> None:
    edit = SheetEdit(MIXED.encode())
    edit.set(edit.rows[0], 1, "李,四")
    edit.set(edit.rows[1], 1, "one\ntwo")
    edit.set(edit.rows[3], 1, "")
    assert edit.data().decode() == MIXED.replace("张三", '"李,四"').replace(
        "two\r\nlines", "one\r\ntwo"
    ).replace('"say ""hi"""', "")
    assert edit.rows[0].cells == ["M001", "李,四", "a, b"]


def test_set_to_what_it_is_keeps_the_quotes() -> None:
    edit = SheetEdit(b'a,b\n"x",y\n')
    edit.set(edit.rows[0], 0, "x")
    assert edit.data() == b'a,b\n"x",y\n'


def test_set_beyond_a_short_row() -> None:
    edit = SheetEdit(MIXED.encode())
    edit.set(edit.rows[2], 2, "now")
    assert edit.data().decode() == MIXED.replace("M003,short", "M003,short,now")


def test_the_header_can_be_set() -> None:
    edit = SheetEdit(b"id,name\nM001,x\n")
    edit.set(edit.header_row, 1, "姓名")
    assert edit.data().decode() == "id,姓名\nM001,x\n"


def test_add_below_and_before() -> None:
    edit = SheetEdit(MIXED.encode())
    low = edit.add(["M005", "e"])
    high = edit.add(["M000", "z", "q"], before=edit.rows[0])
    assert (
        edit.data().decode()
        == MIXED.replace("M001,张三", "M000,z,q\r\nM001,张三") + "\r\nM005,e,\r\n"
    )
    assert [row.cells[0] for row in edit.rows] == ["M000", "M001", "M002", "M003", "M004", "M005"]
    assert (edit.line_of(high), edit.line_of(edit.rows[2]), edit.line_of(low)) == (2, 5, 10)
    assert low.line == 0


def test_a_row_comes_above_blank_records_at_the_end() -> None:
    edit = SheetEdit(b"id,name\nM001,a\n\n,\n")
    row = edit.add(["M002", "b"])
    assert edit.data() == b"id,name\nM001,a\nM002,b\n\n,\n"
    assert edit.line_of(row) == 3


def test_a_header_alone_without_line_end() -> None:
    edit = SheetEdit("\ufeff编号,姓名".encode())
    row = edit.add(["M001", "张"])
    assert edit.data() == "\ufeff编号,姓名\nM001,张\n".encode()
    assert edit.line_of(row) == 2
    edit.remove(row)
    assert edit.data() == "\ufeff编号,姓名".encode()


def test_remove() -> None:
    edit = SheetEdit(MIXED.encode())
    edit.remove(edit.rows[1])
    assert edit.data().decode() == MIXED.replace('M002,"two\r\nlines",plain\n', "")


def test_gb18030_stays() -> None:
    edit = SheetEdit("编号,姓名\r\nM001,张三\r\n".encode("gb18030"))
    edit.set(edit.rows[0], 1, "李四")
    edit.add(["M002", "𠮷"])
    assert edit.data() == "编号,姓名\r\nM001,李四\r\nM002,𠮷\r\n".encode("gb18030")


@pytest.mark.parametrize("data", [b"", b"\n\n", b",,\n", b'a,"b\n', b'a\n"b"c\n', b"a\x00"])
def test_what_cannot_be_read_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"unreadable|empty"):
        SheetEdit(data)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("", ""),
        ("plain text", "plain text"),
        ("；、-=1", "；、-=1"),
        ("a,b", '"a,b"'),
        ('a"b', '"a""b"'),
        ("a\nb", '"a\nb"'),
        (" a", '" a"'),
        ("a ", '"a "'),
    ],
)
def test_quoted_only_where_it_must_be(text: str, written: str) -> None:
    assert quoted(text) == written


CELLS = st.text(st.sampled_from('ab,"\n\r 张\u2028\t'), max_size=6)
WRITTEN = st.one_of(
    st.text(st.sampled_from("ab 张'"), max_size=4),
    CELLS.map(lambda text: '"' + text.replace('"', '""') + '"'),
    st.just('b"c'),
)


@st.composite
def files(draw: st.DrawFn) -> str:
    """Draw a CSV file, written in any of the ways in which people write them."""
    width = draw(st.integers(1, 4))
    rows = [["head"] * width]
    rows += draw(st.lists(st.lists(WRITTEN, min_size=1, max_size=4), max_size=5))
    text = ""
    for index, row in enumerate(rows):
        end = draw(st.sampled_from(["\n", "\r\n", "\r", "\n\n"]))
        text += ",".join(row) + (end if index < len(rows) - 1 else draw(st.sampled_from(["", end])))
    return text


@given(files())
def test_it_sees_what_the_reader_sees(text: str) -> None:
    edit = SheetEdit(text.encode())
    sheet = Sheet("", decode(text.encode(), "").text or "")
    assert [edit.header, *(row.cells for row in edit.rows)] == sheet.rows
    assert [edit.header_row.line, *(row.line for row in edit.rows)] == list(sheet.lines)
    assert edit.data() == text.encode()


@given(files(), st.data())
def test_an_edit_changes_that_cell_and_no_other_byte(text: str, data: st.DataObject) -> None:
    edit = SheetEdit(text.encode())
    rows = [edit.header_row, *edit.rows]
    at = data.draw(st.integers(0, len(rows) - 1))
    index = data.draw(st.integers(0, len(rows[at].cells) - 1))
    new = data.draw(CELLS.map(lambda cell: cell.replace("\r", "")))
    cells = [list(row.cells) for row in rows]
    raws = [row.raw for row in rows]
    edit.set(rows[at], index, new)
    cells[at][index] = new
    assert [row.cells for row in rows] == cells
    assert [raw for i, raw in enumerate(raws) if i != at] == [
        row.raw for i, row in enumerate(rows) if i != at
    ]
    after = Sheet("", decode(edit.data(), "").text or "")
    assert not after.problems
    assert after.rows == [row for row in cells if "".join(row).strip()]


@given(files(), st.lists(CELLS.map(lambda cell: cell.replace("\r", "")), min_size=1, max_size=4))
def test_a_row_added_is_read_and_its_removal_leaves_the_old_bytes(
    text: str, cells: list[str]
) -> None:
    edit = SheetEdit(text.encode())
    row = edit.add(["x", *cells])
    after = decode(edit.data(), "").text or ""
    found = list(csv.reader(io.StringIO(after, newline=""), strict=True))
    assert row.cells in found
    assert Sheet("", after).lines[-1] == edit.line_of(row)
    edit.remove(row)
    assert edit.data() == text.encode()
