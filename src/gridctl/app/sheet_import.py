"""Takes a workbook, or a CSV file, back into the data folder: in the smallest diff, or not."""

from collections.abc import Iterable, Sequence
from datetime import date

from gridctl.app.edits import Edits
from gridctl.app.sheet_book import Note, SheetImportError, book_of, check_village
from gridctl.app.sheet_export import broken_in
from gridctl.app.village import Opened
from gridctl.exchange.book.annex import Annex, annex_plans
from gridctl.exchange.book.annex_rows import annex_rows, not_annex
from gridctl.exchange.book.apply import Files
from gridctl.exchange.book.base import BaseSheet
from gridctl.exchange.book.check import Checker, Mended
from gridctl.exchange.book.given import Given, Trouble, columns_gone, given
from gridctl.exchange.book.grids import Grid
from gridctl.exchange.book.merge import merge
from gridctl.exchange.book.merged import Merged, Settings
from gridctl.exchange.book.names import Names
from gridctl.exchange.book.plan import Plan, find_plan, plans
from gridctl.exchange.book.read import Book
from gridctl.exchange.book.rows import held
from gridctl.exchange.book.strangers import is_strange, renamed
from gridctl.model.mark import Mark
from gridctl.model.period import Period
from gridctl.model.record import Record
from gridctl.model.words import Lang, Words
from gridctl.source.text import decode
from gridctl.tables.read import table_of

_OTHER_COLUMNS = Words(
    "Sheet {sheet} of {file} was written by another version of gridctl; export it again.",
    "{file}的工作表{sheet}由其他版本的 gridctl 写出，请重新导出。",
)
_WHICH_TABLE = Words(
    "It cannot be told which table {file} holds; name it with --table, one of: {known}.",
    "无法确定{file}是哪张表，请用 --table 指明，可选：{known}。",
)
_TWICE = Words(
    "{file} holds {table}, as a file before it does; import them one after the other.",
    "{file}与前面的文件同为“{table}”，请分两次导入。",
)
_NO_SHEET = Words(
    "No sheet of {file} is one of the folder's tables.", "{file}中没有与数据目录对应的工作表。"
)
_SKIPPED = Words("Not a table of the folder, left alone.", "不是数据目录中的表，没有导入。")
_ABSENT = Words(
    "The workbook has no sheet {sheet} any more; its table was left alone.",
    "工作簿中已没有工作表{sheet}，对应的数据未作改动。",
)
_KEPT = Words(
    "Rows of {table} that are not in this file: {count}; they stay (--delete takes them out).",
    "{table}中有{count}行不在此文件内，予以保留（加 --delete 可删除）。",
)
_CHANGED = Words(
    "{file} has changed while it was read; run the command again.",
    "{file}在读取期间被改动，请重新运行。",
)
_NEEDS_PERIOD = Words(
    "{table} has a file for each period: add a column “{column}”, or name it with --period.",
    "{table}按期次分文件，请加“{column}”列，或用 --period 指明。",
)


class Options(Record):
    """How a file is taken: the table of a CSV file, its period, whether damage is mended.

    `delete` takes out rows that a file without memory does not have. `annex` says that the file
    is annex 2, of which the links begin on `since`.
    """

    table: str = ""
    period: Period | None = None
    fix: bool = False
    delete: bool = False
    annex: bool = False
    since: date | None = None


class Imported(Record):
    """The edits that a file comes to; none where something stands in the way."""

    edits: Edits
    troubles: tuple[Trouble, ...]
    mended: tuple[Mended, ...]
    notes: tuple[Note, ...]
    cells: int
    added: int
    removed: int


def import_sheets(
    opened: Opened, files: Sequence[tuple[str, bytes]], options: Options, lang: Lang
) -> Imported:
    """Work out what a workbook, or CSV files, change in the folder: names and bytes are given.

    Nothing is written. ToldError where a file cannot be read, or belongs to something else;
    OSError where the folder cannot be read.
    """
    notes: list[Note] = []
    name = files[0][0]
    book = book_of(files, notes)
    if book.base is not None:
        check_village(opened, name, book.base)
    checker = Checker(Names(opened.village, opened.as_of, lang), fix=options.fix)
    if options.annex:
        merged = _annex(opened, book, checker, options, notes)
        return _finished(opened, merged, checker, notes, lang)
    checker.troubles += renamed(book)
    sheets = _sheets(name, book, options, notes, some=not checker.troubles)
    merged = _merged(opened, sheets, checker, options)
    notes += [_kept(one, name) for one in merged if one.kept]
    return _finished(opened, merged, checker, notes, lang)


def _sheets(
    name: str, book: Book, options: Options, notes: list[Note], *, some: bool
) -> list[tuple[Given, BaseSheet | None]]:
    """Return the sheets that hold tables, each with what is remembered; there must be `some`."""
    remembered = book.base.sheets if book.base else {}
    found: list[tuple[Given, BaseSheet | None]] = []
    alone = sum(bool(grid.lines) for grid in book.grids) == 1
    for grid in book.grids:
        base = remembered.get(grid.sheet)
        plan = find_plan(base.plan) if base else _plan(grid, options, alone=alone)
        if plan is None:
            if len(book.grids) > 1 and not grid.sheet:
                raise _which(grid.file)
            if is_strange(grid):
                notes.append(Note(grid.mark(grid.lines[0].number), _SKIPPED))
            continue
        if base and base.columns != tuple(leaf.words.en for leaf in plan.leaves):
            raise SheetImportError(_OTHER_COLUMNS, file=name, sheet=grid.sheet)
        taken = given(grid, plan)
        if not grid.sheet and any(other.plan is plan for other, _ in found):
            raise SheetImportError(_TWICE, file=grid.file, table=plan.title)
        found.append((taken, base))
        notes += map(_noted, columns_gone(taken) if base else ())
    here = {grid.sheet for grid in book.grids}
    absent = [sheet for sheet in remembered if sheet not in here]
    notes += [Note(Mark(name), _ABSENT, {"sheet": sheet}) for sheet in absent]
    if some and not found:
        sheets = any(grid.sheet for grid in book.grids)
        raise SheetImportError(_NO_SHEET, file=name) if sheets else _which(name)
    return found


