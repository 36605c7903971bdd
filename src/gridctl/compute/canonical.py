"""The rows that a published period was made of, in one form however the files were written.

Canonical form 1. Taken are the fields that pages show, mask or count (`model.privacy.used`) of the
rows that had begun by the period's last day: former values put back; ends (`until`, `left_on`) and
facts dated later blank; ledgers only as far back as the pages look. A value is what was parsed, not
how it was written: English names of choices, ISO dates, numbers without idle zeros; so neither
the language of a column, nor the encoding, nor the order of rows or columns counts. A row is the
list of its values in the order of the fields' names, a nested record a JSON list; the rows of a
table are sorted. Fields that no page may tell of (`internal`) are in no digest: a digest of few
possible values could be guessed.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from gridctl.compute.known import known_on
from gridctl.compute.requests import is_owed
from gridctl.compute.state import State
from gridctl.compute.waiving import approval_fault, ended
from gridctl.model.choice import Choice
from gridctl.model.declare import Column, columns
from gridctl.model.manifest import PolicyEntry
from gridctl.model.people import FormerValue
from gridctl.model.period import Period, PeriodKind
from gridctl.model.privacy import used
from gridctl.model.promises import Commitment, Waiver
from gridctl.model.record import Record, Setting
from gridctl.model.tables import TABLES
from gridctl.model.village import Village
from gridctl.source.values import UnfitError, read_cell

FORM = 1
#: How many quarters (of a month: months) the pages look back, the period's last one included.
LOOKS_BACK = 4
#: Dates on which something that had begun ends: unknown as long as they lie ahead.
_ENDS = frozenset({"until", "left_on"})
_SHORT = 16
Row = tuple[str, ...]


class Source(Record):
    """A row in its canonical form, and the record that it is of."""

    row: Row
    record: Any


class InputDigest(Record):
    """What a period was made of, as digests (sha256, hexadecimal): whole, and table by table."""

    whole: str
    tables: Mapping[str, str]

    @property
    def short(self) -> str:
        """The first 16 digits in groups of four, which no reader takes for a telephone."""
        return short(self.whole)


def short(digest: str) -> str:
    """Return the first 16 digits of a digest, in groups of four with points between."""
    return ".".join(digest[at : at + 4] for at in range(0, _SHORT, 4))


def window(period: Period) -> date:
    """Return the first day of which the ledgers' rows go into a period's pages."""
    kind: PeriodKind = "month" if period.kind == "month" else "quarter"
    return min(period.first, Period.of(kind, period.last).step(1 - LOOKS_BACK).first)


class _Gathering:
    """Brings one village's records into canonical form, as on a period's last day."""

    def __init__(self, as_read: Village, period: Period) -> None:
        self.as_read, self.period, self.day = as_read, period, period.last
        self.village = known_on(as_read, period.last)
        self.state = State(self.village, period.last)
        self.start = window(period)
        self.meetings = {meeting.id: meeting for meeting in self.village.meetings}
        self.late = {
            (form.member, form.period)
            for document in as_read.commitment_documents
            for form in document.commitments
            if form.signed_on is not None and form.signed_on > self.day
        }
        self._texts: dict[tuple[type[Any], Any], str] = {}
        self._known_fields: dict[tuple[str, str], Column] = {}

    def records(self, table: str) -> Iterable[Any]:
        """Return the records of a table that the period's pages look at."""
        found = getattr(self.village, table)
        keep = getattr(self, f"_keep_{table}", None)
        return (record for record in found if keep(record)) if keep else found

    def _keep_visits(self, record: Any) -> bool:
        return record.date is not None and record.date >= self.start

    _keep_activities = _keep_visits

    def _keep_requests(self, record: Any) -> bool:
        received = record.received_on
        if received is None or received > self.day:
            return False
        return received >= self.start or is_owed(record, self.start - timedelta(days=1))

    def _keep_ratings(self, record: Any) -> bool:
        month = record.period
        in_year = month.year == self.day.year and month.last <= self.day
        return in_year or month.last in self.period

    def _keep_stars(self, record: Any) -> bool:
        meeting = self.meetings.get(record.chosen_at)
        chosen = meeting.date if meeting else None
        in_year = record.period.last.year == self.day.year and record.period.last <= self.day
        return in_year or (chosen is not None and chosen in self.period)

    def _keep_commitment_documents(self, record: Any) -> bool:
        return any(form.period.year == self.day.year for form in record.commitments)

    def _keep_core_households(self, record: Any) -> bool:
        return bool(record.term == self.day.year)

    def _keep_appraisals(self, record: Any) -> bool:
        return bool(record.year == self.day.year - 1)

    def _keep_former_values(self, record: Any) -> bool:
        return record.until is not None and record.until < self.day

    def sources(self, table: str, record_type: type[Any]) -> list[Source]:
        """Return a table's rows; of a document, the rows are the records of its lists."""
        names = used(record_type)
        found: list[Source] = []
        for record in self.records(table):
            if record_type is FormerValue:
                found += self._former(record)
            else:
                for each in self._rows(record, names):
                    found.append(Source(self._row(each), each))
        return found

    def _rows(self, record: Any, names: tuple[str, ...]) -> Iterator[Any]:
        """Yield a record, or instead of a document of one list that list's records."""
        if len(names) == 1 and type(getattr(record, names[0])) is tuple:
            found = getattr(record, names[0])
            yield from (each for each in found if isinstance(each, Record) and self._is_there(each))
        else:
            yield record

    def _row(self, record: Any) -> Row:
        kind = type(record)
        record = self.state.as_then(record)
        extra = ("period",) if "period" in kind._fields and "period" not in used(kind) else ()
        return tuple(self._text(self._value(record, name)) for name in (*used(kind), *extra))

    def _value(self, record: Any, name: str) -> Any:
        value = getattr(record, name)
        if name in _ENDS and isinstance(value, date) and value > self.day:
            return None
        return value

    def _is_there(self, record: Any) -> bool:
        """Say whether a record within a document had begun: an entry, a form, a waiver."""
        since = getattr(record, "since", None)
        if isinstance(since, date) and since > self.day:
            return False
        if isinstance(record, Waiver):
            passed = approval_fault(record, self.meetings, self.day) == ""
            return passed and not ended(record, self.day)
        return not isinstance(record, Commitment) or (record.member, record.period) not in self.late

    def _text(self, value: Any) -> str:
        kind = type(value)
        if kind is str:
            return str(value)
        if kind is tuple or isinstance(value, Record):
            return json.dumps(self._plain(value), ensure_ascii=False)
        slot = (kind, value)  # a yes is no 1
        if slot not in self._texts:
            self._texts[slot] = _said(value)
        return self._texts[slot]

    def _plain(self, value: Any) -> Any:
        """Return a value within a row: lists, and texts."""
        if isinstance(value, Setting):
            return [value.name, list(value.texts)]
        if isinstance(value, Record):
            return list(self._row(value))
        if type(value) is tuple:
            found = [self._plain(item) for item in value if self._within(item)]
            nested = any(isinstance(item, Record) for item in value)
            in_order = any(isinstance(item, PolicyEntry) for item in value)  # the last one wins
            return sorted(found) if nested and not in_order else found
        return self._text(value)

    def _within(self, item: Any) -> bool:
        return not isinstance(item, Record) or isinstance(item, Setting) or self._is_there(item)

    def _former(self, record: FormerValue) -> Iterator[Source]:
        """Yield a former value with its field's English name and its value as parsed."""
        if not self._known_fields:
            self._known_fields.update(_fields_of(self.as_read))
        column = self._known_fields.get((record.subject, record.field))
        if column is None:
            return
        try:
            value = self._text(read_cell(record.value, column))
        except UnfitError:
            value = record.value
        texts = {"subject": record.subject, "field": column.name, "value": value}
        texts["until"] = self._text(record.until)
        yield Source(tuple(texts[name] for name in used(FormerValue)), record)


