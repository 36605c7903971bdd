"""Bytes to text: BOM, strict UTF-8, else strict GB18030 with a warning, else refused."""

from gridctl.findings.finding import Problem
from gridctl.model.mark import Mark
from gridctl.model.record import Record

_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"


class Decoded(Record):
    """A file's text with LF line ends (None where it cannot be read) and what was noticed."""

    text: str | None
    problems: tuple[Problem, ...]


def _refused(file: str, variant: str, line: int | None = None) -> Decoded:
    return Decoded(None, (Problem("unreadable-file", Mark(file, line), variant=variant),))


def decode(data: bytes, file: str) -> Decoded:
    """Read a file's bytes as text; charsets are never guessed.

    Short Chinese rosters defeat every charset detector, so the order is fixed: BOM, UTF-8,
    GB18030 (a superset of GBK), and a refusal that names the first bad byte's line.
    """
    if data.startswith((_ZIP, _OLE)):
        return _refused(file, "workbook")
    if data.startswith(_UTF16):
        return _refused(file, "utf-16")
    body = data.removeprefix(_BOM)
    if b"\x00" in body:
        return _refused(file, "binary", body[: body.index(b"\x00")].count(b"\n") + 1)
    problems: tuple[Problem, ...] = ()
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        try:
            text = body.decode("gb18030")
        except UnicodeDecodeError as broken:
            return _refused(file, "encoding", body[: broken.start].count(b"\n") + 1)
        problems = (Problem("bad-encoding", Mark(file, 1)),)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Decoded(text, problems)
