"""What the commands that enter something share: asking, judging, writing, telling."""

import sys
from collections.abc import Callable, Collection, Iterable
from functools import wraps
from inspect import Parameter, signature
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from gridctl.cli.common import (
    AsOf,
    DataFolder,
    LangOption,
    TextOrJson,
    cannot_read,
    cannot_write,
    check_format,
    fail,
    read_day,
    tell,
)
from gridctl.cli.help import said
from gridctl.model.declare import columns
from gridctl.model.record import Record
from gridctl.model.words import Lang, Words

if TYPE_CHECKING:
    from datetime import date

    from gridctl.app.entry import Entry
    from gridctl.app.entry_names import SeveralError
    from gridctl.app.village import Opened
    from gridctl.findings.finding import Finding

DryRun = Annotated[
    bool,
    typer.Option(
        "--dry-run", help=said("Print the diff and write nothing.", "只显示改动，不写入。")
    ),
]
Force = Annotated[
    bool,
    typer.Option(
        "--force",
        help=said("Write it even where new errors would stand.", "即使会新增错误也写入。"),
    ),
]
On = Annotated[
    str | None,
    typer.Option(
        "--on",
        help=said("The day; default: the as-of date.", "日期；不写则为基准日期。"),
        metavar="YYYY-MM-DD",
    ),
]
MeetingOption = Annotated[
    str,
    typer.Option(
        "--meeting",
        help=said("The meeting that passed it, by its id.", "通过此事的会议编号。"),
        metavar="ID",
    ),
]
#: The options that all of these commands have, with what holds where one is not said.
SHARED: dict[str, tuple[Any, Any]] = {
    "folder": (DataFolder, None),
    "as_of": (AsOf, None),
    "output": (TextOrJson, "text"),
    "lang": (LangOption, None),
    "dry_run": (DryRun, False),
    "force": (Force, False),
}
#: How help pages tell what the exit code says.
EXIT = "Exit code: 0 written, 1 not written as new errors would stand, 2 could not run."
EXIT_ZH = "退出码：0 已写入，1 因会新增错误而没有写入，2 无法执行。"

_LACKING = Words(
    "Say {options} too, or run the command on a terminal to be asked.",
    "还应写明 {options}；也可在终端中运行，逐项填写。",
)
_WHICH = Words("{text}: which one?", "{text}：是哪一个？")
_NUMBER = Words("Number", "序号")
_FROM_TO = Words("Type a number from 1 to {last}.", "请输入1至{last}的序号。")
#: What a command makes of the texts that were typed, by name.
Make = Callable[[dict[str, str]], "Entry"]


class How(Record):
    """How an entry is written and told."""

    lang: Lang
    dry_run: bool
    force: bool
    output: str

    @property
    def plain(self) -> bool:
        """Whether it is told to people."""
        return self.output == "text"


def can_ask() -> bool:
    """Say whether somebody is there to be asked."""
    return sys.stdin.isatty()


def ask(question: str) -> str:
    """Ask on the terminal and return the answer; exit 2 where the reader breaks off."""
    try:
        answer: str = typer.prompt(question, err=True)
    except typer.Abort:
        from gridctl.cli.misuse import aborted

        typer.echo(err=True)
        aborted()
        raise typer.Exit(2) from None
    return answer


def lacking(options: Iterable[str], lang: Lang) -> NoReturn:
    """Say in one sentence which options are missing; exit 2."""
    fail(_LACKING, lang, options=tuple(options))


def ask_for(record: type[Record], typed: dict[str, str], how: How) -> None:
    """Ask on a terminal for the required texts of a record that are blank; else exit 2."""
    wanted = [c for c in columns(record) if c.field.required and not typed[c.attribute].strip()]
    if wanted and not can_ask():
        lacking((f"--{column.name.replace('_', '-')}" for column in wanted), how.lang)
    for column in wanted:
        typed[column.attribute] = ask(column.words(how.lang))


def which(error: "SeveralError", lang: Lang) -> str:
    """Return the id of the one that is meant: asked on a terminal, else exit 2."""
    from gridctl.formats.text import safe
    from gridctl.lang.say import fill

    if not can_ask():
        tell(error, lang)
    typer.echo(safe(fill(_WHICH, {"text": error.text}, lang)), err=True)
    for number, candidate in enumerate(error.candidates, 1):
        typer.echo(safe(f"  {number}. {candidate.told(lang)}"), err=True)
    known = {str(number): one.id for number, one in enumerate(error.candidates, 1)}
    while (chosen := ask(_NUMBER(lang)).strip()) not in known:
        typer.echo(fill(_FROM_TO, {"last": len(known)}, lang), err=True)
    return known[chosen]


