"""Which ids exist, and which values name none of them."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from gridctl.model.bonds import CONTACT_ENDS, Assignment
from gridctl.model.declare import Column, columns
from gridctl.model.mark import Mark
from gridctl.model.record import Record
from gridctl.model.tables import TABLES
from gridctl.model.village import Village

_NESTED = {
    "Grid": "grid",
    "VillagerGroup": "villager_group",
    "Courtyard": "courtyard",
    "Organisation": "organisation",
    "Branch": "branch",
    "PartyGroup": "party_group",
    "Unit": "unit",
    "Station": "station",
    "PointsRule": "points_rule",
}


class Named(NamedTuple):
    """An id, what it names, and where."""

    id: str
    entity: str
    mark: Mark


class Dangling(NamedTuple):
    """A value that should be an id and names nothing of the right sort.

    `wrong` is what it does name, `wanted` what it should; `ids` are the ids in a row that has none
    of its own: what it would have said of them is not known.
    """

    value: str
    field: str
    column: Column
    mark: Mark
    wanted: tuple[str, ...]
    wrong: str
    ids: frozenset[str]


def _walk(
    records: tuple[Any, ...], kind: type[Record]
) -> Iterator[tuple[type[Record], tuple[Any, ...]]]:
    """Yield each record type with all its records, nested ones too."""
    yield kind, records
    for column in columns(kind):
        if column.kind == "record" and column.record is not None:
            nested = (getattr(record, column.attribute) for record in records)
            inner = tuple(
                item for found in nested for item in (found if column.many else (found,)) if item
            )
            yield from _walk(inner, column.record)


def all_records(village: Village) -> Iterator[tuple[type[Record], tuple[Any, ...], str]]:
    """Yield (type, records, entity) for every sort of record in the village."""
    for table in TABLES:
        for kind, records in _walk(getattr(village, table.name), table.record):
            yield kind, records, _NESTED.get(kind.__name__, table.entity)


def named(village: Village) -> Iterator[Named]:
    """Yield every id in file order of the tables."""
    for kind, records, entity in all_records(village):
        key = next((c for c in columns(kind) if c.field.key), None)
        if key is not None:
            for record in records:
                if record.id:
                    yield Named(record.id, entity, record.at.mark(key.attribute))


def entities(village: Village) -> Mapping[str, str]:
    """Return what each id names; the village itself is ``V``."""
    found = {"V": "organisation"}
    for item in named(village):
        found.setdefault(item.id, item.entity)
    return found


def _wanted(record: Any, column: Column) -> tuple[str, ...]:
    if isinstance(record, Assignment) and record.kind and column.attribute in {"person", "target"}:
        return CONTACT_ENDS[record.kind][column.attribute == "target"]
    return column.field.refers


def dangling(village: Village) -> Iterator[Dangling]:
    """Yield every value that should be an id and names nothing of the right sort."""
    known = entities(village)
    for kind, records, _ in all_records(village):
        references = [c for c in columns(kind) if c.field.refers]
        for column in references:
            index = kind.fields.index(column.attribute)
            used = {record[index] for record in records}
            allowed = frozenset(column.field.refers)
            suspects = {
                value
                for value in used
                if (
                    value
                    and any(
                        known.get(one) not in allowed
                        for one in (value if column.many else (value,))
                    )
                    and "subject" not in allowed
                )
                or (value and "subject" in allowed and value not in known)
            }
            if suspects or kind is Assignment:
                yield from _check(records, column, references, known)


def _check(
    records: tuple[Any, ...], column: Column, references: list[Column], known: Mapping[str, str]
) -> Iterator[Dangling]:
    for record in records:
        value = getattr(record, column.attribute)
        wanted = _wanted(record, column)
        for item, one in enumerate(value if column.many else (value,)):
            entity = known.get(one, "")
            if not one or entity in wanted or ("subject" in wanted and entity):
                continue
            ids = frozenset() if hasattr(record, "id") else _ids(record, references)
            mark = record.at.mark(column.attribute, item if column.many else None)
            yield Dangling(one, column.name, column, mark, wanted, entity, ids)


def _ids(record: Any, references: list[Column]) -> frozenset[str]:
    values = (getattr(record, column.attribute) for column in references)
    return frozenset(
        one for value in values for one in (value if isinstance(value, tuple) else (value,)) if one
    )
