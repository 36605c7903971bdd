"""sensitive-column: a column or key that asks for what no village needs to know.

Judged: the names of columns in every CSV file and of keys in every YAML file: religion, ethnicity,
petitions, convictions, addiction, illness, disability, identity and bank numbers and the like, in
Chinese or English. Personal Information Protection Law, articles 6, 28 and 29; format 1.
"""

import re
from collections.abc import Iterator

from gridctl.compute.private import is_sensitive
from gridctl.findings.finding import Breach, Severity
from gridctl.model.mark import Mark
from gridctl.model.words import Words
from gridctl.rules.rule import Context, Rule
from gridctl.source.sheet import Sheet
from gridctl.source.tree import Entries, Items, parse

_KEY = r"([^\s{},:\[\]][^{},:\n\[\]]*):"

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
    hint=Words(
        "Delete it from {file}, and from git's history if it was committed.",
        "请从{file}中删去；如已提交，还须从 git 历史中清除。",
    ),
    good="id,head,villager_group,priority",
    bad="id,head,villager_group,宗教",
    waivable=False,
)


def _headers(path: str, text: str) -> Iterator[tuple[str, Mark]]:
    """Yield the names in a CSV file's first row."""
    if is_sensitive(text.lstrip().partition("\n")[0]):
        sheet = Sheet(path, text)
        for index, name in enumerate(sheet.rows[0] if sheet.rows else ()):
            yield name, Mark(path, sheet.lines[0], sheet.column(sheet.lines[0], index))


def _keys(path: str, text: str) -> Iterator[tuple[str, Mark]]:
    """Yield the keys of a YAML file, if one of them may be sensitive."""
    if not is_sensitive("\n".join(set(re.findall(_KEY, text)))):
        return
    nodes = [parse(text, path).root]
    while nodes:
        node = nodes.pop()
        if isinstance(node, Entries):
            yield from ((key, Mark(path, at.line, at.column)) for key, at in node.keys.items())
            nodes += node.entries.values()
        elif isinstance(node, Items):
            nodes += node.items


def check(ctx: Context) -> Iterator[Breach]:
    """Yield the sensitive names: those that tables do not know, and those in other files."""
    names = {p.mark: p.field for p in ctx.problems if p.name == "unknown-column"}
    for path, text in ctx.texts.items():
        if path.endswith(".csv"):
            names |= {mark: name for name, mark in _headers(path, text)}
        elif path.endswith((".yaml", ".yml")):
            names |= {mark: name for name, mark in _keys(path, text)}
    for mark, name in names.items():
        if is_sensitive(name):
            yield Breach(mark, {"column": name.strip(), "file": mark.file}, field=name.strip())
