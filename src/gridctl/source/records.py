"""Trees to records, by the record type's declaration alone; what a reading gives."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from gridctl.findings.finding import Problem
from gridctl.model.declare import Column, columns
from gridctl.model.mark import Mark
from gridctl.model.record import Record, Setting
from gridctl.source.tree import Entries, Items, Node, Text
from gridctl.source.values import UnfitError, mentioned, read_cell, read_one, vocabulary


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
        before = len(self.problems)
        if not node.keys.keys() <= _names(record):
            for key, mark in node.keys.items():
                if key not in _names(record) and key not in ignore:
                    self._problem("unknown-column", mark, {"column": key}, "key", key)
        values: dict[str, Any] = {"at": NodePlace(self.file, node), **self.extra}
        entries = node.entries
        for column, name, attribute, blank, common, required in _declared(record):
            value = entries.get(name)
            if value is None:
                values[attribute] = blank
                if required:
                    said = {"column": column.words}
                    self._problem("missing-value", node, said, "key", column.name)
                    self.lost = self.lost or _has_ids(column.record)
            elif common is not None and isinstance(value, Text):
                values[attribute] = self._common(value, column, common)
            else:
                values[attribute] = self._value(value, column)
        wrong = self.problems[before:]
        if wrong and any(problem.name != "unknown-column" for problem in wrong):
            self.unread.append(Unread(self.file, node.line, mentioned(_texts(node))))
        return record._make([values[name] for name in record._fields])

    def _common(self, node: Text, column: Column, common: Mapping[str, Any]) -> Any:
        try:
            return common[node.value]
        except UnfitError:
            return self._value(node, column)

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
def _declared(
    record: type[Record],
) -> tuple[tuple[Column, str, str, object, Mapping[str, Any] | None, bool], ...]:
    """Return each column with its names, its blank value, its usual texts, whether required."""
    return tuple(
        (c, c.name, c.attribute, c.blank, None if c.many else vocabulary(c), c.field.required)
        for c in columns(record)
    )


@cache
def _names(record: type[Record]) -> frozenset[str]:
    return frozenset(column.name for column in columns(record))


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
