"""What meetings pass, beside links and task lists: who or what names which meeting."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from gridctl.compute.timeline import Timeline
from gridctl.model.mark import Mark
from gridctl.model.record import Record
from gridctl.model.village import Village


class Passed(Record):
    """Something that a meeting is to pass: its subject, the meeting named, and where it is named.

    `since` is the first day on which it holds, None where the data do not tell.
    """

    subject: str
    named: str
    mark: Mark
    field: str
    since: date | None = None


class Passing(Record):
    """The table that names the meetings, and how what they are to pass is found."""

    tables: tuple[str, ...]
    find: Callable[[Village], Iterator[Passed]]


def _rules(village: Village) -> Iterator[Passed]:
    for document in village.points_documents:
        for rule in document.rules:
            mark = rule.at.mark("approved_at")
            yield Passed(rule.id, rule.approved_at, mark, "approved_at")


def _core(village: Village) -> Iterator[Passed]:
    for row in village.core_households:
        yield Passed(row.member, row.elected_at, row.at.mark("elected_at"), "elected_at")


def _stars(village: Village) -> Iterator[Passed]:
    for document in village.stars:
        mark = document.at.mark("chosen_at")
        yield Passed(str(document.period), document.chosen_at, mark, "chosen_at")


def _contacts(village: Village) -> Iterator[Passed]:
    for row in village.assignments:
        mark = row.at.mark("approved_at")
        yield Passed(row.person, row.approved_at, mark, "approved_at", row.since)


#: What names its meeting itself, by key.
PASSINGS: Mapping[str, Passing] = {
    "rulebook.approval": Passing(("points_documents",), _rules),
    "core-list.approval": Passing(("core_households",), _core),
    "stars.approval": Passing(("stars",), _stars),
    "contact-list.approval": Passing(("assignments",), _contacts),
}


def newly_excused(timeline: Timeline, first: date, day: date) -> dict[str, date]:
    """Return the members excused on `day` who were not so, or not there, on some day from `first`.

    With each goes the first day of the excuse: who is excused since before `first` is left out.
    """
    found: dict[str, date] = {}
    states = timeline.between(first, day)
    for member in timeline.on(day).members.values():
        since = None
        for earlier, state in zip((None, *states), states, strict=False):
            then = state.members.get(member.id)
            before = earlier.members.get(member.id) if earlier else then
            if then is None or not then.excused:
                since = None
            elif before is None or not before.excused:
                since = max(state.since, first)
        if member.excused and since is not None:
            found[member.id] = since
    return found
