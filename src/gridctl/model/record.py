"""The base of every record: a frozen tuple whose fields are its annotations."""

from collections import _tuplegetter  # type: ignore[attr-defined]
from collections.abc import Iterable, Mapping
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
    marks a person's name, `telephone` a telephone.
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
    telephone: bool = False


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
        telephone: bool = False,
    ) -> Any:
        """Declare a column; see Field."""
else:
    column = Field


@dataclass_transform(frozen_default=True, field_specifiers=(column,))
class Record(tuple[Any, ...]):
    """A frozen value with named fields, by position or by name, some with a default.

    It is used like a NamedTuple, of which each takes a tenth of a millisecond to define: that is
    felt, with a hundred of them at every start. A field that is a column of a file or a key of
    a document is declared with `column`.
    """

    __slots__ = ()
    _fields: ClassVar[tuple[str, ...]] = ()
    _defaults: ClassVar[Mapping[str, Any]] = {}
    _declared: ClassVar[Mapping[str, Field]] = {}

    def __init_subclass__(cls) -> None:
        """Give the class a reader for each annotated field."""
        super().__init_subclass__()
        cls._fields = tuple(cls.__annotations__)
        said = [(name, vars(cls)[name]) for name in cls._fields if name in vars(cls)]
        cls._declared = {name: value for name, value in said if type(value) is Field}
        cls._defaults = {name: value for name, value in said if type(value) is not Field}
        for index, name in enumerate(cls._fields):
            setattr(cls, name, _tuplegetter(index, None))

    def __new__(cls, *values: Any, **named: Any) -> Self:
        """Make a record; KeyError where a field without a default is left out."""
        if not named and len(values) == len(cls._fields):
            return tuple.__new__(cls, values)
        whole = {**cls._defaults, **dict(zip(cls._fields, values, strict=False)), **named}
        return tuple.__new__(cls, [whole[name] for name in cls._fields])

    @classmethod
    def _make(cls, values: Iterable[Any]) -> Self:
        """Make a record of all its fields, in order."""
        return tuple.__new__(cls, values)

    def _asdict(self) -> dict[str, Any]:
        """Return the fields by name."""
        return dict(zip(self._fields, self, strict=True))

    def _replace(self, **changed: Any) -> Self:
        """Return a copy with some fields changed; ValueError where there is no such field."""
        copy = self._make(
            [changed.pop(name, old) for name, old in zip(self._fields, self, strict=True)]
        )
        if changed:
            raise ValueError(changed)
        return copy

    def __repr__(self) -> str:
        """Return the record as it would be written."""
        named = zip(self._fields, self, strict=True)
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in named)})"


class Setting(Record):
    """A key that the declaration leaves open, with its texts; whoever uses it types it."""

    name: str
    texts: tuple[str, ...]
    at: Any
