"""The reference of commands, in one language a page: what `-h` tells of each."""

import json
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

from docs.generator.markdown import GENERATED, anchor, document, table
from gridctl.model.words import Lang, Words

_ROOT = Path(__file__).parents[2]
_LOCALES = {"en": "en_US.UTF-8", "zh": "zh_CN.UTF-8"}
#: A process speaks one language: what it tells of its commands, as JSON.
_TELL = """
import json, sys
from gridctl.cli.group import Told
from gridctl.cli.main import COMMANDS, app
import typer.main
def told(command, words):
    context = Told(command, info_name=words)
    shown = [(p.param_type_name, p.get_help_record(context)) for p in command.params]
    names = command.list_commands(context) if hasattr(command, "list_commands") else ()
    parts = {name: command.get_command(context, name) for name in names}
    return {
        "words": words,
        "usage": " ".join(command.collect_usage_pieces(context)),
        "help": command.help,
        "params": [(kind, *record) for kind, record in shown if record],
        "parts": [told(part, f"{words} {name}") for name, part in parts.items()],
    }
whole = typer.main.get_command(app)
json.dump([told(whole.make(name), f"gridctl {name}") for name in COMMANDS], sys.stdout)
"""
_TITLE = Words("Commands", "命令")
_INTRODUCTION = Words(
    """\
[中文](zh/commands.md)

In the order of a clerk's day. `gridctl COMMAND -h` tells the same. Periods are written `2022-08`,
`2022Q3`, `2022H2` or `2022`. Where no folder is named, it is the nearest data folder upward. Exit
code 3 is a fault of gridctl itself.
""",
    """\
[English](../commands.md)

按工作人员一天的顺序排列。`gridctl 命令 -h` 显示同样的内容。期次写作 `2022-08`、`2022Q3`、`2022H2`
或 `2022`。不写目录时，取当前目录或其上级中最近的数据目录。退出码 3 是 gridctl 自身的缺陷。
""",
)
_HEADS = {
    "argument": (Words("argument", "参数"), Words("what it is", "说明")),
    "option": (Words("option", "选项"), Words("what it does", "说明")),
}


#: The library's own words, which a help page shows in the reader's language.
_CHINESE = {
    r"\[OPTIONS\]": "[选项]",
    r"COMMAND \[ARGS\]\.\.\.": "命令 [参数]...",
    r" *\[required\]": "（必填）",
    r" *\[default: (.*?)\]": r"（默认：\1）",
}


@cache
def _commands(lang: Lang) -> list[dict[str, Any]]:
    done = subprocess.run(  # noqa: S603 (our own program)
        [sys.executable, "-c", _TELL],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "LC_ALL": _LOCALES[lang], "COLUMNS": "1000"},
        cwd=_ROOT,
        check=True,
    )
    text = done.stdout
    for theirs, ours in _CHINESE.items() if lang == "zh" else ():
        text = re.sub(theirs, ours, text)
    found: list[dict[str, Any]] = json.loads(text)
    return found


def page(lang: Lang) -> str:
    """Return the reference as Markdown."""
    commands = _commands(lang)
    lines = [GENERATED, "", f"# {_TITLE(lang)}", "", *_INTRODUCTION(lang).split("\n")]
    lines += [f"- [`{each['words']}`](#{anchor(each['words'])})" for each in commands] + [""]
    for each in commands:
        lines += _section(each, lang)
    return document(lines)


def _section(command: dict[str, Any], lang: Lang, level: int = 2) -> list[str]:
    parts = command["parts"]
    usage = f"{command['words']} {command['usage']}".strip()
    lines = [f"{'#' * level} {command['words']}", "", f"`{usage}`", ""]
    lines += [*_paragraphs(command["help"] or ""), ""]
    for kind, (name, what) in _HEADS.items():
        found = [each for each in command["params"] if each[0] == kind]
        if found and not parts:
            rows = ((f"`{_cell(each[1])}`", _cell(each[2])) for each in found)
            lines += table((name(lang), what(lang)), rows)
    for part in parts:
        lines += _section(part, lang, level + 1)
    return lines


def _paragraphs(text: str) -> list[str]:
    """Return a help text with its paragraphs, each on one line."""
    paragraphs = (" ".join(part.split()) for part in text.replace("\b", "").split("\n\n"))
    return "\n\n".join(re.sub(r"([*_<>|])", r"\\\1", part) for part in paragraphs).split("\n")


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", r"\|")
