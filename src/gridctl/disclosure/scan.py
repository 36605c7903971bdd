"""The last look before anything is put in place: no raw value stands in any finished byte.

Looked for are telephones (but the branches' and the supervision line), identity numbers,
residents' full names, and, where they are known, the numbers recorded as persons' own. Names that
members or staff bear, too, are no residents'; a name of two characters may be any word, so it
counts only where it is a whole cell, and not where a place or a unit is called so.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from gridctl.compute.private import (
    digits_of,
    identities_as_read,
    numbers_in,
    plain_digits,
    telephones_as_read,
)
from gridctl.compute.seen import seen
from gridctl.disclosure.masks import residents_of
from gridctl.disclosure.names import LONG_NAME, Names, compact
from gridctl.disclosure.readings import APART, UnscannableError, cells, readings
from gridctl.model.choice import Choice
from gridctl.model.declare import columns
from gridctl.model.record import Record
from gridctl.model.tables import TABLES
from gridctl.model.village import Village
from gridctl.model.words import Words

__all__ = ["Hit", "Secrets", "UnscannableError", "scan", "secrets_of"]
#: So many characters beside a number tell where it stands.
_AROUND = 12
#: A shorter number may be a year or a count.
_LEAST_DIGITS = 7
_DIGIT = re.compile("[0-9]|(?<=[0-9])[Xx]")
_NUMBER = re.compile(rf"[0-9](?:[ \-()./·]{{0,2}}[0-9]){{{_LEAST_DIGITS - 1},}}")
TELEPHONE = Words("a telephone", "电话号码")
IDENTITY = Words("an identity number", "身份证号码")
RESIDENT = Words("a resident's full name", "居民全名")
#: The column of a name, as former-values.csv may write it.
_NAME = ("name", "姓名")


class Hit(Record):
    """A raw value in a finished file: what it is, never the value itself."""

    file: str
    line: int
    kind: Words


class Secrets(Record):
    """What must not stand in a finished file, and the telephones (digits alone) that may.

    `own` are numbers that may not, whatever they look like and wherever else they are allowed.
    """

    allowed: frozenset[str]
    names: tuple[str, ...] = ()
    public: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()


def secrets_of(
    village: Village, phones: Iterable[str] = (), *, names: bool = True, own: Iterable[str] = ()
) -> Secrets:
    """Return what a village's files must not hold.

    `phones` may stand in them too (members' own, in print); without `names` residents may be
    named (the working set). `own` are the digits of persons' own numbers, where they are known.
    """
    organisations = [d.organisation for d in village.branch_documents if d.organisation]
    lines = [branch.phone for found in organisations for branch in found.branches]
    lines += [m.publication.supervision_line for m in village.manifests if m.publication]
    allowed = {digits_of(n) for text in (*lines, *phones) for n in (text, *numbers_in(text))}
    public = {m.name for m in village.members} | {s.name for s in village.staff}
    public |= {r.value for r in village.former_values if r.field in _NAME}
    residents = residents_of(village) - {_normal(name) for name in public}
    return Secrets(
        frozenset(allowed - {""}),
        tuple(sorted(n for n in residents if len(n) > 1)) if names else (),
        tuple(sorted(map(_normal, public - {""}))),
        frozenset(map(_normal, (*_places(village), *_values()))),
        frozenset(number for number in own if len(number) >= _LEAST_DIGITS),
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
    read = [reading for name, data in files.items() for reading in readings(name, data)]
    # pages have most of their lines in common, and no raw value goes over a line's end
    lines = tuple(dict.fromkeys(line for _, text in read for line in text.split("\n")))
    kinds: dict[str, set[Words]] = {}
    for at, kind in _Look(secrets).at("\n".join(lines)):
        kinds.setdefault(lines[at - 1], set()).add(kind)
    found = {
        Hit(file, number, kind)
        for file, text in (read if kinds else ())
        for number, line in enumerate(text.split("\n"), start=1)
        for kind in kinds.get(line, ())
    }
    return tuple(sorted(found, key=lambda hit: (hit.file, hit.line, hit.kind.en)))


def starred(data: bytes, hit: Hit, secrets: Secrets) -> str:
    """Return what stands around a number in a finished file, with a star for each digit.

    As it is read: tags and escapes are undone, where it still stands there then. Blank where there
    is no number.
    """
    shown = ""
    for _, text in readings(hit.file, data):
        line = plain_digits(text.split("\n")[hit.line - 1])
        for run in _NUMBER.finditer(line):
            if digits_of(run[0]) not in secrets.allowed:
                around = line[max(0, run.start() - _AROUND) : run.end() + _AROUND]
                shown = " ".join(_DIGIT.sub("*", around).replace(APART, " ").split())
                break
    return shown


class _Look:
    """Looks for one village's secrets."""

    def __init__(self, secrets: Secrets) -> None:
        self.secrets = secrets
        known = {compact(word) for word in (*secrets.words, *secrets.public)}
        self.short = {n for n in map(compact, secrets.names) if 1 < len(n) < LONG_NAME} - known
        self.names = Names(secrets.names, secrets.public)
        self.own = [_of_length(length) for length in sorted({len(n) for n in secrets.own})]

    def at(self, reading: str) -> Iterator[tuple[int, Words]]:
        """Yield the line and kind of each raw value in a reading."""
        text = plain_digits(reading)
        for number in telephones_as_read(text):
            if digits_of(text[number.start : number.end]) not in self.secrets.allowed:
                yield _line(text, number.start), TELEPHONE
        for number in identities_as_read(text):
            yield _line(text, number.start), IDENTITY
        for digits in self.own:
            for run in digits.finditer(text):
                if re.sub("[^0-9]", "", run[1]) in self.secrets.own:
                    yield _line(text, run.start()), TELEPHONE
        for found in self.names.found(reading):
            yield _line(reading, found.start), RESIDENT
        for cell, line in cells(reading) if self.short else ():
            if compact(cell) in self.short:
                yield line, RESIDENT


def _of_length(length: int) -> re.Pattern[str]:
    """Return what so many digits look like, from the first of a run to the last."""
    return re.compile(rf"(?<![0-9])(?=([0-9](?:[ \-()./·]{{0,2}}[0-9]){{{length - 1}}})(?![0-9]))")


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1
