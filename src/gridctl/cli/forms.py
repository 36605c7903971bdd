"""What `gridctl report --form` takes: a form, a format of it, one member or all."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from gridctl.cli.common import check_format, fail
from gridctl.model.words import Lang, Words

if TYPE_CHECKING:
    from gridctl.app.report import Published
    from gridctl.app.village import Opened
    from gridctl.model.period import Period

_UNKNOWN = Words("--form is {known}, not {form}.", "--form 只能是{known}，不能是{form}。")
_NOT_SINGLE = Words(
    "--member goes with --form {known}, which are of one member or household each.",
    "--member 只能与 --form {known} 同用：这些表一人或一户一张。",
)
_ONLY_PAPER = Words(
    "--form {form} is for paper alone: leave --print and --internal out.",
    "--form {form} 本来就只供打印，请去掉 --print 和 --internal。",
)
_YEAR = Words(
    "--form annex-1 is filled in for a year: give --year {year} in place of --{kind}, or leave "
    "--{kind} out.",
    "--form annex-1 按年度填写：请把 --{kind} 改为 --year {year}，或去掉 --{kind}。",
)


def write_form(
    village: "Opened",
    form: str | None,
    member: str | None,
    kind: str | None,
    period: "Period | None",
    lang: Lang,
    out: Path | None,
    told: Callable[[int, int], None],
    *,
    in_print: bool,
    internal: bool,
) -> "Published":
    """Check what was asked for and write it; raises what `app.forms.publish_form` raises."""
    from gridctl.app.forms import FORMS, publish_form

    personal = tuple(name for name, known in FORMS.items() if known.personal)
    known = FORMS.get(form or "")
    if known is None and form is not None:
        fail(_UNKNOWN, lang, known=tuple(FORMS), form=form)
    if known is None or (member is not None and not known.personal):
        fail(_NOT_SINGLE, lang, known=personal)
    if known.personal and (in_print or internal):
        fail(_ONLY_PAPER, lang, form=form)
    if form == "annex-1" and period is not None and period.kind != "year":
        fail(_YEAR, lang, kind=period.kind, year=period.year)
    kind = known.formats[0] if kind is None else kind
    check_format(kind, known.formats, lang)
    return publish_form(
        village,
        form or "",
        lang,
        kind,
        period,
        out,
        member or "",
        told,
        in_print=in_print,
        internal=internal,
    )
