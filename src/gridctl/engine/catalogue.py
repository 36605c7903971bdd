"""The rules, found by walking the package; nothing lists them twice."""

import os
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import import_module

import gridctl.rules
from gridctl.findings.finding import Breach
from gridctl.model.record import Record
from gridctl.rules.rule import Context, Rule


class Runnable(Record):
    """A rule with its check and its manual page."""

    rule: Rule
    check: Callable[[Context], Iterable[Breach]]
    manual: str


def _names(folder: str) -> list[str]:
    """Return the public names in a folder (pkgutil and pathlib take several times as long)."""
    with os.scandir(folder) as entries:
        return [entry.name for entry in entries if not entry.name.startswith("_")]


def _modules() -> Iterator[str]:
    """Yield the names of the modules in the rules' folders; each holds one rule."""
    root = gridctl.rules.__path__[0]
    for family in _names(root):
        if not family.endswith(".py"):
            for file in _names(f"{root}/{family}"):
                yield f"gridctl.rules.{family}.{file.removesuffix('.py')}"


@cache
def catalogue() -> tuple[Runnable, ...]:
    """Return every rule, in the order of the codes."""
    found = []
    for name in _modules():
        module = import_module(name)
        found.append(Runnable(module.RULE, module.check, module.__doc__ or ""))
    return tuple(sorted(found, key=lambda item: item.rule.code))
