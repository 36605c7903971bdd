"""CSV for spreadsheets: with a BOM, and no cell that a spreadsheet would take for a formula."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

#: Excel reads a UTF-8 file rightly only with it.
BOM = "\ufeff"
_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"-\d+(\.\d+)?")


def safe_cell(text: str) -> str:
    """Return a cell that stays text: an apostrophe before what would start a formula."""
    risky = _FORMULA.match(text) and not _NUMBER.fullmatch(text)
    return f"'{text}" if risky else text


def write(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table as CSV."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(heads)
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return BOM + out.getvalue()
