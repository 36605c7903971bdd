"""Days, weeks, months, quarters, half-years and years; written 2022-08, 2022Q3, 2022H2, 2022.

Days, weeks, half-months and two months are kinds inside the program; no file is named by one.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Literal, NamedTuple, Self

#: Years that a village's records may speak of; what lies beyond is a slip of the pen.
FIRST_YEAR, LAST_YEAR = 1900, 2199
Day = date  # a record may have a field called date
PeriodKind = Literal["day", "week", "half-month", "month", "two-months", "quarter", "half", "year"]
MONTHS_IN: dict[PeriodKind, int] = {
    "month": 1,
    "two-months": 2,
    "quarter": 3,
    "half": 6,
    "year": 12,
}
#: What may follow the year's four digits.
_PARTS: Mapping[str, tuple[PeriodKind, int]] = {
    "": ("year", 1),
    "H1": ("half", 1),
    "H2": ("half", 2),
    **{f"Q{quarter}": ("quarter", quarter) for quarter in range(1, 5)},
    **{f"-{month:02}": ("month", month) for month in range(1, 13)},
}
_FORMATS = {
    "week": "{0:04}-W{1:02}",
    "month": "{0:04}-{1:02}",
    "quarter": "{0:04}Q{1}",
    "half": "{0:04}H{1}",
    "year": "{0:04}",
}
#: The first day of a month's second half.
_SECOND_HALF = 16


class Period(NamedTuple):
    """A calendar period; `number` counts from 1 within the (for weeks: ISO) year.

    A half-month is the 1st to the 15th, or the 16th to the month's end; two months begin with
    January, March and so on.
    """

    kind: PeriodKind
    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``2022-08``, ``2022Q3``, ``2022H2`` or ``2022``; ValueError for anything else."""
        year, part = text[:4], _PARTS.get(text[4:])
        digits = len(year) == len("2022") and year.isascii() and year.isdecimal()
        if part is None or not digits or not FIRST_YEAR <= int(year) <= LAST_YEAR:
            raise ValueError(text)
        kind, number = part
        return cls(kind, int(year), number)

    @staticmethod
    def of(kind: PeriodKind, day: date) -> "Period":
        """Return the period of `kind` that `day` lies in."""
        return _of(kind, day)

    @property
    def first(self) -> date:
        """The first day."""
        return _first(self)

    @property
    def last(self) -> date:
        """The last day."""
        return _last(self)

    def __contains__(self, day: object) -> bool:
        """Say whether `day` lies in the period."""
        return isinstance(day, date) and self.first <= day <= self.last

    def ended(self, as_of: date) -> bool:
        """Say whether the last day is before `as_of`."""
        return self.last < as_of

    def step(self, count: int) -> "Period":
        """Return the period `count` periods later (earlier where negative)."""
        if self.kind == "week":
            return Period.of("week", self.first + timedelta(weeks=count))
        if self.kind == "day":
            return Period.of("day", self.first + timedelta(days=count))
        per_year = 24 if self.kind == "half-month" else 12 // MONTHS_IN[self.kind]
        index = self.year * per_year + self.number - 1 + count
        return Period(self.kind, index // per_year, index % per_year + 1)

    def split(self, kind: PeriodKind) -> tuple["Period", ...]:
        """Return the periods of the shorter `kind` that make up this one."""
        return periods(kind, self.first, self.last)

    def __str__(self) -> str:
        """Return the written form: 2022-08, 2022Q3; 2022-08-16..31, 2022-07..08, 2022-08-15."""
        if self.kind in _FORMATS:
            return _FORMATS[self.kind].format(self.year, self.number)
        if self.kind == "two-months":
            return f"{self.first:%Y-%m}..{self.last:%m}"
        return str(self.first) if self.kind == "day" else f"{self.first}..{self.last:%d}"


@lru_cache(maxsize=8192)
def _of(kind: PeriodKind, day: date) -> Period:
    if kind == "week":
        year, number, _ = day.isocalendar()
        return Period(kind, year, number)
    if kind == "day":
        return Period(kind, day.year, (day - date(day.year, 1, 1)).days + 1)
    if kind == "half-month":
        return Period(kind, day.year, 2 * day.month - (day.day < _SECOND_HALF))
    return Period(kind, day.year, (day.month - 1) // MONTHS_IN[kind] + 1)


@cache
def _first(period: Period) -> date:
    if period.kind == "week":
        return date.fromisocalendar(period.year, period.number, 1)
    if period.kind == "day":
        return date(period.year, 1, 1) + timedelta(days=period.number - 1)
    if period.kind == "half-month":
        return date(period.year, (period.number + 1) // 2, 1 if period.number % 2 else _SECOND_HALF)
    return date(period.year, (period.number - 1) * MONTHS_IN[period.kind] + 1, 1)


@cache
def _last(period: Period) -> date:
    return period.step(1).first - timedelta(days=1)


@lru_cache(maxsize=512)
def periods(kind: PeriodKind, start: date, end: date) -> tuple[Period, ...]:
    """Return the periods of `kind` that hold a day from `start` to `end`, oldest first."""
    found = []
    period = Period.of(kind, start)
    while period.first <= end:
        found.append(period)
        period = period.step(1)
    return tuple(found)
