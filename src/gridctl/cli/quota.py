"""gridctl quota."""

from typing import Annotated

import typer

from gridctl.cli.common import AsOf, Folder, LangOption, check_format, command_app, fail
from gridctl.model.words import Words

app = command_app()

_ABSENT = Words(
    "The quotas cannot be worked out: {files} missing or not readable; run gridctl validate.",
    "无法计算名额：{files}缺失或无法读取，请运行 gridctl validate。",
)
_UNREAD = Words(
    "{count} rows or values could not be taken, the first at {file} line {line}, so these figures "
    "may be wrong; run gridctl validate.",
    "有{count}处内容无法采用，第一处在{file}第{line}行，以上数字可能不准；"
    "请运行 gridctl validate。",
)


@app.command()
def quota(
    folder: Folder = None,
    as_of: AsOf = None,
    output: Annotated[str, typer.Option("--format", help="text or json.")] = "text",
    lang: LangOption = None,
) -> None:
    """Show every quota: asked for, actual, room left, whole numbers that fit.

    Exit code: 0 shown, 1 shown without rows that cannot be read, or the manifest cannot be read,
    2 could not run.
    """
    from gridctl.app.quota import quotas
    from gridctl.app.sources import of_quotas
    from gridctl.cli.opening import readable

    village, spoken = readable(folder, as_of, lang)
    check_format(output, ("text", "json"), spoken)
    ctx = village.context()
    lacks = of_quotas(village, ctx)
    if lacks.missing or lacks.unparsed:
        fail(_ABSENT, spoken, files=(*lacks.missing, *lacks.unparsed))
    found = quotas(ctx)
    if output == "json":
        from gridctl.formats import jsonquota

        typer.echo(jsonquota.write(found), nl=False)
    else:
        from gridctl.cli.terminal import print_sheets
        from gridctl.formats.quotasheets import sheets

        print_sheets(sheets(found, spoken))
    if lacks.unread:
        fail(_UNREAD, spoken, 1, **lacks.values)
