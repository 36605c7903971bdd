"""Rows and trees to records, by the record type's declaration alone."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from gridctl.findings.finding import Problem
from gridctl.model.declare import Column, columns
from gridctl.model.mark import Mark
from gridctl.model.record import Record, Setting
from gridctl.source.sheet import Row, RowPlace, Sheet
from gridctl.source.tree import Entries, Items, Node, Text
from gridctl.source.values import UnfitError, read_cell, read_one


class Unread(NamedTuple):
    """A record that could not be read in full, with the ids that stand in it."""

    file: str
    line: int
    ids: frozenset[str]


class Reading(NamedTuple):
    """What a file gave: its records, what is wrong, and the records not read in full."""

    records: list[Any]
    problems: list[Problem]
    unread: list[Unread]


_DAMAGE_ROWS = ("合计", "总计", "小计")


class SheetReader:
    """Reads one CSV file; values are converted column by column, each text once."""

    def __init__(self, sheet: Sheet, record: type[Record], extra: Mapping[str, object]) -> None:
        """Prepare to read `sheet` as `record`; `extra` holds the fields that are no columns."""
        self.sheet, self.record, self.extra = sheet, record, extra
        self.problems = list(sheet.problems)
        self.unread: list[Unread] = []
        self.columns = columns(record)

    def read(self) -> Reading:
        """Return the records with everything that is wrong."""
        if not self.sheet.rows:
            if not self.problems:
                self._problem("missing-column", Mark(self.sheet.file, 1), self._needed(), "empty")
            return Reading([], self.problems, self.unread)
        header, *rows = self._without_title(self.sheet.rows)
        if not self._header(header):
            return Reading([], self.problems, self.unread)
        rows = [row for row in rows if self._whole(row, len(header.cells))]
        values = {column.attribute: self._values(column, rows) for column in self.columns}
        places = [RowPlace(self.sheet, row.line) for row in rows]
        parts: list[Iterable[Any]] = [
            places
            if name == "at"
            else values[name]
            if name in values
            else [self.extra[name]] * len(rows)
            for name in self.record.fields
        ]
        records = [self.record.make(cells) for cells in zip(*parts, strict=True)]
        return Reading(records, self.problems, self.unread)

    def _problem(
        self,
        name: str,
        mark: Mark,
        values: Mapping[str, object],
        variant: str = "",
        field: str = "",
    ) -> None:
        self.problems.append(Problem(name, mark, values, field=field, variant=variant))

    def _needed(self) -> dict[str, object]:
        return {"columns": tuple(c.words for c in self.columns if c.field.required)}

    def _known(self, row: Row) -> int:
        names = {name for column in self.columns for name in column.words}
        return sum(cell.strip() in names for cell in row.cells)

    def _without_title(self, rows: list[Row]) -> list[Row]:
        """Tell of a title row above the header, and read on below it."""
        if len(rows) > 1 and not self._known(rows[0]) and self._known(rows[1]) > 1:
            mark = Mark(self.sheet.file, rows[0].line, 1)
            self._problem("spreadsheet-damage", mark, {}, "title-row")
            return rows[1:]
        return rows

    def _header(self, header: Row) -> bool:
        """Read the header; False where no declared column is in it."""
        file, line = self.sheet.file, header.line
        cells = [cell.strip() for cell in header.cells]
        while cells and not cells[-1]:
            cells.pop()
        if len(cells) < len(header.cells):
            mark = Mark(file, line, self.sheet.column(line, len(cells)))
            self._problem("spreadsheet-damage", mark, {}, "trailing-commas")
        by_name = {name: column for column in self.columns for name in column.words}
        for index, cell in enumerate(cells):
            column = by_name.get(cell)
            mark = Mark(file, line, self.sheet.column(line, index))
            if column is None:
                self._problem("unknown-column", mark, {"column": cell}, field=cell)
            elif column.attribute in self.sheet.names:
                values = {"column": column.words}
                self._problem("duplicate-column", mark, values, field=column.name)
            else:
                self.sheet.names[column.attribute] = index
        for column in self.columns:
            if column.field.required and column.attribute not in self.sheet.names:
                values = {"column": column.words}
                self._problem("missing-column", Mark(file, line), values, field=column.name)
        return bool(self.sheet.names)

    def _whole(self, row: Row, width: int) -> bool:
        """Say whether a row can be read: not ragged (blank ends aside), no total row."""
        mark = Mark(self.sheet.file, row.line)
        if row.cells[0].strip() in _DAMAGE_ROWS:
            self._problem("spreadsheet-damage", mark._replace(column=1), {}, "total-row")
            return False
        count = len(row.cells)
        if count == width or (count > width and not any(row.cells[width:])):
            return True
        self._problem("ragged-row", mark, {"count": count, "expected": width})
        ids = frozenset(cell.strip() for cell in row.cells if cell.strip())
        self.unread.append(Unread(self.sheet.file, row.line, ids))
        return False

    def _values(self, column: Column, rows: list[Row]) -> list[Any]:
        """Convert a column; each different text is read once."""
        index = self.sheet.names.get(column.attribute)
        if index is None:
            return [column.blank] * len(rows)
        texts = [row.cells[index] for row in rows]
        known: dict[str, Any] = {}
        unfit: dict[str, UnfitError] = {}
        for text in set(texts):
            try:
                known[text] = read_cell(text, column)
            except UnfitError as error:
                known[text], unfit[text] = column.blank, error
        missing = {text for text in known if not text.strip()} if column.field.required else set()
        if unfit or missing:
            for row in rows:
                text = row.cells[index]
                if text in unfit:
                    self._cell(row, column, index, text, unfit[text])
                elif text in missing:
                    self._cell(row, column, index, text, UnfitError("missing-value", ""))
        return [known[text] for text in texts]

    def _cell(self, row: Row, column: Column, index: int, text: str, error: UnfitError) -> None:
        mark = Mark(self.sheet.file, row.line, self.sheet.column(row.line, index))
        values = {"value": text.strip(), "column": column.words, **error.values}
        self._problem(error.name, mark, values, error.variant, column.name)
        ids = frozenset(cell.strip() for cell in row.cells if cell.strip())
        self.unread.append(Unread(self.sheet.file, row.line, ids))


class NodePlace:
    """The place of a YAML record."""

    __slots__ = ("file", "node")

    def __init__(self, file: str, node: Entries) -> None:
        """Stand on `node` in `file`."""
        self.file, self.node = file, node

    @property
    def line(self) -> int:
        """The line on which the mapping starts."""
        return self.node.line

    def mark(self, field: str | None = None, item: int | None = None) -> Mark:
        """Return the mark of the value of `field` (of its list's `item`), else of the record."""
        node: Node | None = self.node.entries.get(field or "")
        if node is None:
            return Mark(self.file, self.node.line, self.node.column)
        if item is not None and isinstance(node, Items) and item < len(node.items):
            node = node.items[item]
        return Mark(self.file, node.line, node.column)


class TreeReader:
    """Reads one YAML document."""

    def __init__(self, file: str, extra: Mapping[str, object]) -> None:
        """Prepare to read `file`; `extra` holds the fields that are no keys, such as `period`."""
        self.file, self.extra = file, extra
        self.problems: list[Problem] = []
        self.unread: list[Unread] = []

    def read(self, root: Node | None, record: type[Record]) -> Reading:
        """Return the document as one record (none where it is no mapping)."""
        if root is None:
            root = Entries({}, {}, 1, 1)
        found = self.record(root, record)
        return Reading([] if found is None else [found], self.problems, self.unread)

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
            return None
        before = len(self.problems)
        declared = columns(record)
        names = {column.name for column in declared}
        for key, mark in node.keys.items():
            if key not in names and key not in ignore:
                self._problem("unknown-column", mark, {"column": key}, "key", key)
        values: dict[str, Any] = {"at": NodePlace(self.file, node), **self.extra}
        for column in declared:
            value = node.entries.get(column.name)
            if value is None and column.field.required:
                self._problem("missing-value", node, {"column": column.words}, "key", column.name)
            values[column.attribute] = column.blank if value is None else self._value(value, column)
        if len(self.problems) > before:
            self.unread.append(Unread(self.file, node.line, frozenset(_texts(node))))
        return record.make([values[name] for name in record.fields])

    def _value(self, node: Node, column: Column) -> Any:
        if column.kind == "record":
            return self._records(node, column)
        if column.kind == "settings":
            return self._settings(node, column)
        if isinstance(node, Items) and column.many:
            items = [self._scalar(item, column) for item in node.items]
            return tuple(item for item in items if item not in {None, ""})
        if not isinstance(node, Text):
            self._problem(
                "bad-yaml", node, {"detail": ""}, "list" if column.many else "scalar", column.name
            )
            return column.blank
        if column.many:
            return self._fit(node, column, read_cell)
        return self._scalar(node, column)

    def _settings(self, node: Node, column: Column) -> tuple[Setting, ...]:
        if not isinstance(node, Entries):
            self._problem("bad-yaml", node, {"detail": ""}, "mapping", column.name)
            return ()
        places = {name: NodePlace(self.file, node) for name in node.entries}
        return tuple(
            Setting(name=name, texts=tuple(_texts(value)), at=places[name].mark(name))
            for name, value in node.entries.items()
        )

    def _records(self, node: Node, column: Column) -> Any:
        assert column.record is not None  # noqa: S101 (a record column declares its type)
        if not column.many:
            return self.record(node, column.record)
        if isinstance(node, Text) and not node.value:
            return ()
        if not isinstance(node, Items):
            self._problem("bad-yaml", node, {"detail": ""}, "list", column.name)
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
        return self._fit(node, column, lambda text, of: read_one(text.strip(), of))

    def _fit(self, node: Text, column: Column, read: Any) -> Any:
        try:
            return read(node.value, column)
        except UnfitError as error:
            values = {"value": node.value, "column": column.words, **error.values}
            self._problem(error.name, node, values, error.variant, column.name)
            return column.blank


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
