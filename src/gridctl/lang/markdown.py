"""Texts as Markdown that shows them as they are."""

import re

_ANYWHERE = re.compile(r"[\\`*_\[\]<>|~&$^]")
#: What would be a link, or an emoji: looked for together, so that a colon is marked once.
_LINK = re.compile(
    r"(?<=[A-Za-z]):(?=[/A-Za-z0-9_+-])|:(?=[A-Za-z0-9_+-]+:)|(?<=www)\.|@", re.IGNORECASE
)
_START = re.compile(r"^([#+=-]|[0-9]{1,9}(?=[.)]))")


def escape(text: object) -> str:
    r"""Return `text` so that Markdown (CommonMark with tables) shows it, in a cell or a line.

    Marks of emphasis, links, HTML, tables, mathematics and entities get a backslash, and so do
    what would start a heading, a list or a link by itself: 张* becomes 张\*.
    """
    safe = _ANYWHERE.sub(r"\\\g<0>", str(text))
    safe = _LINK.sub(r"\\\g<0>", safe)
    if found := _START.match(safe):
        start = found[0]
        safe = (f"{start}\\" if start[0].isdigit() else f"\\{start}") + safe[len(start) :]
    return safe
