"""Values as YAML text, in brackets or line by line."""

import re
from collections.abc import Iterator, Mapping, Sequence

from gridctl.source.tree import Entries, Items, Text, parse
from gridctl.source.tree_spots import Spot

Value = str | Sequence["Value"] | Mapping[str, "Value"]

#: A list of mappings is written line by line where one in brackets would be longer.
WIDEST = 100
_PLAIN = re.compile(r"[A-Za-z_\u3400-\u9fff][\w.\-/+%()\u3001-\u30ff\uff01-\uff5e]*")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_ESCAPED = re.compile(rf'["\\]|{_CONTROL.pattern}')
#: What others, who type plain scalars, read as something else than the text that stands there.
_TYPED = re.compile(
    r"(?i:y|n|yes|no|on|off|true|false|null|~)|=|<<|[-+]?\.(?i:inf|nan)|(---|\.\.\.).*|"
    r"[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?|[-+]?0([xX][0-9A-Fa-f_]+|[ob][0-7_]+)|"
    r"[-+]?([0-9][0-9_]*(\.[0-9_]*)?|\.[0-9][0-9_]*)([eE][-+]?[0-9]+)?|"
    r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)?"
)
_AS_IT_STANDS = re.compile(r"-?[1-9][0-9]*|0|-?(0|[1-9][0-9]*)\.[0-9]+|[0-9]{4}-[0-9]{2}-[0-9]{2}")


def scalar(text: str, style: str = "") -> str:
    """Return a text as YAML, in quotes only where it must be, or where `style` is their mark.

    It must be where plain YAML would be something else than a text that stands for itself, or
    could not be read back: ``no``, ``010``, ``a: b``. ValueError where YAML cannot hold it.
    """
    if re.search("[\ud800-\udfff]", text):
        raise ValueError(text)
    if style == "'" and not _CONTROL.search(text):
        return "'" + text.replace("'", "''") + "'"
    if style not in {"'", '"'} and _may_be_plain(text):
        return text
    return '"' + _ESCAPED.sub(_escape, text) + '"'


def _escape(found: re.Match[str]) -> str:
    char = found[0]
    return _ESCAPES.get(char) or (f"\\x{ord(char):02x}" if char < "\xff" else f"\\u{ord(char):04x}")


def _may_be_plain(text: str) -> bool:
    if _AS_IT_STANDS.fullmatch(text):
        return True
    if not text or _TYPED.fullmatch(text):
        return False
    if _PLAIN.fullmatch(text):
        return True
    return not _CONTROL.search(text) and _is_read(text)


def _is_read(text: str) -> bool:
    """Say whether our reader finds the text again, in brackets and on a line of its own."""
    inside = parse(f"{{k: [{text}, {text}]}}", "").root
    alone = parse(f"{text}: {text}\n", "").root
    if not isinstance(inside, Entries) or not isinstance(alone, Entries):
        return False
    items, value = inside.entries.get("k"), alone.entries.get(text)
    twice = isinstance(items, Items) and [getattr(i, "value", None) for i in items.items]
    return isinstance(value, Text) and value.value == text and twice == [text, text]


def inline(value: Value) -> str:
    """Return a value on one line, lists and mappings in brackets."""
    if isinstance(value, str):
        return scalar(value)
    if isinstance(value, Mapping):
        entries = (f"{scalar(key)}: {inline(each)}" for key, each in value.items())
        return f"{{{', '.join(entries)}}}"
    return f"[{', '.join(map(inline, value))}]"


def on_one_line(value: Value, like: Spot | None) -> bool:
    """Say whether a value is written on one line: as `like` is, where there is one like it.

    Without: texts, lists of texts, and mappings of texts that are not too long.
    """
    if isinstance(value, str) or not value:
        return True
    mapping = isinstance(value, Mapping)
    if like is not None and like.parts and like.kind == ("entries" if mapping else "items"):
        return like.flow
    if isinstance(value, Mapping):
        return all(isinstance(v, str) for v in value.values()) and len(inline(value)) <= WIDEST
    return all(isinstance(each, str) for each in value)


def block(value: Value, indent: int, list_indent: int, like: Spot | None = None) -> list[str]:
    """Return a list or mapping line by line, `indent` blanks from the margin.

    A list under a key stands `list_indent` blanks further in than the key.
    """
    margin = " " * indent
    if isinstance(value, Mapping):
        return list(_entries(value, margin, list_indent, like))
    lines: list[str] = []
    sibling = like.parts[-1].spot if like and like.parts and like.kind == "items" else None
    for each in value:
        if on_one_line(each, sibling):
            lines.append(f"{margin}- {inline(each)}")
        else:
            first, *others = block(each, indent + 2, list_indent, sibling)
            lines += [f"{margin}- {first.lstrip()}", *others]
    return lines


def _entries(
    value: Mapping[str, Value], margin: str, list_indent: int, like: Spot | None
) -> Iterator[str]:
    known = {p.key: p.spot for p in like.parts} if like and like.kind == "entries" else {}
    for key, each in value.items():
        sibling = known.get(key)
        if on_one_line(each, sibling):
            yield f"{margin}{scalar(key)}: {inline(each)}"
            continue
        yield f"{margin}{scalar(key)}:"
        deeper = 2 if isinstance(each, Mapping) else list_indent
        yield from block(each, len(margin) + deeper, list_indent, sibling)
