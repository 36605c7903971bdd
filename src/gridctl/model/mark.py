"""Where a value stands in the data folder."""

from typing import NamedTuple, Protocol

from gridctl.model.record import Record


class Mark(NamedTuple):
    """A place: file (relative, ``/``), physical line and column, both from 1.

    `line` is None where the whole file is meant, `column` where the whole line is.
    """

    file: str
    line: int | None = None
    column: int | None = None


class Place(Protocol):
    """Where a record stands; it finds the column of a value only when asked."""

    @property
    def file(self) -> str:
        """The file's path below the data folder."""

    @property
    def line(self) -> int | None:
        """The physical line on which the record starts."""

    def mark(self, field: str | None = None, item: int | None = None) -> Mark:
        """Return the mark of `field`'s value (of its list's `item`), else of the record."""


class Nowhere(Record):
    """The place of a record that is not read from a line (a default, a derived state)."""

    file: str = ""
    line: int | None = None

    def mark(self, field: str | None = None, item: int | None = None) -> Mark:  # noqa: ARG002
        """Return the file's mark."""
        return Mark(self.file)
