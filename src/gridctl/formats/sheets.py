"""A table for people, ready to be laid out: texts only."""

from collections.abc import Mapping

from gridctl.model.record import Record


class Sheet(Record):
    """A title, column heads, rows of texts, and sentences below.

    `numbers` are the indexes of the columns that are right-aligned; `figures` names the figure
    that a column shows, `subjects` whose it is, a row each.
    """

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()
    numbers: frozenset[int] = frozenset()
    figures: Mapping[int, str] = {}
    subjects: tuple[str, ...] = ()
