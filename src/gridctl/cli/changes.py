"""gridctl changes."""

from typing import Annotated

import typer

from gridctl.cli.common import AsOf, DataFolder, LangOption, check_format, command_app, tell
from gridctl.cli.help import chinese, said

app = command_app()

Output = Annotated[
    str,
    typer.Option(
        "--format", help=said("text, md or json.", "text（文本）、md 或 json。"), metavar="FORMAT"
    ),
]


@app.command(
    help=chinese(
        "用村里的话说明一个分支改动了什么。\n\n"
        "包括联户、党员、承诺和有关数字；与该分支从 BASE 分出时的情况比较，"
        "不写 BASE 则与最近一次提交比较。\n\n"
        "退出码：0 已列出，1 项目清单无法读取，2 无法执行。"
    )
)
def changes(
    base: Annotated[
        str,
        typer.Argument(
            help=said("A branch, tag or commit to compare with.", "用来比较的分支、标签或提交。"),
            metavar="[BASE]",
        ),
    ] = "HEAD",
    folder: DataFolder = None,
    as_of: AsOf = None,
    output: Output = "text",
    lang: LangOption = None,
) -> None:
    """Tell what a branch changes, in the village's words.

    Links, members, promises and figures are compared with where the branch left BASE; without
    BASE, with the last commit.

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
