"""Dates and the names of periods."""

from datetime import date, timedelta


def day(text: str) -> date:
    """The date that ``2022-01-05`` means."""
    return date.fromisoformat(text)


def shown(value: date | None) -> str:
    """A date as a cell shows it; blank where there is none."""
    return value.isoformat() if value else ""


def later(start: date, days: int) -> date:
    """The date so many days after another."""
    return start + timedelta(days=days)


def days_between(first: date, last: date) -> list[date]:
    """Every day from the first to the last, both included."""
    return [later(first, n) for n in range((last - first).days + 1)]


def month_days(year: int, month: int) -> list[date]:
    """Every day of a month."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return days_between(date(year, month, 1), later(following, -1))


def quarter(value: date) -> str:
    """The quarter a day lies in, such as ``2022Q3``."""
    return f"{value.year}Q{(value.month + 2) // 3}"


def next_monday(value: date) -> date:
    """The first Monday on or after a day."""
    return later(value, -value.weekday() % 7)


def lasts(since: date | None, until: date | None, on: date) -> bool:
    """Whether what began and ended so was true on a day."""
    return (since is None or since <= on) and (until is None or on <= until)
