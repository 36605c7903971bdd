"""What was known on a day: facts dated later do not count."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from gridctl.model.declare import Column, columns
from gridctl.model.mark import Mark
from gridctl.model.record import Record
from gridctl.model.rows import each
from gridctl.model.tables import TABLES
from gridctl.model.village import Village

#: A former value that ends later says what was still so on the day.
_NEVER_LATER = frozenset({"former_values"})


def _fact_dates(record: type[Record]) -> list[Column]:
    return [c for c in columns(record) if c.kind == "date" and not c.field.ahead]


def later_facts(
    village: Village, day: date, known: Village | None = None
) -> Iterator[tuple[Record, str, Mark]]:
    """Yield (record, field, mark) of each fact dated after `day`; planned dates are none.

    `known` is what `known_on` gave: where that is all of `village`, nothing is looked at twice.
    """
    for table in TABLES:
        if known is village and table.name not in _NEVER_LATER:
            continue
        for record, column in _later(getattr(village, table.name), table.record, day):
            yield record, column.name, record.at.mark(column.name)


def _later(records: tuple[Any, ...], kind: type[Record], day: date) -> Iterator[tuple[Any, Column]]:
    """Yield the records (nested ones too) that hold a fact dated after `day`."""
    for column in _fact_dates(kind):
        index = kind._fields.index(column.attribute)
        dates = set(each(records, column.attribute)) - {None}
        if dates and max(dates) > day:
            for record in records:
                if record[index] is not None and record[index] > day:
                    yield record, column
    for column in columns(kind):
        if column.kind == "record" and column.record is not None:
            nested = [getattr(record, column.attribute) for record in records]
            inner = [
                item
                for found in nested
                for item in (found if column.many else (found,))
                if item is not None
            ]
            yield from _later(tuple(inner), column.record, day)


def _trim(record: Any, day: date, dated: str) -> Any | None:
    """Return the record without facts after `day`; None where the record itself is one."""
    kind = type(record)
    changed: dict[str, Any] = {}
    for column in columns(kind):
        value = getattr(record, column.attribute)
        if column.kind == "date" and not column.field.ahead and value is not None and value > day:
            if column.attribute in {dated, "since"}:
                return None
            changed[column.attribute] = None
        elif column.kind == "record" and value:
            if column.many:
                trimmed = (_trim(item, day, "") for item in value)
                changed[column.attribute] = tuple(item for item in trimmed if item is not None)
            else:
                changed[column.attribute] = _trim(value, day, "")
    if changed and "outcome" in kind._fields:
        changed["outcome"] = None  # it is told with the answer or the closing, not before
    return record._replace(**changed) if changed else record


def known_on(village: Village, day: date) -> Village:
    """Return the village with what had happened by `day` (inclusive).

    Ledger rows, meetings and starts dated later are left out; a later date within a record
    (an answer, a posting) is blank. Planned dates (`due_on`, `until`) stay.
    """
    changed: dict[str, tuple[Any, ...]] = {}
    for table in TABLES:
        if table.name in _NEVER_LATER:
            continue
        records = getattr(village, table.name)
        if next(_later(records, table.record, day), None) is None:
            continue
        dated = table.dated or ("date" if "date" in table.record._fields else "")
        trimmed = (_trim(record, day, dated) for record in records)
        changed[table.name] = tuple(record for record in trimmed if record is not None)
    return Village(**{**village._asdict(), **changed}) if changed else village
