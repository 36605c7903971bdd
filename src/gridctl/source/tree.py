"""YAML text to a tree of texts, lists and mappings, each with its line and column.

Every scalar stays text: the declared field says what it means. Anchors, aliases, tags and
merge keys are refused, so that no document can grow when it is read.
"""

from typing import NamedTuple

import yaml

from gridctl.findings.finding import Problem
from gridctl.model.mark import Mark

DEEPEST = 20
LARGEST = 8 * 1024 * 1024
_FOREIGN_BREAKS = ("\x85", "\u2028", "\u2029")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Text(NamedTuple):
    """A scalar, as text."""

    value: str
    line: int
    column: int


class Items(NamedTuple):
    """A list."""

    items: list["Node"]
    line: int
    column: int


class Entries(NamedTuple):
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


class _Open:
    """A list or mapping that is still being read, with the key that waits for its value."""

    __slots__ = ("key", "node")

    def __init__(self, node: Items | Entries) -> None:
        self.node = node
        self.key: Text | None = None


class _Builder:
    """Builds the tree from parser events, without recursion."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.root: Node | None = None
        self.stack: list[_Open] = []
        self.documents = 0
        self.problems: list[Problem] = []

    def take(self, event: yaml.Event) -> None:
        """Take the parser's next event."""
        mark = event.start_mark
        assert mark is not None  # noqa: S101 (the parser marks every event)
        line, column = mark.line + 1, mark.column + 1
        if isinstance(event, yaml.ScalarEvent):
            self._plain(event, line, column)
            self._add(Text(event.value, line, column))
        elif isinstance(event, yaml.SequenceStartEvent | yaml.MappingStartEvent):
            self._plain(event, line, column)
            node: Items | Entries = (
                Items([], line, column)
                if isinstance(event, yaml.SequenceStartEvent)
                else Entries({}, {}, line, column)
            )
            self._add(node)
            self.stack.append(_Open(node))
            if len(self.stack) > DEEPEST:
                raise _RefusedError("deep", line, column)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.stack.pop()
        elif isinstance(event, yaml.AliasEvent):
            raise _RefusedError("alias", line, column)
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise _RefusedError("documents", line, column)

    def _plain(self, event: yaml.NodeEvent, line: int, column: int) -> None:
        if event.anchor is not None:
            raise _RefusedError("anchor", line, column)
        if getattr(event, "tag", None) is not None:
            raise _RefusedError("tag", line, column)

    def _add(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        top = self.stack[-1]
        if isinstance(top.node, Items):
            top.node.items.append(node)
        elif top.key is None:
            if not isinstance(node, Text):
                raise _RefusedError("key", node.line, node.column)
            if node.value == "<<":
                raise _RefusedError("merge", node.line, node.column)
            top.key = node
        else:
            self._entry(top.node, top.key, node)
            top.key = None

    def _entry(self, node: Entries, key: Text, value: Node) -> None:
        if key.value in node.entries:
            mark = Mark(self.file, key.line, key.column)
            values = {"key": key.value, "first": node.keys[key.value].line}
            self.problems.append(Problem("duplicate-key", mark, values, field=key.value))
            return
        node.entries[key.value] = value
        node.keys[key.value] = key


class Tree(NamedTuple):
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
        return Problem("unreadable-file", Mark(file), variant="too-large")
    for char in _FOREIGN_BREAKS:
        if (at := text.find(char)) >= 0:
            start = text.rfind("\n", 0, at) + 1
            return _bad(file, "line-break", text.count("\n", 0, at) + 1, at - start + 1)
    return None


def parse(text: str, file: str) -> Tree:
    """Read one YAML document; a broken one has no root and one problem at its mark."""
    if unfit := _unfit(text, file):
        return Tree(None, (unfit,))
    builder = _Builder(file)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except _RefusedError as refused:
        return Tree(None, (_bad(file, refused.variant, refused.line, refused.column),))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (None, None)
        return Tree(None, (_bad(file, "syntax", line, column, str(error.problem or "")),))
    except (yaml.YAMLError, UnicodeError, ValueError) as error:
        position = getattr(error, "position", None)
        line = text.count("\n", 0, position) + 1 if isinstance(position, int) else None
        return Tree(None, (_bad(file, "character", line, None),))
    return Tree(builder.root, tuple(builder.problems))
