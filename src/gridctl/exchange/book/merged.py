"""What a sheet changes in the folder."""

from gridctl.exchange.book.given import Trouble
from gridctl.exchange.book.rows import Held, Row
from gridctl.model.period import Period
from gridctl.model.record import Record


class Set(Record):
    """A cell of a row gets another text."""

    row: Row
    leaf: int
    text: str


class Added(Record):
    """A new row: its texts, its file, and the row before which it stands (None: at the end)."""

    file: str
    texts: tuple[str, ...]
    before: Row | None
    line: int


class Merged(Record):
    """What a sheet changes: cells, new rows, rows taken out; and what stands in the way.

    `kept` are rows of the folder that the sheet does not have, and that stay.
    """

    held: Held
    sets: tuple[Set, ...]
    added: tuple[Added, ...]
    removed: tuple[Row, ...]
    troubles: tuple[Trouble, ...]
    kept: int = 0

    def added_to(self, path: str) -> list[Added]:
        """Return the new rows of a file."""
        return [added for added in self.added if added.file == path]


class Settings(Record):
    """How a sheet is taken: `period` for rows that say none; whether rows are deleted."""

    period: Period | None = None
    delete: bool = False
