"""Each clause of each document, its marks, and the rule, command or table that honours each."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import gridctl
from docs.generator.markdown import anchor, both, code, table
from gridctl.engine.catalogue import catalogue
from gridctl.model.tables import TABLES
from gridctl.policy.pack import Clause, Duty, Pack

_SOURCE = Path(gridctl.__file__).parent
_INTRODUCTION = """\
## What honours each clause 逐条落实

Each item of each document, how gridctl honours it (its marks), and by what: the rule that checks
it, the command or disclosure table that shows it, the file that keeps it. A test fails where
nothing does.

每份文件的每一项要求、gridctl 的处理方式，以及由哪条规则检查、哪个命令或公示表显示、
哪个文件记载；缺一项测试即不通过。
"""
#: By which sorts of thing a mark is honoured.
HONOURS: Mapping[Duty, frozenset[str]] = {
    Duty.CHECK: frozenset({"rule"}),
    Duty.COMPUTE: frozenset({"rule", "command", "page"}),
    Duty.RECORD: frozenset({"file", "page", "rule"}),
    Duty.PUBLISH: frozenset({"page", "command"}),
}


class Means(NamedTuple):
    """A thing that honours a clause: its name, and what sorts of thing it is."""

    name: str
    sorts: frozenset[str]


def means(name: str) -> Means:
    """Return what a name in `honoured_by` stands for; nothing at all: no sorts.

    It is a ``rule``, a ``command``, a ``page`` of the report, or a ``file`` of the data folder or
    of the documentation.
    """
    module = name.replace("-", "_")
    there = {
        "rule": any(item.rule.name == name for item in catalogue()),
        "command": (_SOURCE / "cli" / f"{module}.py").is_file(),
        "page": (_SOURCE / "disclosure" / "views" / f"{module}.py").is_file(),
        "file": name == "README" or any(each.path.startswith(name) for each in TABLES),
    }
    return Means(name, frozenset(sort for sort, found in there.items() if found))


def unhonoured(clause: Clause) -> tuple[Duty, ...]:
    """Return the marks of a clause that nothing honours."""
    found: set[str] = set().union(*(means(name).sorts for name in clause.honoured_by))
    return tuple(duty for duty in clause.duty if not HONOURS[duty] & found)


def _told(clause: Clause, sort: str) -> str:
    codes = {item.rule.name: item.rule.code for item in catalogue()} if sort == "rule" else {}
    told = []
    for name in clause.honoured_by:
        if sort not in means(name).sorts:
            continue
        at = anchor(f"{codes.get(name, '')} {name}")
        told.append(f"[{name}](rules.md#{at})" if codes else code(name))
    return ", ".join(told)


def section(packs: Iterable[Pack]) -> list[str]:
    """Return the table of all clauses."""
    heads = (
        "clause 条款",
        "marks 处理方式",
        "checked by 检查规则",
        "command 命令",
        "disclosure table 公示表",
        "kept in 记载于",
    )
    rows = (
        (
            code(f"{pack.id}/{clause.id}"),
            ", ".join(both(duty.words) for duty in clause.duty),
            *(_told(clause, sort) for sort in ("rule", "command", "page", "file")),
        )
        for pack in packs
        for clause in pack.clauses
    )
    return [*_INTRODUCTION.split("\n"), *table(heads, rows)]
