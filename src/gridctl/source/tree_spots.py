"""Where the values of a YAML document stand in its text, to the character."""

import re
from collections.abc import Iterator
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_COLON = re.compile(r"\s*:")


class Spot:
    """A value's place: from `start` to `end` (of its last character), both offsets in the text.

    `column` counts from 0. `kind` is text, items or entries; `flow` says that a list or mapping
    is written in brackets. `style` is a scalar's, blank for a plain one.
    """

    __slots__ = ("column", "end", "flow", "kind", "parts", "start", "style")

    def __init__(self, kind: str, start: int, end: int, column: int) -> None:
        """Stand at a place; a list or mapping gets its `parts` afterwards."""
        self.kind, self.start, self.end, self.column = kind, start, end, column
        self.flow, self.style = True, ""
        self.parts: list[Part] = []

    def part(self, step: str | int) -> "Part":
        """Return an item or entry; KeyError (IndexError) where there is none."""
        if isinstance(step, int) and self.kind == "items":
            return self.parts[step]
        if isinstance(step, str) and self.kind == "entries":
            return next((part for part in self.parts if part.key == step), None) or _none(step)
        raise KeyError(step)


class Part:
    """An item of a list or an entry of a mapping.

    It begins at `begin` (the dash, the key, a bracketed item's first character); `after` is the
    offset behind the dash or the colon; `colon` says whether there is one.
    """

    __slots__ = ("after", "begin", "colon", "key", "spot")

    def __init__(self, begin: int, after: int, key: str, spot: Spot, *, colon: bool = True) -> None:
        """Remember where it is written."""
        self.begin, self.after, self.key, self.spot = begin, after, key, spot
        self.colon = colon

    @property
    def end(self) -> int:
        """The offset behind its last character."""
        return max(self.after, self.spot.end)


def _none(step: str) -> Part:
    raise KeyError(step)


def line_start(text: str, at: int) -> int:
    """Return the offset at which the line of offset `at` starts."""
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def line_above(text: str, start: int) -> int:
    """Return where the line above the one that starts at `start` ends, its line end left out."""
    if text[max(start - 2, 0) : start] == "\r\n":
        return start - 2
    return max(start - 1, 0)


def spots(text: str) -> Spot | None:
    """Return the place of a document's root; None where it is empty.

    The text is one that `tree.parse` reads.
    """
    events = iter(_LOADER(text).get_event, None)
    wanted = (yaml.ScalarEvent, yaml.CollectionStartEvent, yaml.CollectionEndEvent)
    composer = _Composer(text, (event for event in events if isinstance(event, wanted)))
    return composer.next()


class _Composer:
    """Takes the parser's events one after the other."""

    def __init__(self, text: str, events: Iterator[Any]) -> None:
        self.text, self.events = text, events

    def next(self) -> Spot | None:
        """Return the next value; None where its list or mapping ends."""
        event = next(self.events, None)
        if event is None:
            return None
        if type(event) in {yaml.SequenceEndEvent, yaml.MappingEndEvent}:
            self.end = event.end_mark.index
            return None
        start, column = event.start_mark.index, event.start_mark.column
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, start, column)
        spot = Spot("items", start, start, column)
        if isinstance(event, yaml.MappingStartEvent):
            spot.kind = "entries"
        spot.flow = bool(event.flow_style)
        take = self._entry if spot.kind == "entries" else self._item
        while (part := take(spot)) is not None:
            spot.parts.append(part)
        bracketed = spot.flow and self.text[start] in "[{"
        spot.end = self.end if bracketed else spot.parts[-1].end
        return spot

    def _scalar(self, event: Any, start: int, column: int) -> Spot:
        end = event.end_mark.index
        spot = Spot("text", start, end, column)
        spot.style = event.style or ""
        if spot.style in {"|", ">"}:
            written = self.text[start:end]
            keeps = "+" in re.split(r"[\s#]", written, maxsplit=1)[0]
            kept = re.sub(r"(\r\n|\r|\n)\Z", "", written) if keeps else written.rstrip()
            spot.end = start + len(kept)
        return spot

    def _item(self, spot: Spot) -> Part | None:
        value = self.next()
        if value is None:
            return None
        if spot.flow:
            return Part(value.start, value.start, "", value)
        dash = self._dash(value.start, spot.column)
        if value.start == value.end:
            value.start = value.end = dash + 1
        return Part(dash, dash + 1, "", value)

    def _dash(self, at: int, column: int) -> int:
        """Return where the dash stands in front of an item: on its line, or above comments."""
        while True:
            start = line_start(self.text, at)
            if self.text[start + column : start + column + 1] == "-" and start + column < at:
                return start + column
            at = line_above(self.text, start)

    def _entry(self, spot: Spot) -> Part | None:  # noqa: ARG002 (called as _item is)
        key = self.next()
        if key is None:
            return None
        name = self.text[key.start : key.end] if not key.style else None
        value = self.next()
        assert value is not None  # noqa: S101 (the parser gives each key a value)
        found = _COLON.match(self.text, key.end)
        after = found.end() if found else key.end
        if value.start == value.end:
            value.start = value.end = after
        said = name if name is not None else str(yaml.safe_load(self.text[key.start : key.end]))
        return Part(key.start, after, said, value, colon=found is not None)
