"""Changes that touch several files together: who leaves, which link moves, what is so no more."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from gridctl.app.entry import Desk, Entry, EntryError
from gridctl.app.entry_add import fitting, in_the_file
from gridctl.app.entry_names import home, person
from gridctl.app.entry_posts import Post, hand_over, posts_of
from gridctl.app.entry_presence import nothing_begins_after, successor_of, there
from gridctl.app.village import Opened
from gridctl.compute.state import holds
from gridctl.model.bonds import Link
from gridctl.model.declare import Column, by_name
from gridctl.model.people import Household, Member
from gridctl.model.record import Record
from gridctl.model.words import Words
from gridctl.rules.rule import Context

_DAY = timedelta(days=1)
_UNLINKED = Words(
    "From {day} nobody links {households}: gridctl add link.",
    "自{day}起无人联系：{households}，请用 gridctl add link 落实。",
)
_LATER = Words(
    "{file} line {line} still names {one} for the term {term}.",
    "{file}第{line}行仍有{one}的{term}年任期。",
)
_POSTS = Words(
    "{one} is still {posts}: name who follows with --successor, or change {files}.",
    "{one}仍担任{posts}：请用 --successor 写明接任者，或修改{files}。",
)
_POST = Words("{column} of {subject}", "{subject}的{column}")
_ONE_OF = Words("one of the {column} of {subject}", "{subject}的{column}")
_NO_LINK = Words("Nobody links {household} on {day}.", "{day}没有人联系{household}。")
_WHOSE = Words(
    "{household} is linked by {members} on {day}; say which with --from.",
    "{day}联系{household}的有{members}，请用 --from 写明。",
)
_NOT_THEIRS = Words(
    "{member} does not link {household} on {day}.", "{day}{member}没有联系{household}。"
)
_SAME_DAY = Words(
    "{member} links {household} from {since}: the change comes on a later day.",
    "{member}自{since}起联系{household}，调整日期应在此之后。",
)
_THERE = Words("{member} already links {household}.", "{member}已经联系{household}。")
_SAME = Words("{column} of {subject} already is {value}.", "{subject}的“{column}”已经是{value}。")
_UNTIL = Words(
    "The {column} of {subject} was entered as holding until {until}; a change before that day is "
    "made by hand in former-values.csv.",
    "{subject}的“{column}”已登记原值到{until}为止，此前的变更请在 former-values.csv 中手工登记。",
)
_NO_FIELD = Words(
    "{field} is none of what changes: {known}.", "{field}不是可以变更的字段：{known}。"
)


def member_leaves(
    opened: Opened, typed: str, day: date, meeting: str = "", successor: str = ""
) -> Entry:
    """Enter that a member left: `day` is the last one; links, contacts and the term end with it.

    The posts that the member holds go to a `successor`, where one is named.
    """
    ctx = opened.context()
    member = person(ctx, typed)
    desk = Desk(opened)
    row = next(m for m in opened.village.members if m.id == member)
    held = tuple(posts_of(opened.village, member))
    follows = successor_of(opened, ctx, member, successor, held, day)
    links = [k for k in opened.village.links if k.member == member]
    contacts = [c for c in opened.village.assignments if member in {c.person, c.target}]
    cores = [c for c in opened.village.core_households if c.member == member]
    terms = [(core, core.term) for core in cores if core.term is not None]
    begun: list[tuple[Any, date | None]] = [(k, k.since) for k in links]
    begun += [(c, c.since) for c in contacts]
    begun += [(core, date(term, 1, 1)) for core, term in terms if term <= opened.as_of.year]
    there(row, opened.as_of + _DAY, day)
    nothing_begins_after(member, begun, day)
    desk.table("members").set(row.at.line, "left_on", day.isoformat())
    ended = _end_links(desk, links, day, meeting)
    for contact in contacts:
        if _goes_on(contact, day):
            desk.table("assignments").set(contact.at.line, "until", day.isoformat())
    for core, term in terms:
        if term == day.year and not _ended_by(core.until, day):
            desk.table("core_households").set(core.at.line, "until", day.isoformat())
        elif term > day.year:
            desk.note(_LATER, one=member, term=term, file=core.at.file, line=core.at.line)
    _note_unlinked(desk, ended, day)
    if held and follows:
        hand_over(desk, held, member, follows, day)
    elif held:
        files = tuple(dict.fromkeys(post.file for post in held))
        desk.note(_POSTS, one=member, posts=tuple(map(_in_words, held)), files=files)
    return desk.entry()


def _in_words(post: Post) -> Words:
    words = _ONE_OF if post.column.many else _POST
    told = zip(words, post.column.words, strict=True)
    return Words(*(text.format(column=name, subject=post.record.id) for text, name in told))


def household_leaves(opened: Opened, typed: str, day: date, meeting: str = "") -> Entry:
    """Enter that a household is no more: `day` is the last one; its links end with it."""
    ctx = opened.context()
    household = home(ctx, typed)
    desk = Desk(opened)
    row = next(h for h in opened.village.households if h.id == household)
    links = [k for k in opened.village.links if k.household == household]
    there(row, opened.as_of + _DAY, day)
    nothing_begins_after(household, ((k, k.since) for k in links), day)
    desk.table("households").set(row.at.line, "until", day.isoformat())
    _end_links(desk, links, day, meeting)
    return desk.entry()


def link_moves(
    opened: Opened,
    typed: str,
    to: str,
    day: date,
    leaving: str = "",
    said: Mapping[str, str] | None = None,
) -> Entry:
    """Enter that a household is linked by another member from `day` on.

    `said` holds the cells of the new link by attribute; its `approved_at` ends the old one, too.
    """
    ctx = opened.context()
    household, member = home(ctx, typed), person(ctx, to)
    old = _link_to_end(ctx, household, person(ctx, leaving) if leaving else "", day)
    if any(k.member == member for k in _linking(opened, household, day)):
        raise EntryError(_THERE, member=member, household=household)
    if old.since is not None and old.since >= day:
        raise EntryError(_SAME_DAY, member=old.member, household=household, since=old.since)
    desk = Desk(opened)
    sheet = desk.table("links")
    cells = {name: fitting(ctx, sheet.column(name), text) for name, text in (said or {}).items()}
    sheet.set(old.at.line, "until", (day - _DAY).isoformat())
    if cells.get("approved_at"):
        sheet.set(old.at.line, "ended_at", cells["approved_at"])
    new = {"member": member, "household": household, "since": day.isoformat(), **cells}
    sheet.add({name: in_the_file(sheet, sheet.column(name), text) for name, text in new.items()})
    return desk.entry()


def value_changes(
    opened: Opened, table: str, typed: str, field: str, text: str, day: date
) -> Entry:
    """Enter that a field of a member or household says something else from `day` on.

    What it said before is kept in former-values.csv, with its last day. Where that is told of the
    same day already, what is entered takes the place of what was entered then.
    """
    ctx = opened.context()
    kind: type[Record] = Member if table == "members" else Household
    one = person(ctx, typed) if table == "members" else home(ctx, typed)
    column = _changing(kind, field)
    value = fitting(ctx, column, text.strip())
    desk = Desk(opened)
    sheet = desk.table(table)
    row = next(r for r in getattr(opened.village, table) if r.id == one)
    there(row, day, day)
    written = in_the_file(sheet, column, value)
    before = sheet.set(row.at.line, column.attribute, written).strip()
    if before == written:
        raise EntryError(_SAME, column=column.words, subject=one, value=written)
    last, known = day - _DAY, _kept_until(opened, one, column)
    if known is not None and known > last:
        raise EntryError(_UNTIL, column=column.words, subject=one, until=known)
    if known != last:
        former = desk.table("former_values")
        name = column.words(former.lang)
        former.add({"subject": one, "field": name, "value": before, "until": last.isoformat()})
    return desk.entry()


def _kept_until(opened: Opened, one: str, column: Column) -> date | None:
    """Return the last day of the latest former value of a field; None: there is none."""
    rows = opened.village.former_values
    days = [r.until for r in rows if r.subject == one and r.field in column.words and r.until]
    return max(days, default=None)


def _changing(kind: type[Record], field: str) -> Column:
    """Return the column called `field`, of those whose former values are kept."""
    known = by_name(kind)
    column = known.get(field) or known.get(field.replace("-", "_"))
    if column is None or column.field.key or column.kind == "date":
        names = tuple(
            c.words for c in _unique(known.values()) if not c.field.key and c.kind != "date"
        )
        raise EntryError(_NO_FIELD, field=field, known=names)
    return column


def _unique(found: Iterable[Column]) -> Iterator[Column]:
    seen = set()
    for column in found:
        if column.name not in seen:
            seen.add(column.name)
            yield column


def _ended_by(until: date | None, day: date) -> bool:
    return until is not None and until <= day


def _goes_on(record: Any, day: date) -> bool:
    """Say whether what a row tells began by a day and goes on after it."""
    return (record.since is None or record.since <= day) and not _ended_by(record.until, day)


def _end_links(desk: Desk, links: Iterable[Link], day: date, meeting: str) -> list[Link]:
    """End the links that go on after a day, and return them."""
    ended = [link for link in links if _goes_on(link, day)]
    for link in ended:
        desk.table("links").set(link.at.line, "until", day.isoformat())
        if meeting:
            desk.table("links").set(link.at.line, "ended_at", meeting)
    return ended


def _note_unlinked(desk: Desk, ended: list[Link], day: date) -> None:
    after = day + _DAY
    gone = {(link.at.file, link.at.line) for link in ended}
    linked = {
        link.household
        for link in desk.opened.village.links
        if holds(after, link.since, link.until) and (link.at.file, link.at.line) not in gone
    }
    homes = tuple(dict.fromkeys(k.household for k in ended if k.household not in linked))
    if homes:
        desk.note(_UNLINKED, day=after, households=homes)


def _linking(opened: Opened, household: str, day: date) -> list[Link]:
    links = opened.village.links
    return [k for k in links if k.household == household and holds(day, k.since, k.until)]


def _link_to_end(ctx: Context, household: str, member: str, day: date) -> Link:
    """Return the link of a household that ends when another begins."""
    links = ctx.as_read.links
    found = [k for k in links if k.household == household and holds(day, k.since, k.until)]
    if member:
        theirs = [k for k in found if k.member == member]
        if not theirs:
            raise EntryError(_NOT_THEIRS, member=member, household=household, day=day)
        return theirs[0]
    if not found:
        raise EntryError(_NO_LINK, household=household, day=day)
    members = tuple(dict.fromkeys(k.member for k in found))
    if len(members) > 1:
        raise EntryError(_WHOSE, household=household, members=members, day=day)
    return found[0]
