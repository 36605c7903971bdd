"""The files given to `gridctl sheet import`, as one book of sheets."""

from collections.abc import Mapping, Sequence

from gridctl.app.office import no_library
from gridctl.app.village import Opened
from gridctl.exchange.book.base import Base
from gridctl.exchange.book.grids import grid_of_csv
from gridctl.exchange.book.read import Book, read_book
from gridctl.exchange.library import NoLibraryError
from gridctl.model.mark import Mark
from gridctl.model.record import Record
from gridctl.model.told import ToldError
from gridctl.model.words import Words
from gridctl.rules.format import bad_encoding, unreadable_file
from gridctl.source.text import decode

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_OTHER_VILLAGE = Words(
    "{file} was written for another village ({other}); this one is {code}.",
    "{file}属于另一个村（{other}），本目录为{code}。",
)
_ONE_WORKBOOK = Words(
    "{file} is a workbook: import it by itself; only CSV files can be given together.",
    "{file}是工作簿，请单独导入；只有 CSV 文件可以一次给多个。",
)


class SheetImportError(ToldError):
    """A file cannot be taken in; the words say why."""


class Note(Record):
    """What is worth knowing, and stands in nobody's way."""

    mark: Mark
    words: Words
    values: Mapping[str, object] = {}


def book_of(files: Sequence[tuple[str, bytes]], notes: list[Note]) -> Book:
    """Read a workbook, or CSV files, each as a sheet without a name.

    SheetImportError, or another ToldError, where one cannot be read.
    """
    if len(files) == 1:
        return _book(*files[0], notes)
    for name, data in files:
        if data.startswith((_ZIP, _OLE)):
            raise SheetImportError(_ONE_WORKBOOK, file=name)
    grids = (grid for name, data in files for grid in _book(name, data, notes).grids)
    return Book(tuple(grids), None)


def _book(name: str, data: bytes, notes: list[Note]) -> Book:
    """Read a workbook, or a CSV file as one with a single sheet."""
    if data.startswith((_ZIP, _OLE)):
        try:
            return read_book(name, data)
        except NoLibraryError as error:
            raise no_library(error) from error
    decoded = decode(data, name)
    for problem in decoded.problems:
        if decoded.text is None:
            words = unreadable_file.RULE.messages[problem.variant]
            raise SheetImportError(words, file=name, **problem.values)
        notes.append(Note(problem.mark, bad_encoding.RULE.messages[""], {"file": name}))
    try:
        return Book((grid_of_csv(name, decoded.text or ""),), None)
    except ValueError as error:
        words = unreadable_file.RULE.messages[str(error)]
        raise SheetImportError(words, file=name, limit=131_072) from error


def check_village(opened: Opened, name: str, base: Base) -> None:
    """Refuse a workbook of another village: SheetImportError."""
    village = opened.village.manifest.village
    code = village.code if village else ""
    if base.code != code:
        raise SheetImportError(_OTHER_VILLAGE, file=name, other=base.code or "—", code=code)
