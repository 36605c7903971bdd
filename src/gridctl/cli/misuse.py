"""Wrong use of the command line, told in the reader's language."""

import re
from collections.abc import Sequence
from typing import Any

import typer
from typer._click.exceptions import (
    BadParameter,
    ClickException,
    MissingParameter,
    NoArgsIsHelpError,
    NoSuchOption,
    UsageError,
)

from gridctl.cli.help import wrong_use_lang

#: What the library says, and how it is said in Chinese; the groups are what was typed.
_SENTENCES: Sequence[tuple[str, str]] = (
    (r"No such command '(.*)'\. Did you mean (.*)\?", "没有名为 {0} 的命令，是否为 {1}？"),
    (r"No such command '(.*)'\.", "没有名为 {0} 的命令。"),
    (r"Missing command\.", "请写明命令。"),
    (r"Got unexpected extra arguments? ?(?:\(s\))? \((.*)\)", "多写了参数：{0}。"),
    (r"Option '(.*)' requires an argument\.", "选项 {0} 后面应写明内容。"),
    (r"Option '(.*)' requires (\d+) arguments\.", "选项 {0} 后面应写{1}项内容。"),
    (r"Option '(.*)' does not take a value\.", "选项 {0} 后面不写内容。"),
    (r"Argument '(.*)' takes (\d+) values\.", "参数 {0} 应写{1}项。"),
    (r"'(.*)' is not a valid (?:int|integer|float|number)\.", "{0}不是数字。"),
    (r"'(.*)' is not one of (.*)\.", "{0}不在可选范围（{1}）之内。"),
    (r"(.*) is not in the range (.*)\.", "{0}不在{1}范围内。"),
)


def show(error: ClickException) -> None:
    """Print on stderr what was wrong, how the command is used, and where help is."""
    if isinstance(error, NoArgsIsHelpError) or wrong_use_lang() == "en":
        error.show()
        return
    ctx = error.ctx if isinstance(error, UsageError) else None
    if ctx is not None:
        typer.echo(ctx.get_usage(), err=True)
        if ctx.command.get_help_option(ctx) is not None:
            help_option = f"{ctx.command_path} {ctx.help_option_names[0]}"
            typer.echo(f"帮助见：{help_option}", err=True)
        typer.echo(err=True)
    typer.echo(f"错误：{sentence(error)}", err=True)


def aborted() -> None:
    """Print on stderr that the reader broke off."""
    typer.echo("已中止。" if wrong_use_lang() == "zh" else "Aborted!", err=True)


def sentence(error: ClickException) -> str:
    """Return in Chinese what was wrong; in English where the library has a sentence of its own."""
    if isinstance(error, MissingParameter):
        return f"缺少{_kind(error)} {_where(error)}。"
    if isinstance(error, NoSuchOption):
        if error.possibilities:
            near = "、".join(sorted(error.possibilities))
            return f"没有选项 {error.option_name}，是否为 {near}？"
        return f"没有选项 {error.option_name}。"
    if isinstance(error, BadParameter):
        return f"{_where(error)} 的内容有误：{_translated(error.message)}"
    return _translated(error.message)


def _translated(message: str) -> str:
    for pattern, words in _SENTENCES:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return words.format(*(group.replace("'", "") for group in found.groups()))
    return message


def _kind(error: MissingParameter) -> str:
    kind: Any = error.param_type or (error.param.param_type_name if error.param else "")
    return "选项" if kind == "option" else "参数"


def _where(error: BadParameter) -> str:
    """Return the option or the argument that an error is about."""
    hint: Any = error.param_hint
    if hint is None and error.param is not None:
        hint = error.param.get_error_hint(error.ctx)  # type: ignore[arg-type]
    parts = [hint] if isinstance(hint, str) else list(hint or ())
    return " / ".join(part.strip("'\"") for part in parts)
