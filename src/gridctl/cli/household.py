"""gridctl household: leave, set."""

from typing import Annotated

import typer

from gridctl.cli.common import group_app
from gridctl.cli.entering import EXIT_ZH, Here, MeetingOption, On, entering
from gridctl.cli.help import chinese, said
from gridctl.cli.member import FieldArgument, ValueArgument

app = group_app(
    said(
        "Enter what changes about a household: leaving, or one value.",
        "登记农户的变动：迁出，或某项内容变更。",
    )
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
@entering
def leave(
    here: Here, household: HouseholdArgument, on: On = None, meeting: MeetingOption = ""
) -> None:
    """Enter that a household left or is no more; --on is its last day.

    The links to it end with it.

    Exit code: 0 written, 1 not written as new errors would stand, 2 could not run.
    """
    from gridctl.app.entry_changes import household_leaves

    day = here.day(on)
    here.enter(
        lambda typed: household_leaves(here.opened, typed["household"], day, meeting),
        {"household": household},
        lenient=True,
    )


@app.command(
    "set",
    help=chinese(
        "登记农户某项内容自某日起变更；原值和截止日期记入 former-values.csv。\n\n" + EXIT_ZH
    ),
)
@entering
def set_value(
    here: Here,
    household: HouseholdArgument,
    field: FieldArgument,
    value: ValueArgument,
    on: On = None,
) -> None:
    """Enter that something about a household is different from a day on.

    What it was before goes to former-values.csv, with its last day.

    Exit code: 0 written, 1 not written as new errors would stand, 2 could not run.
    """
    here.change("households", household, field, value, on)
