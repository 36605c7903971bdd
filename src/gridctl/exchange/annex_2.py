"""A disclosure page as a document (.docx) that the township edits: annex 2, on A3 landscape."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from gridctl.exchange.document import (
    A3_ACROSS,
    A4,
    CELL,
    HEAD,
    LINE,
    RIGHT,
    TEXT,
    TITLE,
    Cell,
    Paper,
)
from gridctl.exchange.widths import Sheet, cell_text, column_widths

_SMALL = {TEXT: 12.0, LINE: 14.0, RIGHT: 14.0, HEAD: 12.0, CELL: 10.5}
_UPRIGHT = 95


def page_document(about: Mapping[str, Any], page: Mapping[str, Any], made_on: date) -> bytes:
    """Return a page as a document: title, a table a grid, how to object, place for the seal.

    `about` and `page` are as templates see them, masked. NoLibraryError where python-docx is not
    installed.
    """
    paper = Paper(A3_ACROSS if page["wide"] else A4, about["lang"], _SMALL)
    if about["marking"]:
        paper.heading(about["marking"])
    paper.text(page["title"], TITLE)
    paper.text("　".join((about["organisation"], about["period"], about["as_on"])), LINE)
    paper.text(page["summary"], LINE)
    for table in page["tables"]:
        _table(paper, page, table, about["labels"]["separator"])
    _below(paper, about, page)
    paper.page_numbers(about["period"])
    return paper.finished(f"{about['title']} {page['title']}", about["organisation"], made_on)


def _table(paper: Paper, page: Mapping[str, Any], table: Mapping[str, Any], separator: str) -> None:
    paper.text(table["caption"], HEAD, above=8)
    if not table["rows"]:
        paper.text(table["empty"], TEXT)
        return
    kinds = [column["kind"] for column in table["columns"]]
    rows = [tuple(Cell((column["title"],), HEAD) for column in table["columns"])]
    rows += [
        tuple(
            Cell(tuple(cell_text(cell, kind, separator).split("\n")))
            for cell, kind in zip(row, kinds, strict=True)
        )
        for row in table["rows"]
    ]
    widths = column_widths(Sheet(table["caption"], page, (table,)), separator)
    paper.table(widths, rows, heads=1)
    for note in table["notes"]:
        paper.text(note)


def _below(paper: Paper, about: Mapping[str, Any], page: Mapping[str, Any]) -> None:
    """Add what stands below the tables, down to the seal."""
    labels = about["labels"]
    colon = labels["colon"]
    for note in page["notes"]:
        paper.text(note, kept=True)
    for entry in about["entries"]:
        paper.text(f"{entry['label']}{colon}{entry['text']}", kept=True)
    paper.text(about["privacy"], kept=True)
    paper.text(about["organisation"], RIGHT, above=12)
    paper.text(about["as_on"], RIGHT)
    for label in ("posted_on", "removed_on"):
        paper.text(f"{labels[label]}{colon}{labels['date_blank']}", RIGHT)
    paper.text(labels["seal"], RIGHT)
