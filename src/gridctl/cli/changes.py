"""gridctl changes."""

from typing import Annotated

import typer

from gridctl.cli.common import AsOf, DataFolder, LangOption, check_format, command_app, tell

app = command_app()


@app.command()
def changes(
    base: Annotated[
        str,
        typer.Argument(help="A branch, tag or commit to compare with.", metavar="[BASE]"),
    ] = "HEAD",
    folder: DataFolder = None,
    as_of: AsOf = None,
    output: Annotated[str, typer.Option("--format", help="text, md or json.")] = "text",
    lang: LangOption = None,
) -> None:
    """Tell what a branch changes, in the village's words: links, members, promises, figures.

    It is compared with where the branch left BASE; without BASE, with the last commit.
    Exit code: 0 told, 1 the manifest cannot be read, 2 could not run.
    """
    from gridctl.app.changes import compare
    from gridctl.cli.opening import readable
    from gridctl.history.git import NoHistoryError

    village, spoken = readable(folder, as_of, lang)
    check_format(output, ("text", "md", "json"), spoken)
    try:
        compared = compare(village, base)
    except NoHistoryError as error:
        tell(error, spoken)
    if output == "json":
        from gridctl.formats import jsonchanges

        typer.echo(jsonchanges.write(compared, spoken), nl=False)
    else:
        from gridctl.formats import changesheets

        write = changesheets.markdown if output == "md" else changesheets.text
        typer.echo(write(compared, spoken), nl=False)
