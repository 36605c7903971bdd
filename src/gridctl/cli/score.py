"""gridctl score."""

from typing import TYPE_CHECKING, Annotated

import typer

from gridctl.cli.common import AsOf, Folder, LangOption, check_format, command_app, fail, tell
from gridctl.cli.help import chinese, said
from gridctl.cli.periods import Half, Month, PeriodCommand, Quarter, Year, chosen
from gridctl.model.words import Words

if TYPE_CHECKING:
    from datetime import date

    from gridctl.app.village import Opened
    from gridctl.figures.figure import FigureTable
    from gridctl.model.period import Period
    from gridctl.model.words import Lang

app = command_app()

_NOTHING = Words(
    "{period}: no policy in force asks for a figure of such a period.",
    "{period}：现行政策没有要求计算这类期次的数字。",
)

OnlyTable = Annotated[
    list[str] | None,
    typer.Option(
        help=said("Only this table (repeatable).", "只要这张表（可多次写）。"), metavar="TABLE"
    ),
]
Output = Annotated[
    str,
    typer.Option(
        "--format", help=said("text, json or csv.", "text（文本）、json 或 csv。"), metavar="FORMAT"
    ),
]


@app.command(
    cls=PeriodCommand,
    help=chinese(
        "列出一个期次的评价、评分、积分和排名。\n\n"
        "也列出应做的事做了多少。数字按期末最后一天的情况计算，明细用 gridctl why 查看。\n\n"
        "退出码：0 已列出，1 有内容无法读取而未计入，或项目清单无法读取，2 无法执行。"
    ),
)
def score(
    folder: Folder = None,
    quarter: Quarter = None,
    month: Month = None,
    half: Half = None,
    year: Year = None,
    table: OnlyTable = None,
    as_of: AsOf = None,
    output: Output = "text",
    lang: LangOption = None,
) -> None:
    """Show a period's ratings, scores, points and rankings.

    And what was done of what was due. A figure is as it stood on the period's last day;
    gridctl why shows the lines behind it.

    Exit code: 0 shown, 1 shown without rows that cannot be read, or the manifest cannot be read,
    2 could not run.
    """
    from gridctl.app.figures import NoFigureError, as_it_stood, figure_tables
    from gridctl.app.sources import of_figures
    from gridctl.cli.opening import readable
    from gridctl.cli.unread import refuse_absent, tell_unread

    village, spoken = readable(folder, as_of, lang)
    check_format(output, ("text", "json", "csv"), spoken)
    period = chosen(village, spoken, (quarter, month, half, year))
    _refuse_outside(village, period, spoken)
    ctx = as_it_stood(village, period)
    lacks = of_figures(village, ctx, period)
    refuse_absent(lacks, spoken)
    try:
        tables = figure_tables(village, period, table or (), ctx)
    except NoFigureError as error:
        tell(error, spoken)
    _show(tables, output, village.as_of, spoken)
    if not tables:
        fail(_NOTHING, spoken, 0, period=period)
    tell_unread(lacks, spoken)


def _show(tables: "list[FigureTable]", output: str, as_of: "date", lang: "Lang") -> None:
    if output == "json":
        from gridctl.formats import jsonfigures

        typer.echo(jsonfigures.write_tables(tables, as_of, lang), nl=False)
    elif output == "csv":
        from gridctl.formats import csvfigures

        typer.echo(csvfigures.write(tables), nl=False)
    else:
        from gridctl.cli.tables import print_sheets
        from gridctl.formats.figuresheets import sheets

        print_sheets(sheets(tables, lang))


def _refuse_outside(village: "Opened", period: "Period", lang: "Lang") -> None:
    """Exit 2 with one sentence where a period has not begun, or ended before the records."""
    if period.first > village.as_of:
        fail(
            Words(
                "{period} has not begun on {as_of}; there is nothing to work out.",
                "{period}在{as_of}尚未开始，没有可计算的内容。",
            ),
            lang,
            period=period,
            as_of=village.as_of,
        )
    start = village.village.manifest.records_from
    if start is not None and period.last < start:
        fail(
            Words(
                "There is nothing to work out for {period}: the records begin on {start} "
                "(records_from).",
                "{period}没有可计算的内容：台账从{start}开始（records_from）。",
            ),
            lang,
            period=period,
            start=start,
        )
