"""Reads tables back from the pages, as a program that knows nothing of us would."""

import re
from html.parser import HTMLParser
from typing import Any

Row = list[Any]


class Tables(HTMLParser):
    """Every table's rows of cells: a text, or a list of texts where the cell is a list."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[Row]] = []
        self.headings: list[str] = []
        self.loaded: list[str] = []
        self.links: list[str] = []
        self.lang = ""
        self._cell = False
        self._entries: list[str] | None = None
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        assert not any(name.startswith("on") or name == "src" for name in given)
        if tag in {"script", "img", "link", "object", "embed", "iframe"}:
            self.loaded.append(tag)
        if tag == "html":
            self.lang = given["lang"] or ""
        elif tag == "a":
            self.links.append(given["href"] or "")
        elif tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag == "ul" and self._cell:
            self._entries = []
        elif tag in {"th", "td"}:
            self._cell, self._entries, self._text = True, None, ""
        elif tag in {"h1", "h2", "caption", "dt", "li"}:
            self._text = ""

    def handle_data(self, data: str) -> None:
        self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag in {"h1", "h2", "caption", "dt"}:
            self.headings.append(self._text.strip())
        elif tag == "li" and self._entries is not None:
            self._entries.append(self._text.strip())
        elif tag in {"th", "td"}:
            text = self._text.strip()
            self.tables[-1][-1].append(text if self._entries is None else self._entries)
            self._cell, self._entries = False, None


def html_tables(page: bytes) -> Tables:
    reader = Tables()
    reader.feed(page.decode())
    reader.close()
    return reader


def _cells(line: str) -> list[str]:
    parts = re.split(r"(?<!\\)(?:\\\\)*\|", line.strip()[1:-1])
    return [re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", part.strip()) for part in parts]


def markdown_tables(page: bytes) -> list[list[list[str]]]:
    """Return the rows of each table, heading first, the line of dashes left out."""
    tables: list[list[list[str]]] = []
    inside = False
    for line in page.decode().split("\n"):
        if not line.startswith("|"):
            inside = False
            continue
        if not inside:
            tables.append([])
        inside = True
        cells = _cells(line)
        if not all(re.fullmatch("-{3}:?", cell) for cell in cells):
            tables[-1].append(cells)
    return tables
