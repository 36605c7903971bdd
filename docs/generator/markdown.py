"""Small pieces of Markdown."""

import re
from collections.abc import Iterable, Sequence

from gridctl.model.words import Words

GENERATED = "<!-- Written by docs/generate.py; change the declarations in src/gridctl instead. -->"


def cell(text: str) -> str:
    """Return text for a table's cell: one line, nothing read as markup but code spans."""
    parts = re.split(r"(`[^`]*`)", " ".join(text.split()))
    plain = (
        part if part.startswith("`") else re.sub(r"([*_<>\\])", r"\\\1", part) for part in parts
    )
    return "".join(plain).replace("|", r"\|")


def code(text: str) -> str:
    """Return text as code, nothing where there is none."""
    return f"`{text}`" if text else ""


def codes(texts: Iterable[str]) -> str:
    """Return several texts as code."""
    return ", ".join(code(text) for text in texts)


def both(words: Words) -> str:
    """Return both languages in one line."""
    return words.en if words.en == words.zh else f"{words.en} {words.zh}"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return a table's lines, with a blank line after it."""
    lines = [heads, ["---"] * len(heads), *rows]
    return [*(f"| {' | '.join(line)} |" for line in lines), ""]


def fenced(text: str, kind: str = "text") -> list[str]:
    """Return text as a block of code, with a blank line after it."""
    return [f"```{kind}", *text.strip("\n").split("\n"), "```", ""]


def anchor(heading: str) -> str:
    """Return the anchor that a heading gets."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def document(lines: Iterable[str]) -> str:
    """Return the page."""
    return "\n".join(lines).rstrip("\n") + "\n"
