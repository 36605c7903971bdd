"""Every page of docs/ that tells what to enter is followed, word by word, in an empty folder."""

import re
import shutil
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from gridctl.cli.group import Told
from gridctl.cli.main import COMMANDS, app
from gridctl.findings.finding import Severity
from tests.history.repo import write
from tests.kit import EXAMPLE, example, quick_reader, recent, report
from tests.stories import DOCS, Command, alike, blocks, follow, lacking, patched, steps

__all__ = ["quick_reader"]
#: Its commands are run, and its numbers counted once more, by tests/test_docs_pack.py.
ELSEWHERE = DOCS / "writing-a-pack.md"
PAGES = sorted(
    str(page.relative_to(DOCS))
    for page in DOCS.rglob("*.md")
    if page != ELSEWHERE and any(steps(page.read_text(encoding="utf-8")))
)
#: What they show is of the whole year, or of every row; the others' example is its last quarter.
WHOLE = {"how-to/follow-a-new-policy.md", "how-to/work-with-excel.md"}


def text_of(page: str) -> str:
    return (DOCS / page).read_text(encoding="utf-8")


@pytest.mark.usefixtures("quick_reader")
@pytest.mark.parametrize("page", PAGES)
def test_a_page_can_be_followed_word_by_word(page: str, tmp_path: Path) -> None:
    if "examples/" in text_of(page):
        folder = tmp_path / "examples" / EXAMPLE.name
        write(folder, example() if page in WHOLE else recent())
        shutil.copy(EXAMPLE / ".gitignore", folder)
    for command, code, printed in follow(text_of(page), tmp_path):
        assert code == command.exit_code, f"$ {command.line}\n{printed}"
        missing = lacking(command.output, printed)
        assert missing is None, f"$ {command.line}\nnot as shown: {missing!r}\n{printed}"


def test_the_last_quarter_of_the_example_is_right() -> None:
    found = report(recent())
    assert {finding.severity for finding in found.findings} == {Severity.NOTICE}


def twins() -> list[str]:
    return [page for page in PAGES if not page.startswith("zh/") and (DOCS / "zh" / page).exists()]


@pytest.mark.parametrize("page", twins())
def test_a_page_tells_the_same_in_both_languages(page: str) -> None:
    def told(name: str) -> list[str]:
        return [
            alike(step.line) if isinstance(step, Command) else step.file
            for step in steps(text_of(name))
        ]

    def heads(name: str) -> list[str]:
        return re.findall(r"^(#+) ", text_of(name), re.MULTILINE)

    assert told(page) == told(f"zh/{page}")
    assert heads(page) == heads(f"zh/{page}")


def test_each_story_has_a_twin() -> None:
    stories = {page for page in PAGES if page == "tutorial.md" or page.startswith("how-to/")}
    assert stories
    assert not [page for page in stories if not (DOCS / "zh" / page).exists()]


def test_the_reader_of_pages_itself() -> None:
    text = "Do\n\n```console\n$ git a\nx\n…\n$ gridctl b\n```\n\n`f.csv`:\n\n```csv\na,b\n```\n"
    first, second, entry = steps(text)
    assert first == Command("git a", ("x", "…"), 0)
    assert second == Command("gridctl b", (), 0)
    assert entry == ("f.csv", "a,b\n", False)
    assert (
        next(iter(blocks("<!-- exit: 1 -->\n```sh\ngridctl c\n```\n"))).above == "<!-- exit: 1 -->"
    )
    assert patched("a\nb\n", " a\n-b\n+c\n") == "a\nc\n"
    assert lacking(("a", "…", "c"), "a\nb\nc\n") is None
    assert lacking(("a", "c"), "a\nb\nc\n") == "c"
    assert lacking(("a",), "a\nb\n") == "b"
    assert lacking(("…", "d"), "a\nb\n") == "d"


def inline() -> list[tuple[str, str]]:
    """Return the commands that stand in a line of text, each with its page."""
    pages = (*DOCS.rglob("*.md"), *DOCS.parent.glob("README*.md"))
    return [
        (str(page.relative_to(DOCS.parent)), found)
        for page in pages
        for found in re.findall(r"`gridctl ([a-z][^`]*)`", page.read_text(encoding="utf-8"))
    ]


def test_commands_in_the_text_have_their_options() -> None:
    assert len(inline()) > 50
    whole: Any = get_command(app)
    make = cache(whole.make)
    for page, line in inline():
        name, *words = line.replace("|", " ").split()
        assert name in COMMANDS, (page, line)
        command = make(name)
        if words and hasattr(command, "get_command"):
            command = command.get_command(Told(command), words[0]) or command
        known = {option for param in command.params for option in param.opts} | {"-h"}
        used = {word.partition("=")[0] for word in words if re.match("-[-A-Za-z]", word)}
        assert used <= known, (page, line)
