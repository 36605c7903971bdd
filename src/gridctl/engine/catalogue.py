"""The rules, found by walking the package; nothing lists them twice."""

import pkgutil
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import import_module
from typing import NamedTuple

import gridctl.rules
from gridctl.findings.finding import Breach
from gridctl.rules.rule import Context, Rule


class Runnable(NamedTuple):
    """A rule with its check and its manual page."""

    rule: Rule
    check: Callable[[Context], Iterable[Breach]]
    manual: str


def _modules() -> Iterator[str]:
    for family in pkgutil.iter_modules(gridctl.rules.__path__, "gridctl.rules."):
        if family.ispkg:
            package = import_module(family.name)
            for module in pkgutil.iter_modules(package.__path__, f"{family.name}."):
                yield module.name


@cache
def catalogue() -> tuple[Runnable, ...]:
    """Return every rule, in the order of the codes."""
    found = []
    for name in _modules():
        module = import_module(name)
        found.append(Runnable(module.RULE, module.check, module.__doc__ or ""))
    return tuple(sorted(found, key=lambda item: item.rule.code))
