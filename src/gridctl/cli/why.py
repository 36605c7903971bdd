"""gridctl why."""

from typing import TYPE_CHECKING, Annotated

import typer

from gridctl.cli.common import (
    AsOf,
    DataFolder,
    LangOption,
    TextOrJson,
    check_format,
    command_app,
    fail,
    tell,
)
from gridctl.cli.help import chinese, said
from gridctl.model.words import Words

if TYPE_CHECKING:
    from gridctl.figures.figure import Answer
    from gridctl.model.period import Period
    from gridctl.model.words import Lang

app = command_app()

_UNKNOWN = Words(
    "{text} is no period; periods are written 2022-08, 2022Q3, 2022H2 or 2022.",
    "{text}不是期次；期次写作 2022-08、2022Q3、2022H2 或 2022。",
)
_NAME_ONE = Words(
    "Name a subject and a figure, such as gridctl why M012 points 2022Q3; --list tells all "
    "figures.",
    "请写明对象和数字，例如 gridctl why M012 points 2022Q3；--list 可列出全部数字。",
)

Subject = Annotated[
    str | None,
    typer.Argument(
        help=said(
            "The id of a member, household, grid or group; V is the village.",
            "党员、农户、网格或小组的编号；V 是全村。",
        ),
        metavar="SUBJECT",
    ),
]
FigureName = Annotated[
    str | None,
    typer.Argument(
        help=said("The figure, such as points.", "数字的名称，如 points。"), metavar="FIGURE"
    ),
]
PeriodText = Annotated[
    str | None,
    typer.Argument(
        help=said(
            "2022-08, 2022Q3, 2022H2 or 2022; else the last ended one, or the as-of date.",
            "2022-08、2022Q3、2022H2 或 2022；不写则取最近结束的期次或判断日。",
        ),
        metavar="[PERIOD]",
    ),
]
AllLines = Annotated[
    bool, typer.Option("--all", help=said("Show every line of every term.", "列出每一项的每一行。"))
]
ListThem = Annotated[
    bool,
    typer.Option(
        "--list",
        help=said("Tell which figures there are, and of whom.", "列出有哪些数字、是谁的数字。"),
    ),
]


@app.command(
    help=chinese(
        "列出一个数字背后的数据行和算法。\n\n"
        "退出码：0 已列出，1 有内容无法读取而未计入，或项目清单无法读取，2 无法执行。"
    )
)
def why(
    subject: Subject = None,
    figure: FigureName = None,
    period: PeriodText = None,
    folder: DataFolder = None,
    as_of: AsOf = None,
    output: TextOrJson = "text",
    lang: LangOption = None,
    *,
    all_lines: AllLines = False,
    list_: ListThem = False,
) -> None:
    """Show the lines of data and the arithmetic behind a figure.

    Exit code: 0 shown, 1 shown without rows that cannot be read, or the manifest cannot be read,
    2 could not run.
    """
    if list_:
        _list(lang, output)
        return
    from gridctl.app.figures import NoFigureError, as_it_stood
    from gridctl.app.figures import why as explain
    from gridctl.app.sources import of_figures
    from gridctl.cli.opening import readable
    from gridctl.cli.unread import refuse_absent, tell_unread

    village, spoken = readable(folder, as_of, lang)
    check_format(output, ("text", "json"), spoken)
    if subject is None or figure is None:
        fail(_NAME_ONE, spoken)
    asked = _period(period, spoken)
    ctx = as_it_stood(village, asked)
    lacks = of_figures(village, ctx, asked)
    refuse_absent(lacks, spoken)
    try:
        answer = explain(village, subject, figure, asked, ctx)
    except NoFigureError as error:
        tell(error, spoken)
    _show(answer, output, spoken, all_lines=all_lines)
    tell_unread(lacks, spoken)


def _show(answer: "Answer", output: str, lang: "Lang", *, all_lines: bool) -> None:
    if output == "json":
        from gridctl.formats import jsonfigures

        typer.echo(jsonfigures.write_explained(answer, lang), nl=False)
    else:
        from gridctl.formats.figuresheets import SHOWN, explanation

        shown = None if all_lines else SHOWN
        typer.echo(explanation(answer, lang, shown), nl=False)


def _period(text: str | None, lang: "Lang") -> "Period | None":
    from gridctl.model.period import Period

    try:
        return Period.parse(text) if text is not None else None
    except ValueError:
        fail(_UNKNOWN, lang, text=text)


def _list(lang: str | None, output: str) -> None:
    """Print every figure: its name, of whom it is, for what periods, how it is asked for."""
    from gridctl.cli.common import pick_lang
    from gridctl.figures.catalogue import catalogue

    spoken = pick_lang(lang)
    check_format(output, ("text", "json"), spoken)
    figures = [item.figure for item in catalogue()]
    if output == "json":
        from gridctl.formats import jsonfigures

        typer.echo(jsonfigures.write_list(figures, spoken), nl=False)
    else:
        from gridctl.cli.tables import print_sheets
        from gridctl.formats.figuresheets import figure_list

        print_sheets([figure_list(figures, spoken)])
