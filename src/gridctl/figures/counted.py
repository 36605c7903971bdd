"""Figures that are a plain count of lines."""

from collections.abc import Iterable

from gridctl.figures.figure import Explained, Line, Part
from gridctl.model.words import Words


def counted(name: Words, lines: Iterable[Line]) -> Explained:
    """Return the count of lines, each of which counts 1, with the lines."""
    shown = tuple(lines)
    return Explained(len(shown), (Part(name, len(shown), shown, sums=True),))
