"""gridctl validate."""

from typing import Annotated

import typer

from gridctl.cli.common import (
    AsOf,
    Folder,
    LangOption,
    check_format,
    command_app,
    fail,
    on_terminal,
    pick_lang,
)
from gridctl.model.words import Words

app = command_app()

_UNKNOWN = Words("No rule is called {rule}.", "没有名为{rule}的规则。")
_NEAR = Words(
    "No rule is called {rule}; did you mean {near}?", "没有名为{rule}的规则，是否为{near}？"
)


@app.command()
def validate(
    folder: Folder = None,
    as_of: AsOf = None,
    select: Annotated[
        list[str] | None,
        typer.Option(help="Only these rules (name, code or pattern; repeatable).", metavar="RULE"),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(help="Not these rules (name, code or pattern; repeatable).", metavar="RULE"),
    ] = None,
    output: Annotated[str, typer.Option("--format", help="text or json.")] = "text",
    lang: LangOption = None,
    *,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Print errors and warnings only.")
    ] = False,
) -> None:
    """Check a data folder by every rule in force.

    Exit code: 0 no errors, 1 errors found, 2 could not run.
    """
    from gridctl.app.validate import UnknownRuleError
    from gridctl.app.validate import validate as check
    from gridctl.cli.opening import opened

    village = opened(folder, as_of, lang)
    manifests = village.village.manifests
    spoken = pick_lang(lang, manifests[0].lang if manifests else "")
    check_format(output, ("text", "json"), spoken)
    try:
        report = check(village, select or (), ignore or ())
    except UnknownRuleError as error:
        fail(_NEAR if error.near else _UNKNOWN, spoken, rule=error.asked, near=error.near)
    if output == "json":
        from gridctl.formats import jsonfindings

        typer.echo(jsonfindings.write(report, spoken), nl=False)
    elif on_terminal():
        from gridctl.cli.terminal import print_report

        print_report(report, spoken, quiet=quiet)
    else:
        from gridctl.formats import text

        typer.echo(text.write(report, spoken, quiet=quiet), nl=False)
    raise typer.Exit(1 if report.failed else 0)
