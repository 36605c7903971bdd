"""The rules, found by walking the package; nothing lists them twice."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import import_module
from importlib.machinery import ModuleSpec, SourceFileLoader
from types import ModuleType

import gridctl.rules
from gridctl.findings.finding import Breach
from gridctl.model.record import Record
from gridctl.rules.rule import Context, Rule

#: The folder beside the families, with what rules share.
_SHARED = "shared"


class Runnable(Record):
    """A rule with its check and its manual page."""

    rule: Rule
    check: Callable[[Context], Iterable[Breach]]
    manual: str


def _names(folder: str) -> list[str]:
    """Return the public names in a folder (pkgutil and pathlib take several times as long)."""
    with os.scandir(folder) as entries:
        return [entry.name for entry in entries if not entry.name.startswith("_")]


def _modules() -> Iterator[tuple[str, str]]:
    """Yield the names and files of the modules in the families' folders; each holds one rule."""
    root = gridctl.rules.__path__[0]
    for family in _names(root):
        if family != _SHARED and not family.endswith(".py"):
            for file in _names(f"{root}/{family}"):
                name = f"gridctl.rules.{family}.{file.removesuffix('.py')}"
                yield name, f"{root}/{family}/{file}"


def _loaded(name: str, file: str) -> ModuleType:
    """Import a module of which the file is known.

    For a hundred of them, to have the import system search for each takes half as long again.
    """
    if name in sys.modules:
        return sys.modules[name]
    package, _, own = name.rpartition(".")
    parent = import_module(package)
    loader = SourceFileLoader(name, file)
    module = sys.modules[name] = ModuleType(name)
    module.__file__, module.__package__, module.__loader__ = file, package, loader
    module.__spec__ = ModuleSpec(name, loader, origin=file)
    try:
        loader.exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise
    setattr(parent, own, module)
    return module


@cache
def catalogue() -> tuple[Runnable, ...]:
    """Return every rule, in the order of the codes."""
    found = []
    for name, file in _modules():
        module = _loaded(name, file)
        found.append(Runnable(module.RULE, module.check, module.__doc__ or ""))
    return tuple(sorted(found, key=lambda item: item.rule.code))