def _said(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Choice():
            return str(value.value)
        case Decimal():
            return format(value.normalize(), "f")
        case date():
            return value.isoformat()
    return str(value)


def _fields_of(village: Village) -> Iterator[tuple[tuple[str, str], Column]]:
    for record in (*village.members, *village.staff, *village.households, *_posts(village)):
        kind = type(record)
        for column in columns(kind):
            if column.attribute in used(kind):
                for name in column.words:
                    yield (record.id, name), column


def _posts(village: Village) -> Iterator[Any]:
    """Yield the records with ids within documents."""
    for places in village.grid_documents:
        for grid in places.grids:
            yield from (grid, *grid.villager_groups, *grid.courtyards)
    for document in village.branch_documents:
        if document.organisation:
            yield document.organisation
            for branch in document.organisation.branches:
                yield from (branch, *branch.party_groups)


def tables() -> tuple[str, ...]:
    """Return the tables of which rows go into published periods."""
    return tuple(table.name for table in TABLES if used(table.record))


def sources(as_read: Village, period: Period) -> dict[str, list[Source]]:
    """Return, by table, the rows that a period's pages are made of, in file order."""
    gathering = _Gathering(as_read, period)
    return {
        table.name: gathering.sources(table.name, table.record)
        for table in TABLES
        if used(table.record)
    }


def digest(as_read: Village, period: Period) -> InputDigest:
    """Return the digest of what a period was made of, whole and table by table.

    Each table's digest is keyed with the households' heads: nobody who does not know them all can
    try out what stands in a small table, such as who asked for something in a quiet quarter.
    """
    found = sources(as_read, period)
    heads = sorted((s.record.id, s.row) for s in found["households"])
    names = used(next(table.record for table in TABLES if table.name == "households"))
    at = names.index("head")
    key = _sha("key", json.dumps([(i, row[at]) for i, row in heads], ensure_ascii=False))
    tables = {
        table.name: _sha(
            key,
            table.name,
            *used(table.record),
            json.dumps(sorted(s.row for s in found[table.name]), ensure_ascii=False),
        )
        for table in TABLES
        if table.name in found
    }
    whole = _sha(f"gridctl input {FORM}", str(period), *(f"{n} {d}" for n, d in tables.items()))
    return InputDigest(whole, tables)


def _sha(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
