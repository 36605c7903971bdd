"""How much a data folder's own templates may do: they are not trusted to come to an end.

Counted are each turn of a loop, each call of a macro, block or include, what filters are given, and
every text that is shown, also where it is caught for later. What is counted does not hang on the
machine, so a template that passes once always does.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from jinja2 import Environment, nodes

from gridctl.disclosure.refusals import NO_END, PAGES_TOO_LARGE, TEXT_TOO_LONG, RefusedError

#: For all pages of a period together: the example village takes a fiftieth.
MOST_STEPS = 3_000_000
MOST_SHOWN = 64 * 1024 * 1024
#: What makes a template longer than its rows is no template.
LONGEST_TEMPLATE = 256 * 1024
#: Given to a filter: some of them make several characters of one.
_LONGEST_TEXT = 256 * 1024
_STEP_OF = 16  # so many characters or entries, given to a filter, are one step
STEPS_OF_A_CALL = 10
_CALLED = (nodes.Macro, nodes.CallBlock)
_REPEATED = (nodes.For, nodes.Macro, nodes.CallBlock, nodes.FilterBlock, nodes.Block)


class Effort:
    """Counts what templates do, and stops them where it is too much."""

    def __init__(self) -> None:
        """Begin at nothing."""
        self.steps = 0
        self.shown = 0

    def step(self, count: int = 1) -> None:
        """Count some steps; RefusedError where there have been too many."""
        self.steps += count
        if self.steps > MOST_STEPS:
            raise RefusedError(NO_END)

    def show(self, value: Any) -> Any:
        """Count a value that is shown, and return it; RefusedError where it is too much."""
        self.shown += len(value) if isinstance(value, str) else 1
        if self.shown > MOST_SHOWN:
            raise RefusedError(PAGES_TOO_LARGE)
        return value

    def counted(self, use: Callable[..., Any]) -> Callable[..., Any]:
        """Return a filter that counts what it is given and what it gives."""

        @wraps(use)
        def counting(*given: Any, **named: Any) -> Any:
            for value in (*given, *named.values()):
                if isinstance(value, str) and len(value) > _LONGEST_TEXT:
                    raise RefusedError(TEXT_TOO_LONG)
                self.step(1 + _size(value))
            result = use(*given, **named)
            self.show(result if isinstance(result, str) else "")
            return result

        return counting


def with_steps(tree: nodes.Template, environment: Environment) -> None:
    """Make a template count its steps, by reading `turn` or `called` of the environment.

    To read costs a fourth of a call, which the sandbox would look into.
    """
    repeated: list[Any] = [tree, *tree.find_all(_REPEATED)]
    for node in repeated:
        line = getattr(node, "lineno", 1) or 1
        what = "called" if isinstance(node, _CALLED) else "turn"
        counting = nodes.ExprStmt(nodes.EnvironmentAttribute(what, lineno=line), lineno=line)
        node.body.insert(0, counting.set_environment(environment))


def _size(value: Any) -> int:
    """Return how much work a value can make; a number may be asked for as many entries."""
    if isinstance(value, int):
        return max(value, 0) // _STEP_OF
    return len(value) // _STEP_OF if isinstance(value, str | list | tuple | dict) else 0
