"""gridctl todo."""

from typing import Annotated

import typer

from gridctl.cli.common import (
    AsOf,
    Folder,
    LangOption,
    check_format,
    command_app,
    fail,
    tell,
)
from gridctl.cli.help import chinese, said
from gridctl.model.words import Words

app = command_app()

_INCOMPLETE = Words(
    "Some rules could not look at everything, so this list may lack something; run gridctl "
    "validate.",
    "有的规则未能检查全部内容，以上清单可能不全，请运行 gridctl validate。",
)
_BLANK = Words(
    "{option} takes an id or a name, not nothing.", "{option} 后应写编号或姓名，不能为空。"
)
_BLANK_ID = Words("{option} takes an id, not nothing.", "{option} 后应写编号，不能为空。")
OfMember = Annotated[
    str | None,
    typer.Option(
        "--member",
        help=said("Only of this member: id or name.", "只列这名党员的（编号或姓名）。"),
        metavar="MEMBER",
    ),
]
OfGrid = Annotated[
    str | None,
    typer.Option(
        "--grid",
        help=said("Only of this grid and its members.", "只列这个网格及其党员的。"),
        metavar="ID",
    ),
]
Output = Annotated[
    str,
    typer.Option(
        "--format",
        help=said("text, md (to pass on) or json.", "text（文本）、md（便于转发）或 json。"),
        metavar="FORMAT",
    ),
]


@app.command(
    help=chinese(
        "列出逾期的和应办的事项：谁、什么事、哪天之前。\n\n"
        "内容全部来自规则检查的结果；正在进行的月、季、半年、年度中还缺的都算应办。"
        "md 格式不含内部事项，可直接转发。\n\n"
        "退出码：0 已列出，1 清单可能不全，或项目清单无法读取，2 无法执行。"
    )
)
def todo(
    folder: Folder = None,
    as_of: AsOf = None,
    member: OfMember = None,
    grid: OfGrid = None,
    output: Output = "text",
    lang: LangOption = None,
) -> None:
    """Tell what is overdue and what is due: who, what, by when.

    All of it comes from the findings of the rules; what running months, quarters, half-years and
    years still lack is due. With md nothing internal is told, so that it can be passed on.

    Exit code: 0 told, 1 the list may lack something, or the manifest cannot be read, 2 could not
    run.
    """
    from gridctl.app.todo import todo as find
    from gridctl.cli.opening import readable
    from gridctl.model.told import ToldError

    village, spoken = readable(folder, as_of, lang)
    check_format(output, ("text", "md", "json"), spoken)
    for option, text, words in (("--member", member, _BLANK), ("--grid", grid, _BLANK_ID)):
        if text is not None and not text.strip():
            fail(words, spoken, option=option)
    try:
        found = find(village, member, grid)
    except ToldError as error:
        tell(error, spoken)
    if output == "json":
        from gridctl.formats import jsontodo

        typer.echo(jsontodo.write(found, spoken), nl=False)
    else:
        from gridctl.formats import todosheets

        write = todosheets.markdown if output == "md" else todosheets.text
        typer.echo(write(found, spoken), nl=False)
        if output == "md" and (note := todosheets.left_out(found, spoken)):
            typer.echo(note, err=True)
    if not found.complete:
        fail(_INCOMPLETE, spoken, 1)
