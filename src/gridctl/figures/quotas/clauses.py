"""What a clause in force sets, as parameters of a figure."""

from collections.abc import Mapping
from typing import TypeVar

from gridctl.figures.figure import Parameter, Range, Value
from gridctl.model.record import Record
from gridctl.model.words import Words
from gridctl.rules.rule import Context

#: The names of the numbers of a span and of a share.
SPAN = {"min": Words("minimum", "下限"), "max": Words("maximum", "上限")}
PERCENT = {
    "low": Words("lowest percentage", "最低百分比"),
    "high": Words("highest percentage", "最高百分比"),
}
Terms = TypeVar("Terms", bound=Record)


def kept(
    ctx: Context, key: str, terms: type[Terms], name: Words, value: object
) -> tuple[Parameter, ...]:
    """Return what a clause without numbers asks for; nothing where none is in force."""
    ruling = ctx.asked(key, terms)
    return (Parameter(name, value, ruling.ref()),) if ruling else ()


def numbers(
    ctx: Context, key: str, terms: type[Terms], names: Mapping[str, Words]
) -> tuple[Parameter, ...]:
    """Return the numbers that clauses set for a key, each with its own clause."""
    ruling = ctx.asked(key, terms)
    if ruling is None:
        return ()
    values = ((each, getattr(ruling.terms, each)) for each in names)
    return tuple(Parameter(names[e], v, ruling.ref(e)) for e, v in values if v is not None)


def asked_for(low: int | None, high: int | None) -> Value:
    """Return from how many to how many are asked for; in words where one end is open."""
    if low is None:
        return None if high is None else Words(f"at most {high}", f"至多{high}")
    return Words(f"≥ {low}", f"≥ {low}") if high is None else Range(low, high)