class Here:
    """The data folder in which something is entered, and how that is written and told."""

    opened: "Opened"
    how: How

    def __init__(self, given: dict[str, Any]) -> None:
        """Open the folder by the shared options, which it takes out of `given`.

        Exit 1 where its manifest is broken, 2 where an option is wrong.
        """
        from gridctl.cli.opening import readable

        folder, as_of, output, lang, dry_run, force = (given.pop(name) for name in SHARED)
        self.opened, spoken = readable(folder, as_of, lang)
        check_format(output, ("text", "json"), spoken)
        self.how = How(spoken, dry_run, force, output)

    def day(self, on: str | None) -> "date":
        """Return the day of ``--on``, else the as-of date."""
        return read_day(on, self.how.lang, "--on") or self.opened.as_of

    def enter(self, make: Make, typed: dict[str, str], *, lenient: bool = False) -> NoReturn:
        """Make an entry of what was typed, write it, tell it, and exit.

        It is refused where new errors would stand, and where it is likely a slip; where `lenient`,
        only errors in its own rows count: what else is told remains to be done.
        """
        entry = _made(make, typed, self.how.lang)
        stopping = entry.stopping(lenient=lenient)
        refused = bool(stopping or entry.doubts) and not self.how.force
        if not refused and not self.how.dry_run:
            _write(entry, self.how.lang)
        _tell(entry, self.how, stopping, refused=refused)
        raise typer.Exit(1 if refused else 0)

    def change(self, table: str, who: str, field: str, value: str, on: str | None) -> NoReturn:
        """Enter that a field of a member or a household has another value from a day on."""
        from gridctl.app.entry_changes import value_changes

        opened, day = self.opened, self.day(on)
        self.enter(
            lambda typed: value_changes(opened, table, typed["who"], field, typed["value"], day),
            {"who": who, "value": value},
            lenient=True,
        )


def shared(name: str) -> Parameter:
    """Return one of the shared options, as a command's signature has it."""
    annotation, default = SHARED[name]
    return Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def entering(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the shared options; it gets, first of all, the Here that they make."""

    @wraps(command)
    def whole(**given: Any) -> None:
        command(Here(given), **given)

    form = signature(command)
    _, *own = form.parameters.values()
    parameters = [*own, *map(shared, SHARED)]
    whole.__signature__ = form.replace(parameters=parameters)  # type: ignore[attr-defined]
    whole.__annotations__ = {each.name: each.annotation for each in parameters}
    return whole


def _made(make: Make, typed: dict[str, str], lang: Lang) -> "Entry":
    from gridctl.app.entry import EntryError
    from gridctl.app.entry_names import SeveralError, meant

    while True:
        try:
            return make(typed)
        except SeveralError as error:
            typed = meant(typed, error, which(error, lang))
        except EntryError as error:
            tell(error, lang)
        except OSError as error:
            cannot_read(error.filename or "", error, lang)


def _write(entry: "Entry", lang: Lang) -> None:
    from gridctl.app.edits import EditError, write

    try:
        write(entry.edits)
    except EditError as error:
        tell(error, lang)
    except OSError as error:
        cannot_write(entry.edits.root, error, lang)


def _tell(entry: "Entry", how: How, stopping: "Collection[Finding]", *, refused: bool) -> None:
    from gridctl.app import entry_told

    if not how.plain:
        written = not refused and not how.dry_run
        text = entry_told.as_json(entry, how.lang, written=written, refused=refused)
        typer.echo(text, nl=False)
        return
    if how.dry_run:
        _echo(entry_told.diff(entry))
        _echo(entry_told.remarks(entry, stopping, how.lang), err=True)
    else:
        _echo(entry_told.told(entry, stopping, how.lang, written=not refused))
    if refused:
        typer.echo(entry_told.refusal(len(stopping), how.lang), err=True)


def _echo(lines: Iterable[str], *, err: bool = False) -> None:
    for line in lines:
        typer.echo(line, err=err)
