"""The command line."""

import gc
import os
import signal
import sys
from contextlib import suppress
from errno import EBADF
from importlib import import_module
from io import TextIOWrapper
from os import strerror
from typing import Annotated, Any, NoReturn

import typer
import typer.main
from typer.core import TyperCommand, TyperGroup

from gridctl import __version__
from gridctl.cli.common import locale_lang, reason
from gridctl.lang.say import fill
from gridctl.model.words import Words

#: The commands in the order of a clerk's day: each is a module beside this one, with its `app`.
COMMANDS = (
    "init",
    "validate",
    "quota",
    "score",
    "why",
    "report",
    "verify",
    "changes",
    "schema",
    "rules",
    "policy",
)
_CANNOT_WRITE = Words("The output cannot be written: {why}.", "无法写出结果：{why}。")


class Commands(TyperGroup):
    """The commands, each loaded when it is asked for: setting up all of them takes longer."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 (the library's form)
        """Return the names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 (the library's form)
        """Return a command; None where there is none of that name."""
        return load(cmd_name) if cmd_name in COMMANDS else None


def load(name: str) -> "TyperCommand | TyperGroup":
    """Return the command (or group of commands) called `name`."""
    command = typer.main.get_command(import_module(f"gridctl.cli.{name}").app)
    assert isinstance(command, TyperCommand | TyperGroup)  # noqa: S101 (it makes no other)
    command.name = name
    return command


app = typer.Typer(
    cls=Commands,
    name="gridctl",
    help="Keeps, checks and publishes what a village's party members promised.",
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
    *,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """Take the options of the program itself."""


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
    finally:
        gc.freeze()  # nor does it look through everything once more at the end


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
