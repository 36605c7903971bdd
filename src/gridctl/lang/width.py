"""How wide a text is where every character takes one column or two."""

import unicodedata

_WIDE = frozenset("WF")
_NO_COLUMN = frozenset({"Mn", "Me", "Cf"})


def cells(text: str) -> int:
    """Return how many columns of a terminal `text` takes: a Chinese character takes two."""
    return len(text) if text.isascii() else sum(map(_cells_of, text))


def _cells_of(character: str) -> int:
    if unicodedata.category(character) in _NO_COLUMN:
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1
