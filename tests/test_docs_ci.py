"""The page on continuous integration shows the commands that init writes."""

import re
from pathlib import Path

import pytest

from gridctl.app.init import _STARTER
from gridctl.cli.ci import ci
from tests.kit import ROOT

PAGES = [ROOT / "docs" / "continuous-integration.md", ROOT / "docs/zh/continuous-integration.md"]
FILES = ("github-workflow.yml", "gitlab-ci.yml", "gitee-workflow.yml")


def blocks(page: Path) -> list[str]:
    return re.findall(r"^```yaml\n(.*?)^```$", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", PAGES, ids=["en", "zh"])
def test_each_block_stands_in_the_file_of_its_host(page: Path) -> None:
    shown = blocks(page)
    assert len(shown) == len(FILES)
    for text, name in zip(shown, FILES, strict=True):
        assert text in (_STARTER / name).read_text("utf-8"), name


@pytest.mark.parametrize("page", PAGES, ids=["en", "zh"])
def test_every_command_of_the_files_is_shown(page: Path) -> None:
    text = page.read_text("utf-8")
    for name in FILES:
        for command in re.findall(r"gridctl ci .*", (_STARTER / name).read_text("utf-8")):
            assert command in text, name
    hook = (_STARTER / "pre-commit.sh").read_text("utf-8").splitlines()[-1]
    assert hook.removeprefix("exec ") in text


@pytest.mark.parametrize("page", PAGES, ids=["en", "zh"])
def test_every_option_is_told(page: Path) -> None:
    text = page.read_text("utf-8")
    for option in ("--base", "--since", "--as-of", "--format", "--summary"):
        assert f"`{option}" in text
        name = {"--format": "output"}.get(option, option[2:].replace("-", "_"))
        assert name in ci.__annotations__
