"""gridctl ci."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gridctl.cli.common import (
    Folder,
    LangOption,
    cannot_read,
    cannot_write,
    check_format,
    command_app,
    fail,
    pick_lang,
    read_day,
)
from gridctl.cli.help import chinese, said
from gridctl.model.words import Words

if TYPE_CHECKING:
    from gridctl.app.ci import Checked
    from gridctl.app.village import Opened
    from gridctl.model.words import Lang

app = command_app()

_ONE = Words("Only one of --base and --since can be given.", "--base 和 --since 只能写一个。")

Base = Annotated[
    str | None,
    typer.Option(
        help=said(
            "Compare with this git revision: what was written over, and what changes. Blank or "
            "zeros, as CI gives where there is none: nothing is compared.",
            "与这个 git 版本比较：有无改写，有何变化。"
            "为空或全为零（CI 中没有以前的版本）则不比较。",
        ),
        metavar="REV",
    ),
]
Since = Annotated[
    str | None,
    typer.Option(
        help=said(
            "The same, and of the findings only those that are new since then.",
            "同上，并且只列出此后新出现的问题。",
        ),
        metavar="REV",
    ),
]
CommitDay = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        help=said(
            "Judge as on this day; else on the manifest's, else on the commit's, else today.",
            "按这一天的情况检查；不写则依次取项目清单、当前提交的日期、今天。",
        ),
        metavar="YYYY-MM-DD",
    ),
]
Output = Annotated[
    str,
    typer.Option(
        "--format",
        help=said(
            "The findings as text, json, sarif, github, gitlab, junit or csv; the rest is told on "
            "stderr then.",
            "检查结果的格式：text、json、sarif、github、gitlab、junit 或 csv；"
            "除 text 外，其余内容写到标准错误。",
        ),
        metavar="FORMAT",
    ),
]
Summary = Annotated[
    Path | None,
    typer.Option(
        help=said(
            "Add a summary to this file, as Markdown: findings, published pages, what changes.",
            "把概要（Markdown：检查结果、公示核对、变化）追加到这个文件。",
        ),
        metavar="FILE",
    ),
]


@app.command(
    help=chinese(
        "一次完成 CI 所需的检查：validate、changes，以及已公示页面的核对。\n\n"
        "每个文件只读一次，每个版本只检查一次。\n\n"
        "退出码：0 没有问题，1 有错误或已公示的内容不一致，2 有内容无法检查。"
    )
)
def ci(
    folder: Folder = None,
    base: Base = None,
    since: Since = None,
    as_of: CommitDay = None,
    output: Output = "text",
    summary: Summary = None,
    lang: LangOption = None,
) -> None:
    """Check at once what CI asks for.

    That is validate, changes, and what is published. Each file is read, and each version judged,
    once.

    Exit code: 0 nothing wrong, 1 errors, or published pages that differ, 2 something could not be
    looked at.
    """
    from gridctl.app.ci import check, named
    from gridctl.cli.findings import FORMATS

    village = _opened(folder, as_of, pick_lang(lang))
    manifests = village.village.manifests
    spoken = pick_lang(lang, manifests[0].lang if manifests else "")
    check_format(output, FORMATS, spoken)
    if base is not None and since is not None:
        fail(_ONE, spoken)
    revision = named(base if since is None else since)
    file = None if summary is None or str(summary) == "." else summary
    told = output == "text" or file is not None
    checked = check(village, revision, spoken, only_since=since is not None, changes_told=told)
    _print(village, checked, output, spoken)
    if file is not None:
        _add(village, checked, file, spoken)
    raise typer.Exit(checked.code)


def _opened(folder: Path | None, as_of: str | None, lang: "Lang") -> "Opened":
    """Open a data folder; its day is the one named, the manifest's, the commit's, or today."""
    from gridctl.app.village import open_village
    from gridctl.cli.opening import found_root
    from gridctl.history.git import day_of

    day = read_day(as_of, lang)
    root = found_root(folder, lang)
    try:
        today = day_of(root) or date.today()  # noqa: DTZ011 (a clerk's today is local)
        return open_village(root, today, day)
    except OSError as error:
        cannot_read(folder or Path(), error, lang)


def _print(village: "Opened", checked: "Checked", form: str, lang: "Lang") -> None:
    """Print the findings, and the rest: below them, or on stderr where a program reads them."""
    from gridctl.app.validate import asked_for
    from gridctl.cli.findings import written
    from gridctl.formats import changesheets, cisheets, text

    plain = form == "text"
    if plain:
        typer.echo(text.write(checked.report, lang), nl=False)
        if checked.compared is not None:
            typer.echo(f"\n{changesheets.text(checked.compared, lang)}")
    else:
        typer.echo(written(form, checked.report, asked_for((), ()), lang, village.root), nl=False)
    for line in cisheets.log(checked.verified, checked.troubles, lang):
        typer.echo(line, err=not plain)


def _add(village: "Opened", checked: "Checked", file: Path, lang: "Lang") -> None:
    """Add the summary to a file, below what other steps wrote there."""
    from gridctl.formats import changesheets, cisheets

    manifests = village.village.manifests
    facts = manifests[0].village if manifests else None
    changes = changesheets.markdown(checked.compared, lang) if checked.compared else None
    text = cisheets.markdown(
        facts.name if facts else "",
        checked.report,
        changes,
        checked.verified,
        checked.troubles,
        checked.code,
        lang,
        named=checked.named,
    )
    try:
        with file.open("a", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            stream.write(f"{text}\n")
    except OSError as error:
        cannot_write(file, error, lang)
