"""A text as its readers take it: what hides a number or a name in it is undone.

What cannot be seen goes (zero-width spaces and joiners, soft hyphens, marks of direction, marks
that combine), compatibility forms become plain ones, and the digits of every script 0 to 9.
"""

import re
import unicodedata
from collections.abc import Sequence

#: What needs no second look: ASCII, Chinese characters and their usual punctuation.
_ODD = re.compile(
    "[^\n\t\x1f -~\u4e00-\u9fff\u3001-\u3003\u3008-\u3011\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f"
    "\u00b7\u2014\u2018\u2019\u201c\u201d\u2026]+"
)
_UNSEEN = frozenset({"Cf", "Cc", "Mn"})
#: Letters and signs that show nothing: the fillers of Hangul, Braille without a dot.
_EMPTY = frozenset("\u115f\u1160\u3164\uffa0\u2800")


def seen(text: str) -> str:
    """Return a text as it is taken; line breaks stay, so that lines can be counted in it."""
    return _ODD.sub(lambda found: _taken(found[0]), text)


def seen_with_places(text: str) -> tuple[str, Sequence[int]]:
    """Return a text as it is taken, and where each of its characters, and its end, stood."""
    if _ODD.search(text) is None:
        return text, range(len(text) + 1)
    taken, places = [], []
    for at, character in enumerate(text):
        shown = seen(character)
        taken.append(shown)
        places += [at] * len(shown)
    return "".join(taken), [*places, len(text)]


def _taken(odd: str) -> str:
    shown = (c for c in odd if c not in _EMPTY and unicodedata.category(c) not in _UNSEEN)
    normal = unicodedata.normalize("NFKC", "".join(shown))
    return "".join(str(unicodedata.decimal(c, c)) for c in normal)
