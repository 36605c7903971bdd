"""Telephones in a workbook: there when asked for, found by their person, mended with care."""

from pathlib import Path
from typing import Any

import pytest

from tests.app.desk import Desk, at, lines, told

CONTACTS = "private/contacts.csv"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_telephones_only_when_asked_for(desk: Desk) -> None:
    assert b"10000000001" not in desk.book()
    data = desk.book(private=True)
    assert b"10000000001" in data

    def change(book: Any) -> None:
        at(book, "联系电话", 2, "同意公开").value = "否"

    assert lines(desk.take(desk.changed(data, change))) == {
        CONTACTS: ["-M001,10000000001,是", "+M001,10000000001,否"]
    }


def test_a_contact_is_found_by_its_person(desk: Desk) -> None:
    found = desk.take("人员,电话\n李例禾,10000000009\n".encode(), "contacts.csv")
    assert (found.troubles, found.added, found.removed) == ((), 0, 0)
    assert lines(found) == {CONTACTS: ["-M001,10000000001,是", "+M001,10000000009,是"]}


def test_of_two_telephones_of_one_the_new_one_is_added(desk: Desk) -> None:
    desk.edit(CONTACTS, "M001,10000000001,是\n", "M001,10000000001,是\nM001,10000000002,是\n")
    found = desk.take("人员,电话\nM001,10000000009\n".encode(), "contacts.csv")
    assert lines(found) == {CONTACTS: ["+M001,10000000009,"]}


def test_a_mobile_number_in_a_number_cell_has_lost_nothing(desk: Desk) -> None:
    def change(book: Any) -> None:
        at(book, "联系电话", 2, "电话").value = 13900000000

    found = desk.take(desk.changed(desk.book("members", "contacts", private=True), change))
    assert lines(found) == {CONTACTS: ["-M001,10000000001,是", "+M001,13900000000,是"]}

    def shorter(book: Any) -> None:
        at(book, "联系电话", 2, "电话").value = 5711234567

    found = desk.take(desk.changed(desk.book("members", "contacts", private=True), shorter))
    assert [mark.line for mark, _ in told(found)] == [2]


@pytest.mark.parametrize("phone", ["13900000000.0", "１３９００００００００"])
def test_a_damaged_telephone_is_told_and_mended_on_request(desk: Desk, phone: str) -> None:
    data = f"人员,电话\nM001,{phone}\n".encode()
    found = desk.take(data, "contacts.csv")
    assert [t.mendable for t in found.troubles] == [True]
    found = desk.take(data, "contacts.csv", fix=True)
    assert lines(found) == {CONTACTS: ["-M001,10000000001,是", "+M001,13900000000,是"]}
