"""gridctl policy: list, show, diff, lint."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from gridctl.cli.common import (
    AsOf,
    DataFolder,
    LangOption,
    TextOrJson,
    cannot_read,
    check_format,
    fail,
    group_app,
    on_terminal,
)
from gridctl.cli.help import chinese, said
from gridctl.model.words import Lang, Words

if TYPE_CHECKING:
    from gridctl.app.policies import BrokenPackError, UnknownPolicyError
    from gridctl.findings.report import Report
    from gridctl.formats.sheets import Sheet

_FORMATS = ("text", "json")
_UNKNOWN = Words(
    "There is no policy, clause or key {asked}; gridctl policy list shows the policies.",
    "没有名为{asked}的政策、条款或键；可用 gridctl policy list 查看。",
)
_NEAR = Words(
    "There is no policy, clause or key {asked}; did you mean {near}?",
    "没有名为{asked}的政策、条款或键，是否为{near}？",
)
_BROKEN = Words(
    "The policy {name} cannot be read; gridctl policy lint says where.",
    "政策{name}无法读取，请用 gridctl policy lint 查看原因。",
)
_NO_FOLDER = Words(
    "There is no data folder here: name a policy or a key that a built-in one sets.",
    "此处没有数据目录：请写明要查看的内置政策或键。",
)
_NO_PACKS = Words(
    "The data folder has no policy packs of its own; name a file.",
    "数据目录中没有本地政策包；请写明文件。",
)
_IN_ORDER = Words("{files}: nothing wrong.", "{files}：没有问题。")
_WRONG = Words(
    "{error} {error:error|errors}, {warning} {warning:warning|warnings}.",
    "{error}个错误、{warning}个警告。",
)

app = group_app(
    said(
        "Show policy packs: what there is, what holds here and why.",
        "查看政策包：有哪些、本地执行什么及其依据、两个有何不同。",
    )
)


def _print(sheets: "tuple[Sheet, ...]") -> None:
    from gridctl.cli.tables import print_sheets

    print_sheets(sheets)


def _unknown(error: "UnknownPolicyError", lang: Lang) -> NoReturn:
    fail(_NEAR if error.near else _UNKNOWN, lang, asked=error.asked, near=error.near)


def _broken(error: "BrokenPackError", lang: Lang) -> NoReturn:
    fail(_BROKEN, lang, 1, name=str(error))


@app.command(
    "list",
    help=chinese(
        "列出政策包：内置的、本地的，以及本地执行的。\n\n"
        "退出码：0 已列出，1 DIR 的项目清单无法读取，2 无法执行。"
    ),
)
def list_(
    folder: DataFolder = None,
    as_of: AsOf = None,
    output: TextOrJson = "text",
    lang: LangOption = None,
) -> None:
    """List policy packs: built in, the folder's own, and those followed.

    Exit code: 0 shown, 1 the manifest of DIR cannot be read, 2 could not run.
    """
    from gridctl.app.policies import packs
    from gridctl.cli.opening import here

    village, spoken = here(folder, as_of, lang)
    check_format(output, _FORMATS, spoken)
    found = packs(village)
    if output == "json":
        from gridctl.formats.jsonpolicy import list_json

        typer.echo(list_json(found, village.as_of if village else None, spoken), nl=False)
        return
    from gridctl.formats.policysheets import list_sheets

    _print(list_sheets(found, spoken))


@app.command(
    help=chinese(
        "列出某日本地执行的内容及其依据：数值、条款、改动、以何为准。\n\n"
        "不在数据目录中时，只能查看内置政策包或其中的条款。\n\n"
        "退出码：0 已列出，1 项目清单或政策包无法读取，2 无法执行。"
    )
)
def show(
    asked: Annotated[
        str,
        typer.Argument(
            help=said(
                "A key, a pack or PACK/CLAUSE; without it, everything in force.",
                "键、政策包或 PACK/CLAUSE（政策包/条款）；不写则列出现行的全部内容。",
            ),
            metavar="[KEY|PACK|PACK/CLAUSE]",
        ),
    ] = "",
    folder: DataFolder = None,
    as_of: AsOf = None,
    output: TextOrJson = "text",
    lang: LangOption = None,
) -> None:
    """Show what is in force here on a day, and why.

    Values, clauses, changes and what wins. Outside a data folder only a built-in pack or one of
    its clauses can be shown.

    Exit code: 0 shown, 1 the manifest or the pack cannot be read, 2 could not run.
    """
    from gridctl.app.policies import BrokenPackError, UnknownPolicyError
    from gridctl.app.policies import show as find
    from gridctl.cli.opening import here

    village, spoken = here(folder, as_of, lang)
    check_format(output, _FORMATS, spoken)
    if village is None and not asked:
        fail(_NO_FOLDER, spoken)
    try:
        shown = find(village, asked)
    except UnknownPolicyError as error:
        _unknown(error, spoken)
    except BrokenPackError as error:
        _broken(error, spoken)
    except OSError as error:
        cannot_read(error.filename or "", error, spoken)
    if output == "json":
        from gridctl.formats.jsonpolicy import show_json

        typer.echo(show_json(shown, spoken), nl=False)
        return
    from gridctl.formats.standingsheets import show_sheets

    _print(show_sheets(shown, spoken))


@app.command(
    help=chinese(
        "把两个政策包逐项并列，用平常话说明不同。\n\n"
        "退出码：0 已列出，1 政策包或项目清单无法读取，2 无法执行。"
    )
)
def diff(
    left: Annotated[
        str,
        typer.Argument(
            help=said("A pack's id, or its file.", "政策包的编号或文件。"), metavar="PACK"
        ),
    ],
    right: Annotated[
        str, typer.Argument(help=said("Another's.", "另一个政策包的编号或文件。"), metavar="PACK")
    ],
    folder: DataFolder = None,
    output: TextOrJson = "text",
    lang: LangOption = None,
) -> None:
    """Put two packs side by side in plain words, key by key.

    Exit code: 0 shown, 1 a pack or the manifest cannot be read, 2 could not run.
    """
    from gridctl.app.policies import BrokenPackError, UnknownPolicyError, differences, find
    from gridctl.cli.opening import here

    village, spoken = here(folder, None, lang)
    check_format(output, _FORMATS, spoken)
    try:
        packs = find(left, village), find(right, village)
    except UnknownPolicyError as error:
        _unknown(error, spoken)
    except BrokenPackError as error:
        _broken(error, spoken)
    except OSError as error:
        cannot_read(error.filename or "", error, spoken)
    found = differences(*packs)
    if output == "json":
        from gridctl.formats.jsonpolicy import diff_json

        typer.echo(diff_json(*packs, found, spoken), nl=False)
        return
    from gridctl.formats.policysheets import diff_sheets

    _print(diff_sheets(*packs, found, spoken))


@app.command(
    help=chinese(
        "在执行之前检查政策包，每个问题都指明所在行。\n\n退出码：0 没有错误，1 有错误，2 无法执行。"
    )
)
def lint(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            help=said(
                "Pack files; without them, the folder's own.",
                "政策包文件；不写则为数据目录自己的。",
            ),
            metavar="[FILE]...",
        ),
    ] = None,
    folder: DataFolder = None,
    output: TextOrJson = "text",
    lang: LangOption = None,
) -> None:
    """Check policy packs before anyone follows them.

    Each finding stands at its line.

    Exit code: 0 no errors, 1 errors found, 2 could not run.
    """
    from gridctl.app.policies import lint_files
    from gridctl.cli.opening import here

    # a broken manifest is no reason not to look at a pack
    village, spoken = here(folder, None, lang, forgiving=True)
    check_format(output, _FORMATS, spoken)
    named = files or [village.root / path for path in sorted(village.local)] if village else files
    if not named:
        fail(_NO_PACKS if village else _NO_FOLDER, spoken)
    try:
        packs = {_shown(path): _path(path, folder).read_bytes() for path in named}
    except OSError as error:
        cannot_read(error.filename or "", error, spoken)
    report = lint_files(packs, lambda pack, source: _has(Path(pack), source, folder))
    if output == "json":
        from gridctl.formats import jsonfindings

        typer.echo(jsonfindings.write(report, spoken), nl=False)
    else:
        _print_findings(report, tuple(packs), spoken)
    raise typer.Exit(1 if report.failed else 0)


def _path(path: Path, folder: Path | None) -> Path:
    """Return where a pack's file is: below DIR, where -C names one and the file is there."""
    below = folder / path if folder else path
    return below if below.exists() else path


def _shown(path: Path) -> str:
    """Return a path as people know it: below the current folder, where it is."""
    here = Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()


def _has(pack: Path, source: str, folder: Path | None) -> bool:
    """Say whether a source named in a pack is beside it, or in the data folder that holds it."""
    where = _path(pack, folder).resolve().parent
    return any((each / source).is_file() for each in (where, where.parent))


def _print_findings(report: "Report", files: tuple[str, ...], lang: Lang) -> None:
    from gridctl.formats import text
    from gridctl.lang.say import fill

    if on_terminal():
        from gridctl.cli.terminal import print_report

        print_report(report, lang, quiet=True)
    else:
        typer.echo(text.write(report, lang, quiet=True), nl=False)
    words = _WRONG if report.findings else _IN_ORDER
    typer.echo(text.safe(fill(words, {"files": files, **report.counts}, lang)))
