"""What the tests of commands that enter something share."""

import difflib
import shutil
from pathlib import Path

from typer.testing import CliRunner

from gridctl.app.validate import validate
from gridctl.app.village import open_village
from gridctl.cli.main import app
from tests.kit import EXAMPLE, TODAY, recent

VISIT = ["add", "visit", "--member", "李例禾", "--household", "姚样梅"]


def copy_of(folder: Path, example: Path = EXAMPLE) -> Path:
    """Copy an example village below `folder`."""
    shutil.copytree(example, folder / "village", ignore=shutil.ignore_patterns(".*"))
    return folder / "village"


def recent_copy(folder: Path, *without: str) -> Path:
    """Write the example's last quarter below `folder`: less to read, and the same people."""
    for path, data in recent().items():
        if path not in without:
            file = folder / "village" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data if isinstance(data, bytes) else data.encode())
    return folder / "village"


def run(folder: Path, *words: str, lang: str = "en", answers: str = "") -> tuple[int, str, str]:
    """Run a command on a folder: exit code, standard output, standard error."""
    outcome = CliRunner().invoke(app, [*words, "-C", str(folder), "--lang", lang], input=answers)
    return outcome.exit_code, outcome.stdout, outcome.stderr


def files(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder."""
    return {
        p.relative_to(folder).as_posix(): p.read_bytes()
        for p in sorted(folder.rglob("*"))
        if p.is_file()
    }


def changes(before: dict[str, bytes], folder: Path) -> dict[str, list[str]]:
    """Return the lines taken out (``-``) and put in (``+``) of each file, line ends kept."""
    after = files(folder)
    found = {}
    for path in sorted(before.keys() | after.keys()):
        old, new = (
            one.get(path, b"").decode("utf-8", "surrogateescape").splitlines(keepends=True)
            for one in (before, after)
        )
        if old != new:
            lines = difflib.ndiff(old, new)
            found[path] = [line for line in lines if line[0] in "+-"]
    return found


def findings(folder: Path) -> set[tuple[str, str, str, int | None]]:
    """Return (severity, name, file, line) of what `gridctl validate` finds."""
    report = validate(open_village(folder, TODAY))
    return {(f.severity.value, f.name, f.mark.file, f.mark.line) for f in report.findings}


def lines(folder: Path, path: str) -> int:
    """Return how many lines a file has."""
    return (folder / path).read_bytes().count(b"\n")


def two_of_a_name(village: Path) -> None:
    """Give M002 the name of M001."""
    path = village / "members.csv"
    path.write_bytes(path.read_bytes().replace("张例平".encode(), "李例禾".encode()))
