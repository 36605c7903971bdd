"""gridctl verify."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gridctl.cli.common import (
    AsOf,
    LangOption,
    TextOrJson,
    cannot_read,
    check_format,
    command_app,
    fail,
    pick_lang,
    tell,
)
from gridctl.cli.help import chinese, said
from gridctl.model.words import Words

if TYPE_CHECKING:
    from gridctl.app.village import Opened
    from gridctl.compute.publishing import Verified
    from gridctl.model.words import Lang

app = command_app()
_NOT_COMPARED = Words("Nothing was compared, because ", "没有核对，因为")
_NO_FOLDER = Words("There is no folder {path}.", "没有目录{path}。")

PeriodOrFolder = Annotated[
    Path | None,
    typer.Argument(
        help=said(
            "A published period (published/2022Q3), or a data folder: all its periods.",
            "已公示的期次（published/2022Q3），或数据目录（核对全部期次）。",
        ),
        metavar="[DIR]",
    ),
]
Above = Annotated[
    Path | None,
    typer.Option(
        "-C",
        help=said(
            "The data folder; else the one that DIR lies in.",
            "数据目录；不写则取 DIR 所在的数据目录。",
        ),
        metavar="DIR",
    ),
]


@app.command(
    help=chinese(
        "由数据目录重新生成已公示的内容，说明有何不同、为何不同。\n\n"
        "指出有改动的台账、政策包、模板和文件；由其他版本公示的只核对数据。"
        "只比较页面字节，用 gridctl report --check。\n\n"
        "退出码：0 相同，1 有不同，2 无法执行。"
    )
)
def verify(
    folder: PeriodOrFolder = None,
    data: Above = None,
    as_of: AsOf = None,
    output: TextOrJson = "text",
    lang: LangOption = None,
) -> None:
    """Render again what is published, and say what differs, and why.

    Named are the tables, packs, templates and files that changed; of what another version of
    gridctl published the data are compared. For the bytes alone: gridctl report --check.

    Exit code: 0 the same, 1 something differs, 2 could not run.
    """
    from gridctl.cli.opening import readable

    if folder is not None and not folder.is_dir():
        fail(_NO_FOLDER, pick_lang(lang), path=folder)
    period = folder if folder is not None and _is_published(folder) else None
    if period is not None and data is None:
        data = _above(period) or period
    village, spoken = readable(data or (None if period else folder), as_of, lang)
    check_format(output, ("text", "json"), spoken)
    found = _compared(village, period, spoken)
    if output == "json":
        import json

        from gridctl.formats import verifysheets

        typer.echo(json.dumps(verifysheets.as_data(found), ensure_ascii=False, indent=1))
    else:
        from gridctl.formats import text, verifysheets

        for each in found:
            for line in verifysheets.lines(each, spoken):
                typer.echo(text.safe(line))
    raise typer.Exit(0 if all(each.same for each in found) else 1)


def _is_published(folder: Path) -> bool:
    from gridctl.app.village import MANIFEST

    return not (folder / MANIFEST).is_file()


def _above(folder: Path) -> Path | None:
    """Return the data folder that a published period lies in; None where there is none."""
    from gridctl.app.village import NoVillageError, find_root

    try:
        return find_root(folder, upward=True)
    except NoVillageError:
        return None


def _compared(village: "Opened", period: Path | None, lang: "Lang") -> "tuple[Verified, ...]":
    from gridctl.app.lastlook import RawValueError
    from gridctl.app.report import LacksError, NotPublishedError
    from gridctl.app.verify import NotVerifiedError, published_periods, unproved, verify
    from gridctl.disclosure.templates import TemplateFaultError

    try:
        periods = (period,) if period else published_periods(village.root)
        found = tuple(verify(village, each) for each in periods)
        return found if period else (*found, *unproved(village.root))
    except (LacksError, TemplateFaultError) as error:
        tell(error.after(_NOT_COMPARED), lang)
    except (NotVerifiedError, NotPublishedError, RawValueError) as error:
        tell(error, lang)
    except OSError as error:
        cannot_read(error.filename or "", error, lang)
