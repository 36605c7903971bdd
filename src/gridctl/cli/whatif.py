"""What `gridctl validate --policy` adds: other packs, and a count for each clause."""

from collections.abc import Sequence

import typer

from gridctl.app.policies import BrokenPackError, UnknownPolicyError
from gridctl.app.village import Opened
from gridctl.app.whatif import not_yet
from gridctl.app.whatif import under as judged_by
from gridctl.cli.common import fail
from gridctl.cli.opening import refuse_broken
from gridctl.findings.report import Report
from gridctl.formats import byclause
from gridctl.formats.text import safe
from gridctl.lang.say import fill
from gridctl.model.words import Lang, Words

_UNKNOWN = Words(
    "There is no policy {asked}; gridctl policy list shows which there are.",
    "没有名为{asked}的政策；可用 gridctl policy list 查看。",
)
_NEAR = Words(
    "There is no policy {asked}; did you mean {near}?", "没有名为{asked}的政策，是否为{near}？"
)
_BROKEN = Words(
    "The policy {asked} cannot be read; gridctl policy lint says where.",
    "政策{asked}无法读取，请用 gridctl policy lint 查看原因。",
)
_NOT_YET = Words(
    "{pack} comes into force on {day} only; it is judged as though it were in force already.",
    "{pack}自{day}起才施行；此处按已经施行检查。",
)


def under(village: Opened, names: Sequence[str], lang: Lang, *, quiet: bool) -> Opened:
    """Return the folder under other packs; one sentence and exit 2 where there is none such."""
    refuse_broken(village, lang)
    try:
        moved = judged_by(village, names)
    except UnknownPolicyError as error:
        fail(_NEAR if error.near else _UNKNOWN, lang, asked=error.asked, near=error.near)
    except BrokenPackError as error:
        fail(_BROKEN, lang, 1, asked=str(error))
    for pack in () if quiet else not_yet(village, names):
        typer.echo(safe(fill(_NOT_YET, {"pack": pack.id, "day": pack.since}, lang)), err=True)
    return moved


def print_counts(report: Report, lang: Lang) -> None:
    """Print how far the folder is from each clause."""
    for line in byclause.write(report.by_clause or (), lang):
        typer.echo(safe(line))
