"""gridctl report."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from gridctl.cli.common import AsOf, Folder, LangOption, command_app, fail
from gridctl.cli.periods import Half, Month, PeriodCommand, Quarter, Year, chosen
from gridctl.model.words import Lang, Words

if TYPE_CHECKING:
    from gridctl.app.village import Opened

app = command_app()

_WRITTEN = Words(
    "{period}: {count} files written to {folder}", "{period}：已写出{count}个文件到{folder}"
)
_OPEN = Words("Open {index}", "请打开 {index}")
_TEMPLATE = Words(
    "Nothing was published: the template {name} cannot be used (line {line}: {why}).",
    "没有生成公示表：模板{name}第{line}行有误（{why}）。",
)
_CANNOT_WRITE = Words("{path} cannot be written: {why}.", "无法写入{path}：{why}。")


@app.command(cls=PeriodCommand)
def report(
    folder: Folder = None,
    quarter: Quarter = None,
    month: Month = None,
    half: Half = None,
    year: Year = None,
    out: Annotated[
        Path | None,
        typer.Option(help="Write here; default: the data folder's published/PERIOD."),
    ] = None,
    as_of: AsOf = None,
    lang: LangOption = None,
) -> None:
    """Write a period's disclosure tables, as Markdown and HTML, as they stood on its last day.

    Exit code: 0 written, 1 the manifest cannot be read, 2 could not run.
    """
    from gridctl.app.report import NotPublishedError, publish
    from gridctl.cli.opening import readable
    from gridctl.disclosure.templates import TemplateFaultError
    from gridctl.lang.say import fill

    village, _ = readable(folder, as_of, lang)
    spoken = _lang(lang, village)
    period = chosen(village, spoken, (quarter, month, half, year))
    try:
        done = publish(village, period, spoken, out)
    except NotPublishedError as error:
        fail(error.words, spoken, 2, **error.values)
    except TemplateFaultError as error:
        fail(_TEMPLATE, spoken, name=error.name, line=error.line or "?", why=error.why)
    except OSError as error:
        _cannot_write(error, spoken)
    values = {"period": done.period, "count": len(done.files), "folder": done.folder}
    typer.echo(fill(_WRITTEN, values, spoken))
    typer.echo(fill(_OPEN, {"index": done.first_page}, spoken))


def _lang(asked: str | None, village: "Opened") -> Lang:
    """Return the pages' language: asked for, else the manifest's, else Chinese."""
    from gridctl.cli.common import pick_lang

    return pick_lang(asked, village.village.manifest.lang or "zh")


def _cannot_write(error: OSError, lang: Lang) -> NoReturn:
    why = error.strerror or type(error).__name__
    fail(_CANNOT_WRITE, lang, path=error.filename or "", why=why)
