"""Trees to records, by the record type's declaration alone; what a reading gives."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from typing import Any

from gridctl.findings.finding import Problem
from gridctl.model.declare import Column, columns
from gridctl.model.mark import Mark
from gridctl.model.record import Record, Setting
from gridctl.source.tree import Entries, Items, Node, Text
from gridctl.source.values import UnfitError, mentioned, read_cell, read_one, vocabulary

_Said = tuple[str, Column, Callable[[str], Any] | None]
_new = tuple.__new__


class Unread(Record):
    """A record that could not be read in full, with the ids that stand in it."""

    file: str
    line: int
    ids: frozenset[str]


class Reading(Record):
    """What a file gave: its records, what is wrong, and the records not read in full.

    `lost` says that ids stand in it which no record has; `columns` are the values of a table's
    records by field.
    """

    records: list[Any]
    problems: list[Problem]
    unread: list[Unread]
    lost: bool = False
    columns: Mapping[str, Sequence[Any]] = {}


class NodePlace:
    """The place of a YAML record."""

    __slots__ = ("file", "node")

    def __init__(self, file: str, node: Entries) -> None:
        """Stand on `node` in `file`."""
        self.file, self.node = file, node

    def __eq__(self, other: object) -> bool:
        """Say whether both stand at one place, and the same is written there."""
        return type(other) is NodePlace and (self.file, self.node) == (other.file, other.node)

    def __hash__(self) -> int:
        """Return the hash of the place."""
        return hash((self.file, self.node.line, self.node.column))

    @property
    def line(self) -> int:
        """The line on which the mapping starts."""
        return self.node.line

    def mark(self, field: str | None = None, item: int | None = None) -> Mark:
        """Return the mark of the value of `field` (of its list's `item`), else of the record."""
        node: Node | None = self.node.entries.get(field or "")
        if node is None:
            return Mark(self.file, self.node.line, self.node.column)
        if item is not None and isinstance(node, Items):
            said = [child for child in node.items if not _is_blank(child)]
            node = said[item] if item < len(said) else node
        return Mark(self.file, node.line, node.column)


class TreeReader:
    """Reads one YAML document."""

    def __init__(self, file: str, extra: Mapping[str, object]) -> None:
        """Prepare to read `file`; `extra` holds the fields that are no keys, such as `period`."""
        self.file, self.extra = file, extra
        self.problems: list[Problem] = []
        self.unread: list[Unread] = []
        self.lost = False

    def read(self, root: Node | None, record: type[Record]) -> Reading:
        """Return the document as one record (none where it is no mapping)."""
        if root is None:
            root = Entries({}, {}, 1, 1)
        found = self.record(root, record)
        return Reading([] if found is None else [found], self.problems, self.unread, self.lost)

    def _problem(
        self,
        name: str,
        node: Node,
        values: Mapping[str, object],
        variant: str = "",
        field: str = "",
    ) -> None:
        mark = Mark(self.file, node.line, node.column)
        self.problems.append(Problem(name, mark, values, field=field, variant=variant))

    def record(self, node: Node, record: type[Record], ignore: tuple[str, ...] = ()) -> Any | None:
        """Read a mapping as `record`; keys in `ignore` are somebody else's."""
        if not isinstance(node, Entries):
            self._problem("bad-yaml", node, {"detail": ""}, "mapping")
            self.lost = self.lost or _has_ids(record)
            return None
        before, entries = len(self.problems), node.entries
        names, blank, declared = _declared(record)
        if not entries.keys() <= names:
            self._unknown(node, names.union(ignore))
        values = {**blank, "at": NodePlace(self.file, node), **self.extra}
        for name, column, read in declared:
            value = entries.get(name)
            if value is None:
                if column.field.required:
                    said = {"column": column.words}
                    self._problem("missing-value", node, said, "key", name)
                    self.lost = self.lost or _has_ids(column.record)
            elif read is not None and type(value) is Text:
                try:
                    values[column.attribute] = read(value.value)
                except UnfitError:
                    values[column.attribute] = self._value(value, column)
            else:
                values[column.attribute] = self._value(value, column)
        wrong = self.problems[before:]
        if wrong and any(problem.name != "unknown-column" for problem in wrong):
            self.unread.append(Unread(self.file, node.line, mentioned(_texts(node))))
        return _new(record, map(values.__getitem__, record._fields))

    def _unknown(self, node: Entries, known: frozenset[str]) -> None:
        for key, mark in node.keys.items():
            if key not in known:
                self._problem("unknown-column", mark, {"column": key}, "key", key)

    def _value(self, node: Node, column: Column) -> Any:
        kind, many = column.kind, column.many
        if kind == "record":
            return self._records(node, column)
        if kind == "settings":
            return self._settings(node, column)
        if type(node) is Text and not many:
            return self._scalar(node, column)
        if isinstance(node, Items) and many:
            items = [self._scalar(item, column) for item in node.items]
            return tuple(item for item in items if item not in (None, "", ()))
        if not isinstance(node, Text):
            self._problem(
                "bad-yaml", node, {"detail": ""}, "list" if many else "scalar", column.name
            )
            return column.blank
        return self._fit(node, column, read_cell)

    def _settings(self, node: Node, column: Column) -> tuple[Setting, ...]:
        if not isinstance(node, Entries):
            self._problem("bad-yaml", node, {"detail": ""}, "mapping", column.name)
            return ()
        place = NodePlace(self.file, node)
        return tuple(
            Setting(name, tuple(_texts(value)), place.mark(name))
            for name, value in node.entries.items()
        )

    def _records(self, node: Node, column: Column) -> Any:
        assert column.record is not None  # noqa: S101 (a record column declares its type)
        if _is_blank(node):
            if column.field.required and not column.many:
                self._problem("missing-value", node, {"column": column.words}, "", column.name)
                self.lost = self.lost or _has_ids(column.record)
            return column.blank
        if not column.many:
            return self.record(node, column.record)
        if not isinstance(node, Items):
            self._problem("bad-yaml", node, {"detail": ""}, "list", column.name)
            self.lost = self.lost or _has_ids(column.record)
            return ()
        found = [self.record(item, column.record) for item in node.items]
        return tuple(item for item in found if item is not None)

    def _scalar(self, node: Node, column: Column) -> Any:
        if not isinstance(node, Text):
            self._problem("bad-yaml", node, {"detail": ""}, "scalar", column.name)
            return None
        if not node.value.strip():
            if column.field.required:
                self._problem("missing-value", node, {"column": column.words}, "", column.name)
            return None if column.many else column.blank
        return self._fit(node, column, read_one)

    def _fit(self, node: Text, column: Column, read: Any) -> Any:
        try:
            return read(node.value.strip(), column)
        except UnfitError as error:
            values = {"value": node.value, "column": column.words, **error.values}
            self._problem(error.name, node, values, error.variant, column.name)
            return column.blank


def _is_blank(node: Node) -> bool:
    return isinstance(node, Text) and not node.value.strip()


def _has_ids(record: type[Record] | None) -> bool:
    """Say whether a record type, or one within it, has ids."""
    declared = columns(record) if record else ()
    return any(c.field.key or _has_ids(c.record) for c in declared)


@cache
def _declared(record: type[Record]) -> tuple[frozenset[str], Mapping[str, Any], tuple[_Said, ...]]:
    """Return the names of a record's columns, their blank values, and what reads each."""
    known = columns(record)
    return (
        frozenset(column.name for column in known),
        {column.attribute: column.blank for column in known},
        tuple((column.name, column, _reader(column)) for column in known),
    )


def _reader(column: Column) -> Callable[[str], Any] | None:
    """Return what reads a text of a column; none where more than a text may stand in it.

    It raises UnfitError where something has to be said of the text, or it is blank.
    """
    if column.many or column.kind in {"record", "settings"}:
        return None
    common = vocabulary(column)
    return partial(_read, column=column) if common is None else common.__getitem__


def _read(text: str, column: Column) -> Any:
    text = text.strip()
    if not text:
        raise UnfitError("missing-value", "")
    return read_one(text, column)


def _texts(node: Node) -> list[str]:
    """Return the scalars that stand directly in a mapping or its lists."""
    if isinstance(node, Text):
        return [node.value]
    if isinstance(node, Items):
        return [item.value for item in node.items if isinstance(item, Text)]
    return [
        text
        for child in node.entries.values()
        if not isinstance(child, Entries)
        for text in _texts(child)
    ]
