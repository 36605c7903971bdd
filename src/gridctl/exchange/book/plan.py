"""Which sheets a data folder has, worked out from the declaration.

A CSV table is one sheet, whatever its periods; of a YAML document each list of records is one,
and so are the values that stand outside of lists. The manifest is left out: it is no list.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any, Literal

from gridctl.compute.references import homes
from gridctl.model.declare import Column, Table, columns
from gridctl.model.record import Field, Record
from gridctl.model.tables import TABLES
from gridctl.model.words import Words

Role = Literal["", "period", "parent"]
#: Keys on the way to a YAML record, None for each list's items.
Way = tuple[str | None, ...]
_PERIOD = Column(
    "period",
    "period",
    Field(
        "期次", Words("such as 2022, 2022H2, 2022Q3, 2022-07", "如 2022、2022H2、2022Q3、2022-07")
    ),
    "period",
    many=False,
)
#: Not for a workbook that goes from hand to hand, unless it is asked for.
PRIVATE = "contacts"
_LEFT_OUT = frozenset({"manifests"})


class Leaf(Record):
    """A column of a sheet: a declared one with the keys below its record, or a column of ours.

    `period` names the file of a table that has one a period, `parent` the record in whose list
    the row stands.
    """

    words: Words
    column: Column
    path: tuple[str, ...] = ()
    role: Role = ""

    @property
    def required(self) -> bool:
        """Whether a row cannot do without it."""
        return bool(self.role) or self.column.field.required


class Plan(Record):
    """A sheet: what of which table stands on it.

    `name` is how commands name it; `way` leads to the records of a YAML document, `parent` is the
    sheet of the records in whose lists they stand. `key` are the leaves that tell its rows apart,
    `loose` those that mostly do.
    """

    name: str
    title: Words
    table: Table
    leaves: tuple[Leaf, ...]
    way: Way = ()
    parent: "Plan | None" = None
    key: tuple[int, ...] = ()
    loose: tuple[int, ...] = ()

    def leaf_of(self, attribute: str) -> int | None:
        """Return which leaf holds a field, by its attribute or its name; None where none does."""
        for index, leaf in enumerate(self.leaves):
            if not leaf.role and attribute in {leaf.column.attribute, leaf.column.name}:
                return index
        return None

    def named(self) -> dict[str, int]:
        """Return the leaves by their names in both languages."""
        return {name: i for i, leaf in enumerate(self.leaves) for name in leaf.words}


@cache
def plans() -> tuple[Plan, ...]:
    """Return every sheet, in the order of the tables; a parent stands before its children."""
    found: list[Plan] = []
    for table in TABLES:
        if table.name in _LEFT_OUT:
            continue
        if table.is_yaml:
            found += _document(table)
        else:
            found.append(_finished(table.name, table.title, table, _leaves(table.record)))
    return tuple(found)


def find_plan(asked: str) -> Plan | None:
    """Return the sheet that is called so: in either language, by its table's name or its file's."""
    return _by_name().get(_bare(asked))


@cache
def _by_name() -> dict[str, Plan]:
    """Return the sheets by what they may be called; what a sheet is called itself comes first."""
    found: dict[str, Plan] = {}
    for plan in plans():
        for name in (plan.name, *plan.title):
            found.setdefault(_bare(name), plan)
    for plan in plans():
        file = plan.table.path.removesuffix("/{period}.csv").removesuffix("/{period}.yaml")
        for name in (file, file.rpartition(".")[0]):
            found.setdefault(_bare(name), plan)
    return found


def _bare(name: str) -> str:
    """Return a name as it is compared: the signs between words and large letters do not count."""
    return name.strip().strip("/").lower().replace("-", " ").replace("_", " ")


def _leaves(record: type[Any], path: tuple[str, ...] = ()) -> tuple[Leaf, ...]:
    """Return the values of a record, with those of single records within it."""
    found: list[Leaf] = []
    for column in columns(record):
        if column.kind == "record" and not column.many and column.record is not None:
            found += _leaves(column.record, (*path, column.name))
        elif column.kind not in {"record", "settings"}:
            found.append(Leaf(column.words, column, (*path, column.name)))
    return tuple(found)


def _lists(record: type[Any], path: Way = ()) -> Iterator[tuple[Way, Column]]:
    """Yield the lists of records in a record, with the keys that lead to each."""
    for column in columns(record):
        if column.kind != "record" or column.record is None:
            continue
        if column.many:
            yield (*path, column.name), column
        else:
            yield from _lists(column.record, (*path, column.name))


def _document(table: Table) -> list[Plan]:
    """Return the sheets of a YAML document."""
    found: list[Plan] = []
    own = _leaves(table.record)
    if own:
        found.append(_finished(table.name, table.title, table, own))
    for way, column in _lists(table.record):
        title = column.words._replace(zh=column.field.zh) if own else table.title
        name = f"{table.name}.{column.name}" if own else table.name
        found += _list(table, (*way, None), column, name, title, None)
    return found


def _list(
    table: Table, way: Way, column: Column, name: str, title: Words, parent: Plan | None
) -> Iterator[Plan]:
    assert column.record is not None  # noqa: S101 (a list of records has a type)
    leaves = _leaves(column.record)
    plan = _finished(name, title, table, leaves, way, parent)
    yield plan
    for below, nested in _lists(column.record, way):
        yield from _list(table, (*below, None), nested, f"{name}.{nested.name}", nested.words, plan)


def _finished(
    name: str,
    title: Words,
    table: Table,
    leaves: tuple[Leaf, ...],
    way: Way = (),
    parent: Plan | None = None,
) -> Plan:
    """Put the columns of ours in front, and work out what tells the rows apart."""
    ours: list[Leaf] = []
    if table.span and not table.dated:
        ours.append(Leaf(_PERIOD.words, _PERIOD, role="period"))
    if parent is not None:
        ours.append(_parent_leaf(parent))
    whole = (*ours, *leaves)
    loose = tuple(
        i for i, leaf in enumerate(whole) if leaf.required and not leaf.column.field.telephone
    )
    return Plan(name, title, table, whole, way, parent, _key(whole, table, way, parent), loose)


def _parent_leaf(parent: Plan) -> Leaf:
    """Return the column that says in which record's list a row stands."""
    own = next(leaf for leaf in parent.leaves if not leaf.role and _tells_apart(leaf))
    words, refers = own.words, own.column.field.refers
    if own.column.field.key:
        entity = _entities()[parent.name]
        words, refers = Words(entity, parent.title.zh), (entity,)
    field = Field(words.zh, required=True, refers=refers)
    return Leaf(words, Column(words.en, words.en, field, "id", many=False), role="parent")


