"""CSV rows with the physical line of each record and the column of each cell."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridctl.source.sheet import Sheet, places


def lines(text: str) -> list[tuple[int, list[str]]]:
    sheet = Sheet("f.csv", text)
    assert sheet.problems == []
    return list(zip(sheet.lines, sheet.rows, strict=True))


def test_a_record_stands_where_it_starts() -> None:
    text = 'a,b\n"x\ny",1\n\n,,\n"z",2\n'
    assert lines(text) == [(1, ["a", "b"]), (2, ["x\ny", "1"]), (6, ["z", "2"])]


def test_blank_records_count_as_lines_without_quotes_too() -> None:
    assert lines("\na,b\n\n  ,\n,1\n") == [(2, ["a", "b"]), (5, ["", "1"])]


def test_other_separators_stay_inside_cells() -> None:
    text = "a,b\nx\u2028y,1\nz\x85\x0b\x0c,2\n"
    assert lines(text) == [(1, ["a", "b"]), (2, ["x\u2028y", "1"]), (3, ["z\x85\x0b\x0c", "2"])]


def test_no_last_line_end_is_needed() -> None:
    assert lines("a\n1") == [(1, ["a"]), (2, ["1"])]
    assert lines("") == []


@pytest.mark.parametrize(
    ("text", "line", "variant"),
    [
        ('a,b\n1,"x\n2,y\n', 2, "quoting"),
        ('a,b\n1,x\n2,"y"z\n', 3, "quoting"),
        ("a\n" + "x" * 131_073 + "\n", 2, "large-cell"),
        ('a\n"' + "x" * 131_073 + '"\n', 2, "large-cell"),
    ],
)
def test_broken_quoting_is_told_at_its_record(text: str, line: int, variant: str) -> None:
    sheet = Sheet("f.csv", text)
    (found,) = sheet.problems
    assert (found.name, found.variant) == ("unreadable-file", variant)
    assert tuple(found.mark) == ("f.csv", line, None)
    assert sheet.rows[0] == text.partition("\n")[0].split(",")


@pytest.mark.parametrize(
    ("text", "line", "index", "column"),
    [
        ("姓名,乙,丙\n", 1, 2, 6),
        ('"a,b",c\n', 1, 1, 7),
        ('"a""b",c\n', 1, 1, 8),
        ('x\n"a\nbc",d\n', 2, 1, 5),
        ("a,b\n", 1, 0, 1),
        ("a\n", 1, 5, 1),
    ],
)
def test_the_column_where_a_cell_starts(text: str, line: int, index: int, column: int) -> None:
    assert Sheet("f.csv", text).column(line, index) == column


def test_places_know_their_cells() -> None:
    sheet = Sheet("f.csv", "id,name\nS1,石\n")
    sheet.names = {"id": 0, "name": 1}
    (place,) = places(sheet, [2])
    assert (place.file, place.line) == ("f.csv", 2)
    assert tuple(place.mark()) == ("f.csv", 2, None)
    assert tuple(place.mark("name")) == ("f.csv", 2, 4)
    assert tuple(place.mark("absent")) == ("f.csv", 2, None)


CELLS = st.text(alphabet='a石,"\n\u2028 ', max_size=6)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), max_size=6))
def test_rows_written_by_csv_come_back_with_their_lines_and_columns(rows: list[list[str]]) -> None:
    stream = io.StringIO(newline="")
    starts = []
    writer = csv.writer(stream, lineterminator="\n")
    for row in rows:
        starts.append(stream.getvalue().count("\n") + 1)
        writer.writerow(row)
    text = stream.getvalue()
    sheet = Sheet("f.csv", text)
    said = [(at, row) for at, row in zip(starts, rows, strict=True) if "".join(row).strip()]
    assert list(zip(sheet.lines, sheet.rows, strict=True)) == said
    physical = text.split("\n")
    for at, row in said:
        for index, cell in enumerate(row):
            if "\n" not in "".join(row[:index]) and cell and not set(cell) & set('",\n'):
                column = sheet.column(at, index)
                assert physical[at - 1][column - 1 :].lstrip('"').startswith(cell)


def test_many_findings_on_one_line_scan_it_once(monkeypatch: pytest.MonkeyPatch) -> None:
    scanned = []
    cells = Sheet._cells
    monkeypatch.setattr(Sheet, "_cells", lambda s, line: scanned.append(line) or cells(s, line))
    sheet = Sheet("f.csv", ",".join("x" * 5_000) + "\n1,2\n")
    assert [sheet.column(1, index) for index in range(5_000)] == list(range(1, 10_000, 2))
    assert (sheet.column(2, 1), sheet.column(1, 2)) == (3, 5)
    assert scanned == [1, 2, 1]


def by_csv(text: str) -> list[list[str]]:
    return [row for row in csv.reader(io.StringIO(text, newline="\n")) if "".join(row).strip()]


@pytest.mark.parametrize(
    "text",
    [
        "a,b\n1,2\n3,4",
        "a,b\n1,2\n3\n",  # a short row
        "a,b\n1,2,3\n4\n",  # as many cells as two whole rows
        "a,b\n1\n2,3,4\n",
        "a,b\n,2\n3,4\n",  # a blank first cell
        "a,b\n1,2\n\n3,4\n",
        "a,b\n,\n3,4\n\n",
        "a,b\n ,\u3000\n3,4\n",  # a blank row of white space
        "a,b\n1 1,2\n3,4\n",
        " ",
        "a\n1\n\n2",
        "a,\n1,\n",
        "\n",
        ",\n",
        "a,b\n" + "1,2\n" * 50_000,  # a large file of small cells
    ],
)
def test_a_text_without_quotes_is_split_as_a_parser_would(text: str) -> None:
    sheet = Sheet("f.csv", text)
    assert sheet.problems == []
    assert sheet.rows == by_csv(text)
    assert [sheet.row(index) for index in range(len(sheet.lines))] == sheet.rows
    width = max(map(len, sheet.rows), default=1)
    columns = sheet.columns(0, width)
    if sheet.rows and {len(row) for row in sheet.rows} == {width}:
        assert columns is not None
        assert list(map(list, zip(*columns, strict=True))) == sheet.rows
    else:
        assert columns is None
