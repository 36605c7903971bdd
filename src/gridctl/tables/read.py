"""Files by path, as bytes, to a Village with everything that is wrong in them."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

from gridctl.findings.finding import Problem
from gridctl.model.declare import Table
from gridctl.model.mark import Mark
from gridctl.model.period import Period
from gridctl.model.tables import TABLES
from gridctl.model.village import Village
from gridctl.source.records import Reading, SheetReader, TreeReader, Unread
from gridctl.source.sheet import Sheet
from gridctl.source.text import decode
from gridctl.source.tree import parse

#: Files and folders of a data repo that hold no table.
NOT_TABLES = re.compile(
    r"(README|LICEN[CS]E|CHANGELOG)[^/]*|(policies|templates|published|print|docs)/.*|"
    r"datapackage\.json|schemas?/.*"
)
_PERIOD = {
    "month": r"[0-9]{4}-[0-9]{2}",
    "quarter": r"[0-9]{4}Q[0-9]",
    "half": r"[0-9]{4}H[0-9]",
    "year": r"[0-9]{4}",
}


class Folder(NamedTuple):
    """A data folder as read.

    `texts` are the decoded files, `unparsed` the paths of tables that gave no records because
    they are broken, `unread` the records that could not be read in full.
    """

    village: Village
    problems: tuple[Problem, ...]
    texts: Mapping[str, str]
    unparsed: frozenset[str]
    unread: tuple[Unread, ...]


@cache
def _patterns() -> tuple[tuple[Table, re.Pattern[str]], ...]:
    found = []
    for table in TABLES:
        pattern = re.escape(table.path)
        if table.span:
            pattern = pattern.replace(re.escape("{period}"), f"(?P<period>{_PERIOD[table.span]})")
        found.append((table, re.compile(pattern)))
    return tuple(found)


def table_of(path: str) -> tuple[Table, Period | None] | None:
    """Return the table that a path holds, with the period in its name; None: no table's name."""
    for table, pattern in _patterns():
        if found := pattern.fullmatch(path):
            try:
                return table, Period.parse(found["period"]) if table.span else None
            except ValueError:
                return None
    return None


def _read(table: Table, period: Period | None, path: str, text: str) -> tuple[Reading, bool]:
    """Read one file; the flag says whether it is broken as a whole."""
    extra = {"period": period}
    if table.is_yaml:
        tree = parse(text, path)
        if tree.root is None and tree.problems:
            return Reading([], list(tree.problems), []), True
        reading = TreeReader(path, extra).read(tree.root, table.record)
        reading.problems.extend(tree.problems)
        return reading, not reading.records
    reader = SheetReader(Sheet(path, text), table.record, extra)
    reading = reader.read()
    return reading, not reader.sheet.names or bool(reader.sheet.problems)


class _Files:
    """Gathers what the files give."""

    def __init__(self) -> None:
        self.records: dict[str, list[Any]] = {}
        self.problems: list[Problem] = []
        self.texts: dict[str, str] = {}
        self.unread: list[Unread] = []
        self.unparsed: set[str] = set()

    def take(self, path: str, data: bytes) -> None:
        """Read one file of the folder."""
        known = table_of(path)
        other = NOT_TABLES.fullmatch(path)
        if known is None and not other:
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
        self.problems.extend(reading.problems)
        self.unread.extend(reading.unread)
        if broken:
            self.unparsed.add(path)


def read_village(files: Mapping[str, bytes], problems: Iterable[Problem] = ()) -> Folder:
    """Read all tables of a data folder.

    `files` maps paths below the folder (with ``/``) to bytes; `problems` are those already
    met. All findings of all files come back at once; a value that cannot be read is blank in
    its record, and the record is listed as unread.
    """
    gathered = _Files()
    gathered.problems.extend(problems)
    gathered.unparsed.update(p.mark.file for p in problems if table_of(p.mark.file))
    for path in sorted(files):
        gathered.take(path, files[path])
    village = Village(
        **{name: tuple(found) for name, found in gathered.records.items()},
        present=frozenset(path for path in files if path not in gathered.unparsed),
    )
    return Folder(
        village,
        tuple(gathered.problems),
        gathered.texts,
        frozenset(gathered.unparsed),
        tuple(gathered.unread),
    )
