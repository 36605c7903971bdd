"""Pictures drawn from a table's whole numbers: plain shapes, which a template writes as SVG.

Lengths are whole units of a drawing 1000 wide, rounded down; what is not nothing is seen, and
what is not all does not look like all. Every text in a drawing is a text of its table.
"""

import re
import unicodedata
from fractions import Fraction
from typing import Any

from gridctl.disclosure.page import NOTHING, Picture, Table, said
from gridctl.lang.say import percent
from gridctl.model.record import Record
from gridctl.model.words import Lang, Words

WIDTH = 1000
#: The size of the letters, as in the style sheet; what a digit and a Chinese character take.
LETTER = 56
_NARROW, _BROAD = 30, 56
_GAP = 8
_SEEN = 6
_BAR, _BLOCK = 40, 146
_WHOLE_BAR, _LEGEND_TOP, _LEGEND = 100, 148, 86
_SWATCH = 50
_COLUMNS_HEIGHT, _COLUMN, _FEWEST = 300, 150, 3
_COLON = Words(": ", "：")
_COMMA = Words(", ", "，")
_STOP = Words("; ", "；")


class Rect(Record):
    """A rectangle; `look` names how it is filled."""

    x: int
    y: int
    width: int
    height: int
    look: str


class Text(Record):
    """A text at a point; `anchor` says which end of it stands there."""

    x: int
    y: int
    anchor: str
    text: str


Shape = Rect | Text
Row = list[Any]


def share(part: int, whole: int) -> str | None:
    """Return a share as a percentage, as its table tells it; None of nothing."""
    return percent(Fraction(part, whole)) if whole else None


def length(part: int, whole: int, room: int) -> int:
    """Return how long `part` of `whole` is in `room` units."""
    if not part or not whole:
        return 0
    exact = part * room // whole
    return room if part >= whole else min(max(exact, _SEEN), room - _SEEN)


def breadth(text: str) -> int:
    """Return about how many units a text takes."""
    return sum(_BROAD if unicodedata.east_asian_width(c) in "WF" else _NARROW for c in text)


def fitted(text: str, room: int) -> str:
    """Return a text, cut off with … where it is too long for its room."""
    if breadth(text) <= room:
        return text
    kept, left = "", room - _BROAD
    for character in text:
        left -= breadth(character)
        if left < 0:
            break
        kept += character
    return f"{kept}…"


def _labelled(y: int, label: str, value: str, x: int = 0) -> list[Shape]:
    """Return a label at the left and its value at the right of a line."""
    room = WIDTH - x - breadth(value) - _BROAD
    return [Text(x, y, "start", fitted(label, room)), Text(WIDTH, y, "end", value)]


def _shares(rows: list[Row], picture: Picture) -> tuple[list[Shape], int]:
    """Return a bar a row: how much of the whole the part is."""
    shapes: list[Shape] = []
    for index, row in enumerate(rows):
        top, part, whole = index * _BLOCK, row[picture.part], row[picture.whole]
        value = f"{part}/{whole} · {share(part, whole) or NOTHING}"
        shapes += _labelled(top + LETTER, str(row[0]), value)
        shapes.append(Rect(0, top + 72, WIDTH, _BAR, "track"))
        if wide := length(part, whole, WIDTH):
            shapes.append(Rect(0, top + 72, wide, _BAR, "full"))
    return shapes, len(rows) * _BLOCK


def _parts(rows: list[Row], picture: Picture) -> tuple[list[Shape], int]:
    """Return one bar, divided among the rows in order, and what its pieces are."""
    numbers = [row[picture.part] for row in rows]
    whole = sum(numbers)
    room = WIDTH - _GAP * (len(rows) - 1)
    shapes: list[Shape] = []
    x = 0
    for index, (row, number, look) in enumerate(zip(rows, numbers, picture.looks, strict=True)):
        wide = length(number, whole, room)
        shapes += _filled(Rect(x, 0, wide, _WHOLE_BAR, look))
        x += wide + _GAP
        top = _LEGEND_TOP + index * _LEGEND
        shapes += _filled(Rect(0, top, _SWATCH, _SWATCH, look))
        value = f"{number} · {share(number, whole) or NOTHING}"
        shapes += _labelled(top + 45, str(row[0]), value, x=_SWATCH + 24)
    return shapes, _LEGEND_TOP + len(rows) * _LEGEND


