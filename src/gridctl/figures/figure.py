"""What a figure is, what explains it, and the tables in which figures are compared."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from gridctl.model.choice import Choice
from gridctl.model.mark import Mark
from gridctl.model.period import Period, PeriodKind
from gridctl.model.record import Record
from gridctl.model.words import Words


class Done(Record):
    """How many of what was `due` was `done`."""

    done: int
    due: int

    def __str__(self) -> str:
        """Return ``done/due``."""
        return f"{self.done}/{self.due}"


class Share(Record):
    """A part of a whole, told in percent; never rounded before it is told."""

    part: Fraction
    whole: Fraction

    @property
    def share(self) -> Fraction:
        """The part divided by the whole."""
        return self.part / self.whole


class Range(Record):
    """Whole numbers from `low` to `high`; none where `low` is the greater."""

    low: int
    high: int


#: What a figure can be: exact always; None where there is no result.
Value = int | Fraction | Decimal | Done | Share | Range | Choice | Period | date | Words | None


class Figure(Record):
    """What a figure is called, of whom it is, and how it is worked out, in words.

    `of` are the sorts of subject that have it (member, household, grid, villager-group, village),
    `periods` the kinds of period it is asked for; none: as on a day. `sets` are the policy keys
    that ask for it; none: it is always there. An `internal` one is never published. `example` is
    a command line that shows it.
    """

    name: str
    title: Words
    formula: Words
    of: tuple[str, ...]
    example: str
    periods: tuple[PeriodKind, ...] = ()
    sets: tuple[str, ...] = ()
    internal: bool = False


class Parameter(Record):
    """What a clause (or the manifest, or gridctl where `clause` is blank) sets for a figure."""

    name: Words
    value: object
    clause: str = ""


class Line(Record):
    """A line of data that counts in a figure: where it stands, what it says, what it counts.

    `counts` is None for a line that was looked at and adds nothing by itself.
    """

    mark: Mark
    says: Words
    values: Mapping[str, object] = {}
    counts: Value = 1


class Part(Record):
    """A term of a formula: its name, what it comes to, and its lines.

    Where `sums`, the value is the sum of what the lines count.
    """

    name: Words
    value: Value
    lines: tuple[Line, ...] = ()
    sums: bool = False


class Explained(Record):
    """A figure of one subject: its value, the terms, the parameters, and what is to be said.

    `notes` are sentences with their values: why there is no result, how a tie was cut, rounding.
    """

    value: Value
    parts: tuple[Part, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    notes: tuple[tuple[Words, Mapping[str, Any]], ...] = ()


class Answer(Record):
    """A figure of a subject, over a `period` or as on a `day`, with what explains it."""

    figure: Figure
    subject: str
    period: Period | None
    day: date
    explained: Explained


class Column(Record):
    """A column of a table of figures: its key for programs, its head, the figure it shows.

    `figure` is blank where it shows what the files say as it stands (a name, a date, a reason);
    `period` is said where it is not the table's. `subject` where it is not the row's.
    """

    key: str
    head: Words
    figure: str = ""
    period: Period | None = None
    subject: str = ""


class Row(Record):
    """A subject's id and its cells; a cell of text is data, one of Words is ours.

    `period` is said where it is neither the table's nor a column's.
    """

    subject: str
    cells: tuple[Value | str, ...]
    period: Period | None = None


class FigureTable(Record):
    """Figures of many subjects side by side, with sentences below; the first column is the id.

    `internal` tables are shown to the clerk and never published.
    """

    name: str
    title: Words
    period: Period | None
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[tuple[Words, Mapping[str, Any]], ...] = ()
    internal: bool = False
