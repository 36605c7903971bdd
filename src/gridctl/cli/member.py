"""gridctl member: leave, set."""

from typing import Annotated

import typer

from gridctl.cli.common import group_app
from gridctl.cli.entering import EXIT_ZH, Here, MeetingOption, On, entering
from gridctl.cli.help import chinese, said

app = group_app(
    said(
        "Enter what changes about a member: leaving, or one value.",
        "登记党员的变动：转出，或某项内容变更。",
    )
)

MemberArgument = Annotated[
    str,
    typer.Argument(help=said("The member, by id or name.", "党员的编号或姓名。"), metavar="MEMBER"),
]
Successor = Annotated[
    str,
    typer.Option(
        help=said("Who follows in the posts, by id or name.", "接任其职务者的编号或姓名。"),
        metavar="MEMBER",
    ),
]
FieldArgument = Annotated[
    str,
    typer.Argument(help=said("The column, by either name.", "列名，中英文均可。"), metavar="FIELD"),
]
ValueArgument = Annotated[
    str,
    typer.Argument(
        help=said("What it says from that day on.", "自该日起的内容。"), metavar="VALUE"
    ),
]


@app.command(
    help=chinese(
        "登记一名党员转出，DATE 为在本村的最后一日。\n\n"
        "其联户、其他联系和中心户任期一并截止；写明 --successor 的，其职务由接任者担任，"
        "原任记入 former-values.csv。还要办的事（如无人联系的户）会逐条列出。\n\n" + EXIT_ZH
    )
)
@entering
def leave(
    here: Here,
    member: MemberArgument,
    on: On = None,
    meeting: MeetingOption = "",
    successor: Successor = "",
) -> None:
    """Enter that a member left; --on is the last day here.

    The member's links, other contacts and core term end with it; the posts go to the --successor,
    and who held them goes to former-values.csv. What remains to be done, such as a household that
    nobody links any more, is told.

    Exit code: 0 written, 1 not written as new errors would stand, 2 could not run.
    """
    from gridctl.app.entry_changes import member_leaves

    day = here.day(on)
    here.enter(
        lambda typed: member_leaves(here.opened, typed["member"], day, meeting, typed["successor"]),
        {"member": member, "successor": successor},
        lenient=True,
    )


@app.command(
    "set",
    help=chinese(
        "登记党员某项内容自某日起变更；原值和截止日期记入 former-values.csv。\n\n" + EXIT_ZH
    ),
)
@entering
def set_value(
    here: Here,
    member: MemberArgument,
    field: FieldArgument,
    value: ValueArgument,
    on: On = None,
) -> None:
    """Enter that something about a member is different from a day on.

    What it was before goes to former-values.csv, with its last day.

    Exit code: 0 written, 1 not written as new errors would stand, 2 could not run.
    """
    here.change("members", member, field, value, on)
