"""Which ids exist, and which values name none of them."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, groupby
from typing import Any

from gridctl.model.bonds import CONTACT_ENDS, Assignment
from gridctl.model.declare import Column, by_name, columns
from gridctl.model.mark import Mark
from gridctl.model.people import FormerValue
from gridctl.model.record import Record
from gridctl.model.rows import each
from gridctl.model.tables import TABLES
from gridctl.model.village import Village
from gridctl.source.values import UnfitError, read_cell

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
#: The village, which shares its id with its organisation.
VILLAGE = "V"
#: What a field that `refers` to it may name: any id.
ANYTHING = "subject"
#: A sort of record with all records of it, nested ones too, and what their ids name.
Sort = tuple[type[Record], tuple[Any, ...], str]


class Named(Record):
    """An id, what it names, and the record that has it."""

    id: str
    entity: str
    record: Any

    @property
    def mark(self) -> Mark:
        """Where the id stands."""
        return self.record.at.mark("id")  # type: ignore[no-any-return]


class Dangling(Record):
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


def all_records(village: Village) -> Iterator[Sort]:
    """Yield (type, records, entity) for every sort of record in the village."""
    for table in TABLES:
        for kind, records in _walk(getattr(village, table.name), table.record):
            yield kind, records, _NESTED.get(kind.__name__, table.entity)


@cache
def declared_names(*more: type[Record]) -> frozenset[str]:
    """Return the names, in both languages, of all fields of all tables' records and of `more`."""
    kinds = (*(kind for table in TABLES for kind, _ in _walk((), table.record)), *more)
    return frozenset(name for kind in kinds for name in by_name(kind))


@cache
def homes() -> Mapping[str, tuple[type[Record], str]]:
    """Return the record type and the table of each entity."""
    found = {}
    for table in TABLES:
        for kind, _ in _walk((), table.record):
            entity = _NESTED.get(kind.__name__, table.entity)
            if any(column.field.key for column in columns(kind)):
                found[entity] = (kind, table.name)
    return found


@cache
def _has_ids(kind: type[Record]) -> bool:
    return any(column.field.key for column in columns(kind))


def _with_ids(sorts: Iterable[Sort]) -> Iterator[tuple[tuple[Any, ...], str, Sequence[str]]]:
    """Yield the records of every sort that has ids, what these name, and the ids."""
    for kind, records, entity in sorts:
        if records and _has_ids(kind):
            yield records, entity, each(records, "id")


def named(village: Village, only: Collection[str] | None = None) -> Iterator[Named]:
    """Yield every id (of `only`, where it is said) in file order of the tables."""
    for records, entity, ids in _with_ids(all_records(village)):
        for record, one in zip(records, ids, strict=True):
            if one and (only is None or one in only):
                yield Named(one, entity, record)


def repeated(village: Village, sorts: Iterable[Sort] | None = None) -> frozenset[str]:
    """Return the ids that are given more than once; `sorts` are `all_records`, where known."""
    ids = [ids for _, _, ids in _with_ids(sorts or all_records(village))]
    if len(set(chain.from_iterable(ids))) == sum(map(len, ids)):
        return frozenset()
    times = Counter(chain.from_iterable(ids))
    return frozenset(one for one, count in times.items() if count > 1)


def entities(village: Village, sorts: Iterable[Sort] | None = None) -> dict[str, str]:
    """Return what each id names; the village itself is ``V``.

    `sorts` are the village's `all_records`, where they are known.
    """
    found: dict[str, str] = {}
    for _, entity, ids in reversed(list(_with_ids(sorts or all_records(village)))):
        found.update(dict.fromkeys(ids, entity))  # the first one counts
    found[VILLAGE] = "organisation"
    found.pop("", None)
    return found


def dangling(
    village: Village, known: Mapping[str, str], sorts: Iterable[Sort] | None = None
) -> Iterator[Dangling]:
    """Yield every value that should be an id and names nothing of the right sort.

    `known` are the village's `entities`, `sorts` its `all_records`, where they are known.
    """
    fit = _Fit(known)
    for kind, records, _ in sorts or all_records(village):
        if not records:
            continue
        references = [column for column in columns(kind) if column.field.refers]
        for column in references:
            for record in _suspects(kind, records, column, fit):
                yield from _check(record, column, references, known)
    for row in village.former_values:
        yield from _former(row, known)


