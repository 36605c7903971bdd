"""Which figures two versions of a data folder work out differently."""

from collections.abc import Iterable, Iterator

from gridctl.compute.changes import Change
from gridctl.figures.catalogue import named
from gridctl.figures.figure import FigureTable, Share, Value
from gridctl.model.choice import Choice
from gridctl.model.period import Period
from gridctl.model.record import Record
from gridctl.model.words import Words


class FigureChange(Record):
    """A figure of a subject that comes to something else; None where there was or is none."""

    figure: str
    title: Words
    subject: str
    period: Period | None
    before: Value
    after: Value


class Compared(Record):
    """What a data folder says differently from its base.

    `commit` is the base; `known` says whether it had a data folder that could be read. `spans` are
    the members whose number of households changed, `beyond` those of them outside the limit now.
    `same` says that the base is the very version that is compared with it. `unread` are the files
    that could not be read, or not whole, `unread_before` those of which that holds at the base
    alone: what hangs on them is left out.
    """

    commit: str
    known: bool
    changes: tuple[Change, ...] = ()
    spans: tuple[Change, ...] = ()
    beyond: frozenset[str] = frozenset()
    figures: tuple[FigureChange, ...] = ()
    same: bool = False
    unread: tuple[str, ...] = ()
    unread_before: tuple[str, ...] = ()


_Key = tuple[str, str, Period | None]
_Cell = tuple[Words, Value]


def figures_changed(
    before: Iterable[FigureTable], after: Iterable[FigureTable]
) -> Iterator[FigureChange]:
    """Yield the figures of one period that differ between its tables, each once.

    Internal tables are left out: what changed is told where others read it. So are columns of
    parts of the period: they are in its sum. Rows of a part (a round of ratings) are in no sum.
    """
    old, new = dict(_cells(before)), dict(_cells(after))
    for key in dict.fromkeys((*new, *old)):
        was, now = (side[key][1] if key in side else None for side in (old, new))
        if _comes_to(was) != _comes_to(now):
            title, _ = new.get(key) or old[key]
            figure, subject, period = key
            yield FigureChange(figure, title, subject, period, was, now)


def _comes_to(value: Value) -> object:
    """Return what a figure is told as: of a share the part, whatever the whole."""
    return value.share if isinstance(value, Share) and value.whole else value


def _cells(tables: Iterable[FigureTable]) -> Iterator[tuple[_Key, _Cell]]:
    """Yield the cells that are figures of the tables' own period or of a row's."""
    for table in tables:
        for row in table.rows if not table.internal else ():
            for column, cell in zip(table.columns, row.cells, strict=True):
                figure = named(column.figure) if column.figure else None
                if figure is None or (isinstance(cell, str) and not isinstance(cell, Choice)):
                    continue
                if column.period in {None, table.period}:
                    period = column.period or row.period or table.period
                    key = (column.figure, column.subject or row.subject, period)
                    yield key, (figure.figure.title, cell)
