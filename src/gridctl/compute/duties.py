"""Duties with a last day, and the index of them: due, done in time, done late, missing.

A duty belongs to the period in which its last day lies, and is due at the end of that day. So the
indices of months add up to those of their quarter, half-year and year, and nothing that still
runs is counted.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from gridctl.model.choice import Choice
from gridctl.model.mark import Mark
from gridctl.model.period import Period
from gridctl.model.record import Record


class Trace(Record):
    """A line of data behind a duty: where it stands, who or what it names, of which day."""

    at: Mark
    who: str
    day: date | None


class Duty(Record):
    """Something owed up to and on its `last` day, and when it was done.

    `about` is the id of what it is about (a household, a request, a unit), `persons` are those
    who answer for it, `grid` is the grid that it counts for. `done_on` is the day on which it was
    done; None: not by the day looked at. `asked` are the lines that make it due, the main one
    first; `did` those that did something for it, the one that completed it first. What is missing
    stands at `missing_at`. `period` is the one that it is for and `kind` what is asked for, where
    the clause says so.
    """

    about: str
    persons: tuple[str, ...]
    grid: str
    last: date
    done_on: date | None
    asked: tuple[Trace, ...]
    did: tuple[Trace, ...]
    missing_at: Mark
    period: Period | None = None
    kind: Choice | None = None

    @property
    def late(self) -> bool:
        """Whether it was done, but only after its last day."""
        return self.done_on is not None and self.done_on > self.last


class Index(Record):
    """How many duties were done in time and late, of how many that were due."""

    due: int
    in_time: int
    late: int

    @property
    def done(self) -> int:
        """How many were done, in time or late."""
        return self.in_time + self.late

    @property
    def missing(self) -> int:
        """How many were not done."""
        return self.due - self.done


def index_of(duties: Iterable[Duty]) -> Index:
    """Count duties."""
    due = in_time = late = 0
    for duty in duties:
        due += 1
        if duty.late:
            late += 1
        elif duty.done_on is not None:
            in_time += 1
    return Index(due, in_time, late)


def by_subject(duties: Iterable[Duty], village: str) -> Mapping[str, tuple[Duty, ...]]:
    """Return the duties of each person, each grid (blank: none known), and the whole `village`.

    One for which two persons answer counts for both, and once in its grid and the village.
    """
    found: dict[str, list[Duty]] = {village: []}
    for duty in duties:
        found[village].append(duty)
        for subject in dict.fromkeys((duty.grid, *duty.persons)):
            found.setdefault(subject, []).append(duty)
    return {subject: tuple(owed) for subject, owed in found.items()}


def by_unit(duties: Iterable[Duty], village: str) -> Mapping[str, tuple[Duty, ...]]:
    """Return the duties of each unit that owed them, and of all units together as the `village`'s.

    What the organisation owes itself, which shares its id with the village, counts there.
    """
    found: dict[str, list[Duty]] = {village: []}
    for duty in duties:
        found[village].append(duty)
        if duty.about != village:
            found.setdefault(duty.about, []).append(duty)
    return {subject: tuple(owed) for subject, owed in found.items()}
