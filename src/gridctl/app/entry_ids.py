"""The next free id in the style of those that are there: M043, R2022-118."""

import re
from collections import Counter
from collections.abc import Collection, Sequence

from gridctl.model.period import Period

_NUMBERED = re.compile(r"(.*?)([0-9]+)")
#: What ids begin with in a table that has none yet.
_FIRST = {"meeting": "MT", "request": "R{period}-", "points_entry": "PE{period}-"}
_WIDTH = 3
#: What a path, a formula or a command line would take for something else.
_RISKY = re.compile(r"""[/\\:*?"'`<>|]|\.\.|^[=+@.\-]""")


def is_risky(one: str) -> bool:
    """Say whether an id that is given anew may be taken for a path, a formula or an option."""
    return _RISKY.search(one) is not None


def next_id(
    entity: str,
    ids: Sequence[tuple[str, Period | None]],
    period: Period | None,
    taken: Collection[str],
) -> str:
    """Return an id that nobody has yet for an `entity`.

    `ids` are those of its table with the period of their file, in file order; the new one is for
    the file of `period`. Where ids begin with their file's period or year, so does the new one,
    and it counts from 1 in a new file.
    """
    numbered = [(found, of) for one, of in ids if (found := _NUMBERED.fullmatch(one))]
    here = [pair for pair in numbered if pair[1] == period]
    earlier = [of for _, of in numbered if of is not None]
    if here or not earlier:
        like = _usual(here or numbered)
        prefix = like if here or numbered else _first(entity, period)
    else:
        last = max(earlier, key=lambda of: of.last)
        like = _usual([pair for pair in numbered if pair[1] == last])
        prefix = _carried(like, last, period)
    return _free(prefix, like, [found for found, _ in numbered], taken)


def _usual(pairs: Sequence[tuple[re.Match[str], Period | None]]) -> str:
    """Return what most ids begin with; blank where there are none."""
    return Counter(found[1] for found, _ in pairs).most_common(1)[0][0] if pairs else ""


def _first(entity: str, period: Period | None) -> str:
    usual = entity[:1].upper()
    return _FIRST.get(entity, usual).format(period=period or "")


def _carried(prefix: str, last: Period, period: Period | None) -> str:
    """Return a prefix with the period, or the year, of its file put forward."""
    for old, new in (
        (str(last), str(period)),
        (str(last.year), str(period.year if period else "")),
    ):
        if old in prefix:
            return prefix.replace(old, new)
    return prefix


def _free(prefix: str, like: str, numbered: Sequence[re.Match[str]], taken: Collection[str]) -> str:
    """Return the next id with a prefix, its number as wide as the narrowest of those `like` it."""
    same = [found[2] for found in numbered if found[1] == prefix]
    digits = same or [found[2] for found in numbered if found[1] == like]
    width = min((len(text) for text in digits), default=_WIDTH)
    number = max((int(text) for text in same), default=0) + 1
    while f"{prefix}{number:0{width}}" in taken:
        number += 1
    return f"{prefix}{number:0{width}}"
