"""What a sheet changes in a CSV file, done with the smallest diff."""

from gridctl.exchange.book.merged import Added, Merged
from gridctl.exchange.book.rows import File, Held, Row
from gridctl.exchange.book.tongue import lang_in, written
from gridctl.model.words import Lang
from gridctl.source.sheet_edit import SheetEdit, WrittenRow
from gridctl.tables.write import lang_of


class CsvEdits:
    """Edits one CSV file."""

    def __init__(self, edit: SheetEdit, held: Held, file: File, lang: Lang) -> None:
        """`lang` is for a file that does not say which it is written in."""
        self.edit, self.held, self.file = edit, held, file
        self.rows = {row.line: row for row in edit.rows}
        self.header = self.rows.get(file.header, edit.header_row)
        self.columns = dict(file.columns)
        self.lang = lang_of(self.header.cells, held.plan.table.record) or lang
        self._langs: dict[int, Lang] = {}

    def take(self, merged: Merged, path: str) -> None:
        """Do what a sheet asks for in this file."""
        for one in merged.sets:
            if one.row.file == path:
                at = self._column(one.leaf)
                self.edit.set(self._row(one.row), at, self._written(one.leaf, one.text))
        for added in merged.added_to(path):
            self._add(added)
        for row in merged.removed:
            if row.file == path:
                self.edit.remove(self._row(row))

    def _row(self, row: Row) -> WrittenRow:
        assert isinstance(row.where, int)  # noqa: S101 (a CSV row is found by its line)
        return self.rows[row.where]

    def _add(self, added: Added) -> None:
        cells = {
            self._column(i): self._written(i, text)
            for i, text in enumerate(added.texts)
            if text and not self.held.plan.leaves[i].role
        }
        whole = [cells.get(at, "") for at in range(len(self.header.cells))]
        before = self._row(added.before) if added.before is not None else None
        self.edit.add(whole, before)

    def _column(self, leaf: int) -> int:
        """Return the cell in which a column stands; one that the file has not yet is added."""
        if leaf not in self.columns:
            index = len(self.header.cells)
            for row in (self.header, *(r for r in self.edit.rows if r is not self.header)):
                self.edit.set(row, index, "")
            self.edit.set(self.header, index, self.held.plan.leaves[leaf].words(self.lang))
            self.columns[leaf] = index
        return self.columns[leaf]

    def _written(self, leaf: int, text: str) -> str:
        if leaf not in self._langs:
            self._langs[leaf] = lang_in(self.held, leaf, self.file.path) or self.lang
        return written(text, self.held.plan.leaves[leaf], self._langs[leaf])
