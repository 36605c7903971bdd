"""An entry: rows written into the right files of a data folder, as one change.

`Desk` holds the files that an entry touches; what it made of them is an `Entry`, which says where
each row stands, what was taken for granted, and what the folder has to be told of afterwards.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from gridctl.app.edits import Edits, judged
from gridctl.app.village import Opened
from gridctl.findings.finding import Finding, Severity
from gridctl.model.declare import Column, Table, by_name, columns
from gridctl.model.period import Period
from gridctl.model.record import Record
from gridctl.model.tables import TABLES
from gridctl.model.told import ToldError
from gridctl.model.words import Lang, Words
from gridctl.source.folder import is_inside
from gridctl.source.sheet_edit import SheetEdit, WrittenRow
from gridctl.source.tree import Entries, Items, Node
from gridctl.source.tree_edit import Path, TreeEdit
from gridctl.tables.order import place
from gridctl.tables.read import table_of
from gridctl.tables.write import header, lang_of

_BROKEN = Words(
    "{file} cannot be read as it stands; gridctl validate says why.",
    "{file}现在无法读取，请用 gridctl validate 查看原因。",
)
_NO_COLUMN = Words(
    "{file} has no column {column}; add it to the first line.",
    "{file}没有“{column}”一列，请先在首行加上。",
)
_BY_HAND = Words(
    "{file} is written in a way that is not edited here: change it by hand.",
    "{file}的写法无法在此修改，请手工改动。",
)
#: What is wrong with the data themselves stops an entry wherever it is found.
_ALWAYS = frozenset(
    {"duplicate-id", "duplicate-link", "duplicate-row", "self-link", "unknown-reference"}
)
TABLE = {table.name: table for table in TABLES}


class EntryError(ToldError):
    """Something cannot be entered; `words` with `values` say why."""


class Line(Record):
    """A row that was written: where it stands now, and how."""

    file: str
    line: int
    text: str


class Note(Record):
    """A sentence about what was done: `words` filled with `values`.

    A `doubt` says why it is likely a slip, though no rule forbids it.
    """

    words: Words
    values: Mapping[str, object] = {}
    doubt: bool = False


class Entry(Record):
    """What an entry changes, and what comes of it.

    `findings` are those that the folder has with it and has not without; `new` is the id that the
    entry gave, if it did: what such a newcomer still owes is told, and does not stop it.
    """

    edits: Edits
    lines: tuple[Line, ...]
    notes: tuple[Note, ...]
    findings: tuple[Finding, ...]
    new: str = ""

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The new errors that no waiver covers."""
        return tuple(f for f in self.findings if f.severity is Severity.ERROR and not f.waived)

    @property
    def doubts(self) -> tuple[Note, ...]:
        """Why it is likely a slip: it is written only if that is said again."""
        return tuple(note for note in self.notes if note.doubt)

    def in_it(self, finding: Finding) -> bool:
        """Say whether a finding stands in a row that was written."""
        return any((line.file, line.line) == finding.mark[:2] for line in self.lines)

    def stopping(self, *, lenient: bool) -> tuple[Finding, ...]:
        """Return the errors for which it is refused.

        Those in its own rows; the others, too, unless it is `lenient`, or is the first in a new
        file: what else is missing in that one was told of it as a whole before. An id or a link
        given twice, and what points at nothing or at itself, always stop it.
        """
        began = any(self.edits.before.get(path) is None for path in self.edits.after)
        return tuple(
            f
            for f in self.errors
            if (f.name in _ALWAYS or self.in_it(f) or not (lenient or began)) and not self._owed(f)
        )

    def _owed(self, finding: Finding) -> bool:
        """Say whether nothing is wrong in a cell: a newcomer has not done something yet."""
        return bool(self.new) and finding.subject == self.new and finding.mark.column is None


class OpenTable:
    """A CSV table of the folder, open for edits; `lang` is the language in which it is written."""

    def __init__(self, table: Table, path: str, edit: SheetEdit, lang: Lang) -> None:
        """Find the columns; EntryError where the first line names none."""
        self.table, self.path, self.edit, self.lang = table, path, edit, lang
        known = by_name(table.record)
        self.index: dict[str, int] = {}
        for at, cell in enumerate(edit.header):
            if cell.strip() in known:
                self.index.setdefault(known[cell.strip()].attribute, at)
        if not self.index:
            raise EntryError(_BROKEN, file=path)
        self.touched: list[WrittenRow] = []
        self._by_line = {row.line: row for row in edit.rows}

    def add(self, said: Mapping[str, str]) -> WrittenRow:
        """Add a row of cell texts by attribute: at its place by day or id, else at the end."""
        cells = [""] * len(self.edit.header)
        for attribute, text in said.items():
            if text:
                cells[self._at(attribute)] = text
        self.touched.append(self.edit.add(cells, self._next_after(cells)))
        return self.touched[-1]

    def _next_after(self, cells: Sequence[str]) -> WrittenRow | None:
        """Return the row above which a new one stands; None for the end."""
        rows = self.edit.rows
        for attribute, at in self.index.items():
            texts = [row.cells[at] if at < len(row.cells) else "" for row in rows]
            found = place(self.table, self.column(attribute), texts, cells[at])
            if found is not None:
                return rows[found] if found < len(rows) else None
        return None

    def set(self, line: int | None, attribute: str, text: str) -> str:
        """Write a cell of the row that was read on a line, and return what stood there."""
        row = self._by_line[line or 0]
        at = self._at(attribute)
        before = row.cells[at] if at < len(row.cells) else ""
        self.edit.set(row, at, text)
        if row not in self.touched:
            self.touched.append(row)
        return before

    def _at(self, attribute: str) -> int:
        if attribute not in self.index:
            column = next(c for c in columns(self.table.record) if c.attribute == attribute)
            raise EntryError(_NO_COLUMN, file=self.path, column=column.words)
        return self.index[attribute]

    def column(self, attribute: str) -> Column:
        """Return the declaration of a column."""
        return next(c for c in columns(self.table.record) if c.attribute == attribute)


