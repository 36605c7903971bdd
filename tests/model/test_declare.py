"""The declaration of tables: one place, and it is whole."""

import pytest

from gridctl.compute.references import homes
from gridctl.model import choices
from gridctl.model.bonds import CONTACT_ENDS
from gridctl.model.choice import Choice
from gridctl.model.choices import AssignmentKind
from gridctl.model.declare import Table, columns
from gridctl.model.manifest import PolicyEntry
from gridctl.model.mark import Mark, Nowhere
from gridctl.model.people import Member
from gridctl.model.record import Record
from gridctl.model.tables import TABLES
from gridctl.model.village import Village
from gridctl.model.words import Words

CHOICES = [c for c in vars(choices).values() if isinstance(c, type) and issubclass(c, Choice)]


def records(kind: type[Record]) -> list[type[Record]]:
    inner = [c.record for c in columns(kind) if c.record is not None]
    return [kind, *(one for record in inner for one in records(record))]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_table_is_whole(table: Table) -> None:
    assert table.name in Village._fields
    names = {column.attribute for column in columns(table.record)}
    assert {table.dated, *(field for pair in table.order for field in pair)} - {""} <= names
    assert ("{period}" in table.path) is bool(table.span)
    assert "at" in table.record._fields
    for kind in records(table.record):
        keys = [column for column in columns(kind) if column.field.key]
        assert len(keys) <= 1
        assert all(c.attribute == "id" and c.field.required for c in keys)
        assert bool(kind.__doc__)


def test_every_village_attribute_is_a_table() -> None:
    assert [table.name for table in TABLES] == [n for n in Village._fields if n != "present"]


def test_whatever_is_referred_to_has_ids() -> None:
    wanted = {
        entity
        for table in TABLES
        for kind in records(table.record)
        for column in columns(kind)
        for entity in column.field.refers
    }
    assert wanted - {"subject"} <= set(homes())
    assert set(CONTACT_ENDS) == set(AssignmentKind)
    assert {e for ends in CONTACT_ENDS.values() for end in ends for e in end} <= set(homes())


@pytest.mark.parametrize("choice", CHOICES, ids=lambda choice: choice.__name__)
def test_a_choice_is_read_in_either_language(choice: type[Choice]) -> None:
    names = [name for item in choice for name in item.words]
    assert len(set(names)) == len(names)
    for item in choice:
        assert choice.read(item.value) is item
        assert choice.read(item.zh) is item
        assert str(item) == item.value
    with pytest.raises(KeyError):
        choice.read("nothing of the kind")


def test_a_record_is_a_frozen_tuple_with_names() -> None:
    names = dict.fromkeys(Member._fields)
    member = Member(**{**names, "id": "M1", "name": "李", "at": Nowhere("members.csv")})
    assert (member.id, member[0]) == ("M1", "M1")
    assert member._replace(name="张").name == "张"
    assert member.name == "李"
    assert "id='M1'" in repr(member)
    with pytest.raises(AttributeError):
        member.id = "M2"  # type: ignore[misc]
    with pytest.raises(KeyError):
        Member(id="M1")  # type: ignore[call-arg]


def test_columns_know_their_words_types_and_blanks() -> None:
    by_name = {column.name: column for column in columns(Member)}
    assert by_name["born"].words == Words("born", "出生年月")
    assert [by_name[n].kind for n in ("id", "name", "born", "excused", "presence", "branch")] == [
        "id", "text", "date", "yes-no", "choice", "id",
    ]  # fmt: skip
    assert [by_name[n].blank for n in ("id", "born", "excused")] == ["", None, False]
    entry = {column.attribute: column for column in columns(PolicyEntry)}
    assert (entry["since"].name, entry["clauses"].many, entry["clauses"].blank) == (
        "from", True, (),
    )  # fmt: skip


def test_a_place_without_a_line() -> None:
    assert Nowhere("a.csv").mark("x") == Mark("a.csv", None, None)
