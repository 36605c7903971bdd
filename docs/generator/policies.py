"""The policy guide: the built-in packs with their clauses, and the kinds of clause."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import gridctl.policy
from docs.generator import vocabulary
from docs.generator.honoured import section
from docs.generator.markdown import GENERATED, both, cell, code, document, fenced, table
from gridctl.model.declare import Column, columns
from gridctl.policy.kinds import KINDS, Binds, ClauseKind
from gridctl.policy.pack import Clause, Pack, read_pack

_INTRODUCTION = """\
# Policies 政策

Each governing document is a pack: one YAML file with its clauses, the limits they set and the
dates they are in force. A village names the packs it follows in `gridctl.yaml`, in order. Where
two clauses set the same key, the later pack wins, parameter by parameter. A folder's own
`policies/NAME.yaml` wins over the built-in pack of that name.

每份文件是一个政策包：一个 YAML 文件，写明条款、数值和施行日期。
村在 `gridctl.yaml` 中按顺序列出所遵循的政策包；两个条款规定同一事项时，以后列的为准，逐个参数比较。
数据目录中的 `policies/名称.yaml` 优先于同名内置包。
"""
_OWN = """\
## Your own document 本地文件

Write `policies/our-county.yaml` in the data folder and list `our-county` under `policies` in
`gridctl.yaml`. [Writing a policy pack](writing-a-pack.md) goes through it step by step;
`gridctl policy lint` checks the file. Change only a limit? Use an override instead, with its basis.

在数据目录中写 `policies/our-county.yaml`，并在 `gridctl.yaml` 的 `policies` 中列出 `our-county`。
[编写本地政策包](writing-a-pack.md)逐步说明写法，`gridctl policy lint` 检查所写的文件。
只改一个数值的，用 `overrides` 并写明依据即可。
"""
_EXAMPLE = """\
id: our-county
title: {en: Our county's rules on links, zh: 本县联户办法}
issuer: {en: County party committee, zh: 县委}
from: 2024-01-01
clauses:
- id: span
  kind: span
  sets: member.households
  duty: [check, compute]
  says: {en: each member links 10 to 15 households, zh: 每名党员联系10至15户}
  honoured_by: [member-span, quota]
  parameters: {min: 10, max: 15, exempt_age: 70}
"""
_OVERRIDE = """\
policies:
- id: ninghai-2019
  overrides:
  - {clause: 1.2-span, set: {max: 15}, basis: MT007}
"""


@cache
def packs() -> tuple[Pack, ...]:
    """Return the built-in packs."""
    found = []
    for path in sorted((Path(gridctl.policy.__file__).parent / "packs").glob("*.yaml")):
        pack, problems = read_pack(path.read_bytes(), path.name)
        if pack is None or problems:
            raise ValueError(path.name, problems)
        found.append(pack)
    return tuple(found)


def _honoured(names: tuple[str, ...]) -> str:
    from docs.generator.rules import by_name, link

    rules = by_name()
    return ", ".join(link(rules[name]) if name in rules else code(name) for name in names)


def _how(clause: Clause) -> Iterator[str]:
    if clause.kind is not None:
        yield both(clause.kind.words)
    if clause.hedged:
        yield "hedged 弹性表述"
    if clause.binds is Binds.LAST_DAY:
        yield f"binds on the {both(clause.binds.words)}"
    if clause.audience:
        yield f"for {code(clause.audience)}"


def _clause(clause: Clause) -> tuple[str, ...]:
    said = clause.says
    parameters = (f"`{s.name}: {', '.join(s.texts)}`" for s in clause.parameters)
    return (
        code(clause.id),
        cell(said.en) if said else "",
        cell(said.zh) if said else "",
        "; ".join(_how(clause)),
        code(clause.sets),
        ", ".join(parameters),
        ", ".join(both(duty.words) for duty in clause.duty),
        _honoured(clause.honoured_by),
    )


def _pack(pack: Pack) -> list[str]:
    title, issuer = pack.title, pack.issuer
    facts = [
        ("issuer 发文单位", both(issuer.words) if issuer else ""),
        ("number 文号", pack.number),
        ("issued 发文日期", pack.issued),
        ("in force from 施行", pack.since),
        ("in force until 废止", pack.until),
    ]
    heads = ("clause", "says", "内容", "kind 类别", "key 键", "parameters 参数", "duty 处理方式")
    return [
        f"## {pack.id}",
        "",
        *([f"{cell(title.en)}. {cell(title.zh)}。", ""] if title else []),
        *(f"- {name}: {value}" for name, value in facts if value),
        "",
        *table((*heads, "honoured by 落实方式"), map(_clause, pack.clauses)),
    ]


def _parameter(column: Column) -> str:
    return f"{code(column.name)} {column.field.zh}"


def _kind(kind: ClauseKind, terms: type[Any]) -> tuple[str, ...]:
    summary = " ".join((terms.__doc__ or "").split())
    return code(kind.value), kind.zh, cell(summary), ", ".join(map(_parameter, columns(terms)))


def page() -> str:
    """Return the policy guide."""
    lines = [GENERATED, "", *_INTRODUCTION.split("\n")]
    for pack in packs():
        lines += _pack(pack)
    lines += section(packs())
    lines += ["## Kinds of clause 条款类别", ""]
    heads = ("kind", "类别", "says", "parameters 参数")
    lines += table(heads, (_kind(kind, terms) for kind, terms in KINDS.items()))
    lines += vocabulary.section()
    lines += [*_OWN.split("\n"), *fenced(_EXAMPLE, "yaml"), *fenced(_OVERRIDE, "yaml")]
    return document(lines)
