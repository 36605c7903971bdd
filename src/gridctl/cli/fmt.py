"""gridctl fmt."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gridctl.cli.common import LangOption, cannot_read, command_app, fail, pick_lang, reason
from gridctl.cli.help import chinese, said
from gridctl.model.words import Words

if TYPE_CHECKING:
    from gridctl.app.fmt import Outcome
    from gridctl.findings.finding import Problem
    from gridctl.model.told import ToldError
    from gridctl.model.words import Lang
    from gridctl.source.folder import Folder

app = command_app()

Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        help=said(
            "The data folder, or files and folders in it; without them, the whole folder.",
            "数据目录，或其中的文件、目录；不写则整理整个数据目录。",
        ),
        metavar="[DIR] [PATH]...",
    ),
]
Check = Annotated[
    bool,
    typer.Option(
        "--check",
        help=said("Write nothing; name the files that would change.", "不写文件，只列出会改动的。"),
    ),
]
Diff = Annotated[
    bool,
    typer.Option(
        "--diff", help=said("Write nothing; show what would change.", "不写文件，只显示会怎样改。")
    ),
]
Fix = Annotated[
    bool,
    typer.Option(
        "--fix",
        help=said(
            "Mend what a spreadsheet damaged, where it is certain what was meant.",
            "修复表格软件造成的、原意确定的改动。",
        ),
    ),
]
Header = Annotated[
    str | None,
    typer.Option(
        "--header",
        help=said(
            "The language of headers and fixed values; else the manifest's, else each file's own.",
            "表头和固定选项的语言；不写则按项目清单，再按各文件原有的。",
        ),
        metavar="zh|en",
    ),
]
Quiet = Annotated[
    bool,
    typer.Option(
        "--quiet", "-q", help=said("Say only what could not be done.", "只说明未能处理的。")
    ),
]

_HEADER = Words("--header is zh or en, not {text}.", "--header 只能是 zh 或 en，不能是{text}。")
_MENDED = Words("{place}: {column}: {old} → {new}", "{place}: {column}：{old} → {new}")
_BLANK = Words("(blank)", "（空白）")
_LEFT = Words("{place}: left alone: {why}", "{place}: 未整理：{why}")
_MORE = Words(
    "{path}: {count} more of these: gridctl validate tells all",
    "{path}: 还有{count}处，见 gridctl validate",
)
_NOT_WRITTEN = Words("it cannot be written: {why}.", "无法写入：{why}。")
#: Of what keeps one file from being formatted so many places are told.
_SHOWN = 10
_DAMAGED = Words("{place}: not mended: {why}", "{place}: 未修复：{why}")
_RECODED = Words(
    "{path}: read as GB18030, written as UTF-8; see that its names are right",
    "{path}: 按 GB18030 读取、写成 UTF-8，请核对其中的文字",
)
_WOULD = Words("{path}: would be rewritten", "{path}: 需要整理")
_DONE = Words("{path}: rewritten", "{path}: 已整理")
_PRIVATE = Words(
    "{path} would be rewritten; it is private and not shown.",
    "{path}需要整理；该文件不公开，不予显示。",
)
_UNSEEN = Words(
    "{path}: only its encoding or its line ends would change",
    "{path}: 只有编码或换行符需要整理",
)
_MENDABLE = Words(
    "{count} {count:cell is|cells are} damaged; --fix mends what has a certain meaning.",
    "有{count}个单元格被表格软件改动，可用 --fix 修复其中原意确定的。",
)
_NOT_MENDABLE = Words(
    "{count} {count:cell is|cells are} damaged, and what stood there is not certain: gridctl "
    "validate names {count:it|them}.",
    "有{count}个单元格被表格软件改动，原意无法确定，请按 gridctl validate 所列逐一改正。",
)
_SUMMARY = Words(
    "{changed} rewritten, {same} as they should be, {left} left alone",
    "整理{changed}个文件，{same}个无需整理，{left}个未整理",
)
_SUMMARY_CHECK = Words(
    "{changed} would be rewritten, {same} as they should be, {left} left alone",
    "{changed}个文件需要整理，{same}个无需整理，{left}个无法整理",
)


@app.command(
    help=chinese(
        "用同一种写法整理数据目录中的文件。\n\n"
        "统一编码、换行、表头语言、列和键的次序、引号和行序；注释保留，内容不变。"
        "无法读取的文件不动，并说明原因，其余照常整理。\n\n"
        "退出码：0 已整理，1 有文件未能整理（--check 时：有文件需要整理），"
        "2 有文件不存在或无法写入，或无法执行。"
    )
)
def fmt(
    paths: Paths = None,
    header: Header = None,
    lang: LangOption = None,
    *,
    check: Check = False,
    diff: Diff = False,
    fix: Fix = False,
    quiet: Quiet = False,
) -> None:
    """Write the files of a data folder in one form.

    Encoding, line ends, language of the headers, order of columns and keys, quoting, and a stable
    order of rows. Comments stay and nothing is lost; a file that cannot be read is left alone,
    and the others are formatted.

    Exit code: 0 done, 1 some file could not be formatted (with --check: would change), 2 some file
    is not there or cannot be written, or it could not run.
    """
    from gridctl.app import fmt as work
    from gridctl.formats.text import safe

    asked = list(paths or ())
    root = _root(asked, lang)
    try:
        folder = work.read(root)
    except OSError as error:
        cannot_read(root, error, pick_lang(lang))
    own = work.lang_of(folder)
    spoken = pick_lang(lang, own or "")
    if header not in {None, "zh", "en"}:
        fail(_HEADER, spoken, text=header)
    written = own if header is None else pick_lang(header)
    names, unknown = _named(folder, root, asked, spoken)
    outcomes = work.formatted(folder, names, written, fix=fix)
    if check or diff:
        outcomes = tuple(work.unwritten(outcome) for outcome in outcomes)
    else:
        outcomes = work.write(root, outcomes)
    told = _Told(spoken, quiet=quiet, only=check or diff, diff=diff)
    for outcome in outcomes if diff else ():
        shown = work.diff(root, [outcome])
        for line in shown.split("\n")[:-1]:
            typer.echo(safe(line))
        if outcome.changes and not (shown or outcome.private):
            told.unseen(outcome)
    told.all(outcomes, fix=fix, sure=not fix and work.mendable(folder, outcomes, written))
    raise typer.Exit(_code(outcomes, unknown=unknown, check=check))


def _code(outcomes: "Sequence[Outcome]", *, unknown: bool, check: bool) -> int:
    """Return the exit code; `unknown`: a path named nothing."""
    if unknown or any(outcome.error for outcome in outcomes):
        return 2
    left = any(outcome.after is None for outcome in outcomes)
    return 1 if left or (check and any(outcome.changes for outcome in outcomes)) else 0


def _named(
    folder: "Folder", root: Path, asked: list[Path], lang: "Lang"
) -> tuple[frozenset[str], bool]:
    """Return the files that are asked for, and whether a path names none: each such is told.

    Exit 2 where no path names any.
    """
    from gridctl.app.fmt import NoSuchFileError, named
    from gridctl.formats.text import safe
    from gridctl.lang.say import fill

    found: frozenset[str] = frozenset()
    unknown = False
    for paths in [[path] for path in asked] or [[]]:
        try:
            found |= named(folder, root, paths)
        except NoSuchFileError as error:
            unknown = True
            typer.echo(safe(fill(error.words, error.values, lang)), err=True)
    if unknown and not found:
        raise typer.Exit(2)
    return found, unknown


def _root(asked: list[Path], lang: str | None) -> Path:
    """Return the data folder; where it is the first path itself, that is taken off `asked`.

    Else it is the nearest one above the first path, or above here.
    """
    from gridctl.app.village import MANIFEST
    from gridctl.cli.opening import found_root

    if not asked:
        return found_root(None, pick_lang(lang))
    first = asked[0]
    if (first / MANIFEST).is_file():
        del asked[0]
        return found_root(first, pick_lang(lang))
    return found_root(first if first.is_dir() else first.parent, pick_lang(lang), upward=True)


class _Told:
    """Says what was done: on standard output, but beside a diff on standard error."""

    def __init__(self, lang: "Lang", *, quiet: bool, only: bool, diff: bool) -> None:
        self.lang, self.quiet, self.only, self.diff = lang, quiet, only, diff

    def _say(self, words: Words, *, wrong: bool = False, **values: object) -> None:
        from gridctl.formats.text import safe
        from gridctl.lang.say import fill

        if wrong or not self.quiet:
            typer.echo(safe(fill(words, values, self.lang)), err=wrong or self.diff)

    def unseen(self, outcome: "Outcome") -> None:
        """Say that a file changes although none of its lines does."""
        self._say(_UNSEEN, path=outcome.path)

    def all(self, outcomes: "tuple[Outcome, ...]", *, fix: bool, sure: bool) -> None:
        """Say what became of the files, and how many they are; `sure`: --fix would mend some."""
        for outcome in outcomes:
            self._one(outcome, fix=fix)
        damaged = sum(len(outcome.damaged) for outcome in outcomes)
        if damaged and not fix:
            self._say(_MENDABLE if sure else _NOT_MENDABLE, count=damaged)
        changed = sum(outcome.changes for outcome in outcomes)
        left = sum(outcome.after is None for outcome in outcomes)
        same = len(outcomes) - changed - left
        summary = _SUMMARY_CHECK if self.only else _SUMMARY
        self._say(summary, changed=changed, same=same, left=left)

    def _one(self, outcome: "Outcome", *, fix: bool) -> None:
        from gridctl.app.fmt import shown

        for mending in outcome.mended:
            mark, column, old, new = shown(outcome, mending)
            self._say(_MENDED, place=_place(mark), column=column, old=old, new=new or _BLANK)
        for problem in outcome.damaged if fix else ():
            self._wrong(_DAMAGED, outcome, problem)
        for problem in outcome.obstacles[:_SHOWN]:
            self._wrong(_LEFT, outcome, problem)
        if (more := len(outcome.obstacles) - _SHOWN) > 0:
            self._say(_MORE, wrong=True, path=outcome.path, count=more)
        if outcome.error is not None:
            why = _refusal(outcome.error, self.lang)
            self._say(_LEFT, wrong=True, place=outcome.path, why=why)
        if outcome.recoded:
            self._say(_RECODED, path=outcome.path)
        if outcome.changes and not (self.diff and not outcome.private):
            done = _WOULD if self.only else _DONE
            self._say(_PRIVATE if self.diff else done, path=outcome.path)

    def _wrong(self, words: Words, outcome: "Outcome", problem: "Problem") -> None:
        from gridctl.app.fmt import words_of
        from gridctl.lang.say import fill

        why = fill(*words_of(outcome, problem), self.lang)
        self._say(words, wrong=True, place=_place(problem.mark), why=why)


def _refusal(error: "ToldError | OSError", lang: "Lang") -> str:
    """Return why a file was not written."""
    from gridctl.lang.say import fill

    if isinstance(error, OSError):
        return fill(_NOT_WRITTEN, {"why": reason(error)}, lang)
    return fill(error.words, error.values, lang)


def _place(mark: tuple[str, int | None, int | None]) -> str:
    return ":".join(str(part) for part in mark if part is not None)
