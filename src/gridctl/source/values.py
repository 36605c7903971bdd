"""A cell's text to the declared type, or the reason why not.

Only the documented form of each type is accepted: ``int("１２３")`` and ``date`` guesses are
how damage goes unseen.
"""

import re
import sys
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, TypeVar

from gridctl.model.choice import Choice
from gridctl.model.declare import Column
from gridctl.model.period import FIRST_YEAR, LAST_YEAR, Period

LONGEST = 4_000
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
#: The others are compiled when first needed: most runs meet none of the damage they know.
_MONTH = r"([0-9]{4})-([0-9]{2})"
_WHOLE = r"-?[0-9]{1,9}"
_DECIMAL = r"-?[0-9]{1,9}(\.[0-9]{1,6})?"
_LONGEST_ID = 64
_ID = r"[^\s;；、,\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]+"
_CONTROL = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
_SPREADSHEET = r"#(REF|VALUE|NAME|N/A|DIV/0|NULL|NUM)[!?]?|#{3,}|[0-9](\.[0-9]+)?E\+[0-9]+"
_DATE_DAMAGE = (
    r"[0-9]{5}(\.0)?|[0-9]{4}[/.年][0-9]{1,2}([/.月][0-9]{1,2})?[月日]?|"
    r"[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}|[0-9]{8}"
)
#: A telephone that a spreadsheet took for a number; zeros in front of it may be gone.
_FLOAT = r"[0-9０-９]+[.．][0０]+"
_FULL_WIDTH = r"[０-９]"
_FULL_WIDTH_ID = r"[０-９Ａ-Ｚａ-ｚ]"
SPACED_NAME = r"(?<=[\u3400-\u9fff])[ \t\r\n\u3000\u00a0]+(?=[\u3400-\u9fff])"
BLANK_MARKS = frozenset({"/", "-", "—", "——", "无", "空", "N/A", "n/a", "\\"})
_YES_NO = {"yes": True, "是": True, "no": False, "否": False}


class UnfitError(Exception):
    """A text is not of its field's type: the finding's name, variant and values."""

    def __init__(self, name: str, variant: str, **values: object) -> None:
        """Keep what the message needs."""
        super().__init__(name)
        self.name, self.variant, self.values = name, variant, values


def _bad(variant: str, **values: object) -> UnfitError:
    return UnfitError("bad-value", variant, **values)


@lru_cache(maxsize=8192)  # the same days stand in many columns, and in every village
def _day(text: str) -> date:
    return date.fromisoformat(_in_time(text))


def _in_time(text: str) -> str:
    if not FIRST_YEAR <= int(text[:4]) <= LAST_YEAR:
        raise _bad("year", first=FIRST_YEAR, last=LAST_YEAR)
    return text


def _read_date(text: str, column: Column) -> date:
    try:
        if _DATE.fullmatch(text):
            return _day(text)
        if column.field.month and (found := re.fullmatch(_MONTH, text)):
            first = date(int(_in_time(text)[:4]), int(found[2]), 1)
            if column.field.month == "first":
                return first
            return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    except ValueError:
        raise _bad("no-such-day") from None
    if re.fullmatch(_DATE_DAMAGE, text) or re.search(_FULL_WIDTH, text):
        raise UnfitError("spreadsheet-damage", "date")
    raise _bad("month-or-date" if column.field.month else "date")


def _read_whole(text: str, column: Column) -> int:
    if not re.fullmatch(_WHOLE, text):
        if re.search(_FULL_WIDTH, text):
            raise UnfitError("spreadsheet-damage", "digits")
        raise _bad("whole")
    return _not_below(int(text), column)


def _read_decimal(text: str, column: Column) -> Decimal:
    if not re.fullmatch(_DECIMAL, text):
        if re.search(_FULL_WIDTH, text):
            raise UnfitError("spreadsheet-damage", "digits")
        raise _bad("decimal")
    return _not_below(Decimal(text), column)


_Number = TypeVar("_Number", int, Decimal)


def _not_below(number: _Number, column: Column) -> _Number:
    if column.field.low is not None and number < column.field.low:
        raise _bad("too-low", low=column.field.low)
    return number


def _read_yes_no(text: str, column: Column) -> bool:  # noqa: ARG001
    if text not in _YES_NO:
        raise _bad("yes-no")
    return _YES_NO[text]


def _read_period(text: str, column: Column) -> Period:  # noqa: ARG001
    try:
        return Period.parse(text)
    except ValueError:
        raise _bad("period") from None


@cache
def _named(choice: type[Choice]) -> Mapping[str, Choice]:
    return choice.by_name()


def _read_choice(text: str, column: Column) -> object:
    assert column.choice is not None  # noqa: S101 (a choice column declares its enumeration)
    try:
        return _named(column.choice)[text]
    except KeyError:
        names = tuple(item.words for item in column.choice)
        raise _bad("choice", choices=names) from None


def _read_id(text: str, column: Column) -> str:  # noqa: ARG001
    if len(text) > _LONGEST_ID or not (text.isalnum() or re.fullmatch(_ID, text)):
        raise _bad("id")
    if not text.isascii() and re.search(_FULL_WIDTH_ID, text):
        raise UnfitError("spreadsheet-damage", "digits")
    return text


