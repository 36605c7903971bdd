"""The base of every record: a frozen tuple whose fields are its annotations."""

from collections.abc import Iterable, Mapping
from inspect import get_annotations
from operator import itemgetter
from typing import (
    TYPE_CHECKING,
    Any,
    ClassVar,
    Literal,
    NamedTuple,
    Self,
    dataclass_transform,
)

from gridctl.model.words import Words


class Field(NamedTuple):
    """What a column's declaration says beside its type.

    `zh` is its Chinese name and `note` what it holds; `key` marks the record's id; `refers`
    names the entities whose ids it may hold; a date written as a month only stands for the
    month's `month` day; `ahead` says that the date may lie after the as-of date; `low` is the
    least number allowed; `written` is the file's word where Python reserves it; `personal`
    marks a person's name.
    """

    zh: str
    note: Words | None = None
    required: bool = False
    key: bool = False
    refers: tuple[str, ...] = ()
    month: Literal["", "first", "last"] = ""
    ahead: bool = False
    low: int | None = None
    written: str = ""
    personal: bool = False


if TYPE_CHECKING:

    def column(
        zh: str,
        note: Words | None = None,
        *,
        required: bool = False,
        key: bool = False,
        refers: tuple[str, ...] = (),
        month: Literal["", "first", "last"] = "",
        ahead: bool = False,
        low: int | None = None,
        written: str = "",
        personal: bool = False,
    ) -> Any:
        """Declare a column; see Field."""
else:
    column = Field


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(column,))
class Record(tuple[Any, ...]):
    """A frozen value with named fields.

    A tuple rather than a dataclass: a village is thousands of records, and some fifty record
    types are made whenever the program starts. A field that is a column of a file or a key of
    a document is declared with `column`.
    """

    __slots__ = ()
    fields: ClassVar[tuple[str, ...]] = ()
    declared: ClassVar[Mapping[str, Field]] = {}

    def __init_subclass__(cls) -> None:
        """Give the class a reader for each annotated field."""
        cls.fields = tuple(get_annotations(cls))
        cls.declared = {
            name: value for name, value in vars(cls).items() if isinstance(value, Field)
        }
        for index, name in enumerate(cls.fields):
            setattr(cls, name, property(itemgetter(index)))

    def __new__(cls, **values: Any) -> Self:
        """Make a record of all its fields, by name."""
        return tuple.__new__(cls, [values[name] for name in cls.fields])

    @classmethod
    def make(cls, values: Iterable[Any]) -> Self:
        """Make a record of all its fields, in order."""
        return tuple.__new__(cls, values)

    def replace(self, **values: Any) -> Self:
        """Return a copy with some fields changed."""
        return self.make(values.get(name, old) for name, old in zip(self.fields, self, strict=True))

    def __repr__(self) -> str:
        """Return the record as it would be written."""
        named = zip(self.fields, self, strict=True)
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in named)})"


class Setting(Record):
    """A key that the declaration leaves open, with its texts; whoever uses it types it."""

    name: str
    texts: tuple[str, ...]
    at: Any