@cache
def _entities() -> dict[str, str]:
    """Return what the ids of nested records name, by their sheet."""
    known = {kind.__name__: entity for entity, (kind, _) in homes().items()}
    found = {}
    for table in TABLES:
        stack = [(table.name, column) for _, column in _lists(table.record)]
        while stack:
            name, column = stack.pop()
            if column.record is not None:
                found[name] = known.get(column.record.__name__, "")
                found[f"{table.name}.{column.name}"] = found[name]
                stack += [(f"{name}.{c.name}", c) for _, c in _lists(column.record)]
    return found


def _tells_apart(leaf: Leaf) -> bool:
    field = leaf.column.field
    return field.key or (field.required and bool(field.refers))


def _key(leaves: tuple[Leaf, ...], table: Table, way: Way, parent: Plan | None) -> tuple[int, ...]:
    """Return the leaves that tell rows apart: the id, the unique columns, or whose row it is."""
    ids = tuple(i for i, leaf in enumerate(leaves) if leaf.column.field.key)
    ours = tuple(i for i, leaf in enumerate(leaves) if leaf.role == "period")
    if ids:
        return (*ours, *ids)
    if table.unique:
        own = (i for i, leaf in enumerate(leaves) if leaf.column.attribute in table.unique)
        return (*ours, *(i for i in own if not leaves[i].role))
    if table.is_yaml and not way:
        return ours
    if table.is_yaml and parent is None:
        whose = (i for i, leaf in enumerate(leaves) if not leaf.role and _tells_apart(leaf))
        return (*ours, *list(whose)[:1]) if table.name != "waiver_documents" else ()
    return ()