def _read_text(text: str, column: Column) -> str:
    if len(text) > LONGEST:
        raise _bad("too-long", limit=LONGEST)
    if not text.isprintable() and re.search(_CONTROL, text):
        raise _bad("control")
    if column.field.personal and len(text.split()) > 1 and re.search(SPACED_NAME, text):
        raise UnfitError("spreadsheet-damage", "spaces")
    if column.field.telephone and re.fullmatch(_FLOAT, text):
        raise UnfitError("spreadsheet-damage", "cell")
    return text


_READERS: dict[str, Callable[[str, Column], Any]] = {
    "date": _read_date,
    "whole": _read_whole,
    "decimal": _read_decimal,
    "yes-no": _read_yes_no,
    "period": _read_period,
    "choice": _read_choice,
    "id": _read_id,
    "text": _read_text,
}


def read_one(text: str, column: Column) -> Any:
    """Read one value that is not blank; UnfitError where the text is not of the type."""
    if ("#" in text or "E+" in text) and re.fullmatch(_SPREADSHEET, text):
        raise UnfitError("spreadsheet-damage", "cell")
    if column.kind != "text" and text in BLANK_MARKS:
        raise UnfitError("spreadsheet-damage", "blank-mark")
    return _READERS[column.kind](text, column)


def read_cell(text: str, column: Column) -> Any:
    """Read a cell: blank is the column's blank value, a list is separated by ``;``."""
    text = text.strip()
    if not text:
        return column.blank
    if column.many:
        parts = [part for part in map(str.strip, split(text)) if part]
        if column.kind == "id" and _plain_ids(parts):
            return tuple(parts)
        return tuple(read_one(part, column) for part in parts)
    return read_one(text, column)


def split(text: str) -> list[str]:
    """Return the parts of a list in a cell."""
    return text.replace("；", ";").replace("、", ";").split(";")


def mentioned(texts: Iterable[str]) -> frozenset[str]:
    """Return what may be ids in texts that could not be read, those within lists too."""
    parts = (part.strip() for text in texts for part in (text, *split(text.replace("，", ";"))))
    return frozenset(part for part in parts if part)


def plain(texts: Collection[str], column: Column, longest: int = sys.maxsize) -> bool:
    """Say whether all texts of a column stand for themselves, by one look at all of them.

    None of them is longer than `longest` characters, where that is known.
    """
    if column.many or column.kind not in {"text", "id"} or column.field.telephone:
        return False
    if column.kind == "id":
        return _plain_ids(texts, longest)
    whole = "".join(texts)
    odd = any(mark in whole for mark in (" ", "#", "E+"))
    return not odd and whole.isprintable() and _all_within(LONGEST, texts, longest)


def _all_within(limit: int, texts: Collection[str], longest: int) -> bool:
    """Say whether no text is longer than `limit`; none is longer than `longest`."""
    return longest <= limit or max(map(len, texts), default=0) <= limit


def _plain_ids(texts: Collection[str], longest: int = sys.maxsize) -> bool:
    whole = "".join(texts)
    if whole.isascii():  # as bytes it is looked through much faster
        return whole.encode().isalnum() and _all_within(_LONGEST_ID, texts, longest)
    if not (whole.isalnum() and _all_within(_LONGEST_ID, texts, longest)):
        return False
    return not re.search(_FULL_WIDTH_ID, whole) and BLANK_MARKS.isdisjoint(texts)


#: Of these kinds a few texts come again and again, in every file of every village.
_COMMON = frozenset({"date", "choice", "yes-no", "whole", "decimal", "period"})
_MOST_KNOWN = 2_000


class Vocabulary(dict[str, Any]):
    """The values of the texts of a column, each read when it is first met.

    It raises UnfitError for a text that is not of the column's type, or blank where one is
    required. What a text means does not depend on the village; it is emptied when it gets large.
    """

    def __init__(self, column: Column) -> None:
        """Know nothing yet."""
        super().__init__()
        self.column = column

    def __missing__(self, text: str) -> Any:
        """Read a text for the first time."""
        if self.column.field.required and not text.strip():
            raise UnfitError("missing-value", "")
        value = read_cell(text, self.column)
        if len(self) >= _MOST_KNOWN:
            self.clear()
        self[text] = value
        return value


_vocabularies: dict[int, Vocabulary | None] = {}
_alike: dict[tuple[object, ...], Vocabulary] = {}


def vocabulary(column: Column) -> Vocabulary | None:
    """Return what the texts of a column mean; None where they are hardly ever the same."""
    slot = id(column)  # declared columns live as long as the program; to hash one takes long
    if slot not in _vocabularies:
        _vocabularies[slot] = _shared(column) if column.kind in _COMMON else None
    return _vocabularies[slot]


def _shared(column: Column) -> Vocabulary:
    """Return the vocabulary of all columns that are read alike: many a day stands in several."""
    said = column.field
    like = (column.kind, column.many, column.choice, said.required, said.month, said.low)
    return _alike.setdefault(like, Vocabulary(column))


def read_texts(
    texts: Collection[str], column: Column
) -> tuple[dict[str, Any], dict[str, UnfitError]]:
    """Read the different texts of a column: their values, and why some do not fit."""
    known: dict[str, Any] = {}
    unfit: dict[str, UnfitError] = {}
    for text in texts:
        try:
            known[text] = read_cell(text, column)
        except UnfitError as error:
            known[text], unfit[text] = column.blank, error
    return known, unfit
