"""What a damaged cell safely stands for: the one thing that its writer can have meant.

Safe are full-width digits (not in ids), dates in another order of signs with the year
first (1952/3/1, 1952年3月, 19520301), a midnight behind a date, spaces within a Chinese name, a
mark for blank where the cell may be blank, and a mobile number that became a decimal
(13900000000.0: none begins with a zero). Not safe, so never mended here: serial dates (19054; there
are two systems of them), days written before months or months before days, 1952.1 (also what is
left of 1952.10), 1.38E+10, #REF!, and whatever has lost leading zeros.
"""

import re
from datetime import date

from gridctl.model.declare import Column
from gridctl.source.values import BLANK_MARKS, SPACED_NAME, UnfitError, read_cell, read_one, split

#: Full-width signs, and the blank between words, as they stand on an English keyboard.
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xA0: 0x20}
_MIDNIGHT = r"[ T]0?0:00(:00(\.0+)?)?"
_DAY = r"(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日?)"
_RUN = r"(\d{4})(\d\d)(\d\d)"
_MONTH = r"(\d{4})(?:[-/](\d{1,2})|\.(\d\d|[2-9])|\s*年\s*(\d{1,2})\s*月?)"
#: Full-width signs of telephones only: other signs may part two of them.
_DIALLED = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), 0xFF0B, 0xFF0D, 0xFF0E)}
_MOBILE = r"(1[0-9]{10})(\.0+)?"
_WHOLE = r"(-?\d+)\.0+"


def mended(text: str, column: Column) -> str | None:
    """Return what a cell that cannot be read safely stands for; in a list, part by part.

    None where the cell is sound as it is, or where nothing is certain. What is returned can be
    read; it is blank where the cell holds a mark for blank and may be blank. Blanks around a
    cell mean nothing to the reader; they are taken off.
    """
    if column.field.telephone:
        return _telephone(text, column)
    said = text.strip()
    if not said or _reads(said, column):
        return said if said != text else None
    if not column.many:
        return _one(said, column)
    parts = [part.strip() for part in split(said)]
    found = [part if not part or _reads(part, column) else _one(part, column) for part in parts]
    sure = [part for part in found if part is not None]
    whole = ";".join(part for part in sure if part)
    return whole if len(sure) == len(found) and (whole or not column.field.required) else None


def is_mobile(text: str) -> bool:
    """Say whether a number is a mobile one: it has lost nothing where it was taken for a number."""
    return re.fullmatch(_MOBILE, text, re.ASCII) is not None


def _telephone(text: str, column: Column) -> str | None:
    """Mend a telephone, which can be read in full-width digits, too."""
    said = text.translate(_DIALLED).strip()
    if found := re.fullmatch(_MOBILE, said, re.ASCII):
        said = found[1]
    return said if said != text and _reads(said, column) else None


def _reads(text: str, column: Column) -> bool:
    try:
        read_cell(text, column)
    except UnfitError:
        return False
    return True


def _one(text: str, column: Column) -> str | None:
    """Mend one value that cannot be read."""
    if column.kind in {"record", "settings"}:
        return None
    if column.kind != "text" and text in BLANK_MARKS:
        return None if column.field.required else ""
    if column.kind == "text":
        meant = re.sub(SPACED_NAME, "", text) if column.field.personal else text
    elif column.kind == "id":
        return None  # another id may be meant
    else:
        meant = _plain(text.translate(_NARROW).strip(), column)
    try:
        read_one(meant, column)
    except UnfitError:
        return None
    return meant if meant != text else None


def _plain(text: str, column: Column) -> str:
    """Return a value in the documented form, where its form is one of those known."""
    if column.kind == "whole" and (found := re.fullmatch(_WHOLE, text, re.ASCII)):
        return found[1]
    return _date(text, column) if column.kind == "date" else text


def _date(text: str, column: Column) -> str:
    """Return a date, or a month where one may stand, as YYYY-MM-DD or YYYY-MM.

    Eight digits are no guess: with the day or the month in front, the year's first half (19 to
    21) would stand where the month is.
    """
    text = re.sub(f"{_MIDNIGHT}$", "", text)
    found = re.fullmatch(_DAY, text, re.ASCII) or re.fullmatch(_RUN, text, re.ASCII)
    if not found and column.field.month:
        found = re.fullmatch(_MONTH, text, re.ASCII)
    if not found:
        return text
    year, month, *day = (part for part in found.groups() if part and part.isdigit())
    try:
        whole = date(int(year), int(month), int(*day or ["1"]))
    except ValueError:
        return text
    return whole.isoformat() if day else whole.isoformat()[:7]
