"""What the READMEs show is what the program prints."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from gridctl.cli.main import app
from tests.kit import EXAMPLE, ROOT, quick_reader
from tests.stories import alike

__all__ = ["quick_reader"]
pytestmark = pytest.mark.usefixtures("quick_reader")
READMES = ("README.md", "README.zh-CN.md")


def shown(name: str) -> list[tuple[str, list[str]]]:
    """Return the commands in a README's console blocks with the output shown for each."""
    text = (ROOT / name).read_text(encoding="utf-8")
    found = []
    for block in re.findall(r"```console\n(.*?)```", text, re.DOTALL):
        command, *output = block.splitlines()
        assert command.startswith("$ gridctl "), command
        found.append((command.removeprefix("$ gridctl "), output))
    return found


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example, and the copy in which the tour breaks one line."""
    shutil.copytree(EXAMPLE, tmp_path / "examples" / "village-data")
    shutil.copytree(tmp_path / "examples" / "village-data", tmp_path / "my-village")
    links = tmp_path / "my-village" / "links.csv"
    head, second, *rest = links.read_text(encoding="utf-8").split("\n")
    assert second.startswith("M001")
    links.write_text("\n".join([head, second.replace("M001", "M999", 1), *rest]), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("command", "output"), [pair for name in READMES for pair in shown(name)])
def test_what_is_shown_is_printed(folder: Path, command: str, output: list[str]) -> None:
    result = CliRunner().invoke(app, shlex.split(command))
    assert result.exit_code == ("my-village" in command), result.output
    printed = iter([line.split() for line in result.output.splitlines()])
    for line in output:
        assert line == "…" or line.split() in printed, f"{line!r} is not in\n{result.output}"
    assert (folder / "examples/village-data/published").exists() == command.startswith("report")


def test_the_tour_is_the_same_in_both_languages() -> None:
    def commands(name: str) -> list[str]:
        return [alike(command) for command, _ in shown(name)]

    assert commands("README.md") == commands("README.zh-CN.md")
    sections = [
        re.findall(r"^(#+) ", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE)
        for name in READMES
    ]
    assert sections[0] == sections[1]


def test_the_json_shown_has_the_keys_that_are_printed() -> None:
    import json

    result = CliRunner().invoke(app, ["validate", str(EXAMPLE), "--format", "json"])
    printed = json.loads(result.output)
    for name in ("docs/findings.md", "docs/zh/findings.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        told = json.loads(re.findall(r"```json\n(.*?)```", text, re.DOTALL)[0])
        assert list(told) == list(printed)
        assert list(told["findings"][0]) == list(printed["findings"][0])
        assert told["policies"] == printed["policies"]
        assert told["summary"] == {**printed["summary"], "error": 1}
