"""Residents' full names in a text, as masks and the last look both find them.

Blanks and dots between the characters of a name hide it from nobody. Members' and staff's names
are no residents': neither is what a longer one of theirs holds, nor what two of them make together.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from gridctl.compute.seen import seen
from gridctl.model.record import Record

LONG_NAME = 3
_GAP = r"[ \u00a0\u3000·•．.‧・\-]"
_GAPS = re.compile(_GAP)
_OTHER = r"[^ \u00a0\u3000·•．.‧・\-\n\t\x1c-\x1f]"
#: What follows a name: (deceased), [moved away].
_ENDING = re.compile(r"\s*[(（\[【〔][^)）\]】〕]*[)）\]】〕]\s*$")


class Found(Record):
    """A resident's name in a text, from offset `start` to `end`, and as the register has it."""

    start: int
    end: int
    name: str


def names_of(head: str) -> frozenset[str]:
    """Return what a household's head may be called: the whole, and each of its names."""
    whole = seen(head.strip())
    parts = (_ENDING.sub("", part).strip() for part in _ENDING.sub("", whole).split("、"))
    return frozenset({whole, *parts} - {""})


def compact(name: str) -> str:
    """Return a name without the blanks and dots within it."""
    return _GAPS.sub("", name)


class Names:
    """Looks for residents' names of three characters and more."""

    def __init__(self, residents: Iterable[str], public: Iterable[str]) -> None:
        """Learn them, as `seen` gives them."""
        self._public = {name: compact(name) for name in sorted(public) if len(name) > 1}
        self._by_start: dict[str, list[str]] = {}
        known = set(self._public.values())
        for name in sorted(residents, key=lambda name: (-len(name), name)):
            bare = compact(name)
            if len(name) < LONG_NAME or not bare or bare in known:
                continue
            self._by_start.setdefault(bare[:2], []).append(name)
        starts = "".join(sorted({re.escape(start[0]) for start in self._by_start}))
        # a name shows as its first two characters: looked up, not tried one by one
        self._start = re.compile(f"(?=([{starts}]){_GAP}*({_OTHER}))") if starts else None

    def found(self, text: str) -> Iterator[Found]:
        """Yield the names in a text (as `seen` gives it), none within another."""
        last = 0
        for start in self._start.finditer(text) if self._start else ():
            for name in self._by_start.get(start[1] + start[2], ()):
                begun = start.start() >= last
                hit = _pattern(name).match(text, start.start()) if begun else None
                if hit and not self._is_public(text, hit, name):
                    last = hit.end()
                    yield Found(hit.start(), last, name)
                    break

    def _is_public(self, text: str, hit: re.Match[str], name: str) -> bool:
        """Say whether a longer public name holds a hit, or a gap in it parts it from one."""
        start, end = hit.span()
        bare = compact(name)
        for longer in (public for public, its in self._public.items() if bare in its != bare):
            held = _pattern(longer).finditer(text, max(0, start - 40), end + 40)
            if any(one.start() <= start and end <= one.end() for one in held):
                return True
        return _GAPS.search(hit[0]) is not None and any(
            at < start < at + len(public) or at < end < at + len(public)
            for public in self._public
            for at in _places(public, text, start, end)
        )


def _places(public: str, text: str, start: int, end: int) -> Iterator[int]:
    """Yield where a public name stands that touches a stretch of a text."""
    at = text.find(public, max(0, start - len(public)), end + len(public))
    while at >= 0:
        yield at
        at = text.find(public, at + 1, end + len(public))


@lru_cache(maxsize=4096)  # few of the names are ever met
def _pattern(name: str) -> re.Pattern[str]:
    """Return what a name looks like: of two characters with a gap, never without."""
    bare = compact(name)
    if name.isascii():
        return re.compile(re.escape(name))
    gaps = f"{_GAP}*" if len(bare) >= LONG_NAME else f"{_GAP}+"
    return re.compile(gaps.join(map(re.escape, bare)))
