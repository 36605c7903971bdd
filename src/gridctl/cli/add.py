"""gridctl add."""

from collections.abc import Collection

import typer
from typer.core import TyperCommand, TyperGroup

from gridctl.cli.group import LazyGroup
from gridctl.cli.help import said


class Kinds(LazyGroup):
    """What can be added, each a command with the options of its table."""

    def known(self) -> Collection[str]:
        """Return the kinds."""
        from gridctl.cli.adding import known  # the tables are needed only here

        return known()

    def make(self, name: str) -> TyperCommand | TyperGroup:
        """Return the command that adds one kind."""
        from gridctl.cli.adding import command_of

        return command_of(name)


app = typer.Typer(
    cls=Kinds,
    help=said(
        "Add a row to a table. Names become ids, and the date finds the file.",
        "在台账中登记一条。姓名自动对应编号，按日期找到文件。",
    ),
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def add() -> None:
    """Take the group for one, though its commands are made later."""
