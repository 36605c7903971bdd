"""Help texts in both languages: said side by side, shown in the one that is spoken."""

import os
import re
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from gridctl.model.words import Lang

_MANIFEST = "gridctl.yaml"
_SPOKEN = rb"(?m)^lang:[ \t]*[\"']?(zh|en)\b"
_HELP = frozenset({"-h", "--help"})
#: A manifest is short; what is longer is none, or tells its language early.
_ENOUGH = 65536
_words: list[list[str]] = []


def said(en: str, zh: str) -> str:
    """Return a help text in the language of this run."""
    return zh if help_lang() == "zh" else en


def chinese(text: str) -> str | None:
    """Return a command's help where Chinese is spoken; None elsewhere: its docstring is shown."""
    return text if help_lang() == "zh" else None


def listen(words: Sequence[str]) -> None:
    """Take `words` for the command line, in place of the program's own."""
    if list(words) != _line():
        _words[:] = [list(words)]
        help_lang.cache_clear()
        wrong_use_lang.cache_clear()


@cache
def help_lang() -> Lang:
    """Return ``--lang``, else (where help is asked for) the manifest's, else the locale's."""
    line = _line()
    asking = len(line) < 2 or not _HELP.isdisjoint(line)  # noqa: PLR2004 (a command alone: a group's help)
    return _asked(line) or (_manifest_lang() if asking else None) or locale_lang()


@cache
def wrong_use_lang() -> Lang:
    """Return the language in which wrong use is told: ``--lang``, the manifest's, the locale's."""
    return _asked(_line()) or _manifest_lang() or locale_lang()


def locale_lang() -> Lang:
    """Return the language of the locale: Chinese where it says so, else English."""
    names = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "zh" if next((n for n in names if n), "").lower().startswith("zh") else "en"


def _line() -> list[str]:
    return _words[0] if _words else sys.argv[1:]


def _asked(words: list[str]) -> Lang | None:
    found = ""
    for word, after in zip(words, [*words, ""][1:], strict=True):
        if word == "--lang":
            found = after
        elif word.startswith("--lang="):
            found = word.removeprefix("--lang=")
    return "zh" if found == "zh" else "en" if found == "en" else None


def _manifest_lang() -> Lang | None:
    """Return the language of the data folder that one stands in, without reading it as YAML."""
    try:
        here = Path.cwd()
        manifest = next(p for f in (here, *here.parents) if (p := f / _MANIFEST).is_file())
        with manifest.open("rb") as file:
            found = re.search(_SPOKEN, file.read(_ENOUGH))
    except (OSError, StopIteration):
        return None
    return None if found is None else "zh" if found[1] == b"zh" else "en"
