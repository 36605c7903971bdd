"""The command line."""

import gc
import sys
from importlib import import_module
from io import TextIOWrapper
from typing import Annotated, Any

import typer
import typer.main
from typer.core import TyperCommand, TyperGroup

from gridctl import __version__

#: The commands in the order of a clerk's day: each is a module beside this one, with its `app`.
COMMANDS = ("validate", "quota", "report", "rules", "policy")


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
    gc.disable()  # one short run: what it makes lives to its end, and has no cycles to speak of
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a file's name need not be text
            stream.reconfigure(errors="backslashreplace")
    try:
        app()
    except Exception as error:  # noqa: BLE001 (never a traceback with a village's data)
        typer.echo(f"gridctl: internal fault ({type(error).__name__})", err=True)
        sys.exit(3)
    finally:
        gc.freeze()  # nor does it look through everything once more at the end
