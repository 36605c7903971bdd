"""A table's records as read, with the columns that they were made of."""

from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import Any, Self


class Rows(tuple[Any, ...]):  # noqa: SLOT001 (no tuple can have slots for more)
    """The records of a table; `files` holds the columns of each of its files by field."""

    files: Sequence[Mapping[str, Sequence[Any]]]

    def __new__(cls, records: Sequence[Any], files: Sequence[Mapping[str, Sequence[Any]]]) -> Self:
        """Make a table; its files' columns are as long, one after another, as `records`."""
        made = super().__new__(cls, records)
        made.files = files
        return made


def each(records: Sequence[Any], field: str) -> Sequence[Any]:
    """Return what each record has in a column: what a table knows, no record need be asked."""
    if not isinstance(records, Rows):
        return list(map(attrgetter(field), records))
    found: list[Any] = []
    for columns in records.files:
        found.extend(columns[field])
    return found
