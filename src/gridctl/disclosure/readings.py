"""The bytes of a finished file as a reader, a browser or an office program would take them.

Each file gives several readings: as written, and with what hides a text undone: entities, escapes,
tags inside a word, invisible characters, full-width and foreign digits. Line breaks stay, so that
a place in a reading is a place in the file.
"""

import html
import io
import re
import zipfile
from collections.abc import Callable, Iterator

from gridctl.compute.seen import seen

_ZIP, _PDF = b"PK\x03\x04", b"%PDF-"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
#: Tags that may stand inside a word; every other tag parts it.
_INSIDE = (
    "a abbr b bdi bdo cite code em font i ins kbd mark q rb rp rt ruby s samp small span strong "
    "sub sup time tspan u var wbr"
)
#: In office files a word may be cut into runs; what parts it are these.
_PARTING = "p tc tr br tab cr si c row v is f sheet definedName"
_INSIDE_NAMES = frozenset(_INSIDE.split())
_PARTING_NAMES = frozenset(_PARTING.split())
_TAG = re.compile(
    r"<(?:!--.*?-->|/?([A-Za-z_][\w.:-]*)(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+>)", re.DOTALL
)
_DRAWN = re.compile(
    r"(\s(?:d|points|viewBox|transform|stroke-dasharray|values)=)(\"[^\"]*\"|'[^']*')"
)
_CSS = re.compile(r"\\([0-9A-Fa-f]{1,6})[ \t]?")
_JSON = re.compile(r"\\u[dD][89abAB]..\\u[dD][c-fC-F]..|\\u[0-9A-Fa-f]{4}|\\.")
_MARKDOWN = re.compile(r"\\([!-/:-@\[-`{-~])")
#: An entity as HTML reads it; what stands for a line break is none in the file.
_ENTITY = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)")
_DIGEST = re.compile(r"(?<![0-9A-Za-z])[0-9a-f]{64}(?![0-9A-Za-z])")
_WIDE_GAP = re.compile(r"(?<=[^\x00-\x7f])[ \t\n]+(?=[^\x00-\x7f])")
_VALUES = re.compile(r"=\s*(\"[^\"]*\"|'[^']*')")
#: What parts one cell of a text from the next, whatever the file.
APART = "\x1f"
_CELL_ENDS = re.compile(r"[\x1f\n|\t,，、;；]")
_TEXT_PARTS = (".xml", ".rels", ".vml", ".txt", ".html")


class UnscannableError(Exception):
    """A file cannot be looked into; `name` is its name."""

    def __init__(self, name: str) -> None:
        """Remember which."""
        super().__init__(name)
        self.name = name


def cells(text: str) -> Iterator[tuple[str, int]]:
    """Yield the parts of a reading that stand by themselves, and their lines."""
    line, last = 1, 0
    for end in _CELL_ENDS.finditer(f"{text}\n"):
        cell = text[last : end.start()].strip(" *_`#>-\"'：:。.")
        if cell:
            yield cell, line
        line += end[0] == "\n"
        last = end.end()


def readings(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    """Yield (file, text) for a file, or for each part of an office file (``book.xlsx!part``).

    UnscannableError where it is a PDF and nothing here can read one, or a broken archive.
    """
    if data.startswith(_PDF):
        for page in _pdf_pages(name, data):
            yield name, seen(_WIDE_GAP.sub("", page))
    elif data.startswith(_ZIP):
        for part, content in _parts(name, data):
            yield from _of_text(f"{name}!{part}", content, _is_run_apart)
    else:
        yield from _of_text(name, data, _is_tag_apart)


def _of_text(name: str, data: bytes, apart: Callable[[str], bool]) -> Iterator[tuple[str, str]]:
    encoding = "utf-16" if data.startswith(_UTF16) else "utf-8"
    text = _DIGEST.sub("-", data.decode(encoding, "replace"))
    kind = name.rpartition(".")[2].lower()
    if kind in {"html", "htm", "svg", "xml", "rels", "vml", "xhtml"}:
        found = _of_markup(text, apart)
    elif kind == "json":
        found = iter((_JSON.sub(_unescaped, text.replace('"', APART)),))
    elif kind == "md":
        found = iter((_plain_entities(_MARKDOWN.sub(r"\1", text)),))
    else:
        found = iter((text,))
    for reading in found:
        yield name, seen(reading)


def _of_markup(text: str, apart: Callable[[str], bool]) -> Iterator[str]:
    """Yield a page as written (attributes, styles, comments), and its text without the tags."""
    drawn = _DRAWN.sub(lambda found: found[1] + found[2].replace(" ", ",").replace("-", ","), text)
    unescaped = _plain_entities(_VALUES.sub(lambda f: f"={APART}{f[1][1:-1]}{APART}", drawn))
    yield unescaped
    if "\\" in unescaped:
        yield _CSS.sub(lambda found: _character(int(found[1], 16)), unescaped)

    def without(found: re.Match[str]) -> str:
        ends = "\n" * found[0].count("\n")
        return ends or (APART if found[1] and apart(found[1]) else "")

    yield _plain_entities(_TAG.sub(without, text))


def _plain_entities(text: str) -> str:
    """Return a text with its entities undone, its lines as they were."""
    return _ENTITY.sub(lambda found: html.unescape(found[0]).replace("\n", " "), text)


def _is_tag_apart(tag: str) -> bool:
    return tag.lower() not in _INSIDE_NAMES


def _is_run_apart(tag: str) -> bool:
    return tag.rpartition(":")[2] in _PARTING_NAMES


def _character(code: int) -> str:
    return chr(code) if code < 0x110000 and code != 10 else " "  # noqa: PLR2004 (Unicode's end, LF)


def _unescaped(found: re.Match[str]) -> str:
    escape = found[0]
    if escape[1] != "u":
        return {"n": " ", "t": " ", "r": " ", "b": "", "f": ""}.get(escape[1], escape[1])
    codes = [int(part, 16) for part in escape.split("\\u")[1:]]
    if len(codes) == 2:  # noqa: PLR2004 (a pair of surrogates)
        return chr(0x10000 + ((codes[0] - 0xD800) << 10) + (codes[1] - 0xDC00))
    return _character(codes[0])


def _parts(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for info in archive.infolist():
                if info.filename.lower().endswith(_TEXT_PARTS):
                    yield info.filename, archive.read(info)
    except (zipfile.BadZipFile, RuntimeError, EOFError) as error:
        raise UnscannableError(name) from error


def _pdf_pages(name: str, data: bytes) -> Iterator[str]:
    try:
        from pypdf import PdfReader  # only printing to PDF brings it
    except ImportError as error:
        raise UnscannableError(name) from error
    reader = PdfReader(io.BytesIO(data))
    for page in reader.pages:
        yield page.extract_text()
    yield "\n".join(str(value) for value in (reader.metadata or {}).values())
