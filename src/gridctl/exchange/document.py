"""What the documents (.docx) share: paper, styles, tables whose rows stay whole, fixed bytes."""

import io
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from gridctl.exchange.archive import repacked
from gridctl.exchange.library import load
from gridctl.model.record import Record

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

#: Word counts in twentieths of a point: 7,200 of them in 127 mm.
_TWIPS, _IN_MM = 7200, 127
#: Papers as width and height, and their margins: top, right, bottom, left, in mm.
A4 = ((210, 297), (30, 24, 25, 26))
A3_ACROSS = ((420, 297), (22, 18, 20, 20))
TITLE, TEXT, CELL, HEAD, LINE, RIGHT = (
    f"Notice {name}" for name in ("Title", "Text", "Cell", "Head", "Line", "Right")
)
_SONG, _FANG, _HEI = "方正小标宋简体", "仿宋_GB2312", "黑体"
#: What a program takes where a font is missing, the first that it has.
_INSTEAD = {
    _SONG: "小标宋,华文中宋,STZhongsong,宋体,SimSun,Noto Serif CJK SC",
    _FANG: "仿宋,FangSong,STFangsong,华文仿宋,宋体,SimSun,Noto Serif CJK SC",
    _HEI: "SimHei,STHeiti,微软雅黑,Noto Sans CJK SC",
}
#: Style: font, size in points, alignment.
_STYLES: Mapping[str, tuple[str, float, str]] = {
    TITLE: (_SONG, 22, "center"),
    LINE: (_FANG, 16, "center"),
    TEXT: (_FANG, 16, "left"),
    RIGHT: (_FANG, 16, "right"),
    HEAD: (_HEI, 14, "center"),
    CELL: (_FANG, 14, "left"),
}
_BALLAST = ("/thumbnail", "/stylesWithEffects", "/customXml")
_FONT_TABLE = "word/fontTable.xml"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


class Cell(Record):
    """A cell of a table: a paragraph a line; `style`, and over how many columns it goes."""

    lines: tuple[str, ...]
    style: str = CELL
    over: int = 1


