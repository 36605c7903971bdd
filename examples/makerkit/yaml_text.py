"""Plain YAML: block style outside, flow style where a mapping is ``Inline``."""

import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias

YamlValue: TypeAlias = "str | Sequence[YamlValue] | Mapping[str, YamlValue]"

_PLAIN = re.compile(r"[^\W_](?:[^\n\[\]{},#:\"'\\]*[^\s\[\]{},#:\"'\\])?")
_QUOTED = re.compile(r"\d{9,}")
_BELOW_ZERO = re.compile(r"-\d+(?:\.\d+)?")


class Inline(dict[str, YamlValue]):
    """A mapping that is written on one line."""


def quoted(text: str) -> str:
    """A scalar, in quotes only where YAML or a reader would mistake it."""
    if _BELOW_ZERO.fullmatch(text) or (_PLAIN.fullmatch(text) and not _QUOTED.fullmatch(text)):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def flow(value: YamlValue) -> str:
    """A value on one line."""
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {flow(one)}" for key, one in value.items()) + "}"
    return "[" + ", ".join(flow(one) for one in value) + "]"


def yaml_text(value: Mapping[str, YamlValue]) -> str:
    """A whole document."""
    return "\n".join(_mapping(value, "")) + "\n"


def _mapping(value: Mapping[str, YamlValue], indent: str) -> list[str]:
    lines: list[str] = []
    for key, one in value.items():
        if isinstance(one, str | Inline) or not _has_mappings(one):
            lines.append(f"{indent}{key}: {flow(one)}")
        elif isinstance(one, Mapping):
            lines += [f"{indent}{key}:", *_mapping(one, indent + "  ")]
        else:
            lines.append(f"{indent}{key}:")
            for item in one:
                lines += _item(item, indent)
    return lines


def _item(item: YamlValue, indent: str) -> list[str]:
    if not isinstance(item, Mapping) or isinstance(item, Inline):
        return [f"{indent}- {flow(item)}"]
    first, *rest = _mapping(item, indent + "  ")
    return [f"{indent}- {first.lstrip()}", *rest]


def _has_mappings(value: YamlValue) -> bool:
    if isinstance(value, str):
        return False
    if isinstance(value, Mapping):
        return True
    return any(_has_mappings(one) for one in value)
