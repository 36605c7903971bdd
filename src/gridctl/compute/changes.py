"""What two versions of a data folder say differently, in the village's words.

Both are looked at as they stand on the same day. A line that moved, another order of rows or
another way to write the same value is no change.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from gridctl.compute.promises import PromiseState, promise_state
from gridctl.compute.state import State
from gridctl.model.declare import columns
from gridctl.model.ledger import Request
from gridctl.model.mark import Mark
from gridctl.model.people import Household, Member
from gridctl.model.promises import Promise
from gridctl.model.record import Record
from gridctl.model.village import Village
from gridctl.model.words import Words

_KEPT = frozenset({PromiseState.KEPT, PromiseState.KEPT_LATE})


class Change(Record):
    """A change: its kind, whom it is about, what happened, and the lines that say so.

    `marks` are places in the new version; in the old one where a line is gone.
    """

    kind: str
    subject: str
    says: Words
    values: Mapping[str, object]
    marks: tuple[Mark, ...] = ()


class Side(Record):
    """A version: what its files say, how things stand on the day, and who owes no link.

    `unparsed` are the paths of its files that gave no records.
    """

    village: Village
    state: State
    exempt: Collection[str] = ()
    unparsed: Collection[str] = ()


_SAYS = {
    "link-moved": Words(
        "{household} moves from {before} to {after}.", "{household}由{before}改为{after}联系。"
    ),
    "link-started": Words("{after} now links {household}.", "{after}新联系{household}。"),
    "link-ended": Words("{before} no longer links {household}.", "{before}不再联系{household}。"),
    "member-joined": Words("{subject} is now a member here.", "{subject}新增为本村党员。"),
    "member-left": Words("{subject} is no longer a member here.", "{subject}不再是本村党员。"),
    "member-exempted": Words("{subject} now owes no link.", "{subject}不再作联户下限要求。"),
    "member-bound": Words("{subject} owes links again.", "{subject}恢复联户下限要求。"),
    "member-changed": Words(
        "{subject}'s entry was changed: {columns}.", "{subject}的登记有改动：{columns}。"
    ),
    "household-new": Words("{subject} is a new household.", "{subject}为新增户。"),
    "household-gone": Words("{subject} is no longer a household.", "{subject}不再是一户。"),
    "household-changed": Words(
        "{subject}'s entry was changed: {columns}.", "{subject}的登记有改动：{columns}。"
    ),
    "promise-made": Words("{subject} promises: {text}", "{subject}新增承诺：{text}"),
    "promise-kept": Words("{subject} kept the promise: {text}", "{subject}兑现承诺：{text}"),
    "promise-withdrawn": Words(
        "{subject} withdrew the promise: {text}", "{subject}撤回承诺：{text}"
    ),
    "request-received": Words("Request {subject} was received.", "新受理诉求{subject}。"),
    "request-answered": Words("Request {subject} was answered.", "诉求{subject}已答复。"),
    "request-closed": Words("Request {subject} was closed.", "诉求{subject}已销号。"),
}
#: The kinds of change, in the order in which they are told.
KINDS = tuple(_SAYS)
_WHO = frozenset({"members.csv", "former-values.csv"})
_WHERE = frozenset({"households.csv", "former-values.csv"})
#: The files that say how many households each member links, and who owes how many.
OF_SPANS = _WHO | _WHERE | {"links.csv", "grids.yaml", "branches.yaml", "assignments.csv"}
#: The files without which a kind of change cannot be told; else the one in which it stands.
_HANGS_ON = {
    **dict.fromkeys(("link-moved", "link-started", "link-ended"), _WHO | _WHERE | {"links.csv"}),
    **dict.fromkeys(("member-joined", "member-left", "member-changed"), _WHO),
    **dict.fromkeys(("member-exempted", "member-bound"), OF_SPANS),
    **dict.fromkeys(("household-new", "household-gone", "household-changed"), _WHERE),
}


def changes(before: Side, after: Side, day: date) -> tuple[Change, ...]:
    """Return what changed from one version to the other as on `day`, kind by kind.

    What hangs on a file that could not be read on either side is left out.
    """
    unparsed = {*before.unparsed, *after.unparsed}
    found = [
        *_links(before.state, after.state),
        *_members(before, after),
        *_households(before.state, after.state),
        *_promises(before.village, after.village, day),
        *_requests(before.village, after.village),
    ]
    kept = (change for change in found if unparsed.isdisjoint(_files(change)))
    return tuple(sorted(kept, key=lambda change: (KINDS.index(change.kind), change.subject)))


def _files(change: Change) -> Collection[str]:
    return _HANGS_ON.get(change.kind) or {mark.file for mark in change.marks}


def _change(kind: str, subject: str, marks: tuple[Mark, ...], **values: object) -> Change:
    return Change(kind, subject, _SAYS[kind], {"subject": subject, **values}, marks)


def _links(before: State, after: State) -> Iterator[Change]:
    old, new = before.links_of_household, after.links_of_household
    for household in old.keys() | new.keys():
        had = {link.member: link for link in old.get(household, ())}
        has = {link.member: link for link in new.get(household, ())}
        gone, come = sorted(had.keys() - has.keys()), sorted(has.keys() - had.keys())
        if not gone and not come:
            continue
        kind = "link-moved" if gone and come else "link-started" if come else "link-ended"
        lines = [has[member].at.mark() for member in come] or [had[m].at.mark() for m in gone]
        values = {"household": household, "before": tuple(gone), "after": tuple(come)}
        yield _change(kind, household, tuple(lines), **values)


def _members(before: Side, after: Side) -> Iterator[Change]:
    old, new = before.state.members, after.state.members
    for member in new.keys() - old.keys():
        yield _change("member-joined", member, (new[member].at.mark(),))
    for member in old.keys() - new.keys():
        yield _change("member-left", member, (old[member].at.mark(),))
    for member in new.keys() & old.keys():
        was, is_now = member in before.exempt, member in after.exempt
        if was != is_now:
            kind = "member-exempted" if is_now else "member-bound"
            yield _change(kind, member, (new[member].at.mark(),))
    yield from _entries("member-changed", old, new)


def _entries(
    kind: str, old: Mapping[str, Member | Household], new: Mapping[str, Member | Household]
) -> Iterator[Change]:
    """Yield whose own entry was changed, and in which columns; never a value, which is private."""
    for name in new.keys() & old.keys():
        was, row = old[name], new[name]
        changed = tuple(
            each.words
            for each in columns(type(row))
            if getattr(was, each.attribute) != getattr(row, each.attribute)
        )
        if changed:
            yield _change(kind, name, (row.at.mark(),), columns=changed)


def _households(before: State, after: State) -> Iterator[Change]:
    old, new = before.households, after.households
    for household in new.keys() - old.keys():
        yield _change("household-new", household, (new[household].at.mark(),))
    for household in old.keys() - new.keys():
        yield _change("household-gone", household, (old[household].at.mark(),))
    yield from _entries("household-changed", old, new)


def _promises_of(village: Village) -> dict[tuple[str, str, int], Promise]:
    """Return each promise by its member, its year and its place in the form."""
    return {
        (commitment.member, str(commitment.period), place): promise
        for document in village.commitment_documents
        for commitment in document.commitments
        for place, promise in enumerate(commitment.promises)
    }


def _promises(before: Village, after: Village, day: date) -> Iterator[Change]:
    old, new = _promises_of(before), _promises_of(after)
    for key, promise in new.items():
        was = promise_state(old[key], day) if key in old else PromiseState.OPEN
        now = promise_state(promise, day)
        kinds = []
        if key not in old:
            kinds.append("promise-made")
        if now in _KEPT and was not in _KEPT:
            kinds.append("promise-kept")
        if now is PromiseState.WITHDRAWN and was is not PromiseState.WITHDRAWN:
            kinds.append("promise-withdrawn")
        for kind in kinds:
            yield _change(kind, key[0], (promise.at.mark(),), text=promise.text)


def _requests(before: Village, after: Village) -> Iterator[Change]:
    old = {request.id: request for request in before.requests}
    for request in after.requests:
        was = old.get(request.id)
        for kind in _steps(was, request):
            yield _change(kind, request.id, (request.at.mark(),))


def _steps(was: Request | None, request: Request) -> Iterator[str]:
    """Yield what became of a request since."""
    if was is None:
        yield "request-received"
    if request.answered_on and not (was and was.answered_on):
        yield "request-answered"
    if request.closed_on and not (was and was.closed_on):
        yield "request-closed"
