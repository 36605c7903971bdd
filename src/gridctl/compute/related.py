"""What relations are made of: a subject, what it has, and where both stand."""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date

from gridctl.compute.state import State
from gridctl.model.bonds import Assignment
from gridctl.model.choices import AssignmentKind
from gridctl.model.mark import Mark, Place
from gridctl.model.record import Record
from gridctl.model.words import Words


class Related(Record):
    """A subject with the ids of what it has.

    `at` is where the subject stands, `marks` where each object does (none where it has no row of
    its own). `total` is what a share is of, `number` the amount where no ids are known.
    """

    subject: str
    at: Place
    objects: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    total: int | None = None
    number: int | None = None

    @property
    def amount(self) -> int:
        """How many the subject has."""
        return len(self.objects) if self.number is None else self.number


class Relation(Record):
    """What a key counts: of which `subjects`, what is `counted`, found in a state.

    `tables` are the tables that tell of it. `at_once` says that a minimum binds from the first
    day, `per` that a span limits how many of the total there are for each one counted.
    """

    subjects: Words
    counted: Words
    find: Callable[[State], tuple[Related, ...]]
    tables: tuple[str, ...]
    at_once: bool = False
    per: bool = False

    def __call__(self, state: State) -> tuple[Related, ...]:
        """Return every subject with what it has, in file order."""
        return self.find(state)


def person_at(state: State, person: str) -> Place | None:
    """Return where a present member or staff member stands; None for anyone else."""
    known = state.members.get(person) or state.staff.get(person)
    return known.at if known else None


def people(state: State, persons: Collection[str]) -> dict[str, Place]:
    """Return those of `persons` who are present, once each, with where they stand."""
    found = {person: person_at(state, person) for person in persons}
    return {person: at for person, at in found.items() if at is not None}


def committee(state: State) -> dict[str, Place]:
    """Return who is present of the village organisation's committee, its secretary included."""
    known = state.organisation
    return people(state, (*known.committee, known.secretary)) if known else {}


def branch_committees(state: State) -> dict[str, Place]:
    """Return who is present of the branches' committees, their secretaries included."""
    persons = [p for b in state.branches.values() for p in (*b.committee, b.secretary)]
    return people(state, persons)


def _in_order(contact: Assignment) -> tuple[date, int]:
    return contact.since or date.min, contact.at.line or 0


def linked(
    state: State, kind: AssignmentKind, subjects: Mapping[str, Place], known: Collection[str]
) -> tuple[Related, ...]:
    """Return whom or what each subject is in contact with, by `since`, then by line.

    Targets that are not `known`, and the subject itself, do not count.
    """
    found: dict[str, dict[str, Assignment]] = {subject: {} for subject in subjects}
    for contact in sorted(state.contacts(kind), key=_in_order):
        if contact.person in found and contact.target in known:
            found[contact.person].setdefault(contact.target, contact)
    return tuple(_contacts(subject, subjects[subject], found[subject]) for subject in found)


def _contacts(subject: str, at: Place, contacts: Mapping[str, Assignment]) -> Related:
    others = {target: contact for target, contact in contacts.items() if target != subject}
    return Related(subject, at, tuple(others), tuple(c.at.mark() for c in others.values()))


def grouped(pairs: Iterator[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Return the objects of each subject, from pairs of both."""
    found: dict[str, dict[str, None]] = {}
    for subject, item in pairs:
        found.setdefault(subject, {})[item] = None
    return {subject: tuple(items) for subject, items in found.items()}
