"""Which meetings passed the link list, what must be passed, and what is wrong where it was not."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from gridctl.model.bonds import Link
from gridctl.model.choices import Agenda, MeetingKind
from gridctl.model.ledger import Meeting
from gridctl.model.record import Record
from gridctl.model.words import Words

_DAY = timedelta(days=1)
_BEGUN, _ENDED = Words("begun on", "起"), Words("ended on", "止")
#: Meetings by id, and the first day of each passed list by its meeting's.
Meetings = Mapping[str, Meeting]
Days = Mapping[str, date]
#: Links with the same days and meetings.
Alike = list[Link]


class Step(Record):
    """A link's beginning or end, which a meeting passes.

    `day` is the link's first or last day, `change` says that it is no part of a list, `due` is
    the last day on which the meeting may be held.
    """

    link: Link
    day: date
    ended: bool
    change: bool

    @property
    def named(self) -> str:
        """The id of the meeting that the row names, blank where it names none."""
        return self.link.ended_at if self.ended else self.link.approved_at

    @property
    def field(self) -> str:
        """The field in which the row names it."""
        return "ended_at" if self.ended else "approved_at"

    @property
    def said(self) -> dict[str, object]:
        """Whose link with whom begins or ends, and when, for messages."""
        link, what = self.link, _ENDED if self.ended else _BEGUN
        return {"member": link.member, "household": link.household, "day": self.day, "what": what}

    @property
    def due(self) -> date:
        """The last day on which the meeting may be held.

        A list is passed by its first day. A change is passed before it takes effect: before a
        new link's first day, and before the day after an ended one's last.
        """
        return self.day - _DAY if self.change and not self.ended else self.day

    def decided(self, meeting: Meeting, starts: Mapping[str, date]) -> date | None:
        """Return when the step was decided, by the meeting named; None where it is not known.

        A later link, or an end, that names a list's meeting was not decided there.
        """
        if self.change and meeting.id in starts:
            return self.day
        return meeting.date


def _usual_start(links: Iterable[Link]) -> date | None:
    """Return the day on which most links start, the earlier of two; None without links."""
    starts = Counter(link.since for link in links if link.since)
    return min(starts, key=lambda day: (-starts[day], day)) if starts else None


def list_starts(
    links: Iterable[Link],
    meetings: Mapping[str, Meeting],
    body: MeetingKind | None,
    agenda: Agenda | None,
) -> dict[str, date]:
    """Return the first day of each passed link list, by the id of the meeting that passed it.

    It is the day on which most of the links that name the meeting start: a mistyped earlier date
    must not turn all others into changes. Without a passed list the day on which most links start
    stands under the blank id.
    """
    links = tuple(links)
    named: dict[str, list[Link]] = {}
    for link in links:
        meeting = meetings.get(link.approved_at)
        if meeting and meeting.kind is body and agenda in meeting.agenda:
            named.setdefault(meeting.id, []).append(link)
    found = {name: _usual_start(of_list) for name, of_list in named.items()}
    found = found or {"": _usual_start(links)}
    return {name: day for name, day in found.items() if day is not None}


def steps(
    links: Iterable[Link], starts: Mapping[str, date], first: date, day: date
) -> Iterator[Step]:
    """Yield every beginning and end from `first` to `day` that a meeting has to pass.

    A link that starts on a list's first day (`starts`), or before any, is of that list, a later
    one a change, and so is every end. A link has ended once its last day is before `day`.
    """
    lists = frozenset(starts.values())
    earliest = min(lists, default=date.min)
    for link in links:
        if link.since and first <= link.since <= day:
            change = link.since not in lists and link.since > earliest
            yield Step(link, link.since, ended=False, change=change)
        if link.until and first <= link.until < day:
            yield Step(link, link.until, ended=True, change=True)


def alike(links: Iterable[Link]) -> Iterable[Alike]:
    """Return the links by their days and meetings: what is right of one is so of all like it."""
    found: dict[tuple[object, ...], Alike] = {}
    for link in links:
        slot = (link.since, link.until, link.approved_at, link.ended_at)
        found.setdefault(slot, []).append(link)
    return found.values()


def fault_as_of(
    meeting: Meeting,
    body: MeetingKind | None,
    agenda: Agenda | None,
    first: date,
    day: date,
) -> str:
    """Return what is wrong with the meeting named for something that is to be passed by now.

    ``later``: on `day` it has not been held yet; else as `fault` says, but a kind that cannot be
    read is none of it. One before `first`, or of an unknown day, is not judged.
    """
    if meeting.date is None or meeting.date < first:
        return ""
    if meeting.date > day:
        return "later"
    return fault(meeting, body if meeting.kind else None, agenda, day)


def fault(
    meeting: Meeting | None, body: MeetingKind | None, agenda: Agenda | None, due: date
) -> str:
    """Return what is wrong with the meeting that is to have passed something by `due`.

    A `body` or an `agenda` of None is not asked for.
    ``none`` is named, the ``kind`` of meeting is another, it has no such ``agenda`` item, it was
    ``late``; blank where all is well.
    """
    if meeting is None:
        return "none"
    if body is not None and meeting.kind is not body:
        return "kind"
    if agenda is not None and agenda not in meeting.agenda:
        return "agenda"
    return "late" if meeting.date is not None and meeting.date > due else ""
