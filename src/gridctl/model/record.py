"""The base of every record: a frozen tuple whose fields are its annotations."""

from collections.abc import Iterable
from inspect import get_annotations
from operator import itemgetter
from typing import Any, ClassVar, Self, dataclass_transform


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Record(tuple[Any, ...]):
    """A frozen value with named fields.

    A tuple rather than a dataclass: a village is thousands of records, and some fifty record
    types are made whenever the program starts.
    """

    __slots__ = ()
    fields: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        """Give the class a reader for each annotated field."""
        cls.fields = tuple(get_annotations(cls))
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
