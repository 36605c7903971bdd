"""The options that name a period: --quarter 2022Q3, or --quarter alone for the last ended one."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand

from gridctl.cli.common import fail
from gridctl.cli.help import said
from gridctl.model.words import Lang, Words

if TYPE_CHECKING:
    from gridctl.app.village import Opened
    from gridctl.model.period import Period, PeriodKind

#: What an option without a value stands for.
LAST = "last"
_KINDS: "tuple[PeriodKind, ...]" = ("quarter", "month", "half", "year")
_EXAMPLES = {"quarter": "2022Q3", "month": "2022-08", "half": "2022H2", "year": "2022"}
_NAMES: "Mapping[PeriodKind, Words]" = {
    "quarter": Words("quarter", "季度"),
    "month": Words("month", "月份"),
    "half": Words("half-year", "半年"),
    "year": Words("year", "年度"),
}
_UNKNOWN = Words(
    "--{kind} takes a period such as {example}, not {text}.",
    "--{kind} 应写作 {example} 这样的期次，不能是{text}。",
)
_ONE = Words(
    "Only one of --quarter, --month, --half and --year can be given.",
    "--quarter、--month、--half、--year 只能写一个。",
)


class PeriodCommand(TyperCommand):
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
    name, example = _NAMES[kind], _EXAMPLES[kind]
    text = said(
        f"The {name.en}, such as {example}; without a value the last that has ended.",
        f"{name.zh}，如 {example}；不写期次则取最近结束的。",
    )
    return typer.Option(f"--{kind}", help=text, metavar=f"[{example}]")


Quarter = Annotated[str | None, _option("quarter")]
Month = Annotated[str | None, _option("month")]
Half = Annotated[str | None, _option("half")]
Year = Annotated[str | None, _option("year")]


def chosen(village: "Opened", lang: Lang, asked: tuple[str | None, ...]) -> "Period":
    """Return the period asked for by quarter, month, half or year, else the last ended quarter.

    One sentence and exit 2 where more than one is given, or what is given is no such period.
    """
    from gridctl.model.period import Period

    given = [(kind, text) for kind, text in zip(_KINDS, asked, strict=True) if text is not None]
    if len(given) > 1:
        fail(_ONE, lang)
    kind, text = given[0] if given else ("quarter", LAST)
    if text == LAST:
        return Period.of(kind, village.as_of).step(-1)
    try:
        period = Period.parse(text)
    except ValueError:
        period = None
    if period is None or period.kind != kind:
        fail(_UNKNOWN, lang, kind=kind, example=_EXAMPLES[kind], text=text)
    return period
