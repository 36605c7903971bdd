"""gridctl sheet: export, import."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gridctl.cli.common import (
    AsOf,
    DataFolder,
    Folder,
    LangOption,
    cannot_read,
    cannot_write,
    fail,
    group_app,
    read_day,
    tell,
)
from gridctl.cli.help import chinese, said
from gridctl.cli.sheet_told import BLANK, FORM, PERIOD, TELEPHONES, UNREADABLE, WRITTEN
from gridctl.model.words import Lang

if TYPE_CHECKING:
    from gridctl.app.sheet_import import Imported
    from gridctl.app.village import Opened
    from gridctl.model.period import Period

app = group_app(
    said(
        "Fill in the tables in Excel, WPS or LibreOffice.",
        "用 Excel、WPS 或 LibreOffice 填报：导出工作簿，填好再导入。",
    )
)

Out = Annotated[
    Path | None,
    typer.Option(
        "--out",
        help=said("Write this workbook; default: in print/.", "写到这个文件；默认放在 print/ 中。"),
        metavar="FILE.xlsx",
    ),
]
Tables = Annotated[
    list[str] | None,
    typer.Option(
        "--table",
        help=said(
            "Only this table, such as visits; may be repeated.", "只取这张表，如 走访台账，可重复。"
        ),
        metavar="NAME",
    ),
]
Periods = Annotated[
    list[str] | None,
    typer.Option(
        "--period",
        help=said(
            "Of tables with a file each period only this one's, such as 2022Q3; may be repeated.",
            "分期次的表只取这一期，如 2022Q3，可重复。",
        ),
        metavar="PERIOD",
    ),
]
Private = Annotated[
    bool,
    typer.Option(
        "--private",
        help=said(
            "Also the telephones of private/contacts.csv.", "连同 private/contacts.csv 中的电话。"
        ),
    ),
]
Force = Annotated[
    bool,
    typer.Option("--force", help=said("Write over a workbook that is there.", "覆盖已有文件。")),
]
Files = Annotated[
    list[Path],
    typer.Argument(
        help=said("The workbook (.xlsx), or CSV files.", "工作簿（.xlsx），或若干 CSV 文件。"),
        metavar="FILE...",
    ),
]
DryRun = Annotated[
    bool,
    typer.Option(
        "--dry-run",
        help=said("Write nothing; show what would change.", "不写文件，只显示会怎样改。"),
    ),
]
Fix = Annotated[
    bool,
    typer.Option(
        "--fix",
        help=said(
            "Mend what a spreadsheet damaged, where it is certain what was meant; each is told.",
            "修复表格软件造成的、原意确定的改动，并逐一列出。",
        ),
    ),
]
Delete = Annotated[
    bool,
    typer.Option(
        "--delete",
        help=said(
            "Take out rows that a CSV file does not have; a workbook of ours knows by itself.",
            "删除 CSV 文件中没有的行；本工具导出的工作簿会自行判断。",
        ),
    ),
]
Table = Annotated[
    str | None,
    typer.Option(
        "--table", help=said("Which table a CSV file holds.", "CSV 文件是哪张表。"), metavar="NAME"
    ),
]
OnePeriod = Annotated[
    str | None,
    typer.Option(
        "--period",
        help=said("The period of rows that do not name theirs.", "没有写明期次的行属于哪一期。"),
        metavar="PERIOD",
    ),
]
Form = Annotated[
    str | None,
    typer.Option(
        "--form",
        help=said(
            "annex-2: the township's table of members and households.",
            "annex-2：乡镇的附件2（党员联户一览表）。",
        ),
        metavar="annex-2",
    ),
]
Since = Annotated[
    str | None,
    typer.Option(
        "--since",
        help=said("The first day of the links in annex 2.", "附件2中各联户关系的起始日期。"),
        metavar="YYYY-MM-DD",
    ),
]


@app.command(
    help=chinese(
        "把数据目录写成一个可填报的工作簿。\n\n"
        "每张表一个工作表：中文表头，枚举值和编号可下拉选择，日期和编号为文本，"
        "validate 发现的问题写成单元格批注。\n\n"
        "退出码：0 已写出，1 项目清单无法读取，或已写出但有数据文件无法读取，2 无法执行。"
    )
)
def export(
    folder: Folder = None,
    out: Out = None,
    table: Tables = None,
    period: Periods = None,
    as_of: AsOf = None,
    lang: LangOption = None,
    *,
    private: Private = False,
    force: Force = False,
) -> None:
    """Write the data folder as one workbook to fill in.

    A sheet a table: lists to pick from, dates and ids as text, and what validate finds as comments
    at the very cells.

    Exit code: 0 written, 1 the manifest cannot be read, or written without a file that cannot be
    read, 2 could not run.
    """
    from gridctl.app import sheet_export as work
    from gridctl.app.validate import validate
    from gridctl.cli.opening import readable
    from gridctl.formats.text import safe
    from gridctl.lang.say import fill
    from gridctl.model.told import ToldError

    village, spoken = readable(folder, as_of, lang)
    periods = [_period(text, spoken) for text in period or ()]
    place = out or work.default_place(village)
    try:
        wanted = work.tables_called(table or ())
        sheets = work.sheets_of(village, wanted, periods, private=private)
        data = work.export_sheets(village, sheets, validate(village).findings, spoken)
        work.write_sheets(village, data, place, private=private, force=force)
    except ToldError as error:
        tell(error, spoken)
    except OSError as error:
        cannot_write(place, error, spoken)
    rows = sum(len(sheet.rows) for sheet in sheets)
    typer.echo(safe(fill(WRITTEN, {"file": place, "sheets": len(sheets), "rows": rows}, spoken)))
    if periods and (blank := work.blank_of(sheets, named=bool(table))):
        typer.echo(fill(BLANK, {"tables": blank, "periods": periods}, spoken), err=True)
    if private:
        typer.echo(TELEPHONES(spoken), err=True)
    lost = work.lost_of(sheets)
    for path in lost:
        typer.echo(safe(fill(UNREADABLE, {"file": path}, spoken)), err=True)
    if lost:
        raise typer.Exit(1)


@app.command(
    "import",
    help=chinese(
        "把填好的一个工作簿或若干 CSV 文件导入数据目录。\n\n"
        "只写改动之处，未改的行一字不动；此间数据目录若也改了同一处，则报告而不覆盖；"
        "有任何一处不能导入时，什么都不写。先用 --dry-run 查看。\n\n"
        "退出码：0 已导入（或没有差别），1 有不能导入之处，2 无法执行。"
    ),
)
def import_(
    files: Files,
    folder: DataFolder = None,
    table: Table = None,
    period: OnePeriod = None,
    form: Form = None,
    since: Since = None,
    lang: LangOption = None,
    *,
    dry_run: DryRun = False,
    fix: Fix = False,
    delete: Delete = False,
) -> None:
    """Take a workbook, or CSV files, back into the data folder.

    Only what differs is written, and rows that do not stay as they are, byte for byte. What the
    folder changed meanwhile is told, not overwritten; where one place cannot be taken, nothing is.

    Exit code: 0 taken (or nothing differs), 1 something stands in the way, 2 could not run.
    """
    from gridctl.app.sheet_export import tables_called
    from gridctl.app.sheet_import import Options, import_sheets
    from gridctl.cli.opening import readable
    from gridctl.model.told import ToldError

    village, spoken = readable(folder, None, lang)
    if form not in {None, "annex-2"}:
        fail(FORM, spoken, form=form)
    day = read_day(since, spoken, "--since")
    one = _period(period, spoken) if period is not None else None
    try:
        tables_called([] if table is None else [table])
    except ToldError as error:
        tell(error, spoken)
    options = Options(table or "", one, fix, delete, form == "annex-2", day)
    given = [(file.name, _read(file, spoken)) for file in files]
    try:
        found = import_sheets(village, given, options, spoken)
    except ToldError as error:
        tell(error, spoken, 1)
    except OSError as error:
        cannot_read(village.root, error, spoken)
    _finish(village, found, spoken, dry_run=dry_run)


def _read(file: Path, lang: Lang) -> bytes:
    from gridctl.exchange.book.read import LARGEST_FILE

    try:
        with file.open("rb") as stream:
            return stream.read(LARGEST_FILE + 1)
    except OSError as error:
        cannot_read(file, error, lang)


def _period(text: str, lang: Lang) -> "Period":
    from gridctl.model.period import Period

    try:
        return Period.parse(text)
    except ValueError:
        fail(PERIOD, lang, text=text)


def _finish(village: "Opened", found: "Imported", lang: Lang, *, dry_run: bool) -> None:
    """Say what stands in the way, or write and say what was written."""
    from gridctl.app.edits import judged, write
    from gridctl.cli import sheet_told as told
    from gridctl.model.told import ToldError

    for line in (*told.done(found, lang), *told.in_the_way(found, lang)):
        typer.echo(line)
    if found.troubles:
        fail(told.REFUSED, lang, 1, count=len(found.troubles))
    try:
        new = judged(village, found.edits) if found.edits.changed else ()
        for line in told.difference(found, lang) if dry_run else ():
            typer.echo(line)
        if not dry_run:
            write(found.edits)
    except ToldError as error:
        tell(error, lang, 1)
    except OSError as error:
        cannot_write(village.root, error, lang)
    for line in (told.counts(found, lang), *told.findings(new, lang)):
        typer.echo(line)