@contextmanager
def editing(file: str) -> Iterator[None]:
    """Tell, as an EntryError, that a YAML document is written in a way that is not understood."""
    try:
        yield
    except (ValueError, KeyError, IndexError, TypeError):
        raise EntryError(_BY_HAND, file=file) from None


class Desk:
    """The files of a data folder that an entry touches."""

    def __init__(self, opened: Opened) -> None:
        """Open nothing yet."""
        self.opened = opened
        self.notes: list[Note] = []
        self._before: dict[str, bytes | None] = {}
        self._tables: dict[str, OpenTable] = {}
        self._trees: dict[str, TreeEdit] = {}
        self._said: list[tuple[str, Path]] = []

    def table(self, name: str, period: Period | None = None) -> OpenTable:
        """Return a CSV table, of a period where it has one file a period; a new one if absent.

        EntryError where the file cannot be edited.
        """
        declared = TABLE[name]
        path = declared.path.format(period=period) if period else declared.path
        if path not in self._tables:
            data = self._read(path)
            lang = folder_lang(self.opened, declared)
            if data is None:
                data = f"{','.join(header(declared.record, lang))}\n".encode()
            try:
                edit = SheetEdit(data)
            except ValueError:
                raise EntryError(_BROKEN, file=path) from None
            spoken = lang_of(edit.header, declared.record) or lang
            self._tables[path] = OpenTable(declared, path, edit, spoken)
        return self._tables[path]

    def tree(self, path: str) -> TreeEdit:
        """Return a YAML document; EntryError where it cannot be edited."""
        if path not in self._trees:
            data = self._read(path)
            try:
                self._trees[path] = TreeEdit(data or b"")
            except ValueError:
                raise EntryError(_BROKEN, file=path) from None
        return self._trees[path]

    def _read(self, path: str) -> bytes | None:
        root = self.opened.root
        if not is_inside(root / path, root):
            raise EntryError(_BROKEN, file=path)
        try:
            self._before[path] = (root / path).read_bytes()
        except FileNotFoundError:
            self._before[path] = None
        except OSError:
            raise EntryError(_BROKEN, file=path) from None
        return self._before[path]

    def said_in(self, path: str, at: Path) -> None:
        """Remember that the value at a path of a YAML document was written."""
        self._said.append((path, at))

    def note(self, words: Words, **values: object) -> None:
        """Say something about what was done."""
        self.notes.append(Note(words, values))

    def doubt(self, words: Words, **values: object) -> None:
        """Say why what was entered is likely a slip."""
        self.notes.append(Note(words, values, doubt=True))

    def entry(self, new: str = "") -> Entry:
        """Return what was entered, judged; OSError where the folder cannot be read again."""
        after: dict[str, bytes | None] = {p: t.edit.data() for p, t in self._tables.items()}
        after |= {path: tree.data() for path, tree in self._trees.items()}
        edits = Edits(self.opened.root, dict(self._before), after)
        return Entry(
            edits, tuple(self._lines()), tuple(self.notes), judged(self.opened, edits), new
        )

    def _lines(self) -> Iterator[Line]:
        for path, table in self._tables.items():
            for row in table.touched:
                yield Line(path, table.edit.line_of(row), row.raw.rstrip("\r\n"))
        for path, at in self._said:
            line = _line(self._trees[path].root, at)
            text = re.split("\r\n|\r|\n", self._trees[path].text)[line - 1]
            yield Line(path, line, text.strip())


def _line(node: Node | None, at: Path) -> int:
    """Return the line on which the value at a path starts."""
    for step in at:
        assert isinstance(node, Entries | Items)  # noqa: S101 (it was written there)
        node = node.entries[str(step)] if isinstance(node, Entries) else node.items[int(step)]
    return node.line if node else 1


def folder_lang(opened: Opened, table: Table) -> Lang:
    """Return the language of a table's latest file; else that of most tables, or the manifest's."""
    own: list[Lang] = []
    others: list[Lang] = []
    for path in sorted(opened.folder.texts, reverse=True):
        known = table_of(path)
        if known is not None and not known[0].is_yaml:
            first = opened.folder.texts[path].partition("\n")[0].split(",")
            said = lang_of(first, known[0].record)
            if said is not None:
                (own if known[0] is table else others).append(said)
    if own or others:
        found = own[:1] or others
        return "zh" if found.count("zh") * 2 >= len(found) else "en"
    return "en" if opened.village.manifests and opened.village.manifest.lang == "en" else "zh"
