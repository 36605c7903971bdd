"""The command line."""

import gc
import sys
from io import TextIOWrapper
from typing import Annotated

import typer

from gridctl import __version__
from gridctl.cli.policy import policy
from gridctl.cli.quota import quota
from gridctl.cli.report import ReportCommand, report
from gridctl.cli.rules import rules
from gridctl.cli.validate import validate

app = typer.Typer(
    name="gridctl",
    help="Keeps, checks and publishes what a village's party members promised.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(validate)
app.command()(quota)
app.command(cls=ReportCommand)(report)
app.command()(rules)
app.add_typer(policy, name="policy")


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
