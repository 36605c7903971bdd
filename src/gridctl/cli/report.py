"""gridctl report."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer
from typer.core import TyperCommand

from gridctl.cli.common import AsOf, Folder, LangOption, command_app, fail
from gridctl.model.words import Lang, Words

if TYPE_CHECKING:
    from gridctl.app.village import Opened
    from gridctl.model.period import Period, PeriodKind

app = command_app()

#: What an option without a value stands for.
LAST = "last"
_KINDS: "tuple[PeriodKind, ...]" = ("quarter", "month", "half", "year")
_EXAMPLES = {"quarter": "2022Q3", "month": "2022-08", "half": "2022H2", "year": "2022"}
_UNKNOWN = Words(
    "--{kind} takes a period such as {example}, not {text}.",
    "--{kind} 应写作 {example} 这样的期次，不能是{text}。",
)
_ONE = Words(
    "Only one of --quarter, --month, --half and --year can be given.",
    "--quarter、--month、--half、--year 只能写一个。",
)
_WRITTEN = Words(
    "{period}: {count} files written to {folder}", "{period}：已写出{count}个文件到{folder}"
)
_OPEN = Words("Open {index}", "请打开 {index}")
_TEMPLATE = Words(
    "Nothing was published: the template {name} cannot be used (line {line}: {why}).",
    "没有生成公示表：模板{name}第{line}行有误（{why}）。",
)
_CANNOT_WRITE = Words("{path} cannot be written: {why}.", "无法写入{path}：{why}。")


class ReportCommand(TyperCommand):
    """A command whose period options may stand without a value."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Give `--quarter` (`--month` and so on) without a value the last ended period."""
        whole = []
        for index, word in enumerate(args):
            whole.append(word)
            following = args[index + 1] if index + 1 < len(args) else "-"
            if word in {f"--{kind}" for kind in _KINDS} and _stands_alone(following):
                whole.append(LAST)
        return super().parse_args(ctx, whole)


def _stands_alone(following: str) -> bool:
    """Say whether the word after a period option is an option, or a folder, not its value."""
    if not following:
        return False  # an empty value, as from an unset variable, is a mistake, not the folder "."
    return following.startswith("-") or (not following[:4].isdigit() and Path(following).is_dir())


def _option(kind: "PeriodKind") -> Any:
    text = f"The {kind}, such as {_EXAMPLES[kind]}; without a value the last that has ended."
    return typer.Option(f"--{kind}", help=text, metavar=f"[{_EXAMPLES[kind]}]")


@app.command(cls=ReportCommand)
def report(
    folder: Folder = None,
    quarter: Annotated[str | None, _option("quarter")] = None,
    month: Annotated[str | None, _option("month")] = None,
    half: Annotated[str | None, _option("half")] = None,
    year: Annotated[str | None, _option("year")] = None,
    out: Annotated[
        Path | None,
        typer.Option(help="Write here; default: the data folder's published/PERIOD."),
    ] = None,
    as_of: AsOf = None,
    lang: LangOption = None,
) -> None:
    """Write a period's disclosure tables, as Markdown and HTML, as they stood on its last day.

    Exit code: 0 written, 1 the manifest cannot be read, 2 could not run.
    """
    from gridctl.app.report import NotPublishedError, publish
    from gridctl.cli.opening import readable
    from gridctl.disclosure.templates import TemplateFaultError
    from gridctl.lang.say import fill

    village, _ = readable(folder, as_of, lang)
    spoken = _lang(lang, village)
    period = _period(village, spoken, (quarter, month, half, year))
    try:
        done = publish(village, period, spoken, out)
    except NotPublishedError as error:
        fail(error.words, spoken, 2, **error.values)
    except TemplateFaultError as error:
        fail(_TEMPLATE, spoken, name=error.name, line=error.line or "?", why=error.why)
    except OSError as error:
        _cannot_write(error, spoken)
    values = {"period": done.period, "count": len(done.files), "folder": done.folder}
    typer.echo(fill(_WRITTEN, values, spoken))
    typer.echo(fill(_OPEN, {"index": done.first_page}, spoken))


def _lang(asked: str | None, village: "Opened") -> Lang:
    """Return the pages' language: asked for, else the manifest's, else Chinese."""
    from gridctl.cli.common import pick_lang

    return pick_lang(asked, village.village.manifest.lang or "zh")


def _cannot_write(error: OSError, lang: Lang) -> NoReturn:
    why = error.strerror or type(error).__name__
    fail(_CANNOT_WRITE, lang, path=error.filename or "", why=why)


def _period(village: "Opened", lang: Lang, asked: tuple[str | None, ...]) -> "Period":
    """Return the period asked for, else the last quarter that has ended."""
    from gridctl.app.report import last_ended
    from gridctl.model.period import Period

    given = [(kind, text) for kind, text in zip(_KINDS, asked, strict=True) if text is not None]
    if len(given) > 1:
        fail(_ONE, lang)
    kind, text = given[0] if given else ("quarter", LAST)
    if text == LAST:
        return last_ended(kind, village.as_of)
    try:
        period = Period.parse(text)
    except ValueError:
        period = None
    if period is None or period.kind != kind:
        fail(_UNKNOWN, lang, kind=kind, example=_EXAMPLES[kind], text=text)
    return period
