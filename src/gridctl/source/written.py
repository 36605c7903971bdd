"""A file as it is written: its own line ends, its encoding, its BOM, to be put back the same."""

from collections import Counter

from gridctl.model.record import Record
from gridctl.source.text import decode

_BOM = b"\xef\xbb\xbf"


class Written(Record):
    """A file's text with its own line ends; `encoding` is utf-8 or gb18030."""

    text: str
    encoding: str
    bom: bool


def as_written(data: bytes) -> Written | None:
    """Return a file's text as it stands; None where it cannot be read."""
    if decode(data, "").text is None:
        return None
    body = data.removeprefix(_BOM)
    bom = len(body) < len(data)
    try:
        return Written(body.decode("utf-8"), "utf-8", bom)
    except UnicodeDecodeError:
        return Written(body.decode("gb18030"), "gb18030", bom)


def encoded(written: Written, text: str) -> bytes:
    """Return a changed text in the encoding of what it was, with its BOM."""
    return _BOM * written.bom + text.encode(written.encoding)


def usual_line_end(text: str) -> str:
    r"""Return the line end that a text has most often: ``\n``, ``\r\n`` or ``\r``."""
    both = text.count("\r\n")
    counts = Counter({"\n": text.count("\n") - both, "\r\n": both, "\r": text.count("\r") - both})
    return counts.most_common(1)[0][0]  # of equals the first: LF, also where there is none
