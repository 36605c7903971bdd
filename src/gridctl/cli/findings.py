"""Writes a report in the form that a reader or a program asked for."""

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gridctl.findings.report import Report
    from gridctl.model.words import Lang
    from gridctl.rules.rule import Rule

#: The forms for programs: each is a module of formats with a function `write`.
_MODULES = {
    "json": "jsonfindings",
    "sarif": "sarif",
    "github": "github",
    "gitlab": "gitlab",
    "junit": "junit",
    "csv": "csvfindings",
}
#: These tell of the rules, too.
_WITH_RULES = frozenset({"sarif", "junit"})
FORMATS = ("text", *_MODULES)


def written(
    form: str, report: "Report", rules: "Sequence[Rule]", lang: "Lang", folder: Path
) -> str:
    """Return a report as one of FORMATS but text; `rules` were asked for, `folder` was judged."""
    write = import_module(f"gridctl.formats.{_MODULES[form]}").write
    if form == "json":
        text: str = write(report, lang)
    elif form in _WITH_RULES:
        text = write(report, rules, lang, below_repository(folder))
    else:
        text = write(report, lang, below_repository(folder))
    return text


def below_repository(folder: Path) -> str:
    """Return the way from the repository to a data folder in it, with a slash at its end.

    Blank where the folder is the repository, or in none.
    """
    whole = folder.resolve()
    for above in (whole, *whole.parents):
        if (above / ".git").exists():
            way = whole.relative_to(above).as_posix()
            return "" if way == "." else f"{way}/"
    return ""
