"""A policy pack: one document, its clauses and when they are in force."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from gridctl.findings.finding import Problem
from gridctl.model.choice import Choice
from gridctl.model.declare import columns
from gridctl.model.mark import Place
from gridctl.model.period import Day
from gridctl.model.record import Record, Setting, column
from gridctl.model.words import Words
from gridctl.policy.kinds import KINDS, Binds, ClauseKind
from gridctl.source.records import TreeReader
from gridctl.source.text import decode
from gridctl.source.tree import parse
from gridctl.source.values import UnfitError, read_cell

_PACKS = Path(__file__).with_name("packs")


class Duty(Choice):
    """How gridctl honours an item of a document."""

    CHECK = "check", "检查"
    COMPUTE = "compute", "计算"
    RECORD = "record", "记载"
    PUBLISH = "publish", "公示"


class Bilingual(Record):
    """A text in both languages."""

    en: str = column("英文", required=True)
    zh: str = column("中文", required=True)
    at: Place

    @property
    def words(self) -> Words:
        """Both texts."""
        return Words(self.en, self.zh)


class Clause(Record):
    """One clause: what it `sets` (a key such as ``member.households``) and for whom."""

    id: str = column("编号", required=True)
    kind: ClauseKind | None = column("类别", required=True)
    sets: str = column("规定", required=True)
    audience: str = column("对象")
    duty: tuple[Duty, ...] = column("处理方式", required=True)
    says: Bilingual | None = column("内容", required=True)
    hedged: bool = column("弹性表述")
    binds: Binds | None = column("约束")
    honoured_by: tuple[str, ...] = column("落实方式")
    parameters: tuple[Setting, ...] = column("参数")
    at: Place


class Pack(Record):
    """A document as data."""

    id: str = column("编号", required=True)
    title: Bilingual | None = column("标题", required=True)
    issuer: Bilingual | None = column("发文单位", required=True)
    number: str = column("文号")
    issued: Day | None = column("发文日期", ahead=True)
    since: Day | None = column("施行日期", ahead=True, written="from")
    until: Day | None = column("废止日期", ahead=True)
    source: str = column("来源")
    clauses: tuple[Clause, ...] = column("条款", required=True)
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
        except UnfitError as error:
            said |= {**error.values, "value": ";".join(setting.texts)}
            variant = "choice" if error.variant == "choice" else "value"
            problems.append(Problem("bad-policy", setting.at, said, variant=variant))
    return values, problems


def read_pack(data: bytes, file: str) -> tuple[Pack | None, tuple[Problem, ...]]:
    """Read a pack's YAML, with what is wrong in it; None where it is broken as a whole."""
    pack, problems = _read(data, file)
    for clause in pack.clauses if pack else ():
        if clause.kind is not None:
            problems += typed(clause.kind, clause.parameters)[1]
    return pack, tuple(problems)


def _read(data: bytes, file: str) -> tuple[Pack | None, list[Problem]]:
    """Read a pack's YAML; its clauses' parameters stay text."""
    decoded = decode(data, file)
    problems = list(decoded.problems)
    if decoded.text is None:
        return None, problems
    tree = parse(decoded.text, file)
    problems += tree.problems
    if tree.root is None and tree.problems:
        return None, problems
    reading = TreeReader(file, {}).read(tree.root, Pack)
    problems += reading.problems
    return reading.records[0] if reading.records else None, problems


@cache
def built_in(name: str) -> Pack | None:
    """Return the pack of that id that comes with gridctl; None where there is none."""
    if not name or not all(part.isalnum() for part in name.split("-")):
        return None
    file = _PACKS / f"{name}.yaml"
    if not file.is_file():
        return None
    return _read(file.read_bytes(), f"{name}.yaml")[0]  # what comes with gridctl is tested


@cache
def built_in_names() -> tuple[str, ...]:
    """Return the ids of the packs that come with gridctl, sorted."""
    return tuple(sorted(file.stem for file in _PACKS.glob("*.yaml")))


def mentions(name: str, text: str) -> bool:
    """Say whether the file of a built-in pack holds `text`: far quicker than to read it."""
    return text.encode() in (_PACKS / f"{name}.yaml").read_bytes()


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