def _which(file: str) -> SheetImportError:
    known = tuple(plan.title for plan in plans())
    return SheetImportError(_WHICH_TABLE, file=file, known=known)


def _noted(said: Trouble) -> Note:
    return Note(said.mark, said.words, said.values)


def _plan(grid: Grid, options: Options, *, alone: bool) -> Plan | None:
    """Return what a sheet holds: as it is said, by its name, or by its file's."""
    if options.table:
        return find_plan(options.table) if grid.lines and alone else None
    if grid.sheet:
        return find_plan(grid.sheet)
    path = grid.file.replace("\\", "/")
    for start in range(path.count("/") + 1):
        known = table_of("/".join(path.split("/")[start:]))
        if known is not None:
            return find_plan(known[0].name)
    stem = path.rpartition("/")[2].rpartition(".")[0]
    tail = stem.replace("_", "-").rpartition("-")[2]
    return find_plan(stem) or find_plan(tail)


def _annex(
    opened: Opened, book: Book, checker: Checker, options: Options, notes: list[Note]
) -> list[Merged]:
    """Return what annex 2 adds; sheets of another form are left alone if one is of it."""
    texts, broken = opened.folder.texts, broken_in(opened)
    rows = {plan.name: held(plan, texts, (), broken) for plan in annex_plans()}
    annex = Annex(opened.village, rows, checker, options.since)
    taken = [(grid, found) for grid in book.grids if (found := annex_rows(grid))]
    for grid, (pairings, remarks) in taken:
        annex.take(grid, pairings)
        annex.remarks += remarks
    merged = annex.merged()
    troubles = annex.troubles if taken else [not_annex(grid) for grid in book.grids]
    notes += [Note(r.mark, r.words, r.values) for r in annex.remarks]
    return [merged[0]._replace(troubles=tuple(troubles)), *merged[1:]]


def _merged(
    opened: Opened,
    sheets: Sequence[tuple[Given, BaseSheet | None]],
    checker: Checker,
    options: Options,
) -> list[Merged]:
    """Compare each sheet with the folder; other sheets of the same documents stay."""
    texts, broken = opened.folder.texts, broken_in(opened)
    tables = {taken.plan.table.name for taken, _ in sheets if taken.plan.table.is_yaml}
    taken_names = {taken.plan.name for taken, _ in sheets}
    settings = Settings(options.period, options.delete)
    found = []
    for taken, remembered in sheets:
        now = held(taken.plan, texts, (), broken)
        taken = _with_period(taken, options)  # noqa: PLW2901
        parents = any(plan.parent is taken.plan for plan in plans())
        found.append(merge(taken, remembered, now, checker, settings, parents=parents))
    others = (p for p in plans() if p.table.name in tables and p.name not in taken_names)
    return found + [Merged(held(plan, texts), (), (), (), ()) for plan in others]


def _with_period(taken: Given, options: Options) -> Given:
    """Tell where a table of periods does not say which; a path may have said it."""
    plan = taken.plan
    if not plan.leaves or plan.leaves[0].role != "period" or 0 in taken.columns:
        return taken
    if options.period is not None or not taken.lines:
        return taken
    mark = taken.grid.mark(taken.lines[0].number)
    values = {"table": plan.title, "column": plan.leaves[0].words}
    trouble = Trouble(mark, _NEEDS_PERIOD, values)
    return taken._replace(lines=(), troubles=(*taken.troubles, trouble))


def _kept(one: Merged, name: str) -> Note:
    return Note(Mark(name), _KEPT, {"count": one.kept, "table": one.held.plan.title})


def _finished(
    opened: Opened, merged: list[Merged], checker: Checker, notes: list[Note], lang: Lang
) -> Imported:
    """Do what the sheets ask for, unless something stands in the way."""
    fixed = checker.fix
    troubles = [t for one in merged for t in one.troubles if not (t.mendable and fixed)]
    notes += [_noted(t) for one in merged for t in one.troubles if t.mendable and fixed]
    troubles += checker.troubles
    before = _bytes(opened, merged)
    # a file that is not there yet is written in the folder's language, not in the reader's
    own = opened.village.manifest.lang
    files = Files(before, "zh" if own == "zh" else "en" if own == "en" else lang)
    if not troubles:
        files.take(merged)
        troubles += files.troubles
    after = {} if troubles else files.after
    edits = Edits(opened.root, {p: before.get(p) for p in after}, after)
    return Imported(
        edits,
        tuple(sorted(troubles, key=lambda t: _order(t.mark))),
        tuple(checker.mended),
        tuple(notes),
        sum(len(one.sets) for one in merged),
        sum(len(one.added) for one in merged),
        sum(len(one.removed) for one in merged),
    )


def _order(mark: Mark) -> tuple[str, int, int]:
    return mark.file, mark.line or 0, mark.column or 0


def _bytes(opened: Opened, merged: Iterable[Merged]) -> dict[str, bytes]:
    """Return the bytes of the files that sheets may change, as they were when they were read."""
    found = {}
    for path in {path for one in merged for path in one.held.files}:
        data = (opened.root / path).read_bytes()
        if decode(data, path).text != opened.folder.texts[path]:
            raise SheetImportError(_CHANGED, file=path)
        found[path] = data
    return found
