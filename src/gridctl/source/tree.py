"""YAML text to a tree of texts, lists and mappings, each with its line and column.

Every scalar stays text: the declared field says what it means. Anchors, aliases, tags and
merge keys are refused, so that no document can grow when it is read.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NoReturn

import yaml

from gridctl.findings.finding import Problem
from gridctl.model.mark import Mark
from gridctl.model.record import Record

DEEPEST = 20
LARGEST = 8 * 1024 * 1024
_FOREIGN_BREAKS = ("\x85", "\u2028", "\u2029")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Text(Record):
    """A scalar, as text."""

    value: str
    line: int
    column: int


_new = tuple.__new__  # a document has hundreds of scalars


class Items(Record):
    """A list."""

    items: list["Node"]
    line: int
    column: int


class Entries(Record):
    """A mapping; `keys` are the texts of the keys with their marks."""

    entries: dict[str, "Node"]
    keys: dict[str, Text]
    line: int
    column: int


Node = Text | Items | Entries


class _RefusedError(Exception):
    """The document breaks a rule of ours at a mark."""

    def __init__(self, variant: str, line: int, column: int) -> None:
        super().__init__(variant)
        self.variant, self.line, self.column = variant, line, column


class _Builder:
    """Builds the tree from parser events, without recursion.

    `node` is the list or mapping being read, `key` the key that waits for its value; `open`
    holds the outer ones.
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self.root: Node | None = None
        self.node: Items | Entries | None = None
        self.key: Text | None = None
        self.open: list[Items | Entries | None] = []
        self.documents = 0
        self.problems: list[Problem] = []

    def build(self, events: Iterator[Any]) -> None:
        """Take the parser's events; most are scalars, and those are taken without a call."""
        takers = self._takers()
        scalar = yaml.ScalarEvent
        for event in events:
            if type(event) is not scalar:
                if (taker := takers.get(type(event))) is not None:
                    taker(event)
                continue
            if event.anchor is not None or event.tag is not None:
                self._refuse("tag" if event.anchor is None else "anchor", event)
            mark: Any = event.start_mark
            text = _new(Text, (event.value, mark.line + 1, mark.column + 1))
            node, key = self.node, self.key
            if type(node) is not Entries:
                self._add(text)
            elif key is not None:
                self._put(node, key, text)
            elif text.value == "<<":
                raise _RefusedError("merge", text.line, text.column)
            else:
                self.key = text

    def _takers(self) -> Mapping[type, Callable[[Any], None]]:
        """Return what takes each of the other events; those that say nothing have none."""
        return {
            yaml.MappingStartEvent: self._start,
            yaml.SequenceStartEvent: self._start,
            yaml.MappingEndEvent: self._end,
            yaml.SequenceEndEvent: self._end,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }

    def _start(self, event: Any) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse("tag" if event.anchor is None else "anchor", event)
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        mapping = type(event) is yaml.MappingStartEvent
        node = Entries({}, {}, line, column) if mapping else Items([], line, column)
        if self.key is None and type(self.node) is Entries:
            raise _RefusedError("key", line, column)
        self._add(node)
        self.open.append(self.node)
        self.node = node
        if len(self.open) > DEEPEST:
            raise _RefusedError("deep", line, column)

    def _end(self, event: Any) -> None:  # noqa: ARG002 (every event is taken so)
        self.node = self.open.pop()

    def _alias(self, event: Any) -> None:
        self._refuse("alias", event)

    def _document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            self._refuse("documents", event)

    def _refuse(self, variant: str, event: Any) -> NoReturn:
        mark = event.start_mark
        raise _RefusedError(variant, mark.line + 1, mark.column + 1)

    def _add(self, node: Node) -> None:
        """Put a value where it belongs: into the list or, by its key, the mapping being read."""
        top, key = self.node, self.key
        if type(top) is Items:
            top.items.append(node)
        elif type(top) is Entries and key is not None:
            self._put(top, key, node)
        else:
            self.root = node

    def _put(self, top: Entries, key: Text, node: Node) -> None:
        self.key = None
        name, entries = key.value, top.entries
        if name in entries:
            self._twice(top, key)
        else:
            entries[name], top.keys[name] = node, key

    def _twice(self, node: Entries, key: Text) -> None:
        mark = Mark(self.file, key.line, key.column)
        values = {"key": key.value, "first": node.keys[key.value].line}
        self.problems.append(Problem("duplicate-key", mark, values, field=key.value))


class Tree(Record):
    """A document's root (None where it is empty or broken) and what is wrong with it."""

    root: Node | None
    problems: tuple[Problem, ...]


def _bad(
    file: str, variant: str, line: int | None, column: int | None, detail: str = ""
) -> Problem:
    return Problem("bad-yaml", Mark(file, line, column), {"detail": detail}, variant=variant)


def _unfit(text: str, file: str) -> Problem | None:
    """Find what makes a text unfit before it is parsed: its size, or foreign line breaks."""
    if len(text) > LARGEST:
        limit = {"limit": LARGEST // (1024 * 1024)}
        return Problem("unreadable-file", Mark(file), limit, variant="too-large")
    for char in _FOREIGN_BREAKS:
        if (at := text.find(char)) >= 0:
            start = text.rfind("\n", 0, at) + 1
            return _bad(file, "line-break", text.count("\n", 0, at) + 1, at - start + 1)
    return None


def _full_width_colon(text: str, line: int) -> tuple[int, int] | None:
    """Find a key with a full-width colon in the line that broke, or in the one before."""
    lines = text.split("\n")
    for index in (line, line - 1):
        within = 0 <= index < len(lines)  # a text may break below its last line
        if within and (found := re.match(r"[\s\-{]*[A-Za-z_]+(：)", lines[index])):
            return index + 1, found.start(1) + 1
    return None


def _syntax(text: str, file: str, error: yaml.MarkedYAMLError) -> Problem:
    """Say where a document broke, and whether a full-width colon did it."""
    mark = error.problem_mark or error.context_mark
    detail = str(error.problem or "")
    if mark is None:
        return _bad(file, "syntax", None, None, detail)
    if colon := _full_width_colon(text, mark.line):
        return _bad(file, "colon", *colon)
    return _bad(file, "syntax", mark.line + 1, mark.column + 1, detail)


def parse(text: str, file: str) -> Tree:
    """Read one YAML document; a broken one has no root and one problem at its mark."""
    if unfit := _unfit(text, file):
        return Tree(None, (unfit,))
    builder = _Builder(file)
    try:
        builder.build(iter(_LOADER(text).get_event, None))
    except _RefusedError as refused:
        return Tree(None, (_bad(file, refused.variant, refused.line, refused.column),))
    except yaml.MarkedYAMLError as error:
        return Tree(None, (_syntax(text, file, error),))
    except (yaml.YAMLError, UnicodeError, ValueError) as error:
        position = getattr(error, "position", None)
        line = text.count("\n", 0, position) + 1 if isinstance(position, int) else None
        return Tree(None, (_bad(file, "character", line, None),))
    return Tree(builder.root, tuple(builder.problems))


def all_keys(root: Node | None) -> Iterator[Text]:
    """Yield every key of a document, nested ones too."""
    nodes = [root]
    while nodes:
        node = nodes.pop()
        if isinstance(node, Entries):
            yield from node.keys.values()
            nodes += node.entries.values()
        elif isinstance(node, Items):
            nodes += node.items
