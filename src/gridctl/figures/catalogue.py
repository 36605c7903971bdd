"""The figures, found by walking the package; nothing lists them twice."""

from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

import gridctl.figures
from gridctl.figures.figure import Explained, Figure
from gridctl.model.period import Period
from gridctl.model.record import Record
from gridctl.rules.rule import Context


class Traceable(Record):
    """A figure, who has it in a period, and what explains it."""

    figure: Figure
    subjects: Callable[[Context, Period | None], Iterable[str]]
    explain: Callable[[Context, str, Period | None], Explained | None]


@cache
def catalogue() -> tuple[Traceable, ...]:
    """Return every figure, by name: the modules with a FIGURE in the folders beside this file."""
    found = []
    for family in iter_modules(gridctl.figures.__path__):
        if family.ispkg:
            package = import_module(f"gridctl.figures.{family.name}")
            for module in iter_modules(package.__path__, f"{package.__name__}."):
                each = import_module(module.name)
                if hasattr(each, "FIGURE"):
                    found.append(Traceable(each.FIGURE, each.subjects, each.explain))
    return tuple(sorted(found, key=lambda item: item.figure.name))


def named(name: str) -> Traceable | None:
    """Return the figure called `name`; None where there is none."""
    return next((item for item in catalogue() if item.figure.name == name), None)
