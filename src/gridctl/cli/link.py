"""gridctl link: move."""

from typing import Annotated

import typer

from gridctl.cli.common import group_app
from gridctl.cli.entering import EXIT_ZH, Here, MeetingOption, On, entering
from gridctl.cli.help import chinese, said
from gridctl.cli.household import HouseholdArgument

app = group_app(said("Enter what changes about links.", "登记联户的调整。"))

To = Annotated[
    str,
    typer.Option(
        "--to",
        help=said("The member who links it from now on, by id or name.", "今后联系该户的党员。"),
        metavar="MEMBER",
    ),
]
Leaving = Annotated[
    str,
    typer.Option(
        "--from",
        help=said(
            "The member whose link ends; needed where several link it.",
            "不再联系该户的党员；有多名党员联系时应写明。",
        ),
        metavar="MEMBER",
    ),
]
Basis = Annotated[
    str,
    typer.Option(
        help=said("near, kin, convenient or gap-fill.", "就近、就亲、就便或兜底。"),
        metavar="VALUE",
    ),
]
ChosenBy = Annotated[
    str,
    typer.Option(
        help=said("member, household or organisation.", "自报、自选或委派。"), metavar="VALUE"
    ),
]


@app.callback()
def links() -> None:
    """Take no options of its own."""


@app.command(
    help=chinese(
        "把一户调整给另一名党员联系，自 --on 起；原来的联系到前一日为止。\n\n"
        "--meeting 为通过这一调整的会议，记入原来和新的两行。\n\n" + EXIT_ZH
    )
)
@entering
def move(
    here: Here,
    household: HouseholdArgument,
    to: To,
    on: On = None,
    leaving: Leaving = "",
    meeting: MeetingOption = "",
    basis: Basis = "",
    chosen_by: ChosenBy = "",
) -> None:
    """Enter that another member links a household, from --on; the old link ends the day before.

    --meeting is the one that passed the change; both rows name it.

    Exit code: 0 written, 1 not written as new errors would stand, 2 could not run.
    """
    from gridctl.app.entry_changes import link_moves

    opened, day = here.opened, here.day(on)
    new = {"basis": basis, "chosen_by": chosen_by, "approved_at": meeting}
    here.enter(
        lambda typed: link_moves(opened, typed["household"], typed["to"], day, typed["from"], new),
        {"household": household, "to": to, "from": leaving},
    )
