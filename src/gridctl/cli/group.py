"""Groups of commands: each command is made when it is asked for, and told in both languages."""

from abc import ABC, abstractmethod
from collections.abc import Collection
from typing import Any

import typer
import typer.main
from typer.core import TyperCommand, TyperGroup, TyperOption

from gridctl.cli.common import pick_lang
from gridctl.cli.help import said, wrong_use_lang


class Told(typer.Context):
    """Where a command stands; its help and usage are laid out in the language that is spoken."""

    def make_formatter(self) -> Any:
        """Return what lays out a help page or a line of usage."""
        if wrong_use_lang() == "en":
            return super().make_formatter()
        from gridctl.cli.chinese import ChineseFormatter

        return ChineseFormatter(width=self.terminal_width, max_width=self.max_content_width)


class LazyGroup(TyperGroup, ABC):
    """Commands of which each is made when it is asked for: to make all of them takes longer."""

    context_class = Told

    @abstractmethod
    def known(self) -> Collection[str]:
        """Return the names of the commands, in order."""

    @abstractmethod
    def make(self, name: str) -> TyperCommand | TyperGroup:
        """Return the command of one of these names."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 (the library's form)
        """Return the names of the commands."""
        return list(self.known())

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 (the library's form)
        """Return a command; None where there is none of that name."""
        return self.make(cmd_name) if cmd_name in self.known() else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command that is asked for; all are made to say which may be meant."""
        if args[0] not in self.known():
            self.commands = {name: self.make(name) for name in self.known()}
        return super().resolve_command(ctx, args)


def finished(app: typer.Typer, name: str) -> TyperCommand | TyperGroup:
    """Return an app's command (or group) under a name, with those below it, ready to be told."""
    command = typer.main.get_command(app)
    assert isinstance(command, TyperCommand | TyperGroup)  # noqa: S101 (it makes no other)
    command.name = name
    if isinstance(command, TyperGroup):
        command.params.append(_lang_option())
    for each in (command, *getattr(command, "commands", {}).values()):
        each.context_class = Told
        each.short_help = _first_sentence(each.help or "")
    return command


def _lang_option() -> TyperOption:
    """Return the option by which a group takes the language for those below it."""
    text = said("zh or en, for the commands below.", "zh 或 en，用于其下各命令。")
    return TyperOption(
        param_decls=["--lang"], metavar="zh|en", help=text, callback=_speak, expose_value=False
    )


def _speak(ctx: Any, param: Any, value: str | None) -> None:  # noqa: ARG001 (the library's form)
    """Make the language that a group was given that of the commands below it."""
    if value is not None:
        spoken = {"lang": pick_lang(value)}
        ctx.default_map = dict.fromkeys(ctx.command.list_commands(ctx), spoken)


def _first_sentence(text: str) -> str:
    """Return what a list of commands says of one of them."""
    whole = " ".join(text.partition("\n\n")[0].split())
    for at, mark in enumerate(whole, 1):
        if mark == "。" or (mark == "." and whole[at : at + 1] in {"", " "}):
            return whole[:at]
    return whole
