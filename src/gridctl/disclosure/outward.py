"""What a finished page must not hold: programs, and whatever is fetched from another place."""

import html
import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from gridctl.model.words import Words

if TYPE_CHECKING:
    from markdown_it.token import Token

_ELEMENT_NAMES = (
    "animate animatemotion animatetransform applet base embed form frame frameset handler iframe "
    "listener noembed noframes noscript object plaintext portal script set template xmp"
)
_ELEMENTS = frozenset(_ELEMENT_NAMES.split())
_ADDRESS_NAMES = (
    "action background cite codebase data dynsrc formaction href longdesc lowsrc manifest ping "
    "poster profile src xlink:href"
)
_ADDRESSES = frozenset(_ADDRESS_NAMES.split())
_LISTS = frozenset({"srcset", "imagesrcset", "archive"})
#: Where a picture may stand as data; a link there would open a page of its own.
_PICTURES = frozenset({"src", "background", "poster"})
_SPACES = re.compile(r"[\x00-\x20]+")
_ELSEWHERE = re.compile(r"[/\\]|[^/?#]*:|[^?#]*\\")
#: A drawing is text: in base64 nobody could look it through for telephones and names.
_PICTURE = re.compile(r"data:image/(?!svg[^,]*;base64)", re.IGNORECASE)
_CSS_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|\n|(.))")
_CSS_FETCHES = re.compile(r"@import|image-set\(|\bsrc\(|url\([\s\"']*([^\s\"')]*)", re.IGNORECASE)
_LONGEST = 60
_BARE = Words("a bare <", "单独的 <")
_COMMENT = Words("markup in a comment", "注释中的标记")
_QUOTE = Words("a stray quotation mark", "多余的引号")
_NO_END = Words("<style> without an end", "没有结束的 <style>")


def _as_written(text: str) -> Words:
    """Return a piece of a page as it stands there, in both languages."""
    return Words(text, text)


class OutwardError(Exception):
    """A page holds what it must not: `found` is that, `line` where it stands."""

    def __init__(self, found: Words, line: int) -> None:
        """Remember what and where."""
        super().__init__(found.en)
        self.found, self.line = Words(found.en[:_LONGEST], found.zh[:_LONGEST]), line


def check(page: str) -> None:
    """Raise OutwardError where an HTML page holds a program or leads to another place.

    What browsers and this parser may read in different ways is refused, too: a bare `<`, and
    markup in a comment or a style sheet.
    """
    parser = _Parser(convert_charrefs=False)
    try:
        parser.feed(page)
        parser.close()
    except AssertionError:  # the parser's own: a section that it cannot read
        parser.unknown_decl("")
    parser.refuse_open_style()


def check_markdown(page: str) -> None:
    """Raise OutwardError where a Markdown page, shown as HTML, would be refused by `check`.

    The line is that on which the paragraph, list or table starts.
    """
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark", {"html": True}).enable("table")
    reader.validateLink = _links  # type: ignore[method-assign]  # else a bad one stays text, unseen
    shown: list[str] = []
    lines: list[int] = []  # of the page, for each line of what is shown
    for block in _blocks(reader.parse(f"{page}\n")):  # so that every block ends with its line
        shown.append(reader.renderer.render(block, reader.options, {}))
        lines += [(block[0].map or [0])[0] + 1] * shown[-1].count("\n")
    try:
        check("".join(shown))
    except OutwardError as error:
        line = lines[min(error.line, len(lines)) - 1]
        raise OutwardError(error.found, line) from error


def _links(url: str) -> bool:  # noqa: ARG001 (theirs)
    return True


def _blocks(tokens: "Iterable[Token]") -> "Iterator[list[Token]]":
    """Yield what makes each paragraph, list, table or piece of HTML that stands by itself."""
    block: list[Token] = []
    for token in tokens:
        block.append(token)
        if token.level == 0 and token.nesting <= 0:
            yield block
            block = []


def _leads_elsewhere(address: str, *, picture: bool = False) -> bool:
    """Say whether an address is anything but a relative path, a fragment, or a picture as data."""
    bare = _SPACES.sub("", address)
    if picture and _PICTURE.match(bare):
        return False
    return bool(_ELSEWHERE.match(bare))


def _plain(found: re.Match[str]) -> str:
    if found[1]:
        number = int(found[1], 16)
        return chr(number) if number <= 0x10FFFF else ""  # noqa: PLR2004 (the last of Unicode)
    return found[2] or ""


def _fetched(css: str) -> str:
    """Return what a style sheet brings in from another place; blank where nothing."""
    for found in _CSS_FETCHES.finditer(_CSS_ESCAPE.sub(_plain, css)):
        if found[1] is None or _leads_elsewhere(found[1], picture=True):
            return found[0]
    return ""


class _Parser(HTMLParser):
    """Raises OutwardError at the first thing that must not be there."""

    def __init__(self, *, convert_charrefs: bool) -> None:
        super().__init__(convert_charrefs=convert_charrefs)
        self._style_from = 0
        self._styles: list[str] = []

    def _refuse(self, found: Words) -> None:
        raise OutwardError(found, self.getpos()[0])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag.rpartition(":")[2] in _ELEMENTS:
            self._refuse(_as_written(f"<{tag}>"))
        for name, value in attrs:
            for found in _of_attribute(name, value or ""):
                self._refuse(Words(f"{found.en} in <{tag}>", f"<{tag}>中的{found.zh}"))
        if tag == "style":
            self._style_from = self.getpos()[0]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "style":
            self._refuse(_as_written("<style/>"))
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag == "style":
            self.check_styles()

    def handle_data(self, data: str) -> None:
        if "<" in data:
            self._refuse(_BARE)
        if self._style_from:
            self._styles.append(data)

    def handle_entityref(self, name: str) -> None:
        self._refer(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._refer(f"&#{name};")

    def _refer(self, text: str) -> None:
        if self._style_from:
            self._styles.append(text)

    def handle_comment(self, data: str) -> None:
        if "<" in data:
            self._refuse(_COMMENT)

    def handle_decl(self, decl: str) -> None:
        if decl.strip().lower() != "doctype html":
            self._refuse(_as_written("<!…>"))

    def unknown_decl(self, data: str) -> None:  # noqa: ARG002 (theirs)
        self._refuse(_as_written("<![…]>"))

    def handle_pi(self, data: str) -> None:  # noqa: ARG002 (theirs)
        self._refuse(_as_written("<?…>"))

    def refuse_open_style(self) -> None:
        """Refuse a style sheet that never ends: this parser does not tell what is in it."""
        if self._style_from:
            raise OutwardError(_NO_END, self._style_from)

    def check_styles(self) -> None:
        """Look through the style sheet that has just ended."""
        css = "".join(self._styles)
        found = _fetched(css) or _fetched(html.unescape(css))
        if found:
            raise OutwardError(_as_written(found), self._style_from)
        self._styles, self._style_from = [], 0


def _of_attribute(name: str, value: str) -> Iterator[Words]:
    if name.startswith("on") or name in {"srcdoc", "http-equiv"}:
        yield _as_written(f"{name}=")
    elif name in _LISTS:
        if any(map(_leads_elsewhere, value.replace(",", " ").split())):
            yield _as_written(f"{name}={value}")
    elif name in _ADDRESSES:
        if _leads_elsewhere(value, picture=name in _PICTURES):
            yield _as_written(f"{name}={value}")
    elif any(mark in name for mark in "<\"'=`"):
        yield _QUOTE
    elif fetched := _fetched(value):
        yield _as_written(fetched)
