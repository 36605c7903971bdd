"""gridctl validate."""

import sys
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gridctl.cli.common import (
    AsOf,
    Folder,
    LangOption,
    check_format,
    command_app,
    on_terminal,
    pick_lang,
    unknown_rule,
)
from gridctl.cli.help import chinese, said

if TYPE_CHECKING:
    from gridctl.app.village import Opened
    from gridctl.findings.report import Report
    from gridctl.model.words import Lang

app = command_app()

Select = Annotated[
    list[str] | None,
    typer.Option(
        help=said(
            "Only these rules (name, code or pattern; repeatable).",
            "只用这些规则（名称、代码或通配符，可多次写）。",
        ),
        metavar="RULE",
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option(
        help=said(
            "Not these rules (name, code or pattern; repeatable).",
            "不用这些规则（名称、代码或通配符，可多次写）。",
        ),
        metavar="RULE",
    ),
]
UnderPolicy = Annotated[
    list[str] | None,
    typer.Option(
        help=said(
            "Judge by this pack instead of the manifest's (repeatable).",
            "改按此政策包检查，不按项目清单（可多次写）。",
        ),
        metavar="PACK",
    ),
]
BaseRevision = Annotated[
    str | None,
    typer.Option(
        help=said(
            "Compare with this git revision: what was written over.",
            "与 git 的这一版本比较：哪些内容被改写。",
        ),
        metavar="REV",
    ),
]
Since = Annotated[
    str | None,
    typer.Option(
        help=said(
            "The same, and only what is new since then.", "同上，并且只列出此后新出现的问题。"
        ),
        metavar="REV",
    ),
]
Baseline = Annotated[
    Path | None,
    typer.Option(
        help=said(
            "Only what is not in this earlier JSON report.", "只列出以前的 JSON 结果中没有的问题。"
        ),
        metavar="FILE",
    ),
]
Output = Annotated[
    str,
    typer.Option(
        "--format",
        help=said(
            "text, json, sarif, github, gitlab, junit or csv.",
            "text（文本）、json、sarif、github、gitlab、junit 或 csv。",
        ),
        metavar="FORMAT",
    ),
]
Quiet = Annotated[
    bool,
    typer.Option(
        "--quiet", "-q", help=said("Print errors and warnings only.", "只列出错误和警告。")
    ),
]
Verbose = Annotated[
    bool,
    typer.Option(
        "--verbose",
        "-v",
        help=said("Name every rule that was not checked.", "逐条列出未检查的规则。"),
    ),
]


@app.command(
    help=chinese("按现行的全部规则检查数据目录。\n\n退出码：0 没有错误，1 有错误，2 无法执行。")
)
def validate(
    folder: Folder = None,
    as_of: AsOf = None,
    select: Select = None,
    ignore: Ignore = None,
    policy: UnderPolicy = None,
    base: BaseRevision = None,
    since: Since = None,
    baseline: Baseline = None,
    output: Output = "text",
    lang: LangOption = None,
    *,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Check a data folder by every rule in force.

    Exit code: 0 no errors, 1 errors found, 2 could not run.
    """
    from gridctl.app.validate import asked_for
    from gridctl.cli.findings import FORMATS, written
    from gridctl.cli.opening import opened

    village = opened(folder, as_of, lang)
    manifests = village.village.manifests
    spoken = pick_lang(lang, manifests[0].lang if manifests else "")
    check_format(output, FORMATS, spoken)
    chosen = (select or (), ignore or ())
    if policy:
        from gridctl.cli.whatif import under

        village = under(village, policy, spoken, quiet=quiet or output != "text")
    earlier = None
    if any(option is not None for option in (base, since, baseline)):
        from gridctl.cli.baseline import Earlier

        earlier = Earlier(village, base, since, baseline)
        village = earlier.beside(spoken)
    report = _judged(village, chosen, spoken)
    if earlier is not None:
        report = earlier.left_out(report, chosen, spoken)
    if policy:
        from gridctl.app.whatif import by_clause

        report = report._replace(by_clause=by_clause(village, report, *chosen))
    if output == "text":
        _print(report, spoken, quiet=quiet, verbose=verbose)
    else:
        typer.echo(written(output, report, asked_for(*chosen), spoken, village.root), nl=False)
    sys.exit(1 if report.failed else 0)  # typer.Exit would take apart all that was read, for nobody


def _judged(
    village: "Opened", chosen: tuple[Collection[str], Collection[str]], lang: "Lang"
) -> "Report":
    """Return what the chosen rules find (`chosen`: taken, ignored); exit 2 where one is none."""
    from gridctl.app.validate import UnknownRuleError
    from gridctl.app.validate import validate as check

    try:
        return check(village, *chosen)
    except UnknownRuleError as error:
        unknown_rule(error.asked, error.near, lang)


def _print(report: "Report", lang: "Lang", *, quiet: bool, verbose: bool) -> None:
    """Print the findings, in colours on a terminal, and what was counted by clause."""
    if on_terminal():
        from gridctl.cli.terminal import print_report

        print_report(report, lang, quiet=quiet, verbose=verbose)
    else:
        from gridctl.formats import text

        typer.echo(text.write(report, lang, quiet=quiet, verbose=verbose), nl=False)
    if report.by_clause is not None and not quiet:
        from gridctl.cli.whatif import print_counts

        print_counts(report, lang)
