"""Files by path, as bytes, to a Village with everything that is wrong in them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from gridctl.findings.finding import Problem
from gridctl.model.declare import Table
from gridctl.model.mark import Mark
from gridctl.model.period import Period
from gridctl.model.record import Record
from gridctl.model.rows import Rows
from gridctl.model.tables import TABLES
from gridctl.model.village import Village
from gridctl.source.records import Reading, TreeReader, Unread
from gridctl.source.rows import SheetReader
from gridctl.source.sheet import Sheet
from gridctl.source.text import decode
from gridctl.source.tree import parse

#: Files and folders of a data repo that hold no table.
_OTHER_FILES = ("README", "LICENSE", "LICENCE", "CHANGELOG", "datapackage.json")
_OTHER_FOLDERS = frozenset({"policies", "templates", "published", "print", "docs", "schemas"})
_BY_PATH = {table.path: table for table in TABLES}


class Folder(Record):
    """A data folder as read.

    `texts` are the decoded files, `unparsed` the paths of tables that gave no records because
    they are broken, and of folders with tables that could not be opened; `unread` the records
    that could not be read in full.
    """

    village: Village
    problems: tuple[Problem, ...]
    texts: Mapping[str, str]
    unparsed: frozenset[str]
    unread: tuple[Unread, ...]


def table_of(path: str) -> tuple[Table, Period | None] | None:
    """Return the table that a path holds, with the period in its name; None: no table's name."""
    if path in _BY_PATH and not _BY_PATH[path].span:
        return _BY_PATH[path], None
    folder, _, name = path.rpartition("/")
    stem, _, ending = name.rpartition(".")
    table = _BY_PATH.get(f"{folder}/{{period}}.{ending}")
    try:
        period = Period.parse(stem)
    except ValueError:
        return None
    fits = table is not None and period.kind in (table.span, *table.spans)
    return (table, period) if table is not None and fits else None


def holds_no_table(path: str) -> bool:
    """Say whether a path may be in a data repo without being a table of ours."""
    folder, slash, _ = path.partition("/")
    return folder in _OTHER_FOLDERS if slash else path.startswith(_OTHER_FILES)


def _may_hold_tables(path: str) -> bool:
    """Say whether a path is a table's, or that of a folder in which tables lie."""
    return table_of(path) is not None or any(t.path.startswith(f"{path}/") for t in TABLES)


def _read(table: Table, period: Period | None, path: str, text: str) -> tuple[Reading, bool]:
    """Read one file; the flag says whether it is broken as a whole."""
    extra = {"period": period}
    if table.is_yaml:
        tree = parse(text, path)
        if tree.root is None and tree.problems:
            return Reading([], list(tree.problems), []), True
        reading = TreeReader(path, extra).read(tree.root, table.record)
        reading.problems.extend(tree.problems)
        return reading, reading.lost or not reading.records
    reader = SheetReader(Sheet(path, text), table.record, extra)
    reading = reader.read()
    incomplete = any(problem.name == "missing-column" for problem in reading.problems)
    return reading, incomplete or not reader.sheet.names or bool(reader.sheet.problems)


class _Files:
    """Gathers what the files give."""

    def __init__(self) -> None:
        self.records: dict[str, list[Any]] = {}
        self.columns: dict[str, list[Mapping[str, Sequence[Any]]]] = {}
        self.problems: list[Problem] = []
        self.texts: dict[str, str] = {}
        self.unread: list[Unread] = []
        self.unparsed: set[str] = set()

    def take(self, path: str, data: bytes) -> None:
        """Read one file of the folder."""
        known = table_of(path)
        if known is None and not holds_no_table(path):
            self.problems.append(Problem("unknown-file", Mark(path)))
        decoded = decode(data, path)
        if known is None:
            if decoded.text is not None:
                self.texts[path] = decoded.text
            return
        self.problems.extend(decoded.problems)
        if decoded.text is None:
            self.unparsed.add(path)
            return
        self.texts[path] = decoded.text
        table, period = known
        reading, broken = _read(table, period, path, decoded.text)
        self.records.setdefault(table.name, []).extend(reading.records)
        if reading.columns:
            self.columns.setdefault(table.name, []).append(reading.columns)
        self.problems.extend(reading.problems)
        self.unread.extend(reading.unread)
        if broken:
            self.unparsed.add(path)

    def rows(self, name: str) -> tuple[Any, ...]:
        """Return the records of a table, with their columns where they have some."""
        found = self.records[name]
        return Rows(found, self.columns[name]) if name in self.columns else tuple(found)


def read_village(files: Mapping[str, bytes], problems: Iterable[Problem] = ()) -> Folder:
    """Read all tables of a data folder.

    `files` maps paths below the folder (with ``/``) to bytes; `problems` are those already
    met. All findings of all files come back at once; a value that cannot be read is blank in
    its record, and the record is listed as unread.
    """
    gathered = _Files()
    gathered.problems.extend(problems)
    gathered.unparsed.update(p.mark.file for p in problems if _may_hold_tables(p.mark.file))
    for path in sorted(files):
        gathered.take(path, files[path])
    village = Village(
        **{name: gathered.rows(name) for name in gathered.records},
        present=frozenset(path for path in files if path not in gathered.unparsed),
    )
    return Folder(
        village,
        tuple(gathered.problems),
        gathered.texts,
        frozenset(gathered.unparsed),
        tuple(gathered.unread),
    )
