"""What holds for every command."""

import re
from collections.abc import Iterator

import pytest
from typer.core import TyperGroup
from typer.main import get_command
from typer.testing import CliRunner

from gridctl import __version__
from gridctl.cli.group import LazyGroup, Told
from gridctl.cli.main import COMMANDS as COMMANDS_AND_GROUPS
from gridctl.cli.main import app
from tests.kit import ROOT

RUNNER = CliRunner()


def _commands() -> Iterator[str]:
    """Yield the commands as they are typed, those of a group after its name."""
    whole = get_command(app)
    assert isinstance(whole, LazyGroup)
    context = Told(whole)
    for name in COMMANDS_AND_GROUPS:
        command = whole.make(name)
        if isinstance(command, TyperGroup):
            yield from (f"{name} {part}" for part in command.list_commands(context))
        else:
            yield name


COMMANDS = list(_commands())


def test_there_are_commands() -> None:
    assert {"validate", "quota", "policy list", "policy show"} <= set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_explains_itself(command: str) -> None:
    for option in ("-h", "--help"):
        result = RUNNER.invoke(app, [*command.split(), option])
        assert result.exit_code == 0
        first = result.output.split("\n\n")[1].strip()
        assert first.endswith((".", "。"))
        assert len(first) > 10
        assert "Exit code" in result.output or "退出码" in result.output


@pytest.mark.parametrize("name", COMMANDS_AND_GROUPS)
@pytest.mark.parametrize("file", ["README.md", "README.zh-CN.md"])
def test_each_command_is_in_the_readme(name: str, file: str) -> None:
    assert re.search(rf"gridctl {name}\b", (ROOT / file).read_text(encoding="utf-8"))


@pytest.mark.parametrize("file", ["docs/commands.md", "docs/zh/commands.md"])
def test_each_command_is_in_the_reference(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    assert [command for command in COMMANDS if f"gridctl {command}" not in text] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_a_wrong_option_is_wrong_use(command: str) -> None:
    result = RUNNER.invoke(app, [*command.split(), "--no-such-option"])
    assert result.exit_code == 2
    assert "--no-such-option" in result.output
    assert "Traceback" not in result.output


def test_help_names_every_command() -> None:
    for words in (["-h"], ["--help"]):
        result = RUNNER.invoke(app, words)
        assert result.exit_code == 0
        assert all(command.split()[0] in result.output for command in COMMANDS)


def test_version() -> None:
    result = RUNNER.invoke(app, ["--version"])
    assert (result.exit_code, result.output) == (0, f"gridctl {__version__}\n")
