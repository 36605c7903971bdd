"""The text of a value in a file and on a sheet, and what it means, to be compared."""

import re
from typing import Any

from gridctl.exchange.book.names import Names
from gridctl.model.declare import Column
from gridctl.model.words import Lang, Words
from gridctl.source.values import UnfitError, read_cell, split

YES, NO = Words("yes", "是"), Words("no", "否")
#: Kinds of which a text stands for itself: what is typed is what is kept.
_AS_WRITTEN = frozenset({"text", "id", "date", "period"})
_FIRST_OF_MONTH = re.compile("[0-9]{4}-[0-9]{2}-01")
_COMMAS = re.compile("[，,\n]")


def parts(text: str, column: Column) -> list[str]:
    """Return the items of a list in a cell: texts stand one a line, others between ``;``."""
    found = text.split("\n") if column.kind == "text" else split(_COMMAS.sub(";", text))
    return [part.strip() for part in found if part.strip()]


def joined(items: list[str], column: Column) -> str:
    """Return a list as one cell holds it."""
    return ("\n" if column.kind == "text" else ";").join(items)


def plain(text: str) -> str:
    """Return a cell's text with line feeds alone, and no blanks around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def bare(text: str, column: Column, names: Names) -> str:
    """Return a cell without the names that stand behind its ids."""
    if not column.field.refers:
        return text
    if not column.many:
        return names.bare(text)
    return joined([names.bare(part) for part in parts(text, column)], column)


def meaning(text: str, column: Column) -> Any:
    """Return what a cell (without names) means, to be compared: equal for 是 and yes, 2.5 and 2.50.

    A text that cannot be read means itself.
    """
    text = plain(text)
    if not text:
        return column.blank
    if column.many and (column.kind in _AS_WRITTEN):
        return tuple(parts(text, column))
    if column.field.month == "first" and _FIRST_OF_MONTH.fullmatch(text):
        return text[:-3]  # what a spreadsheet makes of a month, and the same day
    if column.kind in _AS_WRITTEN:
        return text
    try:
        return read_cell(";".join(parts(text, column)) if column.many else text, column)
    except UnfitError:
        return ("?", text)


def shown(text: str, column: Column, lang: Lang, names: Names) -> str:
    """Return a file's text as a sheet shows it: in the reader's language, names behind ids."""
    text = plain(text)
    if not text:
        return ""
    if column.field.refers:
        if not column.many:
            return names.label(text)
        return joined([names.label(part) for part in parts(text, column)], column)
    if column.kind in {"choice", "yes-no"}:
        return worded(text, column, lang)
    return joined(parts(text, column), column) if column.many else text


def worded(text: str, column: Column, lang: Lang) -> str:
    """Return an enumerated text in `lang`; one that is none as it is."""
    value = meaning(text, column)
    if isinstance(value, tuple) and value[:1] == ("?",):
        return text
    if column.kind == "yes-no":
        return (YES if value else NO)(lang)
    if column.kind == "choice":
        items = value if column.many else (value,)
        return joined([item.words(lang) for item in items], column)
    return text
