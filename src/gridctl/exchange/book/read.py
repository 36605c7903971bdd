"""A workbook (.xlsx) from outside, read as texts: nothing in it is run, followed or guessed.

It may come from anywhere: its size is looked at before anything is unpacked, its XML may
declare nothing, links to other files are not followed, and what a formula last showed is no value.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, time
from typing import Any

from gridctl.exchange.book.base import SHEET, Base, base_of
from gridctl.exchange.book.grids import Grid, Line, Said
from gridctl.exchange.library import load
from gridctl.model.record import Record
from gridctl.model.told import ToldError
from gridctl.model.words import Words

MEBIBYTE = 1024 * 1024
LARGEST_FILE, LARGEST_WHOLE, MOST_PARTS = 64 * MEBIBYTE, 128 * MEBIBYTE, 2_000
#: Columns up to ZZ.
MOST_ROWS, MOST_COLUMNS, MOST_SHEETS, MOST_CELLS = 200_000, 702, 200, 2_000_000
_PIECE, _LONGEST_TAG = 64 * 1024, 200
_OLD = b"\xd0\xcf\x11\xe0"
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_BEYOND = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="[A-Z]{3,}')
_CELL = re.compile(rb"<(?:\w+:)?c[ />]")
_DECLARES = (b"<!DOCTYPE", b"<!ENTITY")

_NO_WORKBOOK = Words("{file} is no workbook (.xlsx).", "{file}不是 .xlsx 工作簿。")
_OLD_FORM = Words(
    "{file} is of the old form .xls, or locked with a password; save it as .xlsx, unlocked.",
    "{file}是旧格式 .xls 或加了密码，请另存为不加密的 .xlsx。",
)
_TOO_LARGE = Words(
    "{file} is too large: unpacked it has more than {limit} MiB, or more than {parts} parts.",
    "{file}过大：解压后超过{limit}MiB，或内部文件超过{parts}个。",
)
_UNFIT = Words(
    "{file} is no plain workbook: its XML declares things of its own.",
    "{file}不是普通工作簿：其 XML 带有自定义声明。",
)
_TOO_MANY = Words(
    "Sheet {sheet} of {file} has more than {rows} rows or {columns} columns.",
    "{file}的工作表{sheet}超过{rows}行或{columns}列。",
)


class WorkbookError(ToldError):
    """A workbook cannot be read; the words say why."""


class Book(Record):
    """A workbook's sheets in order, and what it remembers of the folder (None: nothing)."""

    grids: tuple[Grid, ...]
    base: Base | None


def read_book(file: str, data: bytes) -> Book:
    """Read a workbook; WorkbookError, or NoLibraryError where openpyxl is not installed."""
    library = load("openpyxl", "openpyxl")
    _look(file, data)
    try:
        book = library.load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
        with closing(book):
            return _read(file, book)
    except WorkbookError:
        raise
    except Exception as error:  # the library raises whatever broken XML leads it to
        raise WorkbookError(_NO_WORKBOOK, file=file) from error


def _look(file: str, data: bytes) -> None:
    """Refuse what is no workbook, or none that may be unpacked."""
    if data.startswith(_OLD):
        raise WorkbookError(_OLD_FORM, file=file)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            size = sum(part.file_size for part in parts)
            values = {"file": file, "limit": LARGEST_WHOLE // MEBIBYTE, "parts": MOST_PARTS}
            if len(data) > LARGEST_FILE or size > LARGEST_WHOLE or len(parts) > MOST_PARTS:
                raise WorkbookError(_TOO_LARGE, **values)
            for part in parts:
                _look_at(file, archive, part)
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError) as error:
        raise WorkbookError(_NO_WORKBOOK, file=file) from error


def _look_at(file: str, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Refuse a part that is larger than it says, or XML that declares entities."""
    is_xml = part.filename.lower().endswith((".xml", ".rels", ".vml"))
    read, cells, tail = 0, 0, b""
    with archive.open(part) as stream:
        while piece := stream.read(_PIECE):
            read += len(piece)
            if read > part.file_size:
                raise WorkbookError(_NO_WORKBOOK, file=file)
            whole = (tail + piece).upper()
            if is_xml and (b"\x00" in piece or any(word in whole for word in _DECLARES)):
                raise WorkbookError(_UNFIT, file=file)
            cells += len(_CELL.findall(piece)) if is_xml else 0
            if is_xml and (cells > MOST_CELLS or _BEYOND.search(tail + piece)):
                raise _too_many(file, part.filename)
            tail = piece[-_LONGEST_TAG:]


def _too_many(file: str, sheet: str) -> WorkbookError:
    return WorkbookError(_TOO_MANY, file=file, sheet=sheet, rows=MOST_ROWS, columns=MOST_COLUMNS)


def _read(file: str, book: Any) -> Book:
    sheets = [at for at in book.worksheets if hasattr(at, "iter_rows")]
    if len(sheets) > MOST_SHEETS:
        raise WorkbookError(_NO_WORKBOOK, file=file)
    base = None
    grids = []
    for at in sheets:
        if at.title == SHEET:
            base = base_of("".join(line.texts) for line in _lines(file, at))
        elif at.sheet_state == "visible":
            grids.append(Grid(file, at.title, tuple(_lines(file, at))))
    return Book(tuple(grids), base)


def _lines(file: str, at: Any) -> Iterator[Line]:
    """Yield the rows of a sheet that are not blank."""
    at.reset_dimensions()  # a file may claim any
    for number, row in enumerate(at.iter_rows(), 1):
        if number > MOST_ROWS:
            raise _too_many(file, at.title)
        cells = [_said(cell) for cell in row]
        while cells and not cells[-1].text.strip() and not cells[-1].doubt:
            cells.pop()
        if any(cell.text.strip() or cell.doubt for cell in cells):
            yield Line(number, tuple(cells))


def _said(cell: Any) -> Said:
    """Return what a cell says, and why it may not be what was typed."""
    value = cell.value
    if value is None:
        return _NOTHING
    if cell.data_type == "f":
        return Said(str(value), "formula")
    if isinstance(value, bool):
        return Said(str(value).upper(), "truth")
    if isinstance(value, datetime | date | time):
        return Said(_day(value, cell.number_format))
    if isinstance(value, int | float):
        return Said(_number(value), "number")
    return Said(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(value)))


_NOTHING = Said("")


def _number(value: Any) -> str:
    """Return a number as it would be typed; a large or broken one as it stands."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:  # noqa: PLR2004 (exact up to there)
        return str(int(value))
    return repr(value)


def _day(value: "datetime | date | time", form: str) -> str:
    """Return a date as it is written here: a month where its form shows no day."""
    if isinstance(value, time):
        return value.isoformat()
    bare = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", form).lower()
    if isinstance(value, datetime):
        if value.time() != time():
            return value.isoformat(" ")
        value = value.date()
    return value.isoformat() if "d" in bare else value.isoformat()[:7]
