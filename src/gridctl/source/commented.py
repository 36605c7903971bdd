"""A YAML document with what `source.tree` does not keep: comments, blank lines and styles.

Only for documents that `source.tree.parse` takes: those have no anchors, tags or merge keys, one
document, and a depth that is safe to walk.
"""

import re
from typing import Any

import yaml

from gridctl.model.record import Record

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BLOCK_STYLES = ("|", ">")
_HEADER = re.compile(r"([|>]-?)[ \t]*(#.*)?")


class Comment(Record):
    """A comment; `own` says that nothing else stands on its line."""

    line: int
    column: int
    text: str
    own: bool


class Leaf:
    """A scalar: its text, how it was written (``"``, ``'``, ``|``, ``>``; blank: plain).

    `line` and `column` count from 1. `lines` are a block scalar's lines of content without their
    indentation, `header` its first line; blank where it can be written as a text only. `typed`
    says what it is written for: a ``word`` (a text or an id), a ``value`` of another type, or
    blank where nothing is known, so that it is quoted as its author did.
    """

    __slots__ = ("column", "header", "line", "lines", "style", "text", "typed")

    def __init__(self, text: str, style: str, line: int, column: int) -> None:
        """Make a scalar."""
        self.text, self.style, self.line, self.column = text, style, line, column
        self.header = self.typed = ""
        self.lines: list[str] = []


class Entry:
    """A key with its value, or an item of a list (`key` is None).

    `above` are the comments on the lines above it, a blank one standing for a blank line;
    `beside` is the one at the end of its (first) line.
    """

    __slots__ = ("above", "beside", "key", "node")

    def __init__(self, key: Leaf | None, node: "Node", above: list[str]) -> None:
        """Make an entry."""
        self.key, self.node, self.above, self.beside = key, node, above, ""


class Branch:
    """A mapping (`keyed`) or a list; `flow` where it is written in brackets on one line.

    `tail` are the comments below its last entry that are indented as the entries are.
    """

    __slots__ = ("entries", "flow", "keyed", "tail")

    def __init__(self, *, keyed: bool, flow: bool) -> None:
        """Make one without entries."""
        self.keyed, self.flow = keyed, flow
        self.entries: list[Entry] = []
        self.tail: list[str] = []


Node = Leaf | Branch


class Commented(Record):
    """A whole document: `head` are the comments above it, `foot` those below."""

    head: list[str]
    root: Node
    foot: list[str]


