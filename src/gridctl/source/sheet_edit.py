"""A CSV file edited with the smallest diff: what is not touched stays byte for byte."""

import re
from collections.abc import Iterator, Sequence

from gridctl.source.sheet import Sheet
from gridctl.source.text import decode
from gridctl.source.written import as_written, encoded, usual_line_end

_CELL = re.compile(r'"(?:[^"]|"")*"|[^,\r\n]*')
_MUST_QUOTE = re.compile(r'[",\r\n]|^\s|\s$')
_LINE_END = re.compile(r"\r\n|\r|\n")


def quoted(text: str) -> str:
    """Return a cell as CSV: quoted only where it must be, or where blanks stand at its ends."""
    if not _MUST_QUOTE.search(text):
        return text
    return '"' + text.replace('"', '""') + '"'


def _records(text: str) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """Yield the records of a text, blank ones too: each with its line end, and its cells' spans."""
    start = 0
    while start < len(text):
        spans, at = [], start
        while found := _CELL.match(text, at):
            spans.append((at - start, found.end() - start))
            at = found.end() + 1
            if text[found.end() : at] != ",":
                break
        end = at + 1 if text[at - 1 : at + 1] == "\r\n" else at
        yield text[start:end], spans
        start = end


def _cell(written: str) -> str:
    if len(written) > 1 and written.startswith('"'):
        written = written[1:-1].replace('""', '"')
    return _LINE_END.sub("\n", written)


class WrittenRow:
    """A row as written: `raw` with its line end, its `cells`, and the line on which it was read.

    A row that was added has the line 0; `SheetEdit.line_of` says where it stands now.
    """

    __slots__ = ("cells", "line", "raw")

    def __init__(self, line: int, raw: str, cells: list[str]) -> None:
        """Remember how the row is written and what it says."""
        self.line, self.raw, self.cells = line, raw, cells


class SheetEdit:
    """A CSV file whose rows can be changed, added and removed.

    `header` is the first record that is not blank, `rows` those below it. Blank records stay
    where they are and are not listed.
    """

    def __init__(self, data: bytes) -> None:
        """Read a file; ValueError where it cannot be read, or has no header."""
        written = as_written(data)
        text = decode(data, "").text
        if written is None or text is None:
            raise ValueError("unreadable")
        sheet = Sheet("", text)
        if sheet.problems or not sheet.lines:
            raise ValueError("unreadable" if sheet.problems else "empty")
        self._written = written
        self.newline = usual_line_end(written.text)
        self._parts: list[WrittenRow | str] = []
        self.rows: list[WrittenRow] = []
        self._take(written.text)
        self.header_row = self.rows.pop(0)

    @property
    def header(self) -> list[str]:
        """The names of the columns, as written."""
        return self.header_row.cells

    def _take(self, text: str) -> None:
        line = 1
        for raw, spans in _records(text):
            cells = [_cell(raw[start:end]) for start, end in spans]
            if "".join(cells).strip():
                self.rows.append(WrittenRow(line, raw, cells))
                self._parts.append(self.rows[-1])
            else:
                self._parts.append(raw)
            line += len(_LINE_END.findall(raw))

    def set(self, row: WrittenRow, index: int, text: str) -> None:
        """Write a cell; a row that is too short to have it gets blank cells before it."""
        if index < len(row.cells) and row.cells[index] == text:
            return
        missing = index + 1 - len(row.cells)
        if missing > 0:
            body = row.raw.rstrip("\r\n")
            row.raw = body + "," * missing + row.raw[len(body) :]
            row.cells.extend([""] * missing)
        start, end = next(_records(row.raw), ("", [(0, 0)]))[1][index]
        row.raw = row.raw[:start] + self._quoted(text) + row.raw[end:]
        row.cells[index] = text

    def add(self, cells: Sequence[str], before: WrittenRow | None = None) -> WrittenRow:
        """Put a row before another, else below the last; it is as wide as the header."""
        whole = [*cells, *[""] * (len(self.header) - len(cells))]
        raw = ",".join(map(self._quoted, whole)) + self.newline
        row = WrittenRow(0, raw, whole)
        if before is None:
            last = self.rows[-1] if self.rows else self.header_row
            self._parts.insert(self._parts.index(last) + 1, row)
            self.rows.append(row)
        else:
            self._parts.insert(self._parts.index(before), row)
            self.rows.insert(self.rows.index(before), row)
        return row

    def remove(self, row: WrittenRow) -> None:
        """Take a row out."""
        self.rows.remove(row)
        self._parts.remove(row)

    def line_of(self, row: WrittenRow) -> int:
        """Return the physical line on which a row starts now."""
        above = self._parts[: self._parts.index(row)]
        return 1 + sum(len(_LINE_END.findall(raw)) for raw in self._pieces(above, ended=True))

    def data(self) -> bytes:
        """Return the file as it is now."""
        return encoded(self._written, "".join(self._pieces(self._parts)))

    def _pieces(self, parts: Sequence[WrittenRow | str], *, ended: bool = False) -> Iterator[str]:
        """Yield the parts as written; a line end that is missing between two is put there."""
        for index, part in enumerate(parts):
            raw = part if isinstance(part, str) else part.raw
            last = index == len(parts) - 1 and not ended
            yield raw if last or raw.endswith(("\r", "\n")) else raw + self.newline

    def _quoted(self, text: str) -> str:
        return quoted(text).replace("\n", self.newline)
