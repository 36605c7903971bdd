"""gridctl promise: add, done, withdraw."""

from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from gridctl.cli.common import group_app
from gridctl.cli.entering import EXIT_ZH, Here, On, ask_for, entering
from gridctl.cli.help import chinese, said
from gridctl.cli.member import MemberArgument

if TYPE_CHECKING:
    from gridctl.app.entry_promises import Ending

app = group_app(
    said("Enter a promise: made, kept or withdrawn.", "登记承诺事项：新增、完成或撤回。")
)

TextOption = Annotated[
    str,
    typer.Option("--text", help=said("What is promised.", "承诺的事项。"), metavar="TEXT"),
]
Target = Annotated[
    str, typer.Option(help=said("When it counts as kept.", "做到什么程度。"), metavar="TEXT")
]
Measures = Annotated[str, typer.Option(help=said("How it is done.", "怎样做。"), metavar="TEXT")]
DueOn = Annotated[
    str,
    typer.Option("--due-on", help=said("By when it is done.", "完成期限。"), metavar="YYYY-MM-DD"),
]
Year = Annotated[
    int | None,
    typer.Option(
        min=1900,
        max=2199,
        help=said(
            "The form's year; default: the as-of date's, or the latest with an open promise.",
            "承诺书的年度；不写则为基准日期所在年，或有未了承诺的最近一年。",
        ),
        metavar="YYYY",
    ),
]
Number = Annotated[
    int | None,
    typer.Argument(
        help=said(
            "Which one, from 1; the only open one needs none.", "第几件；只有一件未了时不必写。"
        ),
        metavar="[NUMBER]",
    ),
]


@app.command(
    help=chinese(
        "在党员的承诺书（commitments/YYYY.yaml）中新增一件承诺。\n\n"
        "该年度还没有承诺书的，新建一份。\n\n" + EXIT_ZH
    )
)
@entering
def add(
    here: Here,
    member: MemberArgument,
    text: TextOption = "",
    target: Target = "",
    measures: Measures = "",
    due_on: DueOn = "",
    year: Year = None,
) -> None:
    """Add a promise to a member's form, in commitments/YYYY.yaml.

    A member without a form of that year gets one.

    Exit code: 0 written, 1 not written as new errors would stand, 2 could not run.
    """
    from gridctl.app.entry_promises import promise_made
    from gridctl.model.promises import Promise

    new = {"text": text, "target": target, "measures": measures, "due_on": due_on}
    ask_for(Promise, new, here.how)
    of = year or here.opened.as_of.year
    here.enter(
        lambda typed: promise_made(here.opened, typed["member"], new, of), {"member": member}
    )


@app.command(help=chinese("登记一件承诺已经完成。\n\n" + EXIT_ZH))
@entering
def done(
    here: Here,
    member: MemberArgument,
    number: Number = None,
    on: On = None,
    year: Year = None,
) -> None:
    """Enter that a promise was kept.

    Exit code: 0 written, 1 not written as new errors would stand, 2 could not run.
    """
    _end(here, "done_on", member, number, year, on)


@app.command(help=chinese("登记一件承诺已经撤回；撤回的不再计入。\n\n" + EXIT_ZH))
@entering
def withdraw(
    here: Here,
    member: MemberArgument,
    number: Number = None,
    on: On = None,
    year: Year = None,
) -> None:
    """Enter that a promise was withdrawn; it no longer counts.

    Exit code: 0 written, 1 not written as new errors would stand, 2 could not run.
    """
    _end(here, "withdrawn_on", member, number, year, on)


def _end(
    here: Here, ending: "Ending", member: str, number: int | None, year: int | None, on: str | None
) -> NoReturn:
    from gridctl.app.entry_promises import promise_ends

    day = here.day(on)
    here.enter(
        lambda typed: promise_ends(here.opened, typed["member"], number, ending, day, year),
        {"member": member},
    )
