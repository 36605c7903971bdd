"""gridctl member: leave, set."""

from typing import Annotated

import typer

from gridctl.cli.common import AsOf, DataFolder, LangOption, TextOrJson, read_day
from gridctl.cli.entering import EXIT_ZH, DryRun, Force, MeetingOption, On
from gridctl.cli.help import chinese, said

app = typer.Typer(
    help=said(
        "Enter what changes about a member: leaving, or one value.",
        "登记党员的变动：转出，或某项内容变更。",
    ),
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
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
def leave(
    member: MemberArgument,
    on: On = None,
    meeting: MeetingOption = "",
    successor: Successor = "",
    folder: DataFolder = None,
    as_of: AsOf = None,
    output: TextOrJson = "text",
    lang: LangOption = None,
    *,
    dry_run: DryRun = False,
    force: Force = False,
) -> None:
    """Enter that a member left; --on is the last day here.

    The member's links, other contacts and core term end with it; the posts go to the --successor,
    and who held them goes to former-values.csv. What remains to be done, such as a household that
    nobody links any more, is told.

    Exit code: 0 written, 1 not written as new errors would stand, 2 could not run.
    """
    from gridctl.app.entry_changes import member_leaves
    from gridctl.cli.entering import enter, how, open_here

    opened, spoken = open_here(folder, as_of, lang)
    day = read_day(on, spoken, "--on") or opened.as_of
    way = how(spoken, dry_run=dry_run, force=force, output=output)
    typed = {"member": member, "successor": successor}
    enter(
        lambda said: member_leaves(opened, said["member"], day, meeting, said["successor"]),
        typed,
        way,
        lenient=True,
    )


@app.command(
    "set",
    help=chinese(
        "登记党员某项内容自某日起变更；原值和截止日期记入 former-values.csv。\n\n" + EXIT_ZH
    ),
)
def set_value(
    member: MemberArgument,
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
    """Enter that something about a member is different from a day on.

    What it was before goes to former-values.csv, with its last day.

    Exit code: 0 written, 1 not written as new errors would stand, 2 could not run.
    """
    from gridctl.app.entry_changes import value_changes
    from gridctl.cli.entering import enter, how, open_here

    opened, spoken = open_here(folder, as_of, lang)
    day = read_day(on, spoken, "--on") or opened.as_of
    way = how(spoken, dry_run=dry_run, force=force, output=output)
    typed = {"who": member, "value": value}
    enter(
        lambda said: value_changes(opened, "members", said["who"], field, said["value"], day),
        typed,
        way,
        lenient=True,
    )
