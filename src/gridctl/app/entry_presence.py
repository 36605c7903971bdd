"""Whether somebody or something is there on the day for which it is entered."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from gridctl.app.entry import EntryError, Note
from gridctl.app.entry_kinds import PERIOD, needs_period
from gridctl.app.entry_names import end_of, id_for, is_there
from gridctl.app.entry_posts import Post
from gridctl.app.village import Opened
from gridctl.compute.state import holds
from gridctl.model.bonds import Link
from gridctl.model.declare import Column, Table, by_name
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context
from gridctl.source.values import UnfitError, read_cell

_DAY = timedelta(days=1)
_GONE = Words("{one} left on {day}.", "{one}已于{day}离开。")
_NOT_YET = Words("{one} came on {since} only.", "{one}到{since}才来。")
_LATER = Words(
    "{file} line {line} of {one} begins on {since}, after {day}: say a later day, or change that "
    "row first.",
    "{file}第{line}行（{one}）自{since}起，晚于{day}：请改用更晚的日期，或先更正该行。",
)
_SELF = Words("{one} cannot follow in their own posts.", "{one}不能接任自己的职务。")
_ABSENT = Words(
    "{one} is not there on {day} and cannot follow in a post.", "{one}在{day}不在任，不能接任职务。"
)
_GONE_BEFORE = Words(
    "{column}: {one} was there until {end} only; the row is of {day}.",
    "“{column}”：{one}在册至{end}为止，而本行为{day}。",
)
_CAME_AFTER = Words(
    "{column}: {one} is there from {since} only; the row is of {day}.",
    "“{column}”：{one}自{since}起才在册，而本行为{day}。",
)
#: Registers and what is like them: rows that are not of one day.
_NO_DAY = frozenset({"households", "staff", "former_values", "contacts"})
#: Where a row says its day, and where its year.
_DAYS = ("date", "since", "received_on", "posted_on")
_YEARS = ("year", "term")
#: The first and the last of some days.
Days = tuple[date, date]


def days_of(table: Table, said: Mapping[str, str], as_of: date) -> Days | None:
    """Return the days between which those must be there whom a row names; None: any day does.

    `said` holds the row's texts by attribute, and by `PERIOD` of what its file is where no date
    says so. A row without its day is of the as-of date. A year's appraisal may be
    of one who came later.
    """
    if table.name in _NO_DAY:
        return None
    if table.name == "members":
        return as_of, date.max
    known = by_name(table.record)
    for name in _DAYS:
        if name in known:
            day = _day(said.get(name, "").strip() or as_of.isoformat(), known[name])
            return (day, day) if day else None
    of_file = needs_period(table)
    text = (
        said.get(PERIOD, "")
        if of_file
        else next((said.get(n, "") for n in _YEARS if n in known), "")
    )
    try:
        whole = Period.parse(text.strip())
    except ValueError:
        return None
    return whole.first, whole.last if of_file else max(whole.last, as_of)


def _day(text: str, column: Column) -> date | None:
    try:
        day: date | None = read_cell(text, column)
    except UnfitError:
        return None
    return day


def absent(ctx: Context, column: Column, ids: Iterable[str], days: Days) -> Iterator[Note]:
    """Yield a doubt about each of the people and households that was not there between two days."""
    first, last = days
    village = ctx.as_read
    for one in ids:
        records: list[Any] = [
            record
            for table in (village.members, village.staff, village.households)
            for record in table
            if record.id == one
        ]
        if not records or any(is_there(record, first, last) for record in records):
            continue
        end, since = end_of(records[-1]), records[-1].since
        if end is not None and end < first:
            said = {"column": column.words, "one": one, "end": end, "day": first}
            yield Note(_GONE_BEFORE, said, doubt=True)
        else:
            said = {"column": column.words, "one": one, "since": since, "day": last}
            yield Note(_CAME_AFTER, said, doubt=True)


def there(record: Any, first: date, last: date) -> None:
    """Refuse, by an EntryError, what had ended before `first` or begins after `last`."""
    end = end_of(record)
    if end is not None and end < first:
        raise EntryError(_GONE, one=record.id, day=end)
    if record.since is not None and record.since > last:
        raise EntryError(_NOT_YET, one=record.id, since=record.since)


def nothing_begins_after(one: str, rows: Iterable[tuple[Any, date | None]], day: date) -> None:
    """Refuse to end on `day` where a row begins after it; `rows` are rows with their first day."""
    for row, since in rows:
        if since is not None and since > day:
            place = {"file": row.at.file, "line": row.at.line}
            raise EntryError(_LATER, one=one, since=since, day=day, **place)


def successor_of(
    opened: Opened, ctx: Context, member: str, typed: str, held: tuple[Post, ...], day: date
) -> str:
    """Return the id of who follows a member in posts; blank where nobody is named.

    EntryError for the member, and for one who is not there on the day after `day`.
    """
    if not typed:
        return ""
    one = id_for(ctx, held[0].column if held else by_name(Link)["member"], typed)
    if one == member:
        raise EntryError(_SELF, one=one)
    people: tuple[Any, ...] = (*opened.village.members, *opened.village.staff)
    if not any(p.id == one and holds(day + _DAY, p.since, end_of(p)) for p in people):
        raise EntryError(_ABSENT, one=one, day=day + _DAY)
    return one
