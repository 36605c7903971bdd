"""gridctl report --check: whether the published pages are what would be written now."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from gridctl.cli.common import cannot_read, fail
from gridctl.cli.periods import chosen
from gridctl.model.words import Lang, Words

if TYPE_CHECKING:
    from gridctl.app.village import Opened
    from gridctl.compute.publishing import Verified

_PAGES_ONLY = Words(
    "--check compares the published pages; leave --format, --form, --member, --print and "
    "--internal out.",
    "--check 只核对公示页，请去掉 --format、--form、--member、--print 和 --internal。",
)
_ONE_PERIOD = Words("With --out, --check takes a period.", "--check 与 --out 同用时，请写明期次。")
_NOTHING = Words("Nothing is published yet.", "还没有已公示的期次。")


def refuse_other_forms(lang: Lang, *asked: object) -> None:
    """Exit 2 where more than pages was asked for."""
    if any(asked):
        fail(_PAGES_ONLY, lang)


def check(
    village: "Opened", asked: tuple[str | None, ...], lang: Lang, out: Path | None
) -> typer.Exit:
    """Print what differs of the period asked for, else of all; return how to exit: 0 or 1.

    Raises what rendering raises.
    """
    from gridctl.app.drift import drift, drifts
    from gridctl.formats import text, verifysheets
    from gridctl.lang.say import fill

    one = any(option is not None for option in asked)
    if out is not None and not one:
        fail(_ONE_PERIOD, lang)
    try:
        found: tuple[Verified, ...]
        if one:
            found = (drift(village, chosen(village, lang, asked), lang, out),)
        else:
            found = drifts(village, lang)
    except OSError as error:
        cannot_read(error.filename or "", error, lang)
    if not found:
        typer.echo(fill(_NOTHING, {}, lang))
    for each in found:
        for line in verifysheets.lines(each, lang):
            typer.echo(text.safe(line))
    return typer.Exit(0 if all(each.same for each in found) else 1)