def _filled(rect: Rect) -> list[Shape]:
    """Return a rectangle, and its stripes where it has any: a look that needs no colour."""
    if rect.look != "striped":
        return [rect]
    right = rect.x + rect.width
    stripes = [
        Rect(x, rect.y, min(8, right - x), rect.height, "stripe") for x in range(rect.x, right, 18)
    ]
    return [rect, *stripes]


def _columns(rows: list[Row], picture: Picture) -> tuple[list[Shape], int]:
    """Return a column a row, all on the same scale from nothing to all.

    Above it stands its share, as the table tells it.
    """
    base = LETTER + 20 + _COLUMNS_HEIGHT
    slot = WIDTH // max(len(rows), _FEWEST)
    shapes: list[Shape] = []
    for at, row in enumerate(rows):
        part, whole = row[picture.part], row[picture.whole]
        middle = at * slot + slot // 2
        if high := length(part, whole, _COLUMNS_HEIGHT):
            shapes.append(Rect(middle - _COLUMN // 2, base - high, _COLUMN, high, "full"))
        told = wrapped(str(row[picture.whole + 1]), slot)
        for line, words in enumerate(told, 1):
            above = (len(told) - line) * LETTER
            shapes.append(Text(middle, base - high - 14 - above, "middle", words))
        for line, words in enumerate(_lines(str(row[0])), 1):
            shapes.append(Text(middle, base + LETTER * line + 6, "middle", words))
    shapes.append(Rect(0, base, WIDTH, 3, "ground"))
    return shapes, base + 2 * LETTER + 30


def wrapped(text: str, room: int) -> list[str]:
    """Return a text on lines of about the same length, broken at spaces where it has any."""
    number = -(-breadth(text) // room)
    room = min(room, breadth(text) // max(number, 1) + _BROAD)
    lines = [""]
    for piece in re.findall(r"[ ]?[!-~]+|.", text):
        if lines[-1] and breadth(lines[-1] + piece) > room:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return lines


def _lines(period: str) -> tuple[str, ...]:
    """Return a period's name on two lines where it is long: 2022年, 第三季度."""
    year, found, rest = period.partition("年")
    return (year + found, rest) if found and rest else (period,)


def _told(table: dict[str, Any], lang: Lang) -> str:
    """Return what a drawing shows, in words: each row with all its values."""
    titles = [column["title"] for column in table["columns"]]
    rows = []
    for first, *values in table["rows"]:
        pairs = (f"{t}{_COLON(lang)}{v}" for t, v in zip(titles[1:], values, strict=True))
        rows.append(f"{first}{_COLON(lang)}{_COMMA(lang).join(pairs)}")
    return _STOP(lang).join(rows)


def draw(table: Table, plain: dict[str, Any], lang: Lang) -> dict[str, Any] | None:
    """Return a table's picture as plain data; None where it has none, or nothing to show.

    `plain` is the table in the language, whose rows the picture shows.
    """
    picture, rows = table.picture, plain["rows"]
    if picture is None or not rows:
        return None
    if picture.kind == "shares":
        shapes, height = _shares(rows, picture)
    elif picture.kind == "parts":
        shapes, height = _parts(rows, picture)
    else:
        shapes, height = _columns(rows, picture)
    return {
        "kind": picture.kind,
        "told": _told(plain, lang),
        "width": WIDTH,
        "height": height,
        "rects": [shape._asdict() for shape in shapes if isinstance(shape, Rect)],
        "texts": [shape._asdict() for shape in shapes if isinstance(shape, Text)],
        "big": picture.big,
        "says": said(picture.says, lang) if picture.says else "",
    }
