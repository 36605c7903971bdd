"""gridctl quota."""

import typer

from gridctl.cli.common import AsOf, Folder, LangOption, TextOrJson, check_format, command_app
from gridctl.cli.help import chinese

app = command_app()


@app.command(
    help=chinese(
        "列出各项指标：要求多少、实际多少、还差或还余多少、哪些整数可行。\n\n"
        "退出码：0 已列出，1 有内容无法读取而未计入，或项目清单无法读取，2 无法执行。"
    )
)
def quota(
    folder: Folder = None,
    as_of: AsOf = None,
    output: TextOrJson = "text",
    lang: LangOption = None,
) -> None:
    """Show every quota: asked for, actual, room left, what would fit.

    Exit code: 0 shown, 1 shown without rows that cannot be read, or the manifest cannot be read,
    2 could not run.
    """
    from gridctl.app.sources import of_quotas
    from gridctl.cli.opening import readable
    from gridctl.cli.unread import refuse_absent, tell_unread
    from gridctl.figures.quotas.worked_out import quotas

    village, spoken = readable(folder, as_of, lang)
    check_format(output, ("text", "json"), spoken)
    ctx = village.context()
    lacks = of_quotas(village, ctx)
    refuse_absent(lacks, spoken)
    found = quotas(ctx)
    if output == "json":
        from gridctl.formats import jsonquota

        typer.echo(jsonquota.write(found), nl=False)
    else:
        from gridctl.cli.tables import print_sheets
        from gridctl.formats.quotasheets import sheets

        print_sheets(sheets(found, spoken))
    tell_unread(lacks, spoken)
