"""A YAML document in the one form: keys in their declared order, comments with what they tell of.

The order of lists stays. Nothing is taken on trust: what was written is read once more.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from gridctl.findings.finding import Problem
from gridctl.model.declare import Column, columns
from gridctl.model.mark import Mark
from gridctl.model.record import Record
from gridctl.model.words import Lang
from gridctl.source import tree
from gridctl.source.commented import Branch, Entry, Leaf, Node, commented, comments
from gridctl.source.layout import laid_out
from gridctl.source.mend import mended
from gridctl.source.records import Reading, TreeReader
from gridctl.tables.tidy import Mending, Shape, Tidied, bare, tidy_text, told

_WORDS = frozenset({"text", "id"})


def tidy_document(text: str, shape: Shape, *, fix: bool) -> Tidied:
    """Return a document in the one form; with `fix`, what is surely damaged is mended first."""
    parsed = tree.parse(text, shape.path)
    before = _read(parsed, shape)
    if parsed == tree.Tree(None, ()) and not before.problems:
        return Tidied(text)  # nothing but comments, where nothing need be said
    if parsed.problems or not isinstance(parsed.root, tree.Entries):
        return Tidied(None, tuple(parsed.problems) or tuple(before.problems[:1]))
    mendings: list[Mending] = []
    if fix:
        root = _mend(parsed.root, shape.record, shape.path, mendings)
        parsed = tree.Tree(root, ())
        before = _read(parsed, shape)
    document = commented(text)
    new = {(m.mark.line, m.mark.column): m.new for m in mendings}
    _Tidier(shape, new).mapping(document.root, shape.record)
    after = laid_out(document)
    again = tree.parse(after, shape.path)
    reading = _read(again, shape)
    same = (
        not again.problems
        and [bare(record) for record in before.records] == [bare(r) for r in reading.records]
        and told(before.problems) == told(reading.problems)
        and _plainly(parsed.root, shape.record, shape) == _plainly(again.root, shape.record, shape)
        and Counter(comments(text)) == Counter(comments(after))
    )
    if not same:
        return Tidied(None, (Problem("", Mark(shape.path)),))
    return Tidied(after, (), tuple(sorted(mendings)), tuple(reading.problems))


def _read(parsed: tree.Tree, shape: Shape) -> Reading:
    return TreeReader(shape.path, {"period": shape.period}).read(parsed.root, shape.record)


def _declared(record: type[Record] | None) -> Mapping[str, Column]:
    return {column.name: column for column in columns(record)} if record else {}


def _plainly(node: tree.Node | None, record: type[Record] | None, shape: Shape) -> Any:
    """Return what a tree says, keys that nobody knows too: for comparing two of them."""
    return _say(node, None, record, shape.lang)


def _say(
    node: tree.Node | None, column: Column | None, record: type[Record] | None, lang: Lang | None
) -> Any:
    if isinstance(node, tree.Entries):
        declared = _declared(record)
        return {
            key: _say(child, declared.get(key), _record_of(declared.get(key)), lang)
            for key, child in node.entries.items()
        }
    if isinstance(node, tree.Items):
        return [_say(item, column, record, lang) for item in node.items]
    if node is None or column is None or not _is_typed(column):
        return None if node is None else node.value
    return tidy_text(node.value, column, lang)


def _record_of(column: Column | None) -> type[Record] | None:
    return column.record if column else None


def _is_typed(column: Column) -> bool:
    return column.kind not in {"record", "settings"}


def _mend(node: Any, record: type[Record], file: str, found: list[Mending]) -> Any:
    """Return a mapping with its damaged values mended; each mending is added to `found`."""
    if not isinstance(node, tree.Entries):
        return node
    declared = _declared(record)
    entries = dict(node.entries)
    for key, child in node.entries.items():
        column = declared.get(key)
        if column is None or column.kind == "settings":
            continue
        several = isinstance(child, tree.Items)
        new = [
            _mend(one, column.record, file, found)
            if column.record
            else _mend_one(one, column, file, found, item=several)
            for one in (child.items if isinstance(child, tree.Items) else [child])
        ]
        entries[key] = child._replace(items=new) if isinstance(child, tree.Items) else new[0]
    return node._replace(entries=entries)


def _mend_one(
    node: tree.Node, column: Column, file: str, found: list[Mending], *, item: bool
) -> tree.Node:
    if not isinstance(node, tree.Text) or (item and not column.many):
        return node
    old = node.value.strip()
    new = mended(old, column._replace(many=column.many and not item))
    if new is None:
        return node
    mark = Mark(file, node.line, node.column)
    found.append(Mending(mark, column.words, old, new))
    return node._replace(value=new)


class _Tidier:
    """Brings a document's values into the one form, with `new` texts for some, and its keys."""

    def __init__(self, shape: Shape, new: Mapping[tuple[int | None, int | None], str]) -> None:
        self.lang, self.new = shape.lang, new
        self.in_order = shape.table is not None

    def mapping(self, node: Node | None, record: type[Record]) -> None:
        """Bring a mapping, or each of a list, into the one form."""
        if not isinstance(node, Branch):
            return
        if not node.keyed:
            for entry in node.entries:
                self.mapping(entry.node, record)
            return
        declared = _declared(record)
        for entry in node.entries:
            if entry.key is not None and entry.key.text in declared:
                entry.key.typed = "value"
                self.value(entry.node, declared[entry.key.text])
        if self.in_order:
            place = {name: index for index, name in enumerate(declared)}
            node.entries.sort(key=lambda entry: place.get(_key(entry), len(place)))

    def value(self, node: Node, column: Column) -> None:
        """Bring a value, or each of a list, into the one form."""
        if column.record is not None:
            self.mapping(node, column.record)
        elif isinstance(node, Branch) and not node.keyed and column.many:
            one = column._replace(many=False)
            for entry in node.entries:
                self.value(entry.node, one)
        elif isinstance(node, Leaf) and _is_typed(column):
            text = self.new.get((node.line, node.column), node.text)
            tidied = tidy_text(text, column, self.lang)
            node.typed = "word" if column.kind in _WORDS else "value"
            if not node.header or tidied != node.text.strip():
                node.text, node.header = tidied, ""


def _key(entry: Entry) -> str:
    return entry.key.text if entry.key else ""
