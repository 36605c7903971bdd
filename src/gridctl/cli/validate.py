"""gridctl validate."""

from typing import Annotated

import typer

from gridctl.cli.common import AsOf, Folder, LangOption, fail, on_terminal, pick_lang
from gridctl.model.words import Words


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
    from gridctl.app.validate import validate as check
    from gridctl.cli.opening import opened

    village = opened(folder, as_of)
    manifests = village.village.manifests
    spoken = pick_lang(lang, manifests[0].lang if manifests else "")
    report = check(village, select or (), ignore or ())
    if output == "json":
        from gridctl.formats import jsonfindings

        typer.echo(jsonfindings.write(report, spoken), nl=False)
    elif output != "text":
        fail(
            Words("--format is text or json, not {format}.", "--format 只能是 text 或 json。"),
            spoken,
            format=output,
        )
    elif on_terminal():
        from gridctl.cli.terminal import print_report

        print_report(report, spoken, quiet=quiet)
    else:
        from gridctl.formats import text

        typer.echo(text.write(report, spoken, quiet=quiet), nl=False)
    raise typer.Exit(1 if report.failed else 0)
