"""Help and wrong use in both languages: the library's own words, too."""

import json
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from typer.testing import CliRunner

from gridctl.cli.chinese import wrapped
from gridctl.cli.common import reason
from gridctl.cli.main import app
from gridctl.lang.width import cells
from tests.kit import EXAMPLE

RUNNER = CliRunner()
CJK = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")
#: Walks every command and option in the language of the locale.
WALK = """
import json
from typer.testing import CliRunner
from typer.main import get_command
from gridctl.cli.group import Told
from gridctl.cli.main import COMMANDS, app
whole = get_command(app)
told = {}
pages = {}
for name in COMMANDS:
    command = whole.make(name)
    context = Told(command)
    names = command.list_commands(context) if hasattr(command, "list_commands") else ()
    parts = {part: command.get_command(context, part) for part in names}
    for part, each in {"": command, **parts}.items():
        words = f"{name} {part}".strip()
        told[words] = each.help
        for param in each.params:
            told[f"{words} {param.name}"] = param.help
        pages[words] = CliRunner().invoke(app, [*words.split(), "-h"]).output
pages[""] = CliRunner().invoke(app, ["-h"]).output
print(json.dumps([told, pages]))
"""


@cache
def walk(locale: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return every help text by command and option, and every help page, in a language."""
    done = subprocess.run(
        [sys.executable, "-c", WALK],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "LC_ALL": locale, "COLUMNS": "80"},
        check=True,
    )
    told, pages = json.loads(done.stdout)
    return told, pages


def test_every_command_and_option_is_explained_in_both_languages() -> None:
    chinese, english = walk("zh_CN.UTF-8")[0], walk("en_US.UTF-8")[0]
    assert len(chinese) > 80
    assert chinese.keys() == english.keys()
    assert [where for where, text in chinese.items() if not CJK.search(text or "")] == []
    assert [where for where, text in english.items() if not text or CJK.search(text)] == []
    assert [where for where, text in chinese.items() if not text.rstrip().endswith("。")] == []


def test_each_command_tells_its_exit_codes_in_both_languages() -> None:
    chinese, english = walk("zh_CN.UTF-8")[0], walk("en_US.UTF-8")[0]
    codes = re.compile(r"\b([0-3]) ")
    commands = [name for name, text in english.items() if "Exit code" in text]
    assert len(commands) > 10
    for name in commands:
        told = english[name].partition("Exit code:")[2]
        assert codes.findall(told) == codes.findall(chinese[name].partition("退出码：")[2]), name


#: What is typed as it stands: commands with what follows them.
TYPED = re.compile(r"gridctl(?: [a-z][a-z0-9-]*)*|--[a-z-]+ \S+")
#: Two words of English in a row, or the library's own.
ENGLISH = re.compile(r"\b[A-Za-z]{2,} [a-z]{2,}\b|\b(?:default|required|Usage|Error|Options)\b")


def test_chinese_pages_have_no_english_sentences() -> None:
    for name, page in walk("zh_CN.UTF-8")[1].items():
        assert ENGLISH.findall(TYPED.sub("", page)) == [], name
    assert ENGLISH.search(TYPED.sub("", walk("en_US.UTF-8")[1]["quota"]))


def test_english_pages_have_no_chinese() -> None:
    for name, page in walk("en_US.UTF-8")[1].items():
        assert not CJK.search(page), name


def test_no_line_of_a_page_is_wider_than_the_terminal() -> None:
    for page in walk("zh_CN.UTF-8")[1].values():
        for line in page.splitlines():
            assert cells(line) <= 80, line
            assert not line.strip().startswith(("。", "，", "、", "）", "；", "："))


def test_one_line_a_command() -> None:
    for locale, heading in (("zh_CN.UTF-8", "命令："), ("en_US.UTF-8", "Commands:")):
        page = walk(locale)[1][""]
        lines = page.partition(heading)[2].strip("\n").splitlines()
        assert all(re.match(r"  [a-z]+ +\S.*[.。]$", line) for line in lines), lines
        assert "..." not in page.partition(heading)[2]


def test_the_usual_words_of_a_page_are_chinese() -> None:
    page = walk("zh_CN.UTF-8")[1]["init"]
    assert page.startswith("用法：gridctl init [选项] {DIR}\n\n  新建一个能通过检查的数据目录。\n")
    assert "\n参数：\n  DIR  要新建的目录。（必填）\n\n选项：\n" in page
    assert "（默认：village）" in re.sub(r"\s+", "", page)
    assert "  -h, --help                 显示本帮助。" in page


@pytest.mark.parametrize(
    ("words", "zh", "en"),
    [
        ("valdate", "没有名为 valdate 的命令，是否为 validate？", "No such command 'valdate'."),
        ("xyz", "没有名为 xyz 的命令。", "No such command 'xyz'."),
        (
            "policy shwo",
            "没有名为 shwo 的命令，是否为 show？",
            "No such command 'shwo'. Did you mean 'show'?",
        ),
        ("validate --xyz", "没有选项 --xyz。", "No such option: --xyz"),
        ("validate --quite", "没有选项 --quite，是否为 --quiet？", "No such option: --quite"),
        ("validate -x", "没有选项 -x。", "No such option: -x"),
        ("validate --as-of", "选项 --as-of 后面应写明内容。", "requires an argument."),
        ("validate --quiet=yes", "选项 --quiet 后面不写内容。", "does not take a value."),
        ("validate a b", "多写了参数：b。", "Got unexpected extra argument(s) (b)"),
        ("init", "缺少参数 DIR。", "Missing argument 'DIR'."),
        ("policy diff a", "缺少参数 PACK。", "Missing argument 'PACK'."),
    ],
)
def test_wrong_use_is_told_in_both_languages(words: str, zh: str, en: str) -> None:
    command, *more = words.split()
    result = RUNNER.invoke(app, ["--lang", "zh", command, *more])
    assert result.exit_code == 2
    assert f"错误：{zh}\n" in result.output
    assert "Error" not in result.output
    result = RUNNER.invoke(app, ["--lang", "en", command, *more])
    assert result.exit_code == 2
    assert en in result.output
    assert not CJK.search(result.output)


def test_wrong_use_says_where_help_is() -> None:
    result = RUNNER.invoke(app, ["--lang", "zh", "why", "--nothing"])
    assert result.output == (
        "用法：gridctl why [选项] [SUBJECT] [FIGURE] [PERIOD]\n"
        "帮助见：gridctl why -h\n\n错误：没有选项 --nothing。\n"
    )


PROGRAM = "import sys; sys.argv[0] = 'gridctl'; from gridctl.start import run; run()"


def gridctl(*words: str, where: Path, **env: str) -> tuple[int, str]:
    """Run the program in a folder: its exit code, and what it says."""
    done = subprocess.run(
        [sys.executable, "-P", "-c", PROGRAM, *words],
        capture_output=True,
        encoding="utf-8",
        cwd=where,
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", **env},
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_help_speaks_the_language_asked_for_then_the_folders_then_the_locales(
    tmp_path: Path,
) -> None:
    below = tmp_path / "ledger" / "visits"
    below.mkdir(parents=True)
    assert gridctl("quota", "-h", where=below)[1].startswith("Usage: gridctl quota")
    said = gridctl("quota", "-h", where=below, LC_ALL="zh_CN.UTF-8")[1]
    assert said.startswith("用法：gridctl quota [选项] [DIR]\n\n  列出各项指标")
    (tmp_path / "gridctl.yaml").write_text("format: 1\nlang: zh\n", encoding="utf-8")
    code, said = gridctl("quota", "-h", where=below)
    assert code == 0
    assert "\n  列出各项指标" in said
    assert "没有选项 --xyz。" in gridctl("quota", "--xyz", where=below)[1]
    for words in (("quota", "-h", "--lang", "en"), ("--lang=en", "quota", "-h")):
        assert "Show every quota" in gridctl(*words, where=below)[1]
    (tmp_path / "gridctl.yaml").write_text("lang: 'en' # x\n", encoding="utf-8")
    said = gridctl("quota", "-h", where=below, LC_ALL="zh_CN.UTF-8")[1]
    assert said.startswith("Usage: gridctl quota")
    assert "Show every quota" in said


def test_the_programs_own_option_holds_for_its_commands() -> None:
    for words in (["rules", "no-such"], ["policy", "show", "no-such"]):
        result = RUNNER.invoke(app, ["--lang", "zh", *words])
        assert result.exit_code == 2
        assert "没有名为" in result.output
        result = RUNNER.invoke(app, ["--lang", "zh", *words, "--lang", "en"])
        assert "There is no policy" in result.output or "No rule is called" in result.output
    result = RUNNER.invoke(app, ["--lang", "fr", "rules"])
    assert result.exit_code == 2
    assert "--lang" in result.output


@pytest.mark.parametrize(
    "group", ["add", "sheet", "policy", "member", "household", "link", "promise"]
)
@pytest.mark.parametrize(("lang", "said"), [("en", "Usage: "), ("zh", "用法：")])
def test_a_group_takes_the_language_for_those_below(group: str, lang: str, said: str) -> None:
    result = RUNNER.invoke(app, [group, "--lang", lang, "-h"])
    assert (result.exit_code, result.stdout[: len(said)]) == (0, said)


@pytest.mark.parametrize(("lang", "said"), [("en", "Usage: "), ("zh", "用法：")])
def test_a_group_takes_the_language_when_the_program_starts(
    lang: str, said: str, tmp_path: Path
) -> None:
    code, text = gridctl("add", "--lang", lang, "-h", where=tmp_path)
    assert (code, text[: len(said)]) == (0, said)


def test_the_language_of_a_group_holds_for_its_commands() -> None:
    words = ["visit", "--member", "M999", "-C", str(EXAMPLE), "--household", "H001"]
    words += ["--reason", "care"]
    for lang, said in (("en", "member: no member"), ("zh", "“党员”：没有")):
        result = RUNNER.invoke(app, ["add", "--lang", lang, *words])
        assert (result.exit_code, result.stderr.startswith(said)) == (2, True)
    result = RUNNER.invoke(app, ["add", "--lang", "fr", *words])
    assert result.exit_code == 2
    assert "--lang" in result.stderr


def test_what_breaks_off_is_told_once() -> None:
    result = RUNNER.invoke(app, ["validate", str(EXAMPLE), "--lang", "zh"])
    assert result.exit_code == 0
    result = RUNNER.invoke(app, ["validate", str(EXAMPLE.parent), "--lang", "zh"])
    assert result.exit_code == 2
    assert "不是数据目录" in result.output


def test_the_shell_completes_commands_and_tells_them_in_the_language(tmp_path: Path) -> None:
    env = {"_GRIDCTL_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": "gridctl v"}
    code, said = gridctl(where=tmp_path, **env)
    assert code == 0
    assert '"validate":"Check a data folder by every rule in force."' in said
    code, said = gridctl(where=tmp_path, **env, LC_ALL="zh_CN.UTF-8")
    assert code == 0
    assert '"validate":"按现行的全部规则检查数据目录。"' in said


def test_lines_are_wrapped_by_what_they_take_on_the_screen() -> None:
    assert cells("a中。") == 5
    assert wrapped("一二三四五", 4) == ["一二", "三四", "五"]
    assert wrapped("一二，三", 4) == ["一", "二，", "三"]
    assert wrapped("（一二）", 4) == ["（一", "二）"]
    assert wrapped("写入 print/PERIOD。好", 12) == ["写入", "print/PERIOD。", "好"]
    assert wrapped("one two", 4) == ["one", "two"]
    assert wrapped("", 4) == []


def test_the_systems_reasons_are_told_in_both_languages() -> None:
    error = FileNotFoundError(2, "No such file or directory")
    assert reason(error) == ("No such file or directory", "没有这个文件或目录")
    assert reason(OSError()) == ("OSError", "OSError")
