"""Packs: which there are, what holds here and why, two side by side, what is wrong in one."""

from collections.abc import Callable, Mapping
from datetime import date
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from gridctl.app.village import Opened
from gridctl.compute.relations import RELATIONS, SHARES
from gridctl.engine.catalogue import catalogue
from gridctl.engine.run import run
from gridctl.findings.finding import Problem
from gridctl.findings.report import Report
from gridctl.policy.compare import Pairing, compare
from gridctl.policy.kinds import KINDS, Audience, ClauseKind
from gridctl.policy.lint import Known, lint
from gridctl.policy.pack import Pack, read_pack
from gridctl.policy.shelf import Shelved, built_ins, file_of, local_names, pack_of, shelf
from gridctl.policy.stack import Policies
from gridctl.policy.standing import Shown, lines_of, standings
from gridctl.rules.rule import Context
from gridctl.tables.read import read_village

_ENDING = ".yaml"
_COUNTED = frozenset({ClauseKind.SPAN, ClauseKind.SIZE, ClauseKind.COVERAGE})
_AUDIENCES = frozenset(audience.value for audience in Audience)
_CHECKED = frozenset(KINDS) - {ClauseKind.RECORD}


class UnknownPolicyError(Exception):
    """No pack, clause or key is called `asked`; `near` are the likely ones."""

    def __init__(self, asked: str, near: tuple[str, ...] = ()) -> None:
        """Remember what was asked for."""
        super().__init__(asked)
        self.asked, self.near = asked, near


class BrokenPackError(Exception):
    """A pack cannot be read; `gridctl policy lint` says where."""


def packs(opened: Opened | None) -> tuple[Shelved, ...]:
    """Return every pack there is; without a data folder the built-in ones."""
    return shelf(opened.local if opened else {}, opened.policies if opened else Policies(()))


def find(name: str, opened: Opened | None) -> Pack:
    """Return a pack by id, or from a file (a path that ends in .yaml).

    UnknownPolicyError where there is none, BrokenPackError where it cannot be read as a pack,
    OSError where the file cannot be read.
    """
    local = opened.local if opened else {}
    if name.endswith(_ENDING):
        pack = read_pack(Path(name).read_bytes(), name)[0]
    else:
        pack = pack_of(name, local)
        if pack is None and name not in local_names(local):
            raise UnknownPolicyError(name, near_policy(name, opened))
    if pack is None:
        raise BrokenPackError(name)
    return pack


def near_policy(asked: str, opened: Opened | None) -> tuple[str, ...]:
    """Return the pack that is likely meant, if there is one."""
    return _near(asked, [shelved.name for shelved in packs(opened)])


def show(opened: Opened | None, asked: str = "") -> Shown:
    """Return what holds on the as-of date: all of it, or of a key, a pack or PACK/CLAUSE.

    Without a data folder nothing holds, and there are only the built-in packs.
    UnknownPolicyError where `asked` is none of these, BrokenPackError for a pack that cannot be
    read.
    """
    day, policies = (opened.as_of, opened.policies) if opened else (date.min, Policies(()))
    found = standings(policies, day)
    if not asked:
        return Shown(day, "all", asked, found)
    setters = tuple({a.ref: (a.pack, a.clause) for a in policies.of(asked)}.values())
    if setters or asked in _keys(opened):
        of_key = tuple(standing for standing in found if standing.key == asked)
        return Shown(day, "key", asked, of_key, lines_of(setters, policies, found, day))
    name, slash, clause = asked.partition("/")
    try:
        pack = find(name, opened)
    except UnknownPolicyError as error:
        near = _near(asked, sorted(_keys(opened))) or error.near
        raise UnknownPolicyError(asked, near) from None
    wanted = [(pack, each) for each in pack.clauses if not slash or each.id == clause]
    if not wanted:
        raise UnknownPolicyError(asked, _near(asked, [f"{name}/{c.id}" for c in pack.clauses]))
    lines = lines_of(wanted, policies, found, day)
    return Shown(day, "clause" if slash else "pack", asked, found, lines, pack)


def _keys(opened: Opened | None) -> set[str]:
    """Return every key that some pack sets."""
    return {c.sets for shelved in packs(opened) if shelved.pack for c in shelved.pack.clauses}


def differences(left: Pack, right: Pack) -> tuple[Pairing, ...]:
    """Return every key of either pack."""
    return compare(left, right)


def lint_local(opened: Opened) -> tuple[Problem, ...]:
    """Return what is wrong in the folder's own packs, followed or not."""
    found: list[Problem] = []
    for name in local_names(opened.local):
        path = file_of(name)
        found += lint(opened.local[path], path, name, _known(opened.folder.texts.__contains__))
    return tuple(found)


def lint_files(files: Mapping[str, bytes], has_file: Callable[[str, str], bool]) -> Report:
    """Return the findings in packs, by path; there is no day as of which they are judged.

    `has_file` says of a pack's path and a source named in it whether that is there.
    """
    problems: list[Problem] = []
    for path, data in files.items():

        def has(source: str, pack: str = path) -> bool:
            return has_file(pack, source)

        problems += lint(data, path, Path(path).stem, _known(has))
    names = {problem.name for problem in problems}
    packs_read = tuple(Path(path).stem for path in files)
    if not names:
        return Report((), (), 0, date.min, packs_read)
    village = read_village({}).village
    ctx = Context(village, village, Policies(()), date.max, tuple(problems))
    findings = run(ctx, (), (), names).findings
    return Report(findings, (), len(names), date.min, packs_read)


def _near(asked: str, names: list[str]) -> tuple[str, ...]:
    return tuple(get_close_matches(asked, names, n=1))


def _known(has_file: Callable[[str], bool]) -> Known:
    return Known(kinds_of, _near_key, _AUDIENCES, has_file)


@cache
def kinds_of(key: str) -> frozenset[ClauseKind]:
    """Return the kinds of clause by which something checks `key`; none: nothing knows it.

    Relations take any count; of other keys the rules know what the built-in packs ask for.
    """
    judged = {item.rule.kind for item in catalogue() if key in item.rule.sets} - {None}
    if judged:
        return frozenset(kind for kind in judged if kind)
    if key in RELATIONS:
        return _COUNTED | {ClauseKind.SHARE} if key in SHARES else _COUNTED
    patterns = {pattern for item in catalogue() for pattern in item.rule.sets}
    if key in patterns:
        return _asked(key, whole=True) or _CHECKED
    stems = (p[:-1] for p in patterns if p.endswith("*") and key.startswith(p[:-1]))
    stem = next(stems, "")
    return _asked(stem, whole=False) or _CHECKED if stem else frozenset()


def _asked(start: str, *, whole: bool) -> frozenset[ClauseKind]:
    """Return the kinds of the built-in clauses whose key is, or starts with, `start`."""
    return frozenset(
        clause.kind
        for pack in built_ins(f"sets: {start}")
        for clause in pack.clauses
        if clause.kind in _CHECKED
        and (clause.sets == start if whole else clause.sets.startswith(start))
    )


def _near_key(key: str) -> str:
    names = {pattern for item in catalogue() for pattern in item.rule.sets}
    plain = sorted({name for name in names if "*" not in name} | set(RELATIONS))
    return next(iter(_near(key, plain)), "")
