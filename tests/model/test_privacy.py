"""Every field has a class, declared once; nothing is public because somebody forgot it."""

from collections.abc import Iterator
from typing import Any

import pytest

from gridctl.model.declare import columns
from gridctl.model.ledger import Contact, Rating, Request, Talk
from gridctl.model.people import Household, Member
from gridctl.model.privacy import Exposure, Privacy, class_of, classes, is_counted, used
from gridctl.model.record import Record, column
from gridctl.model.tables import TABLES


def nested(record: type[Any]) -> Iterator[type[Any]]:
    yield record
    for each in columns(record):
        if each.record is not None:
            yield from nested(each.record)


RECORDS = sorted({n for t in TABLES for n in nested(t.record)}, key=lambda r: r.__name__)


@pytest.mark.parametrize("record", RECORDS)
def test_every_field_is_classed_and_no_other(record: type[Any]) -> None:
    assert set(classes(record)) == {each.attribute for each in columns(record)}


@pytest.mark.parametrize(
    ("record", "field", "expected"),
    [
        (Member, "name", Privacy.PUBLIC),
        (Member, "excused", Privacy.INTERNAL),
        (Member, "born", Privacy.INTERNAL),
        (Household, "head", Privacy.RESIDENT),
        (Household, "priority", Privacy.INTERNAL),
        (Contact, "phone", Privacy.CONSENTED),
        (Contact, "person", Privacy.CONTACT),
        (Talk, "member", Privacy.INTERNAL),
        (Request, "household", Privacy.INTERNAL),
        (Rating, "poor", Privacy.INTERNAL),
    ],
)
def test_classes(record: type[Any], field: str, expected: Privacy) -> None:
    assert class_of(record, field) is expected


def test_what_nobody_classed_is_internal() -> None:
    class New(Record):
        name: str = column("名")

    assert class_of(New, "name") is Privacy.INTERNAL
    assert used(New) == ()


def test_what_is_counted_is_internal_and_used() -> None:
    assert is_counted(Request, "kind")
    assert not is_counted(Request, "owner")
    assert "kind" in used(Request)
    assert "owner" not in used(Request)
    assert "priority" not in used(Household)
    assert used(Talk) == used(Contact) == ()


def test_no_field_has_two_classes() -> None:
    for record in RECORDS:
        named = [name for group in Exposure._fields for name in _words(record, group)]
        assert len(named) == len(set(named)), record


def _words(record: type[Any], group: str) -> list[str]:
    from gridctl.model.privacy import _EXPOSURES

    return str(getattr(_EXPOSURES[record], group)).split()
