"""Which row of a sheet is which row of the base, and which row of the folder that is now."""

from functools import cached_property
from typing import Any

from gridctl.exchange.book.base import BaseRow, BaseSheet
from gridctl.exchange.book.cells import bare, meaning
from gridctl.exchange.book.check import Checker
from gridctl.exchange.book.given import Given
from gridctl.exchange.book.grids import Line
from gridctl.exchange.book.pairs import Pairs
from gridctl.exchange.book.rows import Held, Row
from gridctl.model.period import Period
from gridctl.model.record import Record

#: What each cell of a row means; None for a column that a sheet does not have.
Means = tuple[Any, ...]


class Known(Record):
    """A row of the base with what each of its cells means, and the folder's row that it is now."""

    base: BaseRow
    means: Means
    row: Row | None


class SheetRow(Record):
    """A row of the sheet with what each of its cells means."""

    line: Line
    means: Means


class Alike:
    """The rows of a sheet (`lines`), of its base (`known`) and of the folder now, side by side.

    Where there is no base, the folder as it is now stands for it.
    """

    def __init__(
        self,
        given: Given,
        base: BaseSheet | None,
        now: Held,
        checker: Checker,
        period: Period | None,
    ) -> None:
        """`period` is that of rows which do not name theirs."""
        self.given, self.now, self.checker, self.period = given, now, checker, period
        self.plan = given.plan
        self.present = sorted(given.columns)
        self.now_means = {id(row): self.means(row.texts) for row in now.rows}
        self.known = self._known(base)
        self.lines = [SheetRow(line, self._said(line)) for line in given.lines]

    def means(self, texts: tuple[str, ...]) -> Means:
        """Return what the cells of a row mean."""
        pairs = zip(texts, self.plan.leaves, strict=True)
        names = self.checker.names
        return tuple(meaning(bare(t, leaf.column, names), leaf.column) for t, leaf in pairs)

    def _said(self, line: Line) -> Means:
        """Return what a row of the sheet means; None for a column that it does not have."""
        found: list[Any] = []
        for index, leaf in enumerate(self.plan.leaves):
            at = self.given.columns.get(index)
            if at is not None:
                text = self.checker.compared(line.cell(at), leaf.column)
                found.append(meaning(text, leaf.column))
            elif leaf.role == "period" and self.period is not None:
                found.append(str(self.period))
            else:
                found.append(None)
        return tuple(found)

    def _known(self, base: BaseSheet | None) -> list[Known]:
        """Return the base's rows, each with the row of the folder that it is now."""
        if base is None:
            return [
                Known(BaseRow(row.mark, row.file, row.texts), self.now_means[id(row)], row)
                for row in self.now.rows
            ]
        rows = [Known(row, self.means(row.texts), None) for row in base.rows]
        pairs = Pairs(rows, self.now.rows)
        if self.plan.key:
            pairs.by(lambda k: self.key(k.means), lambda r: self.key(self.now_means[id(r)]))
        pairs.by(lambda k: k.base.mark, lambda r: r.mark)
        pairs.by(
            lambda k: self.loose(k.means),
            lambda r: self.loose(self.now_means[id(r)]),
            single=True,
        )
        if not self.plan.key:
            pairs.by_place()
        return [
            known._replace(row=self.now.rows[pairs.of[i]]) if i in pairs.of else known
            for i, known in enumerate(rows)
        ]

    def key(self, means: Means) -> Means | None:
        """Return what tells a row apart; None where it does not say."""
        found = tuple(means[i] for i in self.plan.key)
        return found if found and all(part not in (None, "") for part in found) else None

    def loose(self, means: Means) -> Means | None:
        """Return what mostly tells a row apart; None where it does not say all of it."""
        found = tuple(means[i] for i in self.plan.loose)
        return found if found and None not in found else None

    def content(self, means: Means) -> Means:
        """Return what the cells that the sheet has mean."""
        return tuple(means[i] for i in self.present)

    def mark(self, new: SheetRow) -> str | None:
        """Return the mark that a row of the sheet had when it was written; None for a new one."""
        at = self.given.mark
        return new.line.cell(at).text.strip() or None if at is not None else None

    def pairs(self) -> Pairs:
        """Say which row of the base each row of the sheet is."""
        pairs = Pairs(self.lines, self.known)
        if self.plan.key:
            pairs.by(lambda n: self.key(n.means), lambda k: self.key(k.means))
        elif not self.plan.table.span and self.plan.table.is_yaml and not self.plan.way:
            pairs.by(lambda _: 0, lambda _: 0)  # a document with values of its own is one row
        else:
            pairs.by(
                lambda n: (self.mark(n), self.content(n.means)) if self.mark(n) else None,
                lambda k: (k.base.mark, self.content(k.means)),
            )
            pairs.by(lambda n: self.content(n.means), lambda k: self.content(k.means))
        pairs.by(self.mark, lambda k: k.base.mark)
        if not self.plan.key:
            pairs.by(lambda n: self.loose(n.means), lambda k: self.loose(k.means), single=True)
        return pairs

    @cached_property
    def marks(self) -> frozenset[str]:
        """The marks of the folder's rows as they are now."""
        return frozenset(row.mark for row in self.now.rows)

    @cached_property
    def others(self) -> dict[Means, Row]:
        """The folder's rows that were not there when the sheet was written, by their keys."""
        known = {id(k.row) for k in self.known if k.row is not None}
        alike = self.key if self.plan.key else self.loose
        found: dict[Means, Row] = {}
        for row in self.now.rows:
            key = None if id(row) in known else alike(self.now_means[id(row)])
            if key is not None:
                found.setdefault(key, row)
        return found

    def there(self, new: SheetRow) -> Row | None:
        """Return a row that was added to the folder meanwhile and has the key of a new one."""
        key = self.key(new.means) if self.plan.key else self.loose(new.means)
        return self.others.get(key) if key is not None else None
