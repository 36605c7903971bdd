"""A CSV table in the one form: header, columns in their declared order, rows in theirs."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from gridctl.findings.finding import Problem
from gridctl.model.declare import Column, columns
from gridctl.model.mark import Mark
from gridctl.model.words import Lang
from gridctl.source.mend import mended
from gridctl.source.records import Reading
from gridctl.source.rows import TOTALS, SheetReader
from gridctl.source.sheet import Sheet
from gridctl.tables.order import keys
from gridctl.tables.spoken import as_one, speaks, spoken
from gridctl.tables.tidy import Mending, Shape, Tidied, tidy_text, told
from gridctl.tables.write import lang_of

#: What keeps a table from being put in order, for no cell of it is surely of a column.
_BLOCKING = frozenset({"unreadable-file", "ragged-row", "duplicate-column"})
_BLOCKING_DAMAGE = frozenset({"title-row", "total-row"})


def tidy_sheet(text: str, shape: Shape, *, fix: bool) -> Tidied:
    """Return a table in the one form; with `fix`, what is surely damaged is mended first."""
    sheet = Sheet(shape.path, text)
    before = _read(sheet, shape)
    if blocking := _blocking(sheet, before):
        return Tidied(None, blocking)
    names = [cell.strip() for cell in sheet.row(0)]
    cells = list(map(list, zip(*sheet.rows[1:], strict=True))) or [[] for _ in names]
    known = _known(sheet, shape)
    mendings: list[Mending] = []
    if fix:
        mendings = _mend(sheet, cells, known)
    if mendings:
        before = _read(Sheet(shape.path, _written(names, cells)), shape)
    lang = shape.lang or lang_of(names, shape.record) or "zh"
    order = [*known, *(index for index in range(len(names)) if index not in known)]
    order = [i for i in order if i in known or names[i] or any(map(str.strip, cells[i]))]
    for index, column in known.items():
        names[index] = column.words(lang)
        one_way = {cell: tidy_text(cell, column, lang) for cell in set(cells[index])}
        cells[index] = [one_way[cell] for cell in cells[index]]
    if speaks(shape.record):
        _speak(shape, cells, known, lang)
    for row, cell in enumerate(cells[order[0]]):
        if cell.strip() in TOTALS:  # among other columns it was taken for data
            mark = Mark(
                shape.path, sheet.lines[row + 1], sheet.column(sheet.lines[row + 1], order[0])
            )
            return Tidied(None, (Problem("spreadsheet-damage", mark, {}, variant="total-row"),))
    rows = [row for row in _rows(shape, cells, known) if not mendings or _says(cells, row)]
    after = _written([names[i] for i in order], [[cells[i][row] for row in rows] for i in order])
    return _sure(shape, before, after, mendings)


def _read(sheet: Sheet, shape: Shape) -> Reading:
    return SheetReader(sheet, shape.record, {"period": shape.period}).read()


def _blocking(sheet: Sheet, reading: Reading) -> tuple[Problem, ...]:
    """Return all that keeps a table from being written in the one form."""
    found = tuple(
        problem
        for problem in reading.problems
        if problem.name in _BLOCKING or problem.variant in _BLOCKING_DAMAGE
    )
    return found if found or sheet.names else tuple(reading.problems[:1])


def _known(sheet: Sheet, shape: Shape) -> dict[int, Column]:
    """Return the table's columns by where they stand in the file, in their declared order."""
    return {
        sheet.names[column.attribute]: column
        for column in columns(shape.record)
        if column.attribute in sheet.names
    }


def _mend(sheet: Sheet, cells: list[list[str]], known: Mapping[int, Column]) -> list[Mending]:
    """Mend the damaged cells in place, and tell of each."""
    found = []
    for index, column in known.items():
        meant = {cell: mended(cell.strip(), column) for cell in set(cells[index])}
        sure = {cell: new for cell, new in meant.items() if new is not None}
        for row, old in enumerate(cells[index]):
            if old in sure:
                line = sheet.lines[row + 1]
                mark = Mark(sheet.file, line, sheet.column(line, index))
                found.append(Mending(mark, column.words, old.strip(), sure[old]))
                cells[index][row] = sure[old]
    return sorted(found)


def _speak(shape: Shape, cells: list[list[str]], known: Mapping[int, Column], lang: Lang) -> None:
    """Put what an open column may say in either language into one."""
    at = {column.attribute: index for index, column in known.items()}
    for row in range(len(cells[0])):
        said = {attribute: cells[index][row] for attribute, index in at.items()}
        for attribute, text in spoken(shape.record, said, lang, shape.entities).items():
            if attribute in at:
                cells[at[attribute]][row] = text


def _rows(shape: Shape, cells: list[list[str]], known: Mapping[int, Column]) -> Sequence[int]:
    """Return the rows in their order; as they stand where what orders them cannot be read."""
    rows = range(len(cells[0]))
    for index, column in known.items():
        if (found := keys(shape.table, column, cells[index])) is not None:
            return sorted(rows, key=found.__getitem__)
    return rows


def _says(cells: list[list[str]], row: int) -> bool:
    """Say whether anything is left in a row, for marks for blank are mended to nothing."""
    return any(column[row].strip() for column in cells)


def _written(names: Sequence[str], cells: Sequence[Iterable[str]]) -> str:
    """Return a table as text, quoted only where it must be."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(names)
    writer.writerows(zip(*cells, strict=True))
    return stream.getvalue()


def _sure(shape: Shape, before: Reading, text: str, mendings: list[Mending]) -> Tidied:
    """Give the text only where it says what the file said before."""
    after = _read(Sheet(shape.path, text), shape)
    place = shape.record._fields.index("at")
    held, holds = (
        Counter(
            record[:place] + record[place + 1 :]
            for record in (as_one(each, shape.entities) for each in reading.records)
        )
        for reading in (before, after)
    )
    if held != holds or told(before.problems) != told(after.problems):
        return Tidied(None, (Problem("", Mark(shape.path)),))
    return Tidied(text, (), tuple(mendings), tuple(after.problems))
