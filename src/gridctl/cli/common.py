"""What the commands share: the data folder, the language, errors as one sentence."""

import errno
import os
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from gridctl.cli.help import locale_lang, said
from gridctl.model.period import FIRST_YEAR, LAST_YEAR
from gridctl.model.words import Lang, Words

if TYPE_CHECKING:
    from gridctl.model.told import ToldError

Folder = Annotated[
    Path | None,
    typer.Argument(
        help=said(
            "The data folder; without it, the nearest one upward.",
            "数据目录；不写则取当前目录或其上级中最近的一个。",
        ),
        metavar="[DIR]",
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of", help=said("Judge as on this day.", "按这一天的情况判断。"), metavar="YYYY-MM-DD"
    ),
]
LangOption = Annotated[
    str | None,
    typer.Option(
        "--lang",
        help=said(
            "zh or en; else the manifest's, else the locale's.",
            "zh 或 en；不写则按项目清单，再按系统语言。",
        ),
        metavar="zh|en",
    ),
]


TextOrJson = Annotated[
    str,
    typer.Option(
        "--format", help=said("text or json.", "text（文本）或 json。"), metavar="text|json"
    ),
]
DataFolder = Annotated[
    Path | None,
    typer.Option(
        "-C",
        help=said(
            "The data folder; else the nearest one upward.",
            "数据目录；不写则取当前目录或其上级中最近的一个。",
        ),
        metavar="DIR",
    ),
]

#: Why the system refuses, in Chinese.
_REFUSALS: Mapping[int, str] = {
    errno.ENOENT: "没有这个文件或目录",
    errno.EACCES: "没有权限",
    errno.EPERM: "不允许这样做",
    errno.EEXIST: "已有同名文件",
    errno.ENOTDIR: "不是目录",
    errno.EISDIR: "是目录而不是文件",
    errno.ENOTEMPTY: "目录不是空的",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "超出磁盘配额",
    errno.EROFS: "磁盘是只读的",
    errno.EBUSY: "正被其他程序使用",
    errno.ENAMETOOLONG: "名称太长",
    errno.ELOOP: "链接层数太多",
    errno.EMFILE: "打开的文件太多",
    errno.EBADF: "没有可写的输出",
    errno.EIO: "读写出错",
}
_CANNOT_READ = Words("{path} cannot be read: {why}.", "无法读取{path}：{why}。")
_CANNOT_WRITE = Words("{path} cannot be written: {why}.", "无法写入{path}：{why}。")


def command_app() -> typer.Typer:
    """Return what a command's module registers its function with."""
    return typer.Typer(add_completion=False, rich_markup_mode=None)


def group_app(help_: str) -> typer.Typer:
    """Return what the module of a group of commands registers its functions with."""
    return typer.Typer(
        help=help_,
        add_completion=False,
        no_args_is_help=True,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )


def fail(words: Words, lang: Lang | None = None, code: int = 2, **values: object) -> NoReturn:
    """Print one sentence on stderr and exit with `code`."""
    _stop(words, values, lang, code)


def tell(error: "ToldError", lang: Lang, code: int = 2) -> NoReturn:
    """Print the sentence that an error carries on stderr and exit with `code`."""
    _stop(error.words, error.values, lang, code)


def cannot_read(path: object, error: OSError, lang: Lang) -> NoReturn:
    """Say that a file cannot be read, and why; exit 2."""
    fail(_CANNOT_READ, lang, path=path, why=reason(error))


def cannot_write(path: object, error: OSError, lang: Lang) -> NoReturn:
    """Say that a file (the error's own, else `path`) cannot be written, and why; exit 2."""
    fail(_CANNOT_WRITE, lang, path=error.filename or path, why=reason(error))


def reason(error: OSError) -> Words:
    """Return why the system refused; a rare reason is told in its own English words only."""
    said_so = error.strerror or type(error).__name__
    return Words(said_so, _REFUSALS.get(error.errno or 0, said_so))


def _stop(words: Words, values: Mapping[str, object], lang: Lang | None, code: int) -> NoReturn:
    from gridctl.formats.text import safe
    from gridctl.lang.say import fill

    typer.echo(safe(fill(words, values, lang or locale_lang())), err=True)
    raise typer.Exit(code)


def pick_lang(asked: str | None, manifest: str = "") -> Lang:
    """Return the language: asked for, else the manifest's, else the locale's."""
    if asked is not None and asked not in {"zh", "en"}:
        fail(Words("--lang is zh or en.", "--lang 只能是 zh 或 en。"))
    known = asked or manifest
    if known == "zh":
        return "zh"
    return "en" if known == "en" else locale_lang()


def check_format(format_: str, known: tuple[str, ...], lang: Lang) -> None:
    """Refuse, in one sentence, a ``--format`` that a command does not know."""
    if format_ not in known:
        fail(
            Words("--format is {known}, not {format}.", "--format 只能是{known}，不能是{format}。"),
            lang,
            known=known,
            format=format_,
        )


def unknown_rule(asked: str, near: tuple[str, ...], lang: Lang) -> NoReturn:
    """Say that no rule is called `asked`, and which likely was meant; exit 2."""
    none = Words("No rule is called {rule}.", "没有名为{rule}的规则。")
    did = Words(
        "No rule is called {rule}; did you mean {near}?", "没有名为{rule}的规则，是否为{near}？"
    )
    fail(did if near else none, lang, rule=asked, near=near)


def read_day(text: str | None, lang: Lang | None = None, option: str = "--as-of") -> date | None:
    """Read an option's day; anything but YYYY-MM-DD from 1900 to 2199 is a usage error."""
    if text is None:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
        fail(
            Words(
                "{option} takes a day from {first} to {last}, not {text}.",
                "{option} 的年份应在{first}至{last}之间，不能是{text}。",
            ),
            lang,
            first=FIRST_YEAR,
            last=LAST_YEAR,
            text=text,
            option=option,
        )
    if day and day.isoformat() == text:  # it also reads 20230105 and 2023-W01-4
        return day
    fail(
        Words(
            "{option} takes a day such as 2023-01-05, not {text}.",
            "{option} 应为 2023-01-05 这样的日期，不能是{text}。",
        ),
        lang,
        text=text,
        option=option,
    )


def on_terminal() -> bool:
    """Say whether standard output is a terminal that may be coloured."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
