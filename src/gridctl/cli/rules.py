"""gridctl rules."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gridctl.cli.common import (
    AsOf,
    DataFolder,
    LangOption,
    TextOrJson,
    check_format,
    command_app,
    pick_lang,
    unknown_rule,
)
from gridctl.cli.help import chinese, said

if TYPE_CHECKING:
    from gridctl.app.village import Opened
    from gridctl.model.words import Lang

app = command_app()


@app.command(
    help=chinese(
        "列出全部规则和本地现行条款，或一条规则的说明。\n\n"
        "不在数据目录中时，列出内置政策的条款。\n\n"
        "退出码：0 已列出，1 DIR 的项目清单无法读取，2 无法执行。"
    )
)
def rules(
    name: Annotated[
        str | None,
        typer.Argument(
            help=said(
                "A rule's name or code; without it, all rules.",
                "规则的名称或代码；不写则列出全部规则。",
            ),
            metavar="[RULE]",
        ),
    ] = None,
    folder: DataFolder = None,
    as_of: AsOf = None,
    output: TextOrJson = "text",
    lang: LangOption = None,
) -> None:
    """Show every rule and its clauses here, or one as a manual page.

    Outside a data folder: with the clauses of the built-in policies.

    Exit code: 0 shown, 1 the manifest of DIR cannot be read, 2 could not run.
    """
    from gridctl.app.rules import rule_page, rule_pages
    from gridctl.app.validate import UnknownRuleError

    village, spoken = _here(folder, as_of, lang)
    check_format(output, ("text", "json"), spoken)
    try:
        pages = (rule_page(name, village),) if name is not None else rule_pages(village)
    except UnknownRuleError as error:
        unknown_rule(error.asked, error.near, spoken)
    if output == "json":
        from gridctl.formats import jsonrules

        typer.echo(jsonrules.write(pages, spoken, village.as_of if village else None), nl=False)
    elif name is not None:
        from gridctl.formats.rulesheets import manual_page

        typer.echo(manual_page(pages[0], spoken), nl=False)
    else:
        from gridctl.cli.tables import print_sheets
        from gridctl.formats.rulesheets import catalogue_sheet

        print_sheets([catalogue_sheet(pages, spoken)])


def _here(folder: Path | None, as_of: str | None, lang: str | None) -> "tuple[Opened | None, Lang]":
    """Return the data folder: the one that is named, else the nearest upward, if there is one.

    Whoever looks a rule up in a folder whose manifest is broken sees the built-in policies.
    """
    from gridctl.app.village import MANIFEST, NoVillageError, find_root
    from gridctl.cli.opening import opened, readable

    if folder is not None:
        return readable(folder, as_of, lang)
    spoken = pick_lang(lang)
    try:
        find_root(Path(), upward=True)
    except NoVillageError:
        return None, spoken
    village = opened(None, as_of, lang)
    if not village.readable:
        from gridctl.lang.say import fill
        from gridctl.model.words import Words

        broken = Words(
            "{manifest} cannot be read: these are the built-in policies, not those in force here.",
            "{manifest} 无法读取：以下为内置政策，不是本地现行政策。",
        )
        typer.echo(fill(broken, {"manifest": MANIFEST}, spoken), err=True)
        return None, spoken
    return village, pick_lang(lang, village.village.manifest.lang)
