"""What an enumerated value is: a text with a name in English and one in Chinese."""

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any, Self

from gridctl.model.words import Words

if TYPE_CHECKING:

    class _Named(str, Enum):  # noqa: UP042 (StrEnum takes one value a member, these have two)
        zh: str

        def __new__(cls, value: str, zh: str) -> Self: ...

else:
    # To type checkers a Choice is an Enum. The standard Enum takes some 60 microseconds a
    # member to make, which for all of ours is a tenth of the time in which a village is checked.

    class _NamedType(type):
        def __new__(cls, name: str, bases: tuple[type, ...], space: dict[str, Any]) -> type:
            made = super().__new__(cls, name, bases, space)
            made.items = tuple(
                made.make(key, *value) for key, value in space.items() if key.isupper()
            )
            return made

        def __iter__(cls) -> Iterator["Choice"]:
            return iter(cls.items)

        def __len__(cls) -> int:
            return len(cls.items)

    class _Named(str, metaclass=_NamedType):
        __slots__ = ("name", "value", "zh")

        @classmethod
        def make(cls, name: str, value: str, zh: str) -> Self:
            member = str.__new__(cls, value)
            member.name, member.value, member.zh = name, value, zh
            setattr(cls, name, member)
            return member


class Choice(_Named):
    """An enumerated value: its English name is the value, `zh` its Chinese one."""

    @property
    def words(self) -> Words:
        """Both names."""
        return Words(self.value, self.zh)

    @classmethod
    def by_name(cls) -> Mapping[str, Self]:
        """Return the members by their names in both languages."""
        return {name: item for item in cls for name in (item.value, item.zh)}

    @classmethod
    def read(cls, text: str) -> Self:
        """Return the member named `text` in either language; KeyError where there is none."""
        return cls.by_name()[text]

    def __str__(self) -> str:
        """Return the English name."""
        return str(self.value)
