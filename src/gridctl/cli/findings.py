"""Writes a report in the form that a reader or a program asked for."""

import re
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
#: What a CI runner takes for the start of a command wherever a step prints it, and characters
#: that steer a terminal; JSON must give names exactly, so there they stand as escapes.
_COMMAND = "##["
_STEERING = r"##\[|[\x7f-\x9f\u2028-\u202e\u2066-\u2069]"  # compiled when needed: it takes long
_JSON = frozenset({"json", "sarif", "gitlab"})
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
    if form in _JSON:
        return re.sub(_STEERING, lambda found: f"\\u{ord(found[0][0]):04x}{found[0][1:]}", text)
    return text.replace(_COMMAND, "&#35;#[") if form == "junit" else text


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
