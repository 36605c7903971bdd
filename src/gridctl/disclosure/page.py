"""What a notice holds, in both languages: pages of tables of plain cells.

Cells are already masked when they come here. `in_language` turns a page into what a template
may see: dictionaries, lists, texts and whole numbers only.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Literal

from gridctl.lang.say import fill, say
from gridctl.model.choice import Choice
from gridctl.model.period import Period
from gridctl.model.record import Record
from gridctl.model.words import Lang, Words

#: How a column looks: a `term` is short and stays on one line, a `list` has a line an entry,
#: `names` run together.
Kind = Literal["text", "term", "number", "list", "names"]
#: The parts of the index.
Section = Literal["glance", "grids", "tables"]
PlainCell = str | int | list[str]
NOTHING = "—"
_INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\ufffe\uffff\u200b\u202a-\u202e\u2060-\u206f\ufeff]")
_LONE = re.compile("[\ud800-\udfff]")
_NO_ANCHOR = re.compile(r"[^\w-]")


class Column(Record):
    """A column: its heading, what its cells are like, and the figure that they are.

    `period` is that of the figure, where it is not the page's. A figure called ``row`` is each
    row's own; ``visits.due`` is one end of a pair: `done`, `due`, `missing` or their `share`.
    """

    title: Words
    kind: Kind = "text"
    figure: str = ""
    period: Period | None = None


class Sentence(Record):
    """A sentence with values; the values are data, never a template."""

    words: Words
    values: Mapping[str, object] = MappingProxyType({})


#: A cell before it is said in a language; a tuple is a list of entries, None says nothing.
Cell = str | int | Words | Sentence | Choice | date | Period | tuple[Any, ...] | None


class Picture(Record):
    """What is drawn above a table, from the whole numbers in its rows.

    `kind` `shares`: a bar a row, column `part` of column `whole`; `parts`: one bar, divided by
    column `part` among the rows, each in the look that `looks` names; `columns`: an upright one
    a row, column `part` of column `whole`, whose share is the column after it.
    `big` is the one figure to read from afar, `says` what it is.
    """

    kind: Literal["shares", "parts", "columns"]
    part: int = 0
    whole: int = 0
    looks: tuple[str, ...] = ()
    big: str = ""
    says: Sentence | None = None


class Table(Record):
    """A table with its caption; its first column names what each row is about.

    `cards` says that a narrow screen shows each row as a card, not as a line; `subjects` are the
    ids of whom the rows' figures are, a row each (``V@2022Q3`` of another period than the page's),
    `figures` the figures that are each row's own.
    """

    id: str
    caption: Sentence
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[Sentence, ...] = ()
    cards: bool = True
    empty: Words = Words("Nothing was recorded.", "本期没有记录。")
    subjects: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    picture: Picture | None = None


class Link(Record):
    """A link to another page, or to a table of it; the place gives the link its words."""

    page: str
    table: str = ""


class Page(Record):
    """A page of the published folder: one or more tables, a summary for the index.

    `wide` pages are printed on A3 landscape, others on A4. `section` is the part of the index
    that lists it, `template` the family of templates that it shares with pages of its sort,
    `short` its name in the index where its title is long, `links` where more can be read.
    """

    id: str
    title: Words
    summary: Sentence
    tables: tuple[Table, ...]
    notes: tuple[Sentence, ...] = ()
    wide: bool = False
    section: Section = "tables"
    template: str = "page"
    short: Words | None = None
    links: tuple[Link, ...] = ()


def tables_or_none(
    tables: Iterable[Table], name: str, title: Words, columns: tuple[Column, ...]
) -> tuple[Table, ...]:
    """Return the tables; where there are none, one that says so."""
    return tuple(tables) or (Table(name, Sentence(title), columns, ()),)


def clean(text: str) -> str:
    """Return `text` on one line, without control and direction characters."""
    one_line = " ".join(text.split())
    return _LONE.sub("\ufffd", _INVISIBLE.sub("", one_line))


def anchor(name: str) -> str:
    """Return a table's id as a link can name it: letters, digits and hyphens."""
    return _NO_ANCHOR.sub(lambda found: f"_{ord(found[0]):x}_", name)


def _plain(cell: Cell, lang: Lang) -> PlainCell:
    if isinstance(cell, Sentence):
        return said(cell, lang)
    if isinstance(cell, tuple) and not isinstance(cell, Words | Period):
        entries = [_entry(entry, lang) for entry in cell]
        return [entry for entry in entries if entry] or NOTHING
    if isinstance(cell, int):
        return int(cell)
    return (_entry(cell, lang) if cell is not None else "") or NOTHING


def _entry(value: object, lang: Lang) -> str:
    """Return a value as text; anything but data of the declared sorts is a fault of ours."""
    if isinstance(value, Choice):
        return value.zh if lang == "zh" else value.value.replace("-", " ").replace("_", " ")
    if not isinstance(value, str | Words | date | Period):
        raise TypeError(type(value).__name__)
    return clean(say(value, lang))


def said(sentence: Sentence, lang: Lang) -> str:
    """Return a sentence in a language."""
    return clean(fill(sentence.words, sentence.values, lang))


def _table_in(table: Table, lang: Lang) -> dict[str, Any]:
    return {
        "id": anchor(table.id),
        "caption": said(table.caption, lang),
        "columns": [{"title": c.title(lang), "kind": c.kind} for c in table.columns],
        "rows": [[_plain(cell, lang) for cell in row] for row in table.rows],
        "notes": [said(note, lang) for note in table.notes],
        "cards": table.cards,
        "empty": table.empty(lang),
    }


def in_language(page: Page, lang: Lang) -> dict[str, Any]:
    """Return a page as plain data in one language: what templates, and nothing else, see."""
    return {
        "id": page.id,
        "title": clean(page.title(lang)),
        "summary": said(page.summary, lang),
        "tables": [_table_in(table, lang) for table in page.tables],
        "notes": [said(note, lang) for note in page.notes],
        "wide": page.wide,
        "section": page.section,
        "short": clean((page.short or page.title)(lang)),
    }