class _Reader:
    """Walks the parser's events, and gives each comment to what it stands at."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        loader = _LOADER(text)
        events = iter(loader.get_event, None)
        silent = (yaml.StreamStartEvent, yaml.StreamEndEvent, yaml.DocumentStartEvent)
        self.events: list[Any] = [event for event in events if not isinstance(event, silent)]
        self.at = 0
        self.comments = _comments(self.lines, self.events) if "#" in text else []
        self.comments.reverse()  # the next one stands last

    def document(self) -> Commented:
        first = self.events[0]
        head = self._before(_start(first), blank_first=False)
        root = self._node(-1)
        return Commented(head, root, self._before((len(self.lines), 0), blank_first=True))

    def _take(self) -> Any:
        self.at += 1
        return self.events[self.at - 1]

    def _next(self) -> tuple[int, int]:
        return _start(self.events[self.at])

    def _is_blank(self, line: int) -> bool:
        return 0 <= line < len(self.lines) and not self.lines[line].strip()

    def _before(self, place: tuple[int, int], *, blank_first: bool) -> list[str]:
        """Take the comments before a place, with the blank lines between them and above it."""
        found: list[str] = []
        while self.comments and self.comments[-1][:2] < place:
            self._add(found, self.comments.pop(), blank_first=blank_first)
        if self._is_blank(place[0] - 1) and (found or blank_first) and place[0] < len(self.lines):
            found.append("")
        return found

    def _add(self, found: list[str], comment: Comment, *, blank_first: bool) -> None:
        if comment.own and self._is_blank(comment.line - 1) and (found or blank_first):
            found.append("")
        found.append(comment.text)

    def _beside(self, line: int) -> str:
        """Take the comment at the end of a line, where nothing else comes before it."""
        if self.comments and self.comments[-1].line == line:
            comment = self.comments[-1]
            if not comment.own and comment[:2] < self._next():
                return self.comments.pop().text
        return ""

    def _node(self, indent: int) -> Node:
        """Read a value; `indent` is that of the mapping it stands in."""
        event = self._take()
        if isinstance(event, yaml.ScalarEvent):
            return self._leaf(event)
        keyed = isinstance(event, yaml.MappingStartEvent)
        branch = Branch(keyed=keyed, flow=bool(event.flow_style))
        column = event.start_mark.column
        while not isinstance(self.events[self.at], yaml.MappingEndEvent | yaml.SequenceEndEvent):
            branch.entries.append(self._entry(branch, column))
        end = self._take()
        self._end(branch, end, column, level=not keyed and column == indent)
        if branch.flow:
            branch.flow = not branch.entries or event.start_mark.line == end.end_mark.line
        return branch

    def _end(self, branch: Branch, event: Any, column: int, *, level: bool) -> None:
        """Take the comments below the last entry; a list `level` with its key has none."""
        place = _start(event)
        if branch.flow:
            branch.tail = self._before(place, blank_first=False)
            while branch.tail and not branch.tail[-1]:
                branch.tail.pop()
            return
        while not level and self.comments:
            comment = self.comments[-1]
            if comment[:2] > place or comment.column < column or not comment.own:
                break
            self._add(branch.tail, self.comments.pop(), blank_first=True)

    def _entry(self, branch: Branch, column: int) -> Entry:
        above = self._before(self._next(), blank_first=bool(branch.entries) and not branch.flow)
        if not branch.keyed:
            entry = Entry(None, self._node(-1), above)
        else:
            key = self._leaf(self._take())
            first = self._beside(key.line - 1)
            entry = Entry(key, self._node(-1 if branch.flow else column), above)
            entry.beside = first
        self._end_of_line(entry, in_flow=branch.flow)
        return entry

    def _end_of_line(self, entry: Entry, *, in_flow: bool) -> None:
        """Take the comment at the end of the line on which a value that is no block ends."""
        last, end = "", self.events[self.at - 1]
        if isinstance(entry.node, Leaf) and entry.node.style in _BLOCK_STYLES:
            last = self._in_header(entry.node)
        elif isinstance(entry.node, Leaf) or in_flow or _ends_flow(end):
            last = self._beside(end.end_mark.line)
        if last and entry.beside:
            entry.above.append(entry.beside)
        entry.beside = last or entry.beside

    def _leaf(self, event: Any) -> Leaf:
        start, end = event.start_mark, event.end_mark
        leaf = Leaf(event.value, event.style or "", start.line + 1, start.column + 1)
        if leaf.style in _BLOCK_STYLES:
            found = _HEADER.fullmatch(self.lines[start.line][start.column :].rstrip())
            if found and leaf.text.strip():
                leaf.header = found[1]
                leaf.lines = _content(self.lines[start.line + 1 : end.line + (end.column > 0)])
        return leaf

    def _in_header(self, leaf: Leaf) -> str:
        """Return the comment in a block scalar's header."""
        _, sign, text = self.lines[leaf.line - 1][leaf.column - 1 :].partition("#")
        return (sign + text).rstrip()


def _ends_flow(event: Any) -> bool:
    ends = isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent)
    return ends and event.start_mark.index < event.end_mark.index


def _is_scalar(event: Any) -> bool:
    return isinstance(event, yaml.ScalarEvent)


def _start(event: Any) -> tuple[int, int]:
    return (event.start_mark.line, event.start_mark.column)


def _content(lines: list[str]) -> list[str]:
    """Return a block scalar's lines without their indentation and the blank ones below."""
    while lines and not lines[-1].strip():
        lines.pop()
    first = next(line for line in lines if line.strip())
    indent = len(first) - len(first.lstrip(" "))
    return [line[indent:] for line in lines]


def _comments(lines: list[str], events: list[Any]) -> list[Comment]:
    """Return the comments: what a ``#`` starts between two scalars."""
    found: list[Comment] = []
    line = column = 0
    spans = [(event.start_mark, event.end_mark) for event in events if _is_scalar(event)]
    for start, end in spans:
        found += _between(lines, (line, column), (start.line, start.column))
        line, column = end.line, end.column
    return found + _between(lines, (line, column), (len(lines), 0))


def _between(lines: list[str], start: tuple[int, int], end: tuple[int, int]) -> list[Comment]:
    found = []
    for line in range(start[0], min(end[0] + 1, len(lines))):
        whole = lines[line]
        low = start[1] if line == start[0] else 0
        high = end[1] if line == end[0] else len(whole)
        at = whole.find("#", low, high)
        if at >= 0:
            found.append(Comment(line, at, whole[at:].rstrip(), not whole[:at].strip()))
    return found


def comments(text: str) -> list[str]:
    """Return the comments of a document in their order, those in block scalars' headers last."""
    events: list[Any] = list(iter(_LOADER(text).get_event, None))
    lines = text.split("\n")
    headers = (
        lines[event.start_mark.line][event.start_mark.column :]
        for event in events
        if _is_scalar(event) and event.style in _BLOCK_STYLES
    )
    said = [header[header.index("#") :].rstrip() for header in headers if "#" in header]
    return [comment.text for comment in _comments(lines, events)] + said


def commented(text: str) -> Commented:
    """Read a document in which `source.tree.parse` has found something."""
    return _Reader(text).document()
