"""Points accounts over time: what counts in a period, by kind; the month's statement. All exact.

What was entered counts in the period of its own date, its reversals with it, whenever they were
made; a statement tells every row on its own day, and so adds up to the balance.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from gridctl.compute.points import with_reversals
from gridctl.model.choices import PointsKind
from gridctl.model.ledger import PointsEntry
from gridctl.model.period import Period
from gridctl.model.promises import PointsRule
from gridctl.model.record import Record

_NOTHING = Decimal(0)


class Booked(Record):
    """An entry that reverses nothing, its kind by the rulebook (None: not in it), its reversals.

    `rows` are the entry and whatever reverses it, in file order.
    """

    entry: PointsEntry
    kind: PointsKind | None
    rows: tuple[PointsEntry, ...]

    @property
    def worth(self) -> Fraction:
        """What it counts after its reversals."""
        return total(self.rows)


class Statement(Record):
    """A month of an account: what it held, each row of the month, what it holds.

    `by_kind` are the entries by their rule's kind (None: the rulebook does not have it),
    `reversed` the month's reversals, of whatever period.
    """

    opening: Fraction
    by_kind: Mapping[PointsKind | None, tuple[PointsEntry, ...]]
    reversed: tuple[PointsEntry, ...]
    closing: Fraction


def total(rows: Iterable[PointsEntry]) -> Fraction:
    """Return the sum of the points of some rows; one that could not be read counts nothing."""
    return Fraction(sum((row.points or _NOTHING for row in rows), _NOTHING))


class Accounts:
    """The accounts of a village, by the id of the member or household."""

    def __init__(self, entries: Iterable[PointsEntry], rules: Mapping[str, PointsRule]) -> None:
        """Sort `entries` by account; `rules` is the rulebook by id."""
        entries = tuple({entry.id: entry for entry in entries}.values())
        self._rules = rules
        self.rows: dict[str, list[PointsEntry]] = {}
        for row in entries:
            self.rows.setdefault(row.account, []).append(row)
        self.booked: dict[str, list[Booked]] = {}
        for root, rows in with_reversals(entries).items():
            entry = next(row for row in rows if row.id == root)
            booked = Booked(entry, self.kind(entry), tuple(rows))
            self.booked.setdefault(entry.account, []).append(booked)

    def kind(self, entry: PointsEntry) -> PointsKind | None:
        """Return the kind of an entry's rule; None where the rulebook does not have it."""
        rule = self._rules.get(entry.rule)
        return rule.kind if rule else None

    def counted(self, account: str, period: Period, kinds: Collection[str]) -> tuple[Booked, ...]:
        """Return what counts in a period on an account: entries of some kinds dated in it."""
        return tuple(
            booked
            for booked in self.booked.get(account, ())
            if booked.kind in kinds and booked.entry.date in period
        )

    def points(self, account: str, period: Period, kinds: Collection[str]) -> Fraction:
        """Return an account's points in a period: the worth of what counts in it."""
        return worth(self.counted(account, period, kinds))

    def held(self, account: str) -> Fraction:
        """Return an account's balance: all its rows together, redemptions included."""
        return total(self.rows.get(account, ()))

    def statement(self, account: str, month: Period) -> Statement:
        """Return the statement of a month (or another period); rows without a date are before it.

        The opening balance, the sums by kind and of the reversals add up to the closing balance.
        """
        rows = self.rows.get(account, [])
        before = total(row for row in rows if (row.date or date.min) < month.first)
        now = [row for row in rows if row.date in month]
        by_kind: dict[PointsKind | None, tuple[PointsEntry, ...]] = {}
        for row in now:
            if not row.reverses:
                kind = self.kind(row)
                by_kind[kind] = (*by_kind.get(kind, ()), row)
        back = tuple(row for row in now if row.reverses)
        return Statement(before, by_kind, back, before + total(now))


def worth(booked: Iterable[Booked]) -> Fraction:
    """Return what some entries count together."""
    return sum((each.worth for each in booked), Fraction(0))
