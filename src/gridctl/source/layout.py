"""Writes a commented YAML document in one form.

Two blanks of indentation, lists level with their key; what its author wrote in brackets on one
line stays so, brackets over several lines become a block; one blank line at most; quotes only
where they are needed.
"""

import re
from collections.abc import Iterator

from gridctl.source.commented import Branch, Commented, Entry, Leaf, Node
from gridctl.source.tree_text import scalar as as_text

_STEP = 2
_ODD_START = tuple(",[]{}#&*!|>'\"%@`")
#: What starts something else than a plain scalar, some of it in brackets only.
_WEAK_START = re.compile(r"-(\s|$)|[?:]|---|\.\.\.|<<$")
_ODD_WITHIN = re.compile(r":[\s?]|:$|\s#|^\s|\s$|[\t,\[\]{}]")
#: What stands for itself with or without quotes: a code of digits has them, a number has not.
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?|[0-9]{4}-[0-9]{2}-[0-9]{2}")
_QUOTES = ("'", '"')


def plain_fits(text: str) -> bool:
    """Say whether YAML reads a text back without quotes, in brackets and outside of them."""
    if not text or not text.isprintable() or text.startswith(_ODD_START):
        return False
    return not (_WEAK_START.match(text) or _ODD_WITHIN.search(text))


def scalar(leaf: Leaf) -> str:
    """Return a scalar on one line: it is written in brackets as it is outside of them."""
    quotes = leaf.style if leaf.style in _QUOTES else ""
    if leaf.typed == "value" or (not leaf.typed and not quotes):
        return leaf.text if plain_fits(leaf.text) else as_text(leaf.text, '"')
    if not leaf.typed:
        return as_text(leaf.text, quotes)
    return as_text(leaf.text, '"' if quotes and _NUMBER.fullmatch(leaf.text) else "")


def in_brackets(node: Node) -> str:
    """Return a value on one line, collections in brackets."""
    if isinstance(node, Leaf):
        return scalar(node)
    parts = [
        (f"{scalar(entry.key)}: " if entry.key else "") + in_brackets(entry.node)
        for entry in node.entries
    ]
    return ("{%s}" if node.keyed else "[%s]") % ", ".join(parts)


def _commented(line: str, comment: str) -> str:
    return f"{line}  {comment}" if comment else line


def _comments(texts: list[str], indent: int) -> Iterator[str]:
    for text in texts:
        yield " " * indent + text if text else ""


def _lift(entry: Entry) -> None:
    """Put the comments above the first entry of an item above the item itself."""
    if entry.key is not None or not isinstance(entry.node, Branch) or entry.node.flow:
        return
    if entry.beside:
        entry.above.append(entry.beside)
        entry.beside = ""
    first = entry.node.entries[0]
    _lift(first)
    entry.above += [text for text in first.above if text]
    first.above = []


def _block(branch: Branch, indent: int) -> Iterator[str]:
    """Yield the lines of a collection that is not in brackets."""
    for index, entry in enumerate(branch.entries):
        _lift(entry)
        first = index == 0 and entry.above[:1] == [""]  # it may not have been the first
        yield from _comments(entry.above[first:], indent)
        yield from _entry(entry, indent)
    yield from _comments(branch.tail, indent)


def _entry(entry: Entry, indent: int) -> Iterator[str]:
    pad = " " * indent
    lead = pad + ("-" if entry.key is None else f"{scalar(entry.key)}:")
    node = entry.node
    if isinstance(node, Leaf):
        yield from _leaf(node, lead, entry, indent)
    elif node.flow:
        yield _commented(f"{lead} {in_brackets(node)}", entry.beside)
    elif entry.key is None:
        first, *rest = _block(node, indent + _STEP)
        yield f"{lead} {first.lstrip()}"
        yield from rest
    else:
        yield _commented(lead, entry.beside)
        yield from _block(node, indent + _STEP if node.keyed else indent)


def _leaf(leaf: Leaf, lead: str, entry: Entry, indent: int) -> Iterator[str]:
    if leaf.header:
        yield _commented(f"{lead} {leaf.header}", entry.beside)
        yield from _comments(leaf.lines, indent + _STEP)
    elif leaf.text or entry.key is None:
        yield _commented(f"{lead} {scalar(leaf)}", entry.beside)
    else:
        yield _commented(lead, entry.beside)


def laid_out(document: Commented) -> str:
    """Return a document as text, with a line end behind its last line."""
    root, lines = document.root, list(document.head)
    if isinstance(root, Branch) and not root.flow:
        lines += _block(root, 0)
    else:
        lines.append(in_brackets(root))
    lines += document.foot
    return "".join(f"{line}\n" for line in lines)
