from pathlib import Path
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner

from gridctl.cli.main import app

OPTIONS = ["--village", "新村", "--code", "500114102201", "--policy", "ninghai-2019"]


def run(*words: str) -> tuple[int, str]:
    outcome = CliRunner().invoke(app, ["init", *words])
    return outcome.exit_code, outcome.output


@pytest.mark.parametrize(("lang", "said"), [("zh", "已建好"), ("en", "is ready")])
def test_it_makes_a_folder_that_validates(tmp_path: Path, lang: str, said: str) -> None:
    folder = tmp_path / "new"
    code, text = run(str(folder), *OPTIONS, "--lang", lang)
    assert code == 0, text
    assert said in text
    checked = CliRunner().invoke(app, ["validate", str(folder), "--quiet"])
    assert (checked.exit_code, checked.output) == (0, "")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (OPTIONS[2:], "--village is missing"),
        (OPTIONS[:2] + OPTIONS[4:], "--code is missing"),
        (OPTIONS[:4], "--policy is missing"),
        ([*OPTIONS[:2], "--code", "5001", *OPTIONS[4:]], "The code is 12 digits, not 5001."),
        ([*OPTIONS[:5], "none"], "No policy is called none; there are "),
        ([*OPTIONS, "--kind", "town"], "--kind is village or community."),
        ([*OPTIONS, "--records-from", "soon"], "--records-from takes a day such as"),
        ([*OPTIONS[2:], "--village", " "], "--village is missing"),
    ],
)
def test_what_is_not_said_is_told_where_nobody_can_be_asked(
    tmp_path: Path, words: list[str], said: str
) -> None:
    code, text = run(str(tmp_path / "new"), *words, "--lang", "en")
    assert code == 2
    assert said in text
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("lang", "wrong"),
    [("en", "The code is 12 digits, not 5001."), ("zh", "区划代码应为12位数字，不能是5001。")],
)
def test_on_a_terminal_a_wrong_code_is_asked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str, wrong: str
) -> None:
    terminal = SimpleNamespace(stdin=SimpleNamespace(isatty=lambda: True))
    monkeypatch.setattr("gridctl.cli.init.sys", terminal)
    words = ["init", str(tmp_path / "new"), *OPTIONS[:2], *OPTIONS[4:], "--lang", lang]
    outcome = CliRunner().invoke(app, words, input="5001\n500114102201\n")
    assert outcome.exit_code == 0, outcome.output
    assert outcome.stderr == f"{wrong}\n"
    assert "500114102201" in (tmp_path / "new" / "gridctl.yaml").read_text(encoding="utf-8")


def test_a_second_time_nothing_is_overwritten(tmp_path: Path) -> None:
    assert run(str(tmp_path), *OPTIONS, "--lang", "en")[0] == 0
    code, text = run(str(tmp_path), *OPTIONS, "--lang", "en")
    assert code == 2
    assert text == f"Nothing was written: {tmp_path} already has .gitattributes.\n"


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    code, text = run(str(tmp_path / "file" / "new"), *OPTIONS, "--lang", "en")
    assert code == 2
    assert "cannot be written" in text


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "are read only at its top: move them there, and give the folder to the commands"),
        ("zh", "只在仓库顶层才有效：请移到顶层，并在其中的命令里写上本目录"),
    ],
)
@pytest.mark.parametrize("git", ["folder", "file"])  # a worktree's .git is a file
def test_below_a_repositorys_top_it_says_where_the_files_for_ci_belong(
    tmp_path: Path, lang: str, said: str, git: str
) -> None:
    dot_git = tmp_path / ".git"
    dot_git.mkdir() if git == "folder" else dot_git.write_text("gitdir: /x\n")
    code, text = run(str(tmp_path / "data" / "village"), *OPTIONS, "--lang", lang)
    assert code == 0
    last = text.splitlines()[-1]
    assert said in last
    assert str(tmp_path) in last
    assert "gridctl ci data/village" in last
    assert "gridctl validate data/village --quiet" in last


def test_at_a_repositorys_top_nothing_is_to_be_moved(tmp_path: Path) -> None:
    (tmp_path / "top" / ".git").mkdir(parents=True)
    (tmp_path / ".git").mkdir()  # another one around it
    code, text = run(str(tmp_path / "top"), *OPTIONS, "--lang", "en")
    assert code == 0
    assert len(text.splitlines()) == 1
