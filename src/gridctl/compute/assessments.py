"""Recorded assessments: what a subject was given in a period, added up item by item.

Points are exact decimals; nothing is rounded, and nothing above a maximum is cut.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from decimal import Decimal

from gridctl.model.ledger import Assessment
from gridctl.model.period import Period
from gridctl.model.record import Record


class Assessed(Record):
    """A subject's rows that count in a period, in file order.

    `above` are those that give more than their item's maximum, `unread` (not among the rows) those
    whose score could not be read.
    """

    rows: tuple[Assessment, ...]
    above: tuple[Assessment, ...]
    unread: tuple[Assessment, ...]

    @property
    def total(self) -> Decimal:
        """The sum of the scores."""
        return sum((row.score for row in self.rows if row.score is not None), Decimal())

    @property
    def items(self) -> dict[str, tuple[Assessment, ...]]:
        """The rows of each item, in the order in which items first come."""
        found: dict[str, tuple[Assessment, ...]] = {}
        for row in self.rows:
            found[row.item] = (*found.get(row.item, ()), row)
        return found

    @property
    def dates(self) -> tuple[date, ...]:
        """The days on which the subject was assessed, each once, in file order."""
        return tuple(dict.fromkeys(row.date for row in self.rows if row.date))


def assessed(
    rows: Iterable[Assessment],
    period: Period,
    most: Mapping[str, int | None],
    measured: Collection[str] = (),
) -> dict[str, Assessed]:
    """Return what each subject was given in `period`.

    `most` are the items that count, with the most points that one row may give (None: no limit);
    without any, every item counts but those `measured`, which are no points.
    """
    found: dict[str, list[Assessment]] = {}
    for row in rows:
        counts = row.item in most if most else row.item not in measured
        if counts and row.date in period:
            found.setdefault(row.subject, []).append(row)
    return {subject: _of(given, most) for subject, given in found.items()}


def _of(rows: Iterable[Assessment], most: Mapping[str, int | None]) -> Assessed:
    read, above, unread = [], [], []
    for row in rows:
        limit = most.get(row.item)
        if row.score is None:
            unread.append(row)
            continue
        read.append(row)
        if limit is not None and row.score > limit:
            above.append(row)
    return Assessed(tuple(read), tuple(above), tuple(unread))
