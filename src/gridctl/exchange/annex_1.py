"""The commitment forms (annex 1) as a document (.docx): one page a member, ready to sign."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from gridctl.exchange.document import A4, CELL, HEAD, LINE, TEXT, TITLE, Cell, Paper
from gridctl.exchange.widths import lines_in

#: Sizes in points, the lines that promises and households may take at each, and how wide one is.
_SIZES = ((14.0, 20, 48), (12.0, 24, 56), (10.5, 29, 64), (9.0, 36, 74))
_COLUMNS = (40, 40, 34, 46)
_HEIGHTS = (14, 14, 14, 32, 84, 28)


def commitment_forms(forms: Mapping[str, Any], made_on: date) -> bytes:
    """Return the forms of `disclosure.forms.annex_1`, one page a member.

    NoLibraryError where python-docx is not installed.
    """
    paper = Paper(A4, forms["lang"], {TEXT: 10.5, LINE: 14.0})
    for number, member in enumerate(forms["members"]):
        paper.text(forms["title"], TITLE, new_page=number > 0)
        paper.text(f"{forms['organisation']}　{forms['year']}", LINE)
        paper.table(_COLUMNS, _rows(paper, forms["labels"], member), heights=_HEIGHTS)
        paper.text(forms["kept"], TEXT, above=4)
    return paper.finished(forms["title"], forms["organisation"], made_on)


def _size(member: Mapping[str, Any]) -> float:
    """Return the largest size at which what a member promises fits on the page."""
    promises = [line for promise in member["promises"] for line in promise]
    lines = [member["household_names"], *promises]
    for size, room, width in _SIZES:
        if sum(lines_in(line, width) for line in lines) <= room:
            return size
    return _SIZES[-1][0]


def _rows(
    paper: Paper, labels: Mapping[str, str], member: Mapping[str, Any]
) -> list[tuple[Cell, ...]]:
    style = paper.smaller(CELL, _size(member))

    def value(key: str, over: int = 1) -> Cell:
        return Cell((member[key],), style, over)

    pairs = ("name", "sex"), ("born", "joined"), ("phone", "branch")
    promises = tuple(
        line if number == 0 else f"　　{line}"
        for promise in member["promises"]
        for number, line in enumerate(promise)
    )
    signed = Cell((member["signed"] or labels["date_blank"],), style)
    return [
        *(
            tuple(cell for key in pair for cell in (_label(labels[key]), value(key)))
            for pair in pairs
        ),
        (_label(labels["households"]), value("household_names", 3)),
        (_label(labels["promises"]), Cell(promises, style, 3)),
        (_label(labels["signature"]), Cell((), style), _label(labels["date"]), signed),
    ]


def _label(text: str) -> Cell:
    """Return a label; what it has in brackets gets a line of its own."""
    return Cell(tuple(text.replace("（", "\n（").split("\n")), HEAD)
