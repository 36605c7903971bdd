"""The command line."""

import os
import signal
import sys
from collections.abc import Collection, Sequence
from contextlib import suppress
from errno import EBADF
from importlib import import_module
from io import TextIOWrapper
from os import strerror
from typing import Annotated, Any, NoReturn

import typer
from typer._click.exceptions import ClickException
from typer.core import TyperCommand, TyperGroup

from gridctl import __version__
from gridctl.cli.common import LangOption, pick_lang, reason
from gridctl.cli.group import LazyGroup, finished
from gridctl.cli.help import listen, locale_lang, said
from gridctl.lang.say import fill
from gridctl.model.words import Words

#: The commands in the order of a clerk's day: each is a module beside this one, with its `app`.
COMMANDS = (
    "init",
    "add",
    "member",
    "household",
    "link",
    "promise",
    "sheet",
    "fmt",
    "validate",
    "todo",
    "quota",
    "score",
    "why",
    "report",
    "verify",
    "changes",
    "ci",
    "schema",
    "rules",
    "policy",
)
_CANNOT_WRITE = Words("The output cannot be written: {why}.", "无法写出结果：{why}。")


class Commands(LazyGroup):
    """The commands; wrong use is told in the language that is spoken."""

    def known(self) -> Collection[str]:
        """Return the names of the commands."""
        return COMMANDS

    def make(self, name: str) -> TyperCommand | TyperGroup:
        """Return the command (or group of commands) of the module that has its name."""
        return finished(import_module(f"gridctl.cli.{name}").app, name)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,  # noqa: FBT001, FBT002 (the library's form)
        windows_expand_args: bool = True,  # noqa: FBT001, FBT002 (the library's form)
        **extra: Any,
    ) -> Any:
        """Run the program; wrong use is told in the language that is spoken."""
        listen(sys.argv[1:] if args is None else args)
        told = (args, prog_name, complete_var)
        if not standalone_mode:
            return super().main(*told, standalone_mode, windows_expand_args, **extra)
        try:
            code = super().main(*told, False, windows_expand_args, **extra)  # noqa: FBT003 (the library's form)
        except ClickException as error:
            from gridctl.cli.misuse import show

            show(error)
            code = error.exit_code
        except typer.Abort:
            from gridctl.cli.misuse import aborted

            aborted()
            code = 1
        sys.exit(code)


app = typer.Typer(
    cls=Commands,
    name="gridctl",
    help=said(
        "Keeps, checks and publishes what a village's party members promised.",
        "登记、检查、公示一个村的党员承诺和联户服务。",
    ),
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:  # noqa: FBT001 (the callback's form is the library's)
    if wanted:
        typer.echo(f"gridctl {__version__}")
        raise typer.Exit


@app.callback()
def options(
    ctx: typer.Context,
    *,
    lang: LangOption = None,
    version: Annotated[  # noqa: ARG001 (its callback answers it)
        bool,
        typer.Option(
            "--version",
            callback=_version,
            is_eager=True,
            help=said("Print the version.", "显示版本号。"),
        ),
    ] = False,
) -> None:
    """Take the options of the program itself."""
    if lang is not None and ctx.invoked_subcommand is not None:
        spoken = {"lang": pick_lang(lang)}
        commands = ctx.command
        assert isinstance(commands, Commands)  # noqa: S101 (the program itself)
        asked = commands.make(ctx.invoked_subcommand)
        below = asked.list_commands(ctx) if isinstance(asked, TyperGroup) else ()
        whole = {**dict.fromkeys(below, spoken), **spoken}
        ctx.default_map = {ctx.invoked_subcommand: whole}


def run() -> None:
    """Run the program; a fault of ours is one line without data values, and exit code 3."""
    if hasattr(signal, "SIGPIPE"):  # a reader that goes away ends it as it ends other tools
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a file's name need not be text
            stream.reconfigure(errors="backslashreplace")
    try:
        if sys.stdout is None:  # closed by the caller
            raise OSError(EBADF, strerror(EBADF))  # noqa: TRY301 (told as any other write's)
        app()
    except OSError as error:
        if error.filename is not None:  # commands tell of files themselves
            _stop(3, f"gridctl: internal fault ({type(error).__name__})")
        _stop(2, fill(_CANNOT_WRITE, {"why": reason(error)}, locale_lang()))
    except Exception as error:  # noqa: BLE001 (never a traceback with a village's data)
        _stop(3, f"gridctl: internal fault ({type(error).__name__})")


def _stop(code: int, sentence: str) -> NoReturn:
    """Say why on stderr, and exit; what standard output still holds is let go."""
    with suppress(OSError):
        typer.echo(sentence, err=True)
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:  # else it would be tried, and told, once more at the end
            with suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    sys.exit(code)
