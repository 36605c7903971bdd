"""gridctl init."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gridctl.cli.common import (
    LangOption,
    cannot_write,
    command_app,
    fail,
    pick_lang,
    read_day,
    tell,
)
from gridctl.cli.help import chinese, said
from gridctl.model.words import Words

if TYPE_CHECKING:
    from gridctl.app.init import Start
    from gridctl.model.words import Lang

app = command_app()

_VILLAGE = Words("The village's name", "村（社区）名称")
_CODE = Words("Its code, 12 digits", "12位区划代码")
_POLICIES = Words("The policies it follows, separated by spaces", "执行的政策，用空格分隔")
_MISSING = Words(
    "{option} is missing; say it, or run the command on a terminal to be asked.",
    "缺少 {option}；请写明，或在终端中运行以便逐项填写。",
)
_KINDS = Words(
    "--kind is village or community.", "--kind 只能是 village（村）或 community（社区）。"
)
_MADE = Words(
    "{folder} is ready: {count} {count:file|files}. Begin with grids.yaml and households.csv; "
    "gridctl validate checks, README.md says more.",
    "{folder}已建好，共{count}个文件。请先填 grids.yaml 和 households.csv；"
    "用 gridctl validate 检查，其余见 README.md。",
)
_BELOW = Words(
    "{folder} lies in the repository {top}, and .github/, .gitlab-ci.yml, .workflow/, .githooks/ "
    "and .pre-commit-config.yaml are read only at its top: move them there, and give the folder to "
    "the commands in them (gridctl ci {way}, gridctl validate {way} --quiet).",
    "{folder}在仓库{top}中，而 .github/、.gitlab-ci.yml、.workflow/、.githooks/ 和 "
    ".pre-commit-config.yaml 只在仓库顶层才有效：请移到顶层，并在其中的命令里写上本目录"
    "（gridctl ci {way}、gridctl validate {way} --quiet）。",
)
_USUAL = ("ninghai-2019", "line-2022")

NewFolder = Annotated[
    Path, typer.Argument(help=said("The folder to make.", "要新建的目录。"), metavar="DIR")
]
VillageName = Annotated[
    str | None, typer.Option(help=said("The village's name.", "村（社区）名称。"), metavar="NAME")
]
Code = Annotated[
    str | None, typer.Option(help=said("Its code, 12 digits.", "12位区划代码。"), metavar="CODE")
]
Policies = Annotated[
    list[str] | None,
    typer.Option(
        help=said("A policy that it follows (repeatable).", "执行的政策（可多次写）。"),
        metavar="PACK",
    ),
]
Kind = Annotated[
    str,
    typer.Option(
        help=said("village or community.", "village（村）或 community（社区）。"), metavar="KIND"
    ),
]
Township = Annotated[
    str, typer.Option(help=said("The township.", "所属乡镇（街道）。"), metavar="NAME")
]
County = Annotated[str, typer.Option(help=said("The county.", "所属区县。"), metavar="NAME")]
RecordsFrom = Annotated[
    str | None,
    typer.Option(
        help=said(
            "Nothing earlier is judged; default: today. With a day in the past, what was due "
            "since is asked for.",
            "此日之前的不作判断；不写则为今天。写以前的日期，此日以来应做的都须有记录。",
        ),
        metavar="YYYY-MM-DD",
    ),
]


@app.command(
    help=chinese(
        "新建一个能通过检查的数据目录。\n\n"
        "其中有各种表、架构文件、自动检查（CI）的配置和说明。没有写明的，在终端上逐项询问；"
        "已有的文件不会被覆盖。\n\n"
        "退出码：0 已建好，2 无法执行。"
    )
)
def init(
    folder: NewFolder,
    village: VillageName = None,
    code: Code = None,
    policy: Policies = None,
    kind: Kind = "village",
    township: Township = "",
    county: County = "",
    records_from: RecordsFrom = None,
    lang: LangOption = None,
) -> None:
    """Make a new data folder that validates.

    It has the tables, schemas, checks for CI and a README. What is not said is asked, on a
    terminal. A file that is there is never overwritten.

    Exit code: 0 made, 2 could not run.
    """
    from gridctl.app.init import NotMadeError, Start, check_policies
    from gridctl.model.choices import VillageKind

    spoken = pick_lang(lang)
    day = read_day(records_from, spoken, "--records-from") or date.today()  # noqa: DTZ011 (a clerk's today is local)
    try:
        sort = VillageKind.read(kind)
    except KeyError:
        fail(_KINDS, spoken)
    try:
        name = _said(village, "--village", _VILLAGE, spoken)
        number = _code(code, spoken)
        packs = tuple(policy or _asked_policies(spoken))
        check_policies(packs)
    except NotMadeError as error:
        tell(error, spoken)
    start = Start(name, number, packs, spoken, day, sort, township, county)
    _make(folder, start, spoken)


def _make(folder: Path, start: "Start", lang: "Lang") -> None:
    from gridctl.app.init import NotMadeError, enclosing, make
    from gridctl.formats.text import safe
    from gridctl.lang.say import fill

    try:
        made = make(folder, start)
    except NotMadeError as error:
        tell(error, lang)
    except OSError as error:
        cannot_write(folder, error, lang)
    typer.echo(fill(_MADE, {"folder": folder, "count": len(made)}, lang))
    if top := enclosing(folder):
        way = folder.resolve().relative_to(top).as_posix()
        typer.echo(safe(fill(_BELOW, {"folder": folder, "top": top, "way": way}, lang)))


def _said(given: str | None, option: str, question: Words, lang: "Lang") -> str:
    """Return an option's value, else ask for it; exit 2 where nobody can be asked."""
    if given is not None and given.strip():
        return given.strip()
    if given is not None or not sys.stdin.isatty():
        fail(_MISSING, lang, option=option)
    answer: str = typer.prompt(question(lang))
    return answer.strip()


def _code(given: str | None, lang: "Lang") -> str:
    """Return the village's code; on a terminal a wrong answer is told and asked again."""
    from gridctl.app.init import NotMadeError, check_code
    from gridctl.formats.text import safe
    from gridctl.lang.say import fill

    while True:
        number = _said(given, "--code", _CODE, lang)
        try:
            check_code(number)
        except NotMadeError as error:
            if given is not None:
                raise
            typer.echo(safe(fill(error.words, error.values, lang)), err=True)
        else:
            return number


def _asked_policies(lang: "Lang") -> list[str]:
    if not sys.stdin.isatty():
        fail(_MISSING, lang, option="--policy")
    answer: str = typer.prompt(_POLICIES(lang), default=" ".join(_USUAL))
    return answer.replace(",", " ").split()
