"""The figures, found by walking the package; nothing lists them twice."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import gridctl.figures
from gridctl.figures.figure import Explained, Figure, FigureTable
from gridctl.model.period import Period, PeriodKind
from gridctl.model.record import Record
from gridctl.rules.rule import Context


class Traceable(Record):
    """A figure, who has it in a period, and what explains it."""

    figure: Figure
    subjects: Callable[[Context, Period | None], Iterable[str]]
    explain: Callable[[Context, str, Period | None], Explained | None]


class Comparison(Record):
    """A table of figures: its name, the kinds of period it is for, the keys that ask for it."""

    name: str
    periods: tuple[PeriodKind, ...]
    sets: tuple[str, ...]
    table: Callable[[Context, Period], FigureTable | None]


#: The order in which tables are shown: what was done, what people thought of it, what follows.
_FAMILIES = ("activity", "promises", "requests", "ratings", "scores", "points", "candidates")


def _modules() -> Iterator[tuple[str, Any]]:
    """Yield each module in the folders beside this file, after the name of its folder."""
    for family in iter_modules(gridctl.figures.__path__):
        if family.ispkg:
            package = import_module(f"gridctl.figures.{family.name}")
            for module in iter_modules(package.__path__):
                yield family.name, import_module(f"{package.__name__}.{module.name}")


@cache
def catalogue() -> tuple[Traceable, ...]:
    """Return every figure, by name: the modules that have a FIGURE."""
    found = (
        Traceable(module.FIGURE, module.subjects, module.explain)
        for _, module in _modules()
        if hasattr(module, "FIGURE")
    )
    return tuple(sorted(found, key=lambda item: item.figure.name))


@cache
def comparisons() -> tuple[Comparison, ...]:
    """Return every table of figures, in the order in which they are shown."""
    found = []
    for family, module in _modules():
        name = module.__name__.rpartition(".")[2]
        if name.endswith("_table"):
            place = _FAMILIES.index(family) if family in _FAMILIES else len(_FAMILIES)
            kind = Comparison(
                name.removesuffix("_table").replace("_", "-"),
                module.PERIODS,
                module.SETS,
                module.table,
            )
            found.append((place, name, kind))
    return tuple(kind for _, _, kind in sorted(found, key=lambda each: each[:2]))


def named(name: str) -> Traceable | None:
    """Return the figure called `name`; None where there is none."""
    return _by_name().get(name)


@cache
def _by_name() -> dict[str, Traceable]:
    return {item.figure.name: item for item in catalogue()}
