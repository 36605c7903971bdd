"""What the commands share: the data folder, the language, errors as one sentence."""

import os
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from gridctl.model.words import Lang, Words

Folder = Annotated[
    Path | None,
    typer.Argument(help="The data folder; without it, the nearest one upward.", metavar="[DIR]"),
]
AsOf = Annotated[
    str | None, typer.Option("--as-of", help="Judge as on this day.", metavar="YYYY-MM-DD")
]
LangOption = Annotated[
    str | None, typer.Option("--lang", help="zh or en; else the manifest's, else the locale's.")
]


def fail(words: Words, lang: Lang | None = None, code: int = 2, **values: object) -> NoReturn:
    """Print one sentence on stderr and exit with `code`."""
    from gridctl.formats.text import safe
    from gridctl.lang.say import fill

    typer.echo(safe(fill(words, values, lang or locale_lang())), err=True)
    raise typer.Exit(code)


def locale_lang() -> Lang:
    """Return the language of the locale: Chinese where it says so, else English."""
    names = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "zh" if next((n for n in names if n), "").lower().startswith("zh") else "en"


def pick_lang(asked: str | None, manifest: str = "") -> Lang:
    """Return the language: asked for, else the manifest's, else the locale's."""
    if asked is not None and asked not in {"zh", "en"}:
        fail(Words("--lang is zh or en.", "--lang 只能是 zh 或 en。"))
    known = asked or manifest
    if known == "zh":
        return "zh"
    return "en" if known == "en" else locale_lang()


def read_day(text: str | None) -> date | None:
    """Read ``--as-of``; anything but YYYY-MM-DD is a usage error."""
    if text is None:
        return None
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 (a day has no zone)
    except ValueError:
        fail(
            Words(
                "--as-of takes a day such as 2023-01-05, not {text}.",
                "--as-of 应为 2023-01-05 这样的日期，不能是{text}。",
            ),
            text=text,
        )


def on_terminal() -> bool:
    """Say whether standard output is a terminal that may be coloured."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
