"""How a table's fields are declared: once, beside their types.

A record's columns are written ``name: type = column(...)``. Reading,
references, the data dictionary and the schemas all come from that one declaration.
Fields without a Field (`at`, `period`) are set by the reader.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from inspect import get_annotations
from types import GenericAlias, NoneType, UnionType
from typing import Any, Literal

from gridctl.model.choice import Choice
from gridctl.model.period import Period, PeriodKind
from gridctl.model.record import Field, Record, Setting
from gridctl.model.words import Words

Kind = Literal[
    "text", "id", "date", "whole", "decimal", "yes-no", "period", "choice", "record", "settings"
]
Span = PeriodKind | Literal[""]
_BLANK: Mapping[Kind, object] = {"text": "", "id": "", "yes-no": False}


class Column(Record):
    """A declared field with what its type says: kind, list or single, enumeration or record.

    `name` is the file's word for it, `attribute` the record's.
    """

    name: str
    attribute: str
    field: Field
    kind: Kind
    many: bool
    choice: type[Choice] | None = None
    record: type[Any] | None = None

    @property
    def blank(self) -> Any:
        """The value of a cell in which nothing is said."""
        if self.many:
            return ()
        return _BLANK.get(self.kind)

    @property
    def words(self) -> Words:
        """Both names of the column."""
        return Words(self.name, self.field.zh)


class Table(Record):
    """A file, or a family of files, of the data folder.

    `name` is the Village attribute, `path` the file's path with ``{period}`` where there is
    one a `span`; `entity` what its ids name; `dated` the column that must lie in the file's
    period, `spans` further kinds of period; `order` pairs of dates that must not run backwards;
    `record` the record type; `unique` fields that together stand once in a file.
    """

    name: str
    path: str
    record: type[Any]
    title: Words
    entity: str = ""
    span: Span = ""
    dated: str = ""
    order: tuple[tuple[str, str], ...] = ()
    spans: tuple[PeriodKind, ...] = ()
    unique: tuple[str, ...] = ()

    @property
    def is_yaml(self) -> bool:
        """Whether the file is a YAML document (else a CSV table)."""
        return self.path.endswith(".yaml")


_KINDS: tuple[tuple[type, Kind], ...] = (
    (bool, "yes-no"),
    (int, "whole"),
    (Decimal, "decimal"),
    (date, "date"),
    (Period, "period"),
)


def _column(name: str, annotation: Any, field: Field) -> Column:
    names = (field.written or name, name)
    base = annotation
    if isinstance(base, UnionType):
        base = next(part for part in base.__args__ if part is not NoneType)
    many = isinstance(base, GenericAlias)  # of those there are only tuples
    item = base.__args__[0] if many else base
    kind, choice, record = _kind(item, field), None, None
    if kind == "choice":
        choice = item
    elif kind == "record":
        record = item
    return Column(*names, field, kind, many, choice, record)


def _kind(item: type, field: Field) -> Kind:
    for known, kind in _KINDS:
        if item is known:
            return kind
    if issubclass(item, Choice):
        return "choice"
    if issubclass(item, Record):
        return "settings" if item is Setting else "record"
    return "id" if field.key or field.refers else "text"


_known: dict[type[Any], tuple[Column, ...]] = {}
_named: dict[type[Any], Mapping[str, Column]] = {}


def columns(record: type[Any]) -> tuple[Column, ...]:
    """Return the declared columns of a record type, in order."""
    if record not in _known:
        annotations = get_annotations(record)
        _known[record] = tuple(
            _column(name, annotations[name], field) for name, field in record._declared.items()
        )
    return _known[record]


def by_name(record: type[Any]) -> Mapping[str, Column]:
    """Return the declared columns of a record type by their names in both languages."""
    if record not in _named:
        _named[record] = {name: column for column in columns(record) for name in column.words}
    return _named[record]
