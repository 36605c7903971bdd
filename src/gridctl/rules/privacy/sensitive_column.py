"""sensitive-column: a column or key that asks for what no village needs to know.

Judged: the names of columns in every CSV file and of keys in every YAML file: religion, ethnicity,
petitions, convictions, addiction, illness, disability, identity and bank numbers and the like, in
Chinese or English. Personal Information Protection Law, articles 6, 28 and 29; format 1.
"""

from collections.abc import Iterator

from gridctl.compute.private import is_sensitive
from gridctl.compute.references import declared_names
from gridctl.findings.finding import Breach, Severity
from gridctl.model.mark import Mark
from gridctl.model.words import Words
from gridctl.policy.kinds import KINDS
from gridctl.rules.rule import Context, Rule
from gridctl.source.sheet import Sheet
from gridctl.source.tree import all_keys, parse

_BEFORE_KEYS = ("{", "}", "[", "]", ",")

RULE = Rule(
    code="PRV101",
    name="sensitive-column",
    severity=Severity.ERROR,
    summary=Words("no column asks for sensitive facts about people", "没有收集敏感个人信息的列"),
    why=Words(
        "gridctl keeps no file on residents, and git never forgets.",
        "本工具只督促党员履诺，不给居民建档；而且 git 历史无法抹去。",
    ),
    messages={
        "": Words(
            "The name “{column}” asks for sensitive personal information.",
            "“{column}”属于敏感个人信息，本工具不予收集。",
        ),
    },
    hint=Words("Delete it from {file} and from git's history.", "请从{file}和 git 历史中删去。"),
    good="id,head,villager_group,priority",
    bad="id,head,villager_group,宗教",
    waivable=False,
)


def _headers(path: str, text: str) -> Iterator[tuple[str, Mark]]:
    """Yield the names in a CSV file's first row."""
    sheet = Sheet(path, text)
    for index, name in enumerate(sheet.rows[0] if sheet.rows else ()):
        yield name, Mark(path, sheet.lines[0], sheet.column(sheet.lines[0], index))


def _keys(path: str, text: str) -> Iterator[tuple[str, Mark]]:
    """Yield the keys of a YAML file."""
    for key in all_keys(parse(text, path).root):
        yield key.value, Mark(path, key.line, key.column)


def _keys_in(text: str) -> set[str]:
    """Return everything in a YAML text that may be a key: what stands before a colon."""
    for mark in _BEFORE_KEYS:
        text = text.replace(mark, "\n")
    return {part[part.rfind("\n") + 1 :].strip(" -") for part in text.split(":")[:-1]}


def check(ctx: Context) -> Iterator[Breach]:
    """Yield the sensitive names: those that tables do not know, and those in other files."""
    ours = declared_names(*KINDS.values())  # none of which asks for too much
    names = {p.mark: p.field for p in ctx.problems if p.name == "unknown-column"}
    for path, text in ctx.texts.items():
        if path.endswith(".csv"):
            header = text.lstrip().partition("\n")[0].split(",")
            if any(map(is_sensitive, set(header) - ours)):
                names |= {mark: name for name, mark in _headers(path, text)}
        elif path.endswith((".yaml", ".yml")) and any(map(is_sensitive, _keys_in(text) - ours)):
            names |= {mark: name for name, mark in _keys(path, text)}
    for mark, name in names.items():
        if is_sensitive(name):
            yield Breach(mark, {"column": name.strip(), "file": mark.file}, field=name.strip())
