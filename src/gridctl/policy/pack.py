"""A policy pack: one document, its clauses and when they are in force."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib import resources
from typing import Annotated, Any

from gridctl.findings.finding import Problem
from gridctl.model.choices import Choice
from gridctl.model.declare import Field, columns
from gridctl.model.mark import Place
from gridctl.model.record import Record, Setting
from gridctl.model.words import Words
from gridctl.policy.kinds import KINDS, Binds, ClauseKind
from gridctl.source.records import TreeReader
from gridctl.source.text import decode
from gridctl.source.tree import parse
from gridctl.source.values import UnfitError, read_cell


class Duty(Choice):
    """How gridctl honours an item of a document."""

    CHECK = "check", "检查"
    COMPUTE = "compute", "计算"
    RECORD = "record", "记载"
    PUBLISH = "publish", "公示"


class Bilingual(Record):
    """A text in both languages."""

    en: Annotated[str, Field("英文", required=True)]
    zh: Annotated[str, Field("中文", required=True)]
    at: Place

    @property
    def words(self) -> Words:
        """Both texts."""
        return Words(self.en, self.zh)


class Clause(Record):
    """One clause: what it `sets` (a key such as ``member.households``) and for whom."""

    id: Annotated[str, Field("编号", required=True)]
    kind: Annotated[ClauseKind | None, Field("类别", required=True)]
    sets: Annotated[str, Field("规定", required=True)]
    audience: Annotated[str, Field("对象")]
    duty: Annotated[tuple[Duty, ...], Field("处理方式", required=True)]
    says: Annotated[Bilingual | None, Field("内容", required=True)]
    hedged: Annotated[bool, Field("弹性表述")]
    binds: Annotated[Binds | None, Field("约束")]
    honoured_by: Annotated[tuple[str, ...], Field("落实方式")]
    parameters: Annotated[tuple[Setting, ...], Field("参数")]
    at: Place


class Pack(Record):
    """A document as data."""

    id: Annotated[str, Field("编号", required=True)]
    title: Annotated[Bilingual | None, Field("标题", required=True)]
    issuer: Annotated[Bilingual | None, Field("发文单位", required=True)]
    number: Annotated[str, Field("文号")]
    issued: Annotated[date | None, Field("发文日期", ahead=True)]
    since: Annotated[date | None, Field("施行日期", ahead=True, written="from")]
    until: Annotated[date | None, Field("废止日期", ahead=True)]
    source: Annotated[str, Field("来源")]
    clauses: Annotated[tuple[Clause, ...], Field("条款", required=True)]
    at: Place


def typed(kind: ClauseKind, settings: tuple[Setting, ...]) -> tuple[dict[str, Any], list[Problem]]:
    """Return a clause's parameters as the types its kind declares, and what does not fit."""
    declared = {column.name: column for column in columns(KINDS[kind])}
    values: dict[str, Any] = {}
    problems = []
    for setting in settings:
        column = declared.get(setting.name)
        said: dict[str, object] = {"parameter": setting.name, "kind": kind}
        if column is None:
            problems.append(Problem("bad-policy", setting.at, said, variant="parameter"))
            continue
        try:
            values[column.attribute] = read_cell(";".join(setting.texts), column)
        except UnfitError:
            said["value"] = ";".join(setting.texts)
            problems.append(Problem("bad-policy", setting.at, said, variant="value"))
    return values, problems


def read_pack(data: bytes, file: str) -> tuple[Pack | None, tuple[Problem, ...]]:
    """Read a pack's YAML; None where it is broken as a whole."""
    decoded = decode(data, file)
    problems = list(decoded.problems)
    if decoded.text is None:
        return None, tuple(problems)
    tree = parse(decoded.text, file)
    problems += tree.problems
    if tree.root is None:
        return None, tuple(problems)
    reading = TreeReader(file, {}).read(tree.root, Pack)
    problems += reading.problems
    pack: Pack | None = reading.records[0] if reading.records else None
    if pack is not None:
        for clause in pack.clauses:
            if clause.kind is not None:
                problems += typed(clause.kind, clause.parameters)[1]
    return pack, tuple(problems)


@cache
def built_in(name: str) -> Pack | None:
    """Return the pack of that id that comes with gridctl; None where there is none."""
    if not name or not all(part.isalnum() for part in name.split("-")):
        return None
    file = resources.files("gridctl.policy") / "packs" / f"{name}.yaml"
    if not file.is_file():
        return None
    return read_pack(file.read_bytes(), f"{name}.yaml")[0]


def find_pack(name: str, local: Mapping[str, bytes]) -> tuple[Pack | None, tuple[Problem, ...]]:
    """Return a pack by id: the folder's ``policies/NAME.yaml``, else the built-in one."""
    path = f"policies/{name}.yaml"
    if path in local:
        pack, problems = read_pack(local[path], path)
        if pack is not None and pack.id != name:
            mark = pack.at.mark("id")
            problems += (Problem("bad-policy", mark, {"id": pack.id, "name": name}, variant="id"),)
        return pack, problems
    return built_in(name), ()
