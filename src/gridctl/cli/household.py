"""gridctl household: leave, set."""

from typing import Annotated

import typer

from gridctl.cli.common import AsOf, DataFolder, LangOption, TextOrJson, read_day
from gridctl.cli.entering import EXIT_ZH, DryRun, Force, MeetingOption, On
from gridctl.cli.help import chinese, said
from gridctl.cli.member import FieldArgument, ValueArgument

app = typer.Typer(
    help=said(
        "Enter what changes about a household: leaving, or one value.",
        "登记农户的变动：迁出，或某项内容变更。",
    ),
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

HouseholdArgument = Annotated[
    str,
    typer.Argument(
        help=said("The household, by id or its head's name.", "农户的编号或户主姓名。"),
        metavar="HOUSEHOLD",
    ),
]


@app.command(
    help=chinese("登记一户迁出或撤销，--on 为最后一日；对它的联系一并截止。\n\n" + EXIT_ZH)
)
def leave(
    household: HouseholdArgument,
    on: On = None,
    meeting: MeetingOption = "",
    folder: DataFolder = None,
    as_of: AsOf = None,
    output: TextOrJson = "text",
    lang: LangOption = None,
    *,
    dry_run: DryRun = False,
    force: Force = False,
) -> None:
    """Enter that a household left or is no more; --on is its last day.

    The links to it end with it.

    Exit code: 0 written, 1 not written as new errors would stand, 2 could not run.
    """
    from gridctl.app.entry_changes import household_leaves
    from gridctl.cli.entering import enter, how, open_here

    opened, spoken = open_here(folder, as_of, lang)
    day = read_day(on, spoken, "--on") or opened.as_of
    way = how(spoken, dry_run=dry_run, force=force, output=output)
    enter(
        lambda said: household_leaves(opened, said["household"], day, meeting),
        {"household": household},
        way,
        lenient=True,
    )


@app.command(
    "set",
    help=chinese(
        "登记农户某项内容自某日起变更；原值和截止日期记入 former-values.csv。\n\n" + EXIT_ZH
    ),
)
def set_value(
    household: HouseholdArgument,
    field: FieldArgument,
    value: ValueArgument,
    on: On = None,
    folder: DataFolder = None,
    as_of: AsOf = None,
    output: TextOrJson = "text",
    lang: LangOption = None,
    *,
    dry_run: DryRun = False,
    force: Force = False,
) -> None:
    """Enter that something about a household is different from a day on.

    What it was before goes to former-values.csv, with its last day.

    Exit code: 0 written, 1 not written as new errors would stand, 2 could not run.
    """
    from gridctl.app.entry_changes import value_changes
    from gridctl.cli.entering import enter, how, open_here

    opened, spoken = open_here(folder, as_of, lang)
    day = read_day(on, spoken, "--on") or opened.as_of
    way = how(spoken, dry_run=dry_run, force=force, output=output)
    typed = {"who": household, "value": value}
    enter(
        lambda said: value_changes(opened, "households", said["who"], field, said["value"], day),
        typed,
        way,
        lenient=True,
    )
