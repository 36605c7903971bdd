"""Views come to what they may show through one gate, and to nothing else."""

import sys
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from gridctl.app import report
from gridctl.compute.references import entities
from gridctl.disclosure.site import pages, site
from gridctl.model.declare import Column, columns
from gridctl.model.period import Period
from gridctl.model.privacy import Privacy, class_of, is_counted, used
from gridctl.model.tables import TABLES
from tests.disclosure.small import LANGS, VILLAGE, facts_of, rendered, whole
from tests.kit import Files, example, opened
from tests.model.test_privacy import RECORDS

Q3 = Period.parse("2022Q3")
#: Whoever masks, or answers for what it is asked: facts about people leave them safe.
GATE = frozenset({"gridctl.disclosure.masks"})


@pytest.fixture
def touched(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Which fields that no page may show are read by the pages' own code."""
    found: set[str] = set()

    def watched(record: type[Any], field: str) -> property:
        at = record._fields.index(field)

        def read(self: Any) -> Any:
            caller = sys._getframe(1).f_globals.get("__name__", "")
            if caller.startswith("gridctl.disclosure.") and caller not in GATE:
                found.add(f"{caller}: {record.__name__}.{field}")
            return tuple.__getitem__(self, at)

        return property(read)

    for record in RECORDS:
        for field in record._declared:
            if class_of(record, field) is not Privacy.PUBLIC or field not in used(record):
                monkeypatch.setattr(record, field, watched(record, field))
    return found


#: What disclosure code reads itself, and why that tells nothing of anybody.
KNOWN = {
    # how pages are made
    "gridctl.disclosure.facts: PublicationSettings.minimum_households",
    "gridctl.disclosure.facts: PublicationSettings.residents",
    "gridctl.disclosure.notice: PublicationSettings.residents",
    "gridctl.disclosure.views.ratings: PublicationSettings.minimum_ballots",
    "gridctl.disclosure.periods: Manifest.records_from",
    # whether a row falls into the period, and how many do
    "gridctl.disclosure.periods: Visit.date",
    "gridctl.disclosure.periods: Request.received_on",
    "gridctl.disclosure.views.activity_counts: Visit.date",
    "gridctl.disclosure.pledges: Commitment.signed_on",
    # whether an account of few households would be told by its member's losses
    "gridctl.disclosure.views.points: PointsEntry.account",
}


@pytest.mark.parametrize("files", [VILLAGE, example()], ids=["small", "example"])
def test_no_view_touches_what_it_may_not_show(files: Files, touched: set[str]) -> None:
    facts = facts_of(files)
    touched.clear()
    assert pages(facts)
    assert touched - KNOWN == set()
    assert not any("Household.head" in each or "Contact." in each for each in touched)


def test_the_watch_sees_a_view_that_does(touched: set[str]) -> None:
    space: dict[str, Any] = {"__name__": "gridctl.disclosure.views.bad"}
    exec("def peek(record): return record.head", space)  # noqa: S102 (a view of our own)
    home = facts_of(VILLAGE).village.households[0]
    touched.clear()
    assert space["peek"](home) == "赵甲乙"
    assert touched == {"gridctl.disclosure.views.bad: Household.head"}


def changed(value: Any, field: Column, ids: Mapping[str, str]) -> Any:
    """Return another value of a field's type; `ids` are what each id names."""
    if field.field.refers and not field.many:
        wanted = {"member"} if field.field.refers == ("subject",) else {*field.field.refers}
        known = (i for i, what in ids.items() if what in wanted)
        return next((i for i in known if i != value), "")
    if field.many:
        return ()
    if field.choice is not None:
        return next(item for item in field.choice if item is not value)
    if field.kind == "date":
        return date(1999, 9, 9) if value is None else value - timedelta(days=40)
    others = {"yes-no": not value, "whole": 41, "decimal": Decimal(41)}
    return others.get(field.kind, f"{value}9")


def without_a_trace(record: Any, ids: Mapping[str, str]) -> Any:
    """Return a record with another value in each field that may leave no trace."""
    kind, new = type(record), {}
    for field in columns(kind):
        name, value = field.attribute, getattr(record, field.attribute)
        if field.field.key:
            continue  # others name it
        if class_of(kind, name) in HIDDEN and not is_counted(kind, name):
            new[name] = changed(value, field, ids)
        elif field.kind == "record" and field.many:
            new[name] = tuple(without_a_trace(item, ids) for item in value)
        elif field.kind == "record" and value:
            new[name] = without_a_trace(value, ids)
    return record._replace(**new)


HIDDEN = {Privacy.INTERNAL, Privacy.CONTACT, Privacy.CONSENTED}
WAIVER = (
    "waivers:\n- {rule: member-span, subject: M1, reason: 路远, approved_at: MT5, until: 2022Q4}\n"
)
LEDGERS: Files = {
    "waivers.yaml": WAIVER,
    "meetings.csv": f"{VILLAGE['meetings.csv']!s}MT5,2022-07-30,committee,V,waiver\n",
    "ledger/talks/2022.csv": "date,member,cause,held_by\n2022-08-01,M2,poor-rating,M1\n",
    "ledger/scores/2022.csv": "member,organisation_score,households_score\nM1,50,40\n",
    "ledger/points/2022Q3.csv": (
        "id,date,account,rule,points\nPE1,2022-08-01,M1,P01,2\nPE2,2022-08-01,H4,P01,1\n"
    ),
    "private/contacts.csv": "person,phone,publish\nM1,13800001111,yes\nH4,13800002222,no\n",
}


@pytest.mark.parametrize("files", [{**VILLAGE, **LEDGERS}, example()], ids=["small", "example"])
def test_a_field_that_is_never_published_changes_no_byte(files: Files) -> None:
    """Priority, exemption grounds, scores, talks, what waivers are for, contacts, and more."""
    village = opened(files)
    before = village.village
    ids = entities(before)
    tables = {
        table.name: tuple(without_a_trace(r, ids) for r in getattr(before, table.name))
        for table in TABLES
    }
    after = before._replace(**tables)
    touched = [name for name in before._fields if getattr(before, name) != getattr(after, name)]
    assert {"members", "households", "talks", "scores", "contacts"} <= set(touched)
    other = village._replace(folder=village.folder._replace(village=after))
    facts = report.facts_of(other, Q3)
    for lang in LANGS:
        known = whole(lang) if files == example() else rendered(files, lang)
        assert site(facts, lang, {}) == known


def test_pages_do_not_depend_on_private() -> None:
    files = example()
    assert "private/contacts.csv" in files
    without = {path: text for path, text in files.items() if not path.startswith("private/")}
    assert site(report.facts_of(opened(without), Q3), "zh", {}) == whole()
