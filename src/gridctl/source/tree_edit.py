"""A YAML file edited in place: comments, layout and quoting of everything else stay."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from gridctl.source.text import decode
from gridctl.source.tree import Entries, Items, Node, parse
from gridctl.source.tree_spots import Part, Spot, line_above, line_start, spots
from gridctl.source.tree_text import Value, block, inline, on_one_line, scalar
from gridctl.source.written import as_written, encoded, usual_line_end

__all__ = ["Path", "TreeEdit", "Value", "scalar"]

Path = tuple[str | int, ...]
_BREAK = re.compile(r"\r\n|\r|\n")


class TreeEdit:
    """A YAML document whose values can be set, added and removed by their paths.

    After each edit the text is read again: ValueError, and nothing changed, where another value
    would have changed with it (an unusual way of writing that is not understood).
    """

    def __init__(self, data: bytes) -> None:
        """Read a file; ValueError where it cannot be read."""
        written = as_written(data)
        if written is None:
            raise ValueError("unreadable")
        self._written = written
        self.newline = usual_line_end(written.text)
        self._text = written.text
        self._root = self._read(written.text)
        self._spots: Spot | None = None

    @property
    def root(self) -> Node | None:
        """The document as it is now, as `source.tree` reads it."""
        return self._root

    @property
    def text(self) -> str:
        """The document's text as it is now."""
        return self._text

    def data(self) -> bytes:
        """Return the file as it is now."""
        return encoded(self._written, self._text)

    def set(self, path: Path, value: Value) -> None:
        """Replace the value at a path, or add a key that is not there to its mapping.

        KeyError or IndexError where the path leads nowhere.
        """
        *above, last = path
        wanted = _plain(self._root)
        if self._root is None and not above:
            self._take(self._at_the_end(f"{scalar(str(last))}:", value), {str(last): value})
            return
        if _value_at(wanted, above, last) == value:
            return
        holder = self._spot(above)
        try:
            text = self._replaced(holder, holder.part(last), value)
        except KeyError:
            if holder.kind != "entries" or not isinstance(last, str):
                raise
            text = self._with_entry(holder, last, value)
        _inside(wanted, above)[last] = value
        self._take(text, wanted)

    def add(self, path: Path, value: Value) -> None:
        """Append to the list at a path, in the style of its items; a blank one is begun."""
        wanted = _plain(self._root)
        *above, last = path
        now = _value_at(wanted, above, last)
        if not now:
            self.set(path, [value])
            return
        spot = self._spot(path)
        if spot.kind != "items":
            raise KeyError(path)
        text = self._with_item(spot, value)
        now.append(value)
        self._take(text, wanted)

    def remove(self, path: Path) -> None:
        """Take out a key or an item, with its own lines; KeyError or IndexError if none."""
        *above, last = path
        holder = self._spot(above)
        part = holder.part(last)
        if len(holder.parts) == 1:
            text = self._emptied(above, holder)
        elif holder.flow:
            text = self._without_in_brackets(holder, holder.parts.index(part))
        else:
            text = self._without_lines(holder, holder.parts.index(part))
        wanted = _plain(self._root)
        del _inside(wanted, above)[last]
        self._take(text, wanted)

    # the text before and after

    def _read(self, text: str) -> Node | None:
        tree = parse(decode(text.encode(), "").text or "", "")
        if tree.root is None and tree.problems:
            raise ValueError(tree.problems[0].variant)
        return tree.root

    def _take(self, text: str, wanted: Any) -> None:
        root = self._read(text)
        if _plain(root) != _plain_value(wanted):
            raise ValueError("other values would change")
        self._text, self._root, self._spots = text, root, None

    def _spot(self, path: Sequence[str | int]) -> Spot:
        spot = self._whole()
        if spot is None:
            raise KeyError(path)
        for step in path:
            spot = spot.part(step).spot
        return spot

    def _whole(self) -> Spot | None:
        """Return the place of the root; it is looked for once a text."""
        if self._spots is None:
            self._spots = spots(self._text)
        return self._spots

    def _cut(self, start: int, end: int, new: str = "") -> str:
        return self._text[:start] + new + self._text[end:]

    def _break(self, at: int) -> tuple[int, int]:
        """Return where the line of `at` ends, without and with its line end."""
        found = _BREAK.search(self._text, at)
        return found.span() if found else (len(self._text), len(self._text))

    def _below(self, at: int, lines: Sequence[str], text: str | None = None) -> str:
        """Return the text with lines put below the line of `at`."""
        whole = self._text if text is None else text
        found = _BREAK.search(whole, at)
        body = self.newline.join(lines)
        if found is None:  # the last line has no end, nor will it have one
            return whole + self.newline + body
        return whole[: found.end()] + body + found[0] + whole[found.end() :]

    def _first_on_line(self, at: int) -> bool:
        return not self._text[line_start(self._text, at) : at].strip()

    def _list_indent(self) -> int:
        """Return how far lists stand in under their keys, as the document has it first."""
        todo = [self._whole()]
        while todo:
            spot = todo.pop(0)
            for part in spot.parts if spot else ():
                below = spot and spot.kind == "entries" and part.spot.kind == "items"
                if spot and below and not part.spot.flow:
                    return part.spot.column - spot.column
                todo.append(part.spot)
        return 0

    # setting

    def _at_the_end(self, key: str, value: Value) -> str:
        text = self._text
        if text and not text.endswith(("\n", "\r")):
            text += self.newline
        if on_one_line(value, None):
            return f"{text}{key} {inline(value)}{self.newline}"
        deeper = 2 if isinstance(value, Mapping) else 0
        return text + "".join(f"{line}{self.newline}" for line in [key, *block(value, deeper, 0)])

    def _replaced(self, holder: Spot, part: Part, value: Value) -> str:
        """Return the text with another value in an item or entry."""
        old = part.spot
        if holder.flow or on_one_line(value, old):
            style = old.style if old.kind == "text" and isinstance(value, str) else ""
            new = scalar(value, style) if isinstance(value, str) else inline(value)
            return self._inline_put(part, new)
        step = self._list_indent()
        deeper = 2 if isinstance(value, Mapping) or holder.kind == "items" else step
        indent = holder.column + deeper
        if holder.kind == "items" and not old.flow and not self._first_on_line(old.start):
            indent = old.column  # the dash may stand further off
        elif not old.flow and (old.kind == "entries") == isinstance(value, Mapping):
            indent = old.column
        lines = block(value, indent, step, old)
        if not old.flow and self._first_on_line(old.start):
            start = line_start(self._text, old.start)
            return self._cut(start, old.end, self.newline.join(lines))
        if holder.kind == "items":
            lines[0] = " " * (part.after == old.start) + lines[0].lstrip()
            return self._cut(old.start, old.end, self.newline.join(lines))
        return self._below(part.after, lines, self._cut(part.after, old.end))

    def _inline_put(self, part: Part, new: str) -> str:
        """Return the text with a value on one line in an item or entry."""
        old = part.spot
        if old.start == old.end:  # nothing was said; a key in brackets may even lack its colon
            return self._cut(old.start, old.end, (" " if part.colon else ": ") + new)
        if old.flow or line_start(self._text, old.start) <= part.begin:
            return self._cut(old.start, old.end, new)
        start = line_start(self._text, old.start)
        bare, end = self._break(old.end)
        if bare == end:  # the file's last line has no end, nor will it have one
            start = line_above(self._text, start)
        return f"{self._text[: part.after]} {new}{self._text[part.after : start]}{self._text[end:]}"

    def _with_entry(self, holder: Spot, key: str, value: Value) -> str:
        entry = f"{scalar(key)}:"
        if holder.flow:
            return self._with_bracketed(holder, f"{entry} {inline(value)}")
        if on_one_line(value, None):
            lines = [f"{' ' * holder.column}{entry} {inline(value)}"]
        else:
            step = self._list_indent()
            indent = holder.column + (2 if isinstance(value, Mapping) else step)
            lines = [f"{' ' * holder.column}{entry}", *block(value, indent, step)]
        return self._below(holder.parts[-1].end, lines)

    def _with_item(self, holder: Spot, value: Value) -> str:
        if holder.flow:
            return self._with_bracketed(holder, inline(value))
        lines = block([value], holder.column, self._list_indent(), holder)
        return self._below(holder.parts[-1].end, lines)

    def _with_bracketed(self, holder: Spot, new: str) -> str:
        if not holder.parts:
            return self._cut(holder.start + 1, holder.end - 1, new)
        last = holder.parts[-1]
        between = ", "
        if len(holder.parts) > 1:
            said = self._text[holder.parts[-2].end : last.begin]
            between = said if re.fullmatch(r",\s+", said) else between
        gap = " " * (last.spot.start == last.spot.end)  # ``a:,`` would not be read
        return self._cut(last.end, last.end, gap + between + new)

    # removing

    def _emptied(self, path: Sequence[str | int], holder: Spot) -> str:
        """Return the text with a list or mapping of which the only part was taken."""
        empty = "[]" if holder.kind == "items" else "{}"
        if not path:
            return self._cut(holder.start, holder.end, empty)
        above = self._spot(path[:-1])
        return self._inline_put(above.part(path[-1]), empty)

    def _without_in_brackets(self, holder: Spot, index: int) -> str:
        part = holder.parts[index]
        if index == len(holder.parts) - 1:
            return self._cut(holder.parts[index - 1].end, part.end)
        return self._cut(part.begin, holder.parts[index + 1].begin)

    def _without_lines(self, holder: Spot, index: int) -> str:
        part = holder.parts[index]
        bare, end = self._break(part.end)
        start = line_start(self._text, part.begin)
        if self._first_on_line(part.begin):
            if bare == end:  # the file's last line has no end, nor will it have one
                start = line_above(self._text, start)
            return self._cut(start, end)
        following = holder.parts[
            index + 1
        ].begin  # it stands behind a dash: the next takes its place
        if not self._text[end:following].strip():
            return self._cut(part.begin, following)
        dash = len(self._text[: part.begin].rstrip(" "))
        return self._cut(dash, bare)


def _plain(node: Node | None) -> Any:
    """Return a document as texts, lists and dictionaries."""
    if isinstance(node, Items):
        return [_plain(item) for item in node.items]
    if isinstance(node, Entries):
        return {key: _plain(value) for key, value in node.entries.items()}
    return node.value if node else None


def _plain_value(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain_value(each) for key, each in value.items()}
    if isinstance(value, str) or value is None:
        return value
    return [_plain_value(each) for each in value]


def _inside(data: Any, path: Sequence[str | int]) -> Any:
    for step in path:
        data = data[step]
    return data


def _value_at(data: Any, above: Sequence[str | int], last: str | int) -> Any:
    """Return the value at a path; None where its mapping has no such key."""
    holder = _inside(data, above) if data is not None else {}
    if isinstance(holder, dict):
        return holder.get(last)
    return holder[last]
