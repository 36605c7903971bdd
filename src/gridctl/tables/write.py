"""Values to the text of a cell: the reverse of `source.values`."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from gridctl.model.choice import Choice
from gridctl.model.declare import Column, columns
from gridctl.model.period import Period
from gridctl.model.record import Record
from gridctl.model.words import Lang, Words

_YES = Words("yes", "是")
#: Separates the items of a list in a cell.
BETWEEN = ";"


def cell_text(value: Any, column: Column, lang: Lang) -> str:
    """Return the text of a value of a column, in the file's language.

    What is not said, an empty list and a no are blank. ValueError where a cell cannot hold it:
    a record, or an item of a list in which a separator stands.
    """
    if column.many:
        items = [_one(item, column, lang) for item in value]
        if any(mark in item for item in items for mark in ";；、"):
            raise ValueError(items)
        return BETWEEN.join(items)
    return _one(value, column, lang)


def _one(value: Any, column: Column, lang: Lang) -> str:
    said = ""
    match value:
        case None | False:
            pass
        case True:
            said = _YES(lang)
        case Choice():
            said = value.words(lang)
        case Decimal():
            said = format(value, "f")
        case str() | int() | date() | Period():
            said = str(value)
        case _:
            raise ValueError(column.name)
    return said


def header(record: type[Record], lang: Lang) -> list[str]:
    """Return the names of a table's columns."""
    return [column.words(lang) for column in columns(record)]


def lang_of(header: Sequence[str], record: type[Record]) -> Lang | None:
    """Return the language of most of a file's column names; None where it cannot be told."""
    names = {cell.strip() for cell in header}
    known = columns(record)
    chinese = sum(column.words.zh in names for column in known)
    english = sum(column.words.en in names for column in known)
    if chinese == english:
        return None
    return "zh" if chinese > english else "en"
