"""What is wrong in the manifest's entries about policies, each at its line."""

from collections.abc import Iterator, Mapping
from datetime import date
from fnmatch import fnmatchcase

from gridctl.findings.finding import Problem
from gridctl.model.manifest import Override, PolicyEntry
from gridctl.model.mark import Mark
from gridctl.policy.kinds import ClauseKind
from gridctl.policy.limits import impossible
from gridctl.policy.pack import Pack


def made_impossible(
    kind: ClauseKind, values: Mapping[str, object], override: Override
) -> Iterator[Problem]:
    """Yield what an override makes of a clause that no data could keep, at its line."""
    for wrong in impossible(kind, values):
        marks = [s.at for s in override.settings if s.name in wrong.parameters]
        if marks:
            yield Problem("bad-policy", marks[0], wrong.values, variant=wrong.variant)


def naming_nothing(entry: PolicyEntry, pack: Pack) -> list[Problem]:
    """Tell of patterns and overrides that name no clause of the pack."""
    ids = [clause.id for clause in pack.clauses]

    def missing(variant: str, mark: Mark, name: str) -> Problem:
        return Problem("bad-policy", mark, {"clause": name, "pack": pack.id}, variant=variant)

    patterns = [
        missing("no-clause", entry.at.mark("clauses", index), pattern)
        for index, pattern in enumerate(entry.clauses)
        if not any(fnmatchcase(clause, pattern) for clause in ids)
    ]
    overrides = [
        missing(
            "not-adopted" if override.clause in ids else "no-clause",
            override.at.mark("clause"),
            override.clause,
        )
        for override in entry.overrides
        if override.clause not in ids or not wanted(entry, override.clause)
    ]
    return patterns + overrides


def wanted(entry: PolicyEntry, clause: str) -> bool:
    """Say whether an entry adopts a clause."""
    return not entry.clauses or any(fnmatchcase(clause, pattern) for pattern in entry.clauses)


def never_in_force(entry: PolicyEntry, pack: Pack, since: date, until: date) -> Iterator[Problem]:
    """Tell where an entry's dates leave no day on which the pack is in force."""
    if since <= until:
        return
    if entry.since and entry.until and entry.since > entry.until:
        said: dict[str, object] = {"start": entry.since, "end": entry.until}
        yield Problem("bad-policy", entry.at.mark("until"), said, variant="dates")
    elif not (pack.since and pack.until and pack.since > pack.until):
        said = {"pack": pack.id, "start": pack.since or "…", "end": pack.until or "…"}
        mark = entry.at.mark("from" if entry.since else "until")
        yield Problem("bad-policy", mark, said, variant="never")