def former_column(row: FormerValue, known: Mapping[str, str]) -> Column | None:
    """Return the field that a former value is of, under either name; None: there is none."""
    kind, _ = homes().get(known.get(row.subject, ""), (None, ""))
    declared = columns(kind) if kind else ()
    return next((column for column in declared if row.field in column.words), None)


def _parts(value: Any) -> tuple[str, ...]:
    """Return the ids in a field's value, single or list."""
    return value if isinstance(value, tuple) else (value,)


def _fits(one: str, wanted: tuple[str, ...], known: Mapping[str, str]) -> bool:
    return not one or (one in known and (known[one] in wanted or ANYTHING in wanted))


class _Fit:
    """Which ids fit, by the entities that are wanted; a blank always does."""

    def __init__(self, known: Mapping[str, str]) -> None:
        self._ids: dict[str, set[str]] = {ANYTHING: set(known)}
        for entity, ids in groupby(known, known.__getitem__):  # mostly they stand together
            self._ids.setdefault(entity, set()).update(ids)
        self._found: dict[tuple[str, ...], frozenset[str]] = {}

    def ids(self, wanted: tuple[str, ...]) -> frozenset[str]:
        """Return the ids of all the entities in `wanted`, and the blank."""
        if wanted not in self._found:
            sets = (self._ids.get(entity, set()) for entity in wanted)
            self._found[wanted] = frozenset({""}).union(*sets)
        return self._found[wanted]


def _suspects(
    kind: type[Record], records: tuple[Any, ...], column: Column, fit: _Fit
) -> Iterable[Any]:
    """Return the records whose field may name nothing right; each different value is tried once.

    What a contact may name depends on its kind.
    """
    index = kind._fields.index(column.attribute)
    if kind is Assignment:
        of_kind = {record.kind: record for record in records}
        fitting = {kind: fit.ids(_wanted(one, column)) for kind, one in of_kind.items()}
        return [record for record in records if record[index] not in fitting[record.kind]]
    ids = fit.ids(column.field.refers)
    said = each(records, column.attribute)
    if all(map(ids.issuperset, said)) if column.many else ids.issuperset(said):
        return ()
    values = set(said)
    unfit = {v for v in values if not ids.issuperset(v)} if column.many else values - ids
    return [record for record in records if record[index] in unfit] if unfit else ()


def _wanted(record: Any, column: Column) -> tuple[str, ...]:
    if isinstance(record, Assignment) and record.kind and column.attribute in {"person", "target"}:
        return CONTACT_ENDS[record.kind][column.attribute == "target"]
    return column.field.refers


def _check(
    record: Any, column: Column, references: list[Column], known: Mapping[str, str]
) -> Iterator[Dangling]:
    wanted = _wanted(record, column)
    for item, one in enumerate(_parts(getattr(record, column.attribute))):
        if not _fits(one, wanted, known):
            ids: frozenset[str] = frozenset()
            if "id" not in type(record)._fields:
                values = (_parts(getattr(record, column.attribute)) for column in references)
                ids = frozenset(other for value in values for other in value if other)
            mark = record.at.mark(column.attribute, item if column.many else None)
            yield Dangling(one, column.name, column, mark, wanted, known.get(one, ""), ids)


def _former(row: FormerValue, known: Mapping[str, str]) -> Iterator[Dangling]:
    """Yield the ids in a former value that name nothing of the right sort."""
    column = former_column(row, known)
    if column is None or not column.field.refers:
        return
    wanted = column.field.refers
    try:
        value = read_cell(row.value, column)
    except UnfitError:
        return  # former-value-unfit tells of it
    for one in _parts(value):
        if not _fits(one, wanted, known):
            ids = frozenset({row.subject})
            mark = row.at.mark("value")
            yield Dangling(one, "value", column, mark, wanted, known.get(one, ""), ids)
