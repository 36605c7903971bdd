"""Where a new row stands: in which file, and before which of its rows."""

from collections.abc import Iterable
from datetime import date

from gridctl.exchange.book.alike import Alike, Means, SheetRow
from gridctl.exchange.book.merged import Added
from gridctl.exchange.book.pairs import Pairs
from gridctl.exchange.book.plan import Plan
from gridctl.exchange.book.rows import Row
from gridctl.model.period import Period


def file_of(plan: Plan, means: Means) -> str | None:
    """Return the file in which a row belongs; None where it does not say."""
    table = plan.table
    if not table.span:
        return table.path
    try:
        if table.dated:
            said = means[plan.leaf_of(table.dated) or 0]
            period = Period.of(table.span, date.fromisoformat(str(said)))
        else:
            period = Period.parse(str(means[0]))
    except ValueError:
        return None
    if period.kind not in (table.span, *table.spans):
        return None
    return table.path.replace("{period}", str(period))


class Placing:
    """Finds the place of new rows among those of the folder that stay."""

    def __init__(self, rows: Alike, pairs: Pairs, removed: Iterable[Row]) -> None:
        """`pairs` says which row of the base each row of the sheet is."""
        self.rows, self.pairs = rows, pairs
        gone = {id(row) for row in removed}
        last: dict[str, Row] = {}
        #: For each row that stays, the one above it in its file.
        self._above: dict[int, Row | None] = {}
        for row in rows.now.rows:
            if id(row) not in gone:
                self._above[id(row)] = last.get(row.file)
                last[row.file] = row

    def placed(self, index: int, new: SheetRow, file: str, texts: tuple[str, ...]) -> Added:
        """Say where in its file a new row stands: where the clerk put it, or at the end."""
        before = None
        if index >= 0:
            above = self._neighbour(range(index - 1, -1, -1), file)
            below = self._neighbour(range(index + 1, len(self.rows.lines)), file)
            before = below if self._adjoin(above, below) else None
        return Added(file, texts, before, new.line.number)

    def _neighbour(self, indexes: range, file: str) -> Row | None:
        for index in indexes:
            if index in self.pairs.of:
                row = self.rows.known[self.pairs.of[index]].row
                if row is not None and row.file == file and id(row) in self._above:
                    return row
        return None

    def _adjoin(self, above: Row | None, below: Row | None) -> bool:
        """Say whether nothing that stays stands between two rows of a file."""
        return below is not None and self._above[id(below)] is above
