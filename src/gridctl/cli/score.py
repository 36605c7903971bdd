"""gridctl score."""

from typing import TYPE_CHECKING, Annotated

import typer

from gridctl.cli.common import AsOf, Folder, LangOption, check_format, command_app, fail, tell
from gridctl.cli.periods import Half, Month, PeriodCommand, Quarter, Year, chosen
from gridctl.model.words import Words

if TYPE_CHECKING:
    from gridctl.app.village import Opened
    from gridctl.model.period import Period
    from gridctl.model.words import Lang

app = command_app()

_NOTHING = Words(
    "{period}: no policy in force asks for a figure of such a period.",
    "{period}：现行政策没有要求计算这类期次的数字。",
)

OnlyTable = Annotated[
    list[str] | None,
    typer.Option(help="Only this table (repeatable).", metavar="TABLE"),
]
Output = Annotated[str, typer.Option("--format", help="text, json or csv.")]


@app.command(cls=PeriodCommand)
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
    """Show a period's ratings, scores, points, rankings, and what was done of what was due.

    A figure is as it stood on the period's last day; gridctl why shows the lines behind it.
    Exit code: 0 shown, 1 shown without rows that cannot be read, or the manifest cannot be read,
    2 could not run.
    """
    from gridctl.app.figures import NoFigureError, figure_tables
    from gridctl.app.sources import of_figures
    from gridctl.cli.opening import readable
    from gridctl.cli.unread import refuse_absent, tell_unread

    village, spoken = readable(folder, as_of, lang)
    check_format(output, ("text", "json", "csv"), spoken)
    period = chosen(village, spoken, (quarter, month, half, year))
    _refuse_outside(village, period, spoken)
    lacks = of_figures(village, period)
    refuse_absent(lacks, spoken)
    try:
        tables = figure_tables(village, period, table or ())
    except NoFigureError as error:
        tell(error, spoken)
    if output == "json":
        from gridctl.formats import jsonfigures

        typer.echo(jsonfigures.write_tables(tables, village.as_of, spoken), nl=False)
    elif output == "csv":
        from gridctl.formats import csvfigures

        typer.echo(csvfigures.write(tables), nl=False)
    else:
        from gridctl.cli.terminal import print_sheets
        from gridctl.formats.figuresheets import sheets

        print_sheets(sheets(tables, spoken))
    if not tables:
        fail(_NOTHING, spoken, 0, period=period)
    tell_unread(lacks, spoken)


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
