"""Help texts in both languages: said side by side, shown in the one that is spoken."""

import sys
from functools import cache

from gridctl.cli.common import locale_lang
from gridctl.model.words import Lang


def said(en: str, zh: str) -> str:
    """Return a help text in the language of this run."""
    return zh if _lang() == "zh" else en


def chinese(text: str) -> str | None:
    """Return a command's help where Chinese is spoken; None elsewhere: its docstring is shown."""
    return text if _lang() == "zh" else None


@cache
def _lang() -> Lang:
    """Return ``--lang``, else the manifest's language, else the locale's."""
    asked = _asked(sys.argv[1:])
    if asked == "zh":
        return "zh"
    return "en" if asked == "en" else locale_lang()


def _asked(words: list[str]) -> str:
    for word, after in zip(words, [*words[1:], ""], strict=True):
        if word == "--lang":
            return after
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
    return ""
