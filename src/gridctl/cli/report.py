"""gridctl report."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from gridctl.cli.common import (
    AsOf,
    Folder,
    LangOption,
    cannot_write,
    check_format,
    command_app,
    tell,
)
from gridctl.cli.help import chinese, said
from gridctl.cli.periods import Half, Month, PeriodCommand, Quarter, Year, chosen
from gridctl.model.words import Lang, Words

if TYPE_CHECKING:
    from gridctl.app.report import Published
    from gridctl.app.village import Opened
    from gridctl.model.period import Period

app = command_app()

_FORMATS = ("pages", "pdf", "xlsx", "docx")
_WRITTEN = Words(
    "{period}: {count} {count:file|files} written to {folder}",
    "{period}：已写出{count}个文件到{folder}",
)
_OPEN = Words("Open {index}", "请打开 {index}")

Out = Annotated[
    Path | None,
    typer.Option(
        help=said(
            "Write here; default: the data folder's published/PERIOD.",
            "写到此处；默认为数据目录的 published/PERIOD。",
        ),
        metavar="DIR",
    ),
]
Output = Annotated[
    str | None,
    typer.Option(
        "--format",
        help=said(
            "pages: HTML and Markdown, the default; pdf: into print/PERIOD/public; xlsx (one "
            "workbook), docx (annex 2): into print/PERIOD.",
            "pages：网页和 Markdown，为默认；pdf 写入 print/PERIOD/public；"
            "xlsx（一个工作簿）、docx（附件2）写入 print/PERIOD。",
        ),
        metavar="FORMAT",
    ),
]
FormName = Annotated[
    str | None,
    typer.Option(
        "--form",
        help=said(
            "A form instead, into print/: annex-1, annex-2, link-card, contact-roster, statistics.",
            "只填一种表，写入 print/：annex-1（附件1）、annex-2（附件2）、link-card（联户卡）、"
            "contact-roster（花名册）、statistics（统计表）。",
        ),
        metavar="FORM",
    ),
]
OnlyMember = Annotated[
    str | None,
    typer.Option(
        "--member",
        help=said("With --form: of this member alone.", "与 --form 同用：只填这名党员的。"),
        metavar="ID",
    ),
]
InPrint = Annotated[
    bool,
    typer.Option(
        "--print",
        help=said(
            "With the telephones that members let print, into print/PERIOD.",
            "印上本人同意公开的电话，写入 print/PERIOD。",
        ),
    ),
]
Internal = Annotated[
    bool,
    typer.Option(
        "--internal",
        help=said(
            "With full names, marked, into print/PERIOD/internal; not to publish.",
            "写全名并标明内部使用，写入 print/PERIOD/internal，不得公示。",
        ),
    ),
]
Check = Annotated[
    bool,
    typer.Option(
        "--check",
        help=said(
            "Write nothing; say which published pages are not, byte for byte, what would be "
            "written now (without a period: of all published ones). Why they differ is told by "
            "gridctl verify.",
            "不写出文件，只指出哪些已公示的页面与现在生成的逐字节不同（不写期次则核对全部）；"
            "为何不同请用 gridctl verify 查看。",
        ),
    ),
]


@app.command(
    cls=PeriodCommand,
    help=chinese(
        "生成一个期次的公示表（Markdown 和网页）。\n\n内容为期末最后一天的情况。\n\n"
        "退出码：0 已写出，1 项目清单无法读取、页面会露出未遮盖的内容，或 --check 发现不同，"
        "2 无法执行。"
    ),
)
def report(
    folder: Folder = None,
    quarter: Quarter = None,
    month: Month = None,
    half: Half = None,
    year: Year = None,
    out: Out = None,
    as_of: AsOf = None,
    output: Output = None,
    lang: LangOption = None,
    form: FormName = None,
    member: OnlyMember = None,
    *,
    in_print: InPrint = False,
    internal: Internal = False,
    check: Check = False,
) -> None:
    """Write a period's disclosure tables, as Markdown and HTML.

    They show what stood on the period's last day.

    Exit code: 0 written, 1 the manifest cannot be read, a page would hold a raw value, or --check
    finds a difference, 2 could not run.
    """
    from gridctl.cli import report_check
    from gridctl.cli.forms import write_form
    from gridctl.cli.opening import readable

    village, _ = readable(folder, as_of, lang)
    spoken = _lang(lang, village)
    asked = (quarter, month, half, year)
    options = {"in_print": in_print, "internal": internal}
    with _faults_told(spoken):
        if check:
            report_check.refuse_other_forms(spoken, output, form, member, in_print, internal)
            raise report_check.check(village, asked, spoken, out)
        if form is not None or member is not None:
            period = chosen(village, spoken, asked) if any(x is not None for x in asked) else None
            done = write_form(
                village, form, member, output, period, spoken, out, _progress, **options
            )
        else:
            kind = output or _FORMATS[0]
            check_format(kind, _FORMATS, spoken)
            period = chosen(village, spoken, asked)
            done = _write(village, period, spoken, out, kind, **options)
    if form is not None or in_print or internal:
        _warn(village, spoken)
    _tell_stray_templates(village, spoken)
    _tell_what_was_written(done, spoken)


@contextmanager
def _faults_told(lang: Lang) -> Iterator[None]:
    """Say in one sentence why nothing was written, and exit."""
    from gridctl.app.lastlook import RawValueError
    from gridctl.app.placing import NotPlacedError
    from gridctl.app.report import NotPublishedError
    from gridctl.disclosure.templates import TemplateFaultError

    try:
        yield
    except (NotPublishedError, NotPlacedError, TemplateFaultError) as error:
        tell(error, lang)
    except RawValueError as error:
        tell(error, lang, 1)
    except OSError as error:
        cannot_write("", error, lang)


def _tell_stray_templates(village: "Opened", lang: Lang) -> None:
    """Warn of files in templates/ that change nothing, as a misspelled name does."""
    from gridctl.app.own_templates import stray_templates
    from gridctl.lang.say import fill

    for words, values in stray_templates(village.problems):
        typer.echo(fill(words, values, lang), err=True)


def _tell_what_was_written(done: "Published", lang: Lang) -> None:
    from gridctl.lang.say import fill

    values = {"period": done.period, "count": len(done.files), "folder": done.folder}
    typer.echo(fill(_WRITTEN, values, lang))
    typer.echo(fill(_OPEN, {"index": done.first_page}, lang))


def _write(
    village: "Opened",
    period: "Period",
    lang: Lang,
    out: Path | None,
    kind: str,
    *,
    in_print: bool,
    internal: bool,
) -> "Published":
    """Write a period's tables as `kind`, for the public, for paper or for the organisation."""
    from gridctl.app.report import publish, publish_paper

    if kind in {"xlsx", "docx"}:
        from gridctl.app.office import publish_office

        office: Literal["xlsx", "docx"] = "xlsx" if kind == "xlsx" else "docx"
        return publish_office(
            village, period, lang, office, out, in_print=in_print, internal=internal
        )
    if in_print or internal:
        from gridctl.app.paper_set import publish_in_print

        pdf = kind == "pdf"
        return publish_in_print(village, period, lang, out, _progress, internal=internal, pdf=pdf)
    if kind == "pdf":
        return publish_paper(village, period, lang, out, _progress)
    return publish(village, period, lang, out)


def _warn(village: "Opened", lang: Lang) -> None:
    """Warn where git may come to see what nobody may publish."""
    from gridctl.app.paper_set import NOT_IGNORED, is_ignored
    from gridctl.lang.say import fill

    if not is_ignored(village):
        typer.echo(fill(NOT_IGNORED, {}, lang), err=True)


def _progress(done: int, pages: int) -> None:
    """Tell on a terminal how many pages are printed; the line is wiped at the end."""
    if sys.stderr.isatty():
        typer.echo(f"\r{done}/{pages} " if done < pages else "\r\033[K", nl=False, err=True)


def _lang(asked: str | None, village: "Opened") -> Lang:
    """Return the pages' language: asked for, else the manifest's, else Chinese."""
    from gridctl.cli.common import pick_lang

    return pick_lang(asked, village.village.manifest.lang or "zh")
