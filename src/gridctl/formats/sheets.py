"""A table for people, ready to be laid out: texts only."""

from gridctl.model.record import Record


class Sheet(Record):
    """A title, column heads, rows of texts, and sentences below.

    `numbers` are the indexes of the columns that are right-aligned.
    """

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()
    numbers: frozenset[int] = frozenset()