class Paper:
    """A document being written, on one sort of paper."""

    def __init__(
        self,
        paper: tuple[tuple[int, int], tuple[int, int, int, int]],
        lang: str,
        sizes: Mapping[str, float] | None = None,
    ) -> None:
        """Begin an empty document; `sizes` are other sizes in points, by style."""
        self._element = load("docx.oxml", "python-docx").OxmlElement
        self._qn = load("docx.oxml.ns", "python-docx").qn
        self._lang, self._sizes = lang, sizes or {}
        self.document: Document = load("docx", "python-docx").Document()
        (width, height), (top, right, bottom, left) = paper
        section = self.document.sections[0]
        mm = load("docx.shared", "python-docx").Mm
        section.page_width, section.page_height = mm(width), mm(height)
        if width > height:
            self._set(section._sectPr.pgSz, orient="landscape")
        section.top_margin, section.right_margin = mm(top), mm(right)
        section.bottom_margin, section.left_margin = mm(bottom), mm(left)
        section.footer_distance = section.header_distance = mm(12)
        #: The width that is left for the text, in mm.
        self.width = width - left - right
        #: The id of each style by its name: to find one takes longer than to write a row.
        self._style_ids: dict[str, str] = {}
        for name, (font, points, align) in _STYLES.items():
            self._style(name, font, self._sizes.get(name, points), align)

    def _style(self, name: str, font: str, points: float, align: str) -> None:
        enum = load("docx.enum.text", "python-docx")
        kind = load("docx.enum.style", "python-docx").WD_STYLE_TYPE.PARAGRAPH
        style: Any = self.document.styles.add_style(name, kind)
        self._style_ids[name] = style.style_id
        style.base_style = None
        style.font.size = load("docx.shared", "python-docx").Pt(points)
        style.font.name = "Times New Roman"
        fonts = style.element.rPr.rFonts
        self._set(fonts, eastAsia=font, cs="Times New Roman")
        style.element.rPr.append(self._new("lang", val="en-US", eastAsia=self._lang))
        style.paragraph_format.alignment = enum.WD_ALIGN_PARAGRAPH[align.upper()]
        style.paragraph_format.space_before = style.paragraph_format.space_after = 0
        style.paragraph_format.line_spacing = 1.15
        style.font.bold = name == HEAD or None

    def smaller(self, style: str, points: float) -> str:
        """Return the name of a style like `style` in a size of its own."""
        font, usual, align = _STYLES[style]
        name = f"{style} {points:g}"
        if points == self._sizes.get(style, usual):
            return style
        if name not in self._style_ids:
            self._style(name, font, points, align)
        return name

    def _set(self, element: "Element", **values: object) -> "Element":
        for name, value in values.items():
            element.set(self._qn(f"w:{name}"), str(value))
        return element

    def _new(self, tag: str, *inside: "Element", **values: object) -> "Element":
        """Return an element of a document with its attributes and what is in it."""
        element: Element = self._element(f"w:{tag}")
        element.extend(inside)
        return self._set(element, **values)

    def text(
        self,
        text: str,
        style: str = TEXT,
        *,
        new_page: bool = False,
        above: int = 0,
        kept: bool = False,
    ) -> None:
        """Add a paragraph, on a new page if asked, with `above` points of space above it.

        It stays on one page with what follows; plain text only where it is `kept` so.
        """
        paragraph: Any = self.document.add_paragraph()
        paragraph._p.style = self._style_ids[style]
        shape = paragraph.paragraph_format
        shape.page_break_before = new_page or None
        shape.keep_with_next = (style != TEXT or kept) or None
        if above:
            shape.space_before = load("docx.shared", "python-docx").Pt(above)
        paragraph._p.append(self._run(text))

    def _run(self, text: str) -> "Element":
        piece = self._new("t")
        piece.text = text
        piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        return self._new("r", piece)

    def table(
        self,
        widths: Iterable[int],
        rows: Iterable[tuple[Cell, ...]],
        *,
        heads: int = 0,
        heights: tuple[int, ...] = (),
    ) -> None:
        """Add a table of columns as wide as `widths` are to each other, over the whole width.

        The first `heads` rows repeat on each page, and no row is parted; `heights` are the least
        heights of the rows in mm, where they matter.
        """
        parts = list(widths)
        whole = self.width * _TWIPS // _IN_MM
        columns = [part * whole // sum(parts) for part in parts]
        table = self._new("tbl", self._properties(sum(columns)))
        table.append(self._new("tblGrid", *(self._new("gridCol", w=w) for w in columns)))
        for number, row in enumerate(rows):
            height = heights[number] if number < len(heights) else 0
            table.append(self._row(row, columns, height, repeated=number < heads))
        body = self.document.element.body
        body.insert(len(body) - 1, table)  # the section's properties stay last

    def _properties(self, width: int) -> "Element":
        sides = ("top", "left", "bottom", "right", "insideH", "insideV")
        borders = (self._new(s, val="single", sz=4, space=0, color="000000") for s in sides)
        padding = (self._new(s, w=w, type="dxa") for s, w in (("left", 110), ("right", 110)))
        return self._new(
            "tblPr",
            self._new("tblW", w=width, type="dxa"),
            self._new("tblBorders", *borders),
            self._new("tblLayout", type="fixed"),
            self._new("tblCellMar", *padding),
        )

    def _row(
        self, row: tuple[Cell, ...], columns: list[int], height: int, *, repeated: bool
    ) -> "Element":
        whole = self._new("trPr", self._new("cantSplit"))
        if height:
            twips = height * _TWIPS // _IN_MM
            whole.append(self._new("trHeight", val=twips, hRule="atLeast"))
        if repeated:
            whole.append(self._new("tblHeader"))
        found, at = self._new("tr", whole), 0
        for cell in row:
            width = sum(columns[at : at + cell.over])
            properties = self._new("tcPr", self._new("tcW", w=width, type="dxa"))
            if cell.over > 1:
                properties.append(self._new("gridSpan", val=cell.over))
            properties.append(self._new("vAlign", val="center"))
            lines = (self._paragraph(line, cell.style) for line in cell.lines or ("",))
            found.append(self._new("tc", properties, *lines))
            at += cell.over
        return found

    def _paragraph(self, text: str, style: str) -> "Element":
        named = self._new("pStyle", val=self._style_ids[style])
        return self._new("p", self._new("pPr", named), self._run(text))

    def page_numbers(self, left: str = "") -> None:
        """Put the page's number and the number of pages at the foot, after a text."""
        paragraph = self.document.sections[0].footer.paragraphs[0]
        paragraph.style = self.document.styles[CELL]
        paragraph.alignment = load("docx.enum.text", "python-docx").WD_ALIGN_PARAGRAPH.CENTER
        place: Any = paragraph._p
        place.append(self._run(f"{left}　" if left else ""))
        place.append(self._new("fldSimple", self._run("1"), instr="PAGE"))
        place.append(self._run(" / "))
        place.append(self._new("fldSimple", self._run("1"), instr="NUMPAGES"))

    def heading(self, text: str) -> None:
        """Put a text at the top of each page."""
        paragraph = self.document.sections[0].header.paragraphs[0]
        paragraph.style = self.document.styles[HEAD]
        place: Any = paragraph._p
        place.append(self._run(text))

    def finished(self, title: str, author: str, made_on: date) -> bytes:
        """Return the document's bytes, with `made_on` as the day in its properties."""
        properties = self.document.core_properties
        made = datetime(made_on.year, made_on.month, made_on.day)  # noqa: DTZ001 (no moment)
        properties.created = properties.modified = made
        properties.title, properties.author = title[:255], author[:255]
        properties.last_modified_by, properties.comments = author[:255], ""
        properties.revision = 1
        self._without_ballast()
        held = io.BytesIO()
        self.document.save(held)
        return repacked(held.getvalue(), {_FONT_TABLE: _font_table()})

    def _without_ballast(self) -> None:
        """Leave out what the library's own empty document brings: a picture, 100 table styles."""
        part: Any = self.document.part
        for holder in (part.package, part):
            for name, relation in [*holder.rels.items()]:
                if relation.reltype.endswith(_BALLAST):
                    del holder.rels[name]
        styles: Any = self.document.styles.element
        for style in [*styles.style_lst]:
            kind, default = (style.get(self._qn(f"w:{n}")) for n in ("type", "default"))
            if kind == "table" and default != "1":
                styles.remove(style)


def _font_table() -> bytes:
    """Return the part that says what stands in for a font that is not there."""
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{instead}"/><w:charset w:val="86"/>'
        '<w:family w:val="auto"/></w:font>'
        for name, instead in _INSTEAD.items()
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return f'{head}\n<w:fonts xmlns:w="{_W}">{fonts}</w:fonts>'.encode()
