"""The last look before anything is put in place: no raw value stands in any finished byte.

Looked for are telephones (as the format defines them, but the branches' and the supervision
line), identity numbers, and residents' full names. Names that members or staff bear, too, are no
residents'; a name of two characters may be any word, so it counts only where it is a whole cell,
and not where a place or a unit is called so.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from gridctl.compute.private import (
    digits_of,
    identity_numbers,
    numbers_in,
    plain_digits,
    telephones,
)
from gridctl.compute.seen import seen
from gridctl.disclosure.readings import UnscannableError, cells, readings
from gridctl.model.choice import Choice
from gridctl.model.declare import columns
from gridctl.model.record import Record
from gridctl.model.tables import TABLES
from gridctl.model.village import Village
from gridctl.model.words import Words

__all__ = ["Hit", "Secrets", "UnscannableError", "scan", "secrets_of"]
_LONG_NAME = 3
TELEPHONE = Words("a telephone", "电话号码")
IDENTITY = Words("an identity number", "身份证号码")
RESIDENT = Words("a resident's full name", "居民全名")
_NAME_FIELDS = {"head": ("head", "户主"), "name": ("name", "姓名")}


class Hit(Record):
    """A raw value in a finished file: what it is, never the value itself."""

    file: str
    line: int
    kind: Words


class Secrets(Record):
    """What must not stand in a finished file, and the telephones (digits alone) that may."""

    allowed: frozenset[str]
    names: tuple[str, ...] = ()
    public: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()


def secrets_of(village: Village, phones: Iterable[str] = (), *, names: bool = True) -> Secrets:
    """Return what a village's files must not hold.

    `phones` may stand in them too (members' own, in print); without `names` residents may be
    named (the working set).
    """
    organisations = [d.organisation for d in village.branch_documents if d.organisation]
    lines = [branch.phone for found in organisations for branch in found.branches]
    lines += [m.publication.supervision_line for m in village.manifests if m.publication]
    allowed = {digits_of(n) for text in (*lines, *phones) for n in (text, *numbers_in(text))}
    public = {m.name for m in village.members} | {s.name for s in village.staff}
    public |= {r.value for r in village.former_values if r.field in _NAME_FIELDS["name"]}
    heads = {home.head for home in village.households}
    heads |= {r.value for r in village.former_values if r.field in _NAME_FIELDS["head"]}
    residents = {_normal(n) for n in heads} - {_normal(n) for n in public} - {""}
    return Secrets(
        frozenset(allowed - {""}),
        tuple(sorted(n for n in residents if len(n) > 1)) if names else (),
        tuple(sorted(map(_normal, public - {""}))),
        frozenset(map(_normal, (*_places(village), *_values()))),
    )


def _normal(name: str) -> str:
    return seen(name.strip())


def _places(village: Village) -> Iterator[str]:
    """Yield what the places and units are called."""
    for document in village.grid_documents:
        for grid in document.grids:
            yield grid.name
            yield from (group.name for group in grid.villager_groups)
            yield from (courtyard.name for courtyard in grid.courtyards)
    for found in village.branch_documents:
        if found.organisation:
            yield found.organisation.name
            yield from (unit.name for unit in found.organisation.units)
    yield from (m.village.name for m in village.manifests if m.village)


def _values() -> Iterator[str]:
    """Yield the tool's own words for values."""
    choices: set[type[Choice]] = set()
    for table in TABLES:
        choices |= {c.choice for c in columns(table.record) if c.choice is not None}
    for choice in sorted(choices, key=lambda c: c.__name__):
        yield from (item.zh for item in choice)


def scan(files: Mapping[str, bytes], secrets: Secrets) -> tuple[Hit, ...]:
    """Return each raw value's place once, by file and line.

    UnscannableError where a file cannot be looked into.
    """
    look = _Look(secrets)
    found: dict[Hit, None] = {}
    for name, data in files.items():
        for file, reading in readings(name, data):
            found.update((Hit(file, line, kind), None) for line, kind in look.at(reading))
    return tuple(sorted(found, key=lambda hit: (hit.file, hit.line, hit.kind.en)))


class _Look:
    """Looks for one village's secrets."""

    def __init__(self, secrets: Secrets) -> None:
        self.secrets = secrets
        self.short = {n for n in secrets.names if len(n) < _LONG_NAME} - secrets.words
        self.long = {n for n in secrets.names if len(n) >= _LONG_NAME}
        starts = "".join(sorted({re.escape(name[0]) for name in self.long}))
        # a long name shows as its first character and two more: looked up, not tried one by one
        self.start = re.compile(f"(?=([{starts}].{{2}}))") if starts else None
        self.by_start: dict[str, list[str]] = {}
        for name in sorted(self.long):
            self.by_start.setdefault(name[:_LONG_NAME], []).append(name)
        self.longer = {
            name: [p for p in secrets.public if name in p and p != name] for name in secrets.names
        }

    def at(self, reading: str) -> Iterator[tuple[int, Words]]:
        """Yield the line and kind of each raw value in a reading."""
        text = plain_digits(reading)
        for number in telephones(text):
            if digits_of(text[number.start : number.end]) not in self.secrets.allowed:
                yield _line(text, number.start), TELEPHONE
        for number in identity_numbers(text):
            yield _line(text, number.start), IDENTITY
        for start in self._names_in(reading):
            yield _line(reading, start), RESIDENT
        for cell, line in cells(reading) if self.short else ():
            if cell in self.short:
                yield line, RESIDENT

    def _names_in(self, text: str) -> Iterator[int]:
        """Yield where a full name begins, but within a longer name that is public."""
        for found in self.start.finditer(text) if self.start else ():
            for name in self.by_start.get(found[1], ()):
                at = found.start()
                if text.startswith(name, at) and not self._within_public(text, name, at):
                    yield at

    def _within_public(self, text: str, name: str, at: int) -> bool:
        return any(
            text.startswith(public, at - offset)
            for public in self.longer[name]
            for offset in _offsets(public, name)
            if at >= offset
        )


def _offsets(public: str, name: str) -> Iterator[int]:
    return (at for at in range(len(public) - len(name) + 1) if public.startswith(name, at))


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1
