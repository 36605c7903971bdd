"""The commands of gridctl add: one a table, with an option for each of its columns."""

from collections.abc import Callable, Collection
from inspect import Parameter, Signature
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from gridctl.app.entry_kinds import PERIOD, by_default, kinds, missing, needs_period
from gridctl.cli.common import command_app
from gridctl.cli.entering import Here, shared
from gridctl.cli.group import finished
from gridctl.cli.help import chinese, said
from gridctl.model.declare import Column, Table, columns
from gridctl.model.words import Words

if TYPE_CHECKING:
    from gridctl.app.entry_presence import Days
    from gridctl.app.village import Opened
    from gridctl.cli.entering import How

_EXIT = Words(
    "Exit code: 0 written, 1 not written as new errors would stand or as it is likely a slip, "
    "2 could not run.",
    "退出码：0 已写入，1 因会新增错误或疑似误填而没有写入，2 无法执行。",
)
_PERIOD = Words("the period of the file", "文件所属的期次")
_METAVARS = {
    "date": "YYYY-MM-DD", "whole": "N", "decimal": "N", "yes-no": "yes|no", "period": "PERIOD",
    "choice": "VALUE", "id": "ID", "text": "TEXT",
}  # fmt: skip


def _path(table: Table) -> str:
    """Return where a table stands, with a word for the period that is in its file's name."""
    return table.path.format(period=said("PERIOD", "期次"))


def _option(column: Column) -> str:
    return f"--{column.name.replace('_', '-')}"


def _help(column: Column, table: Table) -> str:
    """Return what an option's help says: the column's name, its note, what may be said."""
    parts = [column.words, *filter(None, [column.field.note])]
    if column.choice is not None:
        zh = "、".join(item.words.zh for item in column.choice)
        parts.append(Words(", ".join(item.words.en for item in column.choice), zh))
    if column.field.refers:
        parts.append(Words("an id or a name", "编号或名称"))
    if column.many:
        parts.append(Words("several separated by ;", "多个用;分隔"))
    if column.field.key:
        parts.append(Words("default: the next free one", "不写则取下一个"))
    elif by_default(column, table):
        parts.append(Words("default: the as-of date", "不写则为基准日期"))
    elif column.field.required:
        parts.append(Words("required", "必填"))
    en, zh = "; ".join(w.en for w in parts), "；".join(w.zh for w in parts)
    return said(f"{en[0].upper()}{en[1:]}.", f"{zh}。")


def _parameter(name: str, option: str, text: str, metavar: str) -> Parameter:
    annotation = Annotated[str | None, typer.Option(option, help=text, metavar=metavar)]
    return Parameter(name, Parameter.KEYWORD_ONLY, default=None, annotation=annotation)


def _parameters(table: Table) -> list[Parameter]:
    """Return a command's options: the columns, then what all of them have."""
    found = []
    if needs_period(table):
        text = said(f"{_PERIOD.en.capitalize()}; required.", f"{_PERIOD.zh}；必填。")
        found.append(_parameter(PERIOD, "--period", text, "PERIOD"))
    for column in columns(table.record):
        metavar = _METAVARS.get(column.kind, "TEXT")
        found.append(_parameter(column.attribute, _option(column), _help(column, table), metavar))
    shared_ones = ("folder", "as_of", "dry_run", "force", "output", "lang")
    return [*found, *map(shared, shared_ones)]


def _command(table: Table) -> Callable[..., None]:
    """Return a command function with the options of a table."""

    def command(**given: Any) -> None:
        _run(table, given)

    parameters = _parameters(table)
    command.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {p.name: p.annotation for p in parameters}
    command.__doc__ = f"Add a row to {_path(table)}: {table.title.en}.\n\n{_EXIT.en}"
    return command


def known() -> Collection[str]:
    """Return the names of the commands."""
    return kinds().keys()


def command_of(name: str) -> TyperCommand | TyperGroup:
    """Return the command that adds one kind."""
    table, made = kinds()[name], command_app()
    told = f"在 {_path(table)} 中登记一条：{table.title.zh}。\n\n{_EXIT.zh}"
    made.command(name, help=chinese(told))(_command(table))
    return finished(made, name)


def _run(table: Table, given: dict[str, Any]) -> None:
    from gridctl.app.entry_add import add

    here = Here(given)
    typed = {name: text for name, text in given.items() if text is not None}
    _ask_for(here.opened, table, typed, here.how)
    here.enter(lambda texts: add(here.opened, table, texts), typed)


def _ask_for(opened: "Opened", table: Table, typed: dict[str, str], way: "How") -> None:
    """Ask on a terminal for what must be said and is not; else exit 2 with what is missing."""
    from gridctl.app.entry_presence import days_of
    from gridctl.cli.entering import ask, can_ask, lacking

    wanted = missing(table, typed)
    if wanted and not can_ask():
        lacking((_option(c) if c else "--period" for c in wanted), way.lang)
    for column in wanted:
        if column is None:
            typed[PERIOD] = ask(_PERIOD(way.lang))
        else:
            days = days_of(table, typed, opened.as_of)
            typed[column.attribute] = _answer(opened, column, days, way)


def _answer(opened: "Opened", column: Column, days: "Days | None", way: "How") -> str:
    """Ask until the answer fits; a name that is that of several is asked about at once."""
    from gridctl.app.entry import EntryError
    from gridctl.app.entry_add import fitting
    from gridctl.app.entry_names import SeveralError
    from gridctl.cli.entering import ask, which
    from gridctl.lang.say import fill, say

    label = column.words(way.lang)
    if column.choice is not None:
        label += f" ({say(tuple(item.words for item in column.choice), way.lang)})"
    while True:
        text = ask(label)
        try:
            return fitting(opened.context(), column, text, days)
        except SeveralError as error:
            return which(error, way.lang)
        except EntryError as error:
            typer.echo(fill(error.words, error.values, way.lang), err=True)
