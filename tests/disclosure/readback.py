"""Reads tables back from the pages, as a program that knows nothing of us would."""

import re
from html.parser import HTMLParser
from typing import Any

Row = list[Any]


#: Every element that our pages are made of, and those that have no end tag.
_VOID = frozenset({"meta", "rect", "path"})
_SHAPES = {"svg", "desc", "text"}
_FLOW = {"div", "p", "span", "small", "strong", "code", "a", "ul", "li", "dl", "dt", "dd"}
_PARTS = {"header", "footer", "main", "nav", "section", "figure", "figcaption", "h1", "h2", "h3"}
_TABLE = {"table", "caption", "thead", "tbody", "tr", "th", "td"}
_KNOWN = _VOID | _SHAPES | _FLOW | _PARTS | _TABLE | {"html", "head", "title", "style", "body"}


class Tables(HTMLParser):
    """Every table's rows of cells: a text, or a list of texts where the cell is a list.

    Also the headings in order with their level, the links and the ids, the texts of each drawing,
    elements that are not ours, and what was left open.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[Row]] = []
        self.headings: list[str] = []
        self.loaded: list[str] = []
        self.links: list[str] = []
        self.lang = ""
        self.levels: list[int] = []
        self.ids: list[str] = []
        self.drawings: list[list[str]] = []
        self.described: list[str] = []
        self.strange: set[str] = set()
        self.unclosed: list[str] = []
        self.styles = 0
        self.scopes: list[str | None] = []
        self.landmarks: list[str] = []
        self._cell = False
        self._entries: list[str] | None = None
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        assert not any(name.startswith("on") or name in {"src", "style"} for name in given)
        self._structure(tag, given)
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
        elif tag in {"h1", "h2", "caption", "dt", "li", "text", "title", "desc"}:
            self._text = ""

    def _structure(self, tag: str, given: dict[str, str | None]) -> None:
        if tag not in _KNOWN:
            self.strange.add(tag)
        if tag not in _VOID:
            self.unclosed.append(tag)
        if "id" in given:
            self.ids.append(given["id"] or "")
        if tag in {"h1", "h2", "h3"}:
            self.levels.append(int(tag[1]))
        if tag in {"header", "nav", "main", "footer"}:
            self.landmarks.append(tag)
        if tag == "th":
            self.scopes.append(given.get("scope"))
        if tag == "svg":
            assert given.get("role") == "img" or given.get("aria-hidden") == "true"
            self.drawings.append([])
        self.styles += tag == "style"

    def handle_data(self, data: str) -> None:
        self._text += data

    def handle_endtag(self, tag: str) -> None:
        if self.unclosed and self.unclosed[-1] == tag:
            self.unclosed.pop()
        if tag == "text":
            self.drawings[-1].append(self._text.strip())
        elif tag == "desc":
            self.described.append(self._text.strip())
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
