"""What an earlier version of the files said that a later one denies."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from gridctl.compute.approvals import fault
from gridctl.compute.posting import postings
from gridctl.compute.state import holds
from gridctl.model.bonds import Link
from gridctl.model.choices import Agenda, MeetingKind
from gridctl.model.ledger import Meeting, PointsEntry, Rating
from gridctl.model.people import Member, Staff
from gridctl.model.period import Period
from gridctl.model.record import Record
from gridctl.model.village import Village

#: The field of a name, as former-values.csv may call it.
_NAMES = frozenset({"name", "姓名"})
#: Who links whom from when: what a link is known by, wherever its row stands.
LinkKey = tuple[str, str, date | None]


class LostLink(Record):
    """A link that an earlier version had, what became of it, and what is wrong with that.

    `row` is where it (or what stands in its place) is now; None where nothing is. `wrong` is
    ``gone`` where no row tells of it any more, else what is wrong with the meeting that ended it.
    """

    was: Link
    row: Link | None
    wrong: str
    meeting: Meeting | None = None


def key_of(link: Link) -> LinkKey:
    """Return what a link is known by."""
    return link.member, link.household, link.since


def open_links(village: Village, day: date) -> dict[LinkKey, Link]:
    """Return the links of a version that were in force on `day`, the first of two alike."""
    found: dict[LinkKey, Link] = {}
    for link in village.links:
        if link.member and link.household and holds(day, link.since, link.until):
            found.setdefault(key_of(link), link)
    return found


def lost_links(
    base: Iterable[Link],
    links: Iterable[Link],
    meetings: Mapping[str, Meeting],
    body: MeetingKind | None,
    agenda: Agenda | None,
    first: date,
    day: date,
) -> Iterator[LostLink]:
    """Yield each link of `base` that ended, or is gone, without a meeting that passed it.

    A meeting of `body` with `agenda`, held by `day`, passes an end by its last day; an end before
    `first`, and a meeting of an id that none has, is not judged (ninghai-2019/1.2-stability).
    """
    links = tuple(links)
    rows = {key_of(link): link for link in reversed(links)}
    at_home = {link.household: link for link in reversed(links)}
    for was in base:
        row = rows.get(key_of(was))
        if row is None:
            yield LostLink(was, at_home.get(was.household), "gone")
        elif row.until is not None and row.until != was.until:
            meeting = meetings.get(row.ended_at)
            unknown = bool(row.ended_at) and meeting is None
            if unknown or row.until < first:
                continue
            wrong = fault(meeting, body, agenda, row.until)
            if not wrong and meeting and meeting.date and meeting.date > day:
                wrong = "later"
            if wrong:
                yield LostLink(was, row, wrong, meeting)


class ClosedChange(Record):
    """A rating or points entry of a posted period that is not as an earlier version had it.

    `row` is how it stands now, or stood where `gone`; `subject` whose it is.
    """

    period: Period
    subject: str
    row: Rating | PointsEntry
    gone: bool


def closed_changes(
    base: Village, now: Village, day: date, unread: Collection[str] = ()
) -> Iterator[ClosedChange]:
    """Yield the ratings and points of posted periods that are not as `base` had them.

    A period is closed once `base` has all its tables posted by `day`; where `now` has posted it
    once more, on a later day up to `day`, the change was made known. A row of two posted periods
    is told once. Of the files in `unread` nothing is known on one side.
    """
    posted = {p: [made for made, _ in rows] for p, rows in postings(now.publications).items()}
    closed = []
    for of, rows in sorted(postings(base.publications).items()):
        last = max((made for made, _ in rows if made <= day), default=None)
        if last and not any(last < made <= day for made in posted.get(of, ())):
            closed.append(of)
    before, after = _counted(base), _counted(now)
    for key in dict.fromkeys((*after, *before)):
        was, row = before.get(key), after.get(key)
        if was is not None and row is not None and was[:-1] == row[:-1]:
            continue
        shown = row or was
        days = {_day(each) for each in (was, row) if each is not None}
        period = next((p for p in closed if any(d and d in p for d in days)), None)
        if shown is not None and period is not None and shown.at.file not in unread:
            subject = shown.member if isinstance(shown, Rating) else shown.account
            yield ClosedChange(period, subject, shown, gone=row is None)


def _counted(village: Village) -> dict[tuple[str, str], Rating | PointsEntry]:
    """Return the rows that ratings and points are counted from, by what each is known by."""
    found: dict[tuple[str, str], Rating | PointsEntry] = {}
    for rating in village.ratings:
        found.setdefault((str(rating.period), rating.member), rating)
    for entry in village.points:
        found.setdefault(("", entry.id), entry)
    return found


def _day(row: Rating | PointsEntry) -> date | None:
    return row.period.first if isinstance(row, Rating) else row.date


def reused_ids(base: Village, now: Village) -> Iterator[tuple[Member | Staff, Member | Staff]]:
    """Yield each member or post holder whose id stood for somebody else: who it was, who it is.

    Another name and another month of birth (of a post holder: another first day) make another
    person; a name that former values tell of was changed, and is the same.
    """
    renamed = {row.subject for row in now.former_values if row.field in _NAMES}
    members = {member.id: member for member in base.members}
    staff = {person.id: person for person in base.staff}
    for member in now.members:
        was = members.get(member.id)
        if was and member.id not in renamed and was.name != member.name and was.born != member.born:
            yield was, member
    for person in now.staff:
        held = staff.get(person.id)
        if (
            held
            and person.id not in renamed
            and (held.name != person.name and held.since != person.since)
        ):
            yield held, person
