"""Pages of docs/ as stories: the commands and files that a reader is told to enter, in order.

- a ``console`` block holds commands (``$ …``) with the output shown for each; ``…`` stands for
  lines left out, other lines must be printed in this order;
- a ``sh`` block holds commands only;
- a block below a line of nothing but a file's name in backticks and a colon is that file's whole
  content; where the block is a ``diff``, what is changed in it;
- a command ends with exit code 0, unless ``<!-- exit: 1 -->`` stands above its block.
"""

import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from typer.testing import CliRunner

from gridctl.cli.main import app
from gridctl.model import choices
from gridctl.model.choice import Choice
from gridctl.model.declare import columns
from gridctl.model.tables import TABLES
from tests.kit import ROOT

DOCS = ROOT / "docs"
_FENCE = re.compile(r"^( *)```(\w*)\s*$")
_FILE = re.compile(r"^`([^`]+)`[:：]$")
_EXIT = re.compile(r"^<!-- exit: (\d) -->$")
_GIT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "clerk",
    "GIT_AUTHOR_EMAIL": "clerk@example.org",
    "GIT_COMMITTER_NAME": "clerk",
    "GIT_COMMITTER_EMAIL": "clerk@example.org",
    "GIT_AUTHOR_DATE": "2022-10-10T08:00:00+08:00",
    "GIT_COMMITTER_DATE": "2022-10-10T08:00:00+08:00",
}


class Command(NamedTuple):
    """A command line, the lines shown below it, and how it ends."""

    line: str
    output: tuple[str, ...]
    exit_code: int


class Entry(NamedTuple):
    """What is entered into a file: all of it, or a ``diff`` of it."""

    file: str
    text: str
    diff: bool


class Block(NamedTuple):
    """A fenced block: its language, its lines, and the line of text above it."""

    language: str
    lines: tuple[str, ...]
    above: str


def blocks(text: str) -> Iterator[Block]:
    """Yield the fenced blocks of a page."""
    language, above, indent, inside = "", "", "", False
    lines: list[str] = []
    for line in text.splitlines():
        fence = _FENCE.match(line)
        if fence and not inside:
            indent, language, inside, lines = fence[1], fence[2], True, []
        elif fence:
            yield Block(language, tuple(lines), above)
            above, inside = "", False
        elif inside:
            lines.append(line.removeprefix(indent))
        elif line.strip():
            above = line.strip()


def steps(text: str) -> Iterator[Command | Entry]:
    """Yield what a page tells its reader to do, from top to bottom."""
    for block in blocks(text):
        file, code = _FILE.match(block.above), _EXIT.match(block.above)
        if block.language in {"console", "sh"}:
            yield from _commands(block, int(code[1]) if code else 0)
        elif file:
            yield Entry(file[1], "".join(f"{x}\n" for x in block.lines), block.language == "diff")


def _commands(block: Block, exit_code: int) -> Iterator[Command]:
    shown: list[tuple[str, list[str]]] = []
    for line in block.lines:
        if block.language == "sh":
            said = re.sub(r"(^|\s+)#.*", "", line)
            shown += [(said, [])] if said else []
        elif line.startswith("$ "):
            shown.append((line.removeprefix("$ "), []))
        else:
            shown[-1][1].append(line)
    for line, output in shown:
        yield Command(line, tuple(output), exit_code)


@cache
def _english() -> dict[str, str]:
    """Return the English names of columns and fixed values by their Chinese ones."""
    made = (each for each in vars(choices).values() if isinstance(each, type))
    kinds = [each for each in made if issubclass(each, Choice)]
    values = {item.zh: item.value for kind in kinds for item in kind}
    heads = {each.field.zh: each.name for table in TABLES for each in columns(table.record)}
    return heads | values


def alike(line: str) -> str:
    """Return a command as it stands in either language: without --lang and a commit's message."""
    words = re.sub(r" --lang \w+|(?<= commit).*", "", line)
    # a villager group is a column as well as a value, which differ by their hyphen
    known = {zh: en.replace("_", "-") for zh, en in _english().items()}
    found = re.sub(r"[\u4e00-\u9fff]+", lambda each: known.get(each[0], each[0]), words)
    return found.replace("_", "-")


def patched(before: str, diff: str) -> str:
    """Return a text with the lines of a diff put in; what it takes out stands there once."""
    lines = [line for line in diff.splitlines() if line]
    old = "".join(f"{line[1:]}\n" for line in lines if line[0] in " -")
    new = "".join(f"{line[1:]}\n" for line in lines if line[0] in " +")
    if before and not before.endswith("\n"):
        before += "\n"
    assert f"\n{before}".count(f"\n{old}") == 1, f"{old!r} does not stand once in\n{before}"
    return f"\n{before}".replace(f"\n{old}", f"\n{new}", 1)[1:]


def enter(entry: Entry, here: Path) -> None:
    """Write a file as a page says."""
    path = here / entry.file
    path.parent.mkdir(parents=True, exist_ok=True)
    text = patched(path.read_text(encoding="utf-8"), entry.text) if entry.diff else entry.text
    path.write_text(text, encoding="utf-8", newline="\n")


def run(command: Command, here: Path) -> tuple[Path, int, str]:
    """Run a command in the folder `here`; return the folder after it, exit code and output."""
    program, *words = shlex.split(command.line)
    if program == "cd":
        there = (here / words[0]).resolve()
        return there, 0 if there.is_dir() else 1, ""
    if program == "cp":
        source, target = [word for word in words if not word.startswith("-")]
        copy = shutil.copytree if (here / source).is_dir() else shutil.copy
        copy(here / source, here / target)
        return here, 0, ""
    if program == "git":
        done = subprocess.run(
            ["git", "-c", "init.defaultBranch=main", *words],
            cwd=here,
            env={**os.environ, **_GIT},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return here, done.returncode, done.stdout + done.stderr
    assert program == "gridctl", f"{program!r}: a test runs gridctl, git, cd and cp"
    before = Path.cwd()
    os.chdir(here)
    try:
        result = CliRunner().invoke(app, words)
    finally:
        os.chdir(before)
    return here, result.exit_code, result.output


def follow(text: str, folder: Path) -> Iterator[tuple[Command, int, str]]:
    """Do what a page says in `folder`; yield each command with its exit code and output."""
    here = folder
    for step in steps(text):
        if isinstance(step, Entry):
            enter(step, here)
        else:
            here, code, printed = run(step, here)
            yield step, code, printed


def lacking(shown: tuple[str, ...], printed: str) -> str | None:
    """Return the first line shown that is not printed in its place; None where all are.

    Runs of blanks count as one. What stands between two shown lines has to be left out with ``…``.
    """
    lines = iter([" ".join(line.split()) for line in printed.splitlines() if line.strip()])
    skip = False
    for each in (" ".join(line.split()) for line in shown if line.strip()):
        if each == "…":
            skip = True
            continue
        found = next(lines, None)
        while skip and found is not None and found != each:
            found = next(lines, None)
        if found != each:
            return each
        skip = False
    return None if skip or not shown else next(lines, None)
