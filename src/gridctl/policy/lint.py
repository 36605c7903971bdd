"""What is wrong in a pack's file, each at its line, before a village follows it."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from gridctl.findings.finding import Problem
from gridctl.model.declare import columns
from gridctl.model.mark import Mark
from gridctl.model.record import Record
from gridctl.policy.kinds import KINDS, ClauseKind
from gridctl.policy.limits import impossible
from gridctl.policy.pack import Clause, Duty, Pack, read_pack, typed

#: A clause of these kinds says nothing without one of these parameters.
_ONE_OF: Mapping[ClauseKind, tuple[str, ...]] = {
    ClauseKind.SPAN: ("min", "max"),
    ClauseKind.SIZE: ("min", "max"),
    ClauseKind.FORM: ("min", "max", "items"),
    ClauseKind.CADENCE: ("every", "days", "by", "by_month", "within_days", "meeting"),
    ClauseKind.PUBLICATION: ("every", "before_day", "up_days", "answer_days"),
    ClauseKind.COUPLING: ("loss_percent", "activity_percent", "member_points"),
    ClauseKind.SELECTION: ("members", "members_percent", "families", "families_percent"),
}


class Known(Record):
    """What the clauses of a pack may lean on, known by those who have the rules.

    `kinds` tells of a key the kinds of clause that something checks (none where nothing knows the
    key), `near` the likeliest key that is meant, `audiences` for whom terms of their own can be
    set, `has_file` whether a path below the data folder is there.
    """

    kinds: Callable[[str], frozenset[ClauseKind]]
    near: Callable[[str], str]
    audiences: frozenset[str]
    has_file: Callable[[str], bool]


def lint(data: bytes, file: str, name: str, known: Known) -> tuple[Problem, ...]:
    """Return everything that is wrong in the pack `name`, in the order of its lines."""
    pack, problems = read_pack(data, file)
    found = list(problems)
    if pack is not None:
        found += _whole(pack, name, known)
        seen: dict[str, Clause] = {}
        for clause in pack.clauses:
            found += _clause(pack, clause, known)
            if clause.id and clause.id in seen:
                said = {"clause": clause.id, "first": seen[clause.id].at.line}
                found.append(_problem(clause.at.mark("id"), "twice", said))
            seen.setdefault(clause.id, clause)
        found += _overlapping(pack)
    return tuple(sorted(found, key=lambda p: (p.mark.line or 0, p.mark.column or 0)))


def _problem(mark: Mark, variant: str, values: Mapping[str, object]) -> Problem:
    return Problem("bad-policy", mark, values, variant=variant)


def _whole(pack: Pack, name: str, known: Known) -> Iterator[Problem]:
    """Yield what is wrong with the pack's own facts."""
    if pack.id and pack.id != name:
        yield _problem(pack.at.mark("id"), "id", {"id": pack.id, "name": name})
    if pack.since and pack.until and pack.since > pack.until:
        said = {"start": pack.since, "end": pack.until}
        yield _problem(pack.at.mark("until"), "dates", said)
    path = pack.source
    if "/" in path and "://" not in path and not known.has_file(path):
        yield _problem(pack.at.mark("source"), "source", {"source": path})


def _clause(pack: Pack, clause: Clause, known: Known) -> Iterator[Problem]:
    if clause.kind is None:
        return
    values, _ = typed(clause.kind, clause.parameters)
    said = {setting.name for setting in clause.parameters}
    yield from _lacking(clause, clause.kind, said)
    for wrong in impossible(clause.kind, values):
        yield _problem(_mark(clause, *wrong.parameters), wrong.variant, wrong.values)
    yield from _too_late(pack, clause, values)
    if Duty.CHECK in clause.duty and clause.sets and clause.kind is not ClauseKind.RECORD:
        yield from _unchecked(clause, clause.kind, known)


def _mark(clause: Clause, *parameters: str) -> Mark:
    """Return where the first of some parameters stands in a clause."""
    marks: list[Mark] = [s.at for s in clause.parameters if s.name in parameters]
    return marks[0] if marks else clause.at.mark()


def _lacking(clause: Clause, kind: ClauseKind, said: set[str]) -> Iterator[Problem]:
    """Yield the parameters without which a clause of a kind asks for nothing.

    A misspelled one is told as that only.
    """
    declared = {column.name: column.field.required for column in columns(KINDS[kind])}
    if said - declared.keys():
        return
    mark = clause.at.mark("parameters")
    for name, required in declared.items():
        if required and name not in said:
            yield _problem(mark, "lacks", {"kind": kind, "parameter": name})
    names = _ONE_OF.get(kind, ())
    if names and said.isdisjoint(names):
        yield _problem(mark, "lacks-all", {"kind": kind, "parameters": names})


def _too_late(pack: Pack, clause: Clause, values: Mapping[str, object]) -> Iterator[Problem]:
    """Yield a fixed day on which the document is not in force."""
    by = values.get("by")
    if not isinstance(by, date):
        return
    if by < (pack.since or date.min) or by > (pack.until or date.max):
        said = {"by": by, "start": pack.since or "…", "end": pack.until or "…"}
        yield _problem(_mark(clause, "by"), "outside", said)


def _unchecked(clause: Clause, kind: ClauseKind, known: Known) -> Iterator[Problem]:
    """Yield why a clause that is to be checked would be checked by nobody."""
    kinds = known.kinds(clause.sets)
    said: dict[str, object]
    if not kinds:
        near = known.near(clause.sets)
        said = {"key": clause.sets, "near": near}
        yield _problem(clause.at.mark("sets"), "near-key" if near else "key", said)
    elif kind not in kinds:
        checked = tuple(each for each in KINDS if each in kinds)
        said = {"key": clause.sets, "kind": kind, "kinds": checked}
        yield _problem(clause.at.mark("kind"), "kind", said)
    if clause.audience and clause.audience not in known.audiences:
        said = {"audience": clause.audience, "known": tuple(sorted(known.audiences))}
        yield _problem(clause.at.mark("audience"), "audience", said)


def _overlapping(pack: Pack) -> Iterator[Problem]:
    """Yield where a clause sets what an earlier one of the same document sets otherwise."""
    earlier: dict[tuple[object, ...], tuple[Clause, object]] = {}
    for clause in pack.clauses:
        if clause.kind is None or not clause.sets:
            continue
        for name, value in typed(clause.kind, clause.parameters)[0].items():
            slot = (clause.sets, clause.kind, clause.audience, name)
            first, other = earlier.setdefault(slot, (clause, value))
            if other != value:
                said: dict[str, object] = {"clause": clause.id, "other": first.id}
                said |= {"key": clause.sets, "parameter": name, "old": other, "new": value}
                yield _problem(_mark(clause, name), "overlap", said)
