"""Promises of a commitment form: entered, kept, withdrawn."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from gridctl.app.entry import Desk, Entry, EntryError, editing
from gridctl.app.entry_add import fitting
from gridctl.app.entry_names import person
from gridctl.app.entry_presence import there
from gridctl.app.village import Opened
from gridctl.model.declare import by_name
from gridctl.model.people import Member
from gridctl.model.period import Period
from gridctl.model.promises import Commitment, Promise
from gridctl.model.words import Words
from gridctl.source.tree import Entries, Items, Node, Text
from gridctl.source.tree_edit import TreeEdit

_NEW_FORM = Words(
    "{member} had no form of {year}: signed_on and duties are still to be filled in.",
    "{member}原无{year}年承诺书：还应填写 signed_on（签订日期）和 duties（岗位职责）。",
)
_NO_FORM = Words("{member} has no promises in {year}.", "{member}在{year}年没有承诺事项。")
_WHICH = Words(
    "{member} has {promises}; say which by its number.",
    "{member}未了的承诺有{promises}，请写明序号。",
)
_NONE_OPEN = Words("{member} has no open promise in {year}.", "{member}在{year}年没有未了的承诺。")
_NO_SUCH = Words(
    "{member} has no promise {number} in {year}.", "{member}在{year}年没有第{number}件承诺。"
)
_OVER = Words(
    "Promise {number} of {member} was settled on {day}.",
    "{member}的第{number}件承诺已于{day}了结。",
)
#: How a promise ends: the key that says when.
Ending = Literal["done_on", "withdrawn_on"]


def promise_made(opened: Opened, typed: str, said: Mapping[str, str], year: int) -> Entry:
    """Enter a promise of a member in a year's form; `said` holds its texts by key."""
    ctx = opened.context()
    member = person(ctx, typed)
    _there_in(opened, member, year)
    known = by_name(Promise)
    promise = {name: fitting(ctx, known[name], text.strip()) for name, text in said.items() if text}
    desk = Desk(opened)
    file = _file(year)
    tree = desk.tree(file)
    form = _form(tree, member)
    with editing(file):
        if form is None:
            tree.add(("commitments",), {"member": member, "promises": [promise]})
            form = _count(tree.root, "commitments") - 1
            desk.note(_NEW_FORM, member=member, year=year)
        else:
            tree.add(("commitments", form, "promises"), promise)
    last = _count(_at(tree, form), "promises") - 1
    desk.said_in(file, ("commitments", form, "promises", last))
    return desk.entry()


def promise_ends(
    opened: Opened, typed: str, number: int | None, ending: Ending, day: date, year: int | None
) -> Entry:
    """Enter that a promise was kept, or withdrawn, on a day; the only open one needs no number.

    Without a `year` the latest form is meant in which one is open.
    """
    member = person(opened.context(), typed)
    forms = [form for form in _forms(opened, member) if year in {None, form.period.year}]
    if not forms:
        raise EntryError(_NO_FORM, member=member, year=year or opened.as_of.year)
    there(_row(opened, member), day, day)
    form = next((form for form in forms if _open(form)), forms[0])
    index = _meant(form, number)
    settled = form.promises[index].done_on or form.promises[index].withdrawn_on
    if settled is not None:
        raise EntryError(_OVER, number=index + 1, member=member, day=settled)
    desk = Desk(opened)
    tree = desk.tree(form.at.file)
    path = ("commitments", _form(tree, member) or 0, "promises", index)
    with editing(form.at.file):
        tree.set((*path, ending), day.isoformat())
    desk.said_in(form.at.file, path)
    return desk.entry()


def _row(opened: Opened, member: str) -> Member:
    return next(m for m in opened.village.members if m.id == member)


def _there_in(opened: Opened, member: str, year: int) -> None:
    """Refuse a promise of one who is not there today, or was not there in a year that is over."""
    whole = Period("year", year, 1)
    today = opened.as_of
    first, last = (today, today) if year == today.year else (whole.first, whole.last)
    there(_row(opened, member), first, last)


def _file(year: int) -> str:
    return f"commitments/{Period('year', year, 1)}.yaml"


def _forms(opened: Opened, member: str) -> list[Commitment]:
    """Return a member's forms that hold promises, the latest first."""
    found = (
        form
        for document in opened.village.commitment_documents
        for form in document.commitments
        if form.member == member and form.promises
    )
    return sorted(found, key=lambda form: form.period.year, reverse=True)


def _open(form: Commitment) -> list[int]:
    """Return the indices of the promises neither kept nor withdrawn."""
    promises = enumerate(form.promises)
    return [i for i, p in promises if p.done_on is None and p.withdrawn_on is None]


def _meant(form: Commitment, number: int | None) -> int:
    """Return the index of the promise that is meant."""
    member, year = form.member, form.period.year
    if number is not None:
        if not 1 <= number <= len(form.promises):
            raise EntryError(_NO_SUCH, member=member, number=number, year=year)
        return number - 1
    left = _open(form)
    if not left:
        raise EntryError(_NONE_OPEN, member=member, year=year)
    if len(left) > 1:
        told = tuple(f"{i + 1} {form.promises[i].text}" for i in left)
        raise EntryError(_WHICH, member=member, promises=told)
    return left[0]


def _form(tree: TreeEdit, member: str) -> int | None:
    """Return the place of a member's form in a document; None where there is none."""
    forms = tree.root.entries.get("commitments") if isinstance(tree.root, Entries) else None
    for index, form in enumerate(forms.items if isinstance(forms, Items) else ()):
        whose = form.entries.get("member") if isinstance(form, Entries) else None
        if isinstance(whose, Text) and whose.value.strip() == member:
            return index
    return None


def _at(tree: TreeEdit, form: int) -> Node | None:
    forms = tree.root.entries["commitments"] if isinstance(tree.root, Entries) else None
    return forms.items[form] if isinstance(forms, Items) else None


def _count(node: Node | None, key: str) -> int:
    found = node.entries.get(key) if isinstance(node, Entries) else None
    return len(found.items) if isinstance(found, Items) else 0
