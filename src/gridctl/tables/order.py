"""The order in which a table's rows stand: registers by id (M2 before M10), ledgers by day.

Of other tables, and of rows alike, the order stays: it says which of two links is the later one.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

from gridctl.model.declare import Column, Table

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def keys(table: Table | None, column: Column, texts: Sequence[str]) -> list[Any] | None:
    """Return what to sort rows by, for the texts in one of their columns.

    None where the rows do not stand by this column, or where a text in it cannot be read.
    """
    dated = table.dated if table else ""
    if dated and column.attribute == dated:
        return list(texts) if all(map(_DAY.fullmatch, texts)) else None
    if column.field.key and not dated and all(texts):
        return list(map(_natural, texts))
    return None


def place(table: Table, column: Column, texts: Sequence[str], new: str) -> int | None:
    """Return before which row a row with `new` in a column stands; at the end: the last plus one.

    None where the rows do not stand by this column, or are not in order now.
    """
    found = keys(table, column, [*texts, new])
    if found is None:
        return None
    *there, own = found
    return bisect_right(there, own) if there == sorted(there) else None


def _natural(text: str) -> list[str | tuple[int, str]]:
    """Return a key by which M2 stands before M10."""
    parts: list[str | tuple[int, str]] = list(re.split(r"[0-9]+", text))
    numbers = [number.lstrip("0") for number in re.findall(r"[0-9]+", text)]
    for index, number in enumerate(numbers):
        parts.insert(2 * index + 1, (len(number), number))
    return parts
