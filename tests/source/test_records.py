"""Rows and trees to records, by the declaration alone."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from gridctl.model.mark import Place
from gridctl.model.places import BranchesDocument, GridsDocument
from gridctl.model.record import Record, Setting, column
from gridctl.source.records import Reading, TreeReader
from gridctl.source.rows import SheetReader
from gridctl.source.sheet import Sheet
from gridctl.source.tree import parse


class Part(Record):
    id: str = column("编号", required=True, key=True)
    day: date | None = column("日期")
    at: Place


class Whole(Record):
    name: str = column("名称", required=True)
    since: date | None = column("起始", written="from")
    amount: Decimal | None = column("数量", low=0)
    words: tuple[str, ...] = column("词")
    part: Part | None = column("部分")
    parts: tuple[Part, ...] = column("各部分")
    settings: tuple[Setting, ...] = column("参数", written="set")
    at: Place


def tree(text: str, record: type[Record] = Whole) -> Reading:
    return TreeReader("f.yaml", {}).read(parse(text, "f.yaml").root, record)


def sheet(text: str) -> Reading:
    return SheetReader(Sheet("f.csv", text), Part, {}).read()


def told(reading: Reading) -> list[tuple[str, str, int | None, int | None]]:
    return [(p.name, p.variant, p.mark.line, p.mark.column) for p in reading.problems]


@pytest.mark.parametrize("blank", ["''", '"  "', ""])
def test_a_required_text_that_is_blank_is_missing(blank: str) -> None:
    reading = tree(f"from: 2022-01-02\nname: {blank}\n")
    assert told(reading) == [("missing-value", "", 2, 7 if blank else 6)]
    assert reading.records[0].name == ""


def test_a_tree_becomes_a_record_with_marks() -> None:
    text = "name: 甲\nfrom: 2022-01-02\namount: 1.5\nwords: [a, '', b]\n"
    text += "part: {id: P1}\nparts:\n- id: P2\n  day: 2022-02-03\nset: {x: [1, 2], y: 3}\n"
    reading = tree(text)
    assert (told(reading), reading.unread, reading.lost) == ([], [], False)
    whole = reading.records[0]
    assert (whole.name, whole.since, whole.amount) == ("甲", date(2022, 1, 2), Decimal("1.5"))
    assert whole.words == ("a", "b")
    assert (whole.part.id, whole.part.day) == ("P1", None)
    assert [(part.id, part.day) for part in whole.parts] == [("P2", date(2022, 2, 3))]
    assert [(s.name, s.texts, tuple(s.at)) for s in whole.settings] == [
        ("x", ("1", "2"), ("f.yaml", 9, 10)),
        ("y", ("3",), ("f.yaml", 9, 21)),
    ]
    assert tuple(whole.at.mark("amount")) == ("f.yaml", 3, 9)
    assert tuple(whole.at.mark("words", 1)) == ("f.yaml", 4, 16)
    assert tuple(whole.at.mark("absent")) == tuple(whole.at.mark()) == ("f.yaml", 1, 1)
    assert whole.parts[0].at.line == 7


def test_a_list_may_be_written_as_a_cell() -> None:
    assert tree("name: 甲\nwords: a；b\n").records[0].words == ("a", "b")


@pytest.mark.parametrize(
    ("line", "expected", "lost"),
    [
        ("amount: x", ("bad-value", "decimal", 2, 9), False),
        ("amount: [1]", ("bad-yaml", "scalar", 2, 9), False),
        ("words: {a: b}", ("bad-yaml", "list", 2, 8), False),
        ("words: [a, [b]]", ("bad-yaml", "scalar", 2, 12), False),
        ("part: x", ("bad-yaml", "mapping", 2, 7), True),
        ("parts: x", ("bad-yaml", "list", 2, 8), True),
        ("parts: [x]", ("bad-yaml", "mapping", 2, 9), True),
        ("parts: [{day: 2022-01-01}]", ("missing-value", "key", 2, 9), False),
        ("set: 3", ("bad-yaml", "mapping", 2, 6), False),
    ],
)
def test_what_does_not_fit_is_told_and_left_blank(
    line: str, expected: tuple[str, str, int, int], lost: bool
) -> None:
    reading = tree(f"name: 甲\n{line}\n")
    assert told(reading) == [expected]
    assert reading.lost is lost
    assert "甲" in reading.unread[-1].ids
    assert reading.records[0].name == "甲"


def test_an_unfit_item_leaves_the_others() -> None:
    reading = tree(f"name: 甲\nwords: [a, {'x' * 4001}, b]\n")
    assert reading.records[0].words == ("a", "b")
    assert told(reading) == [("bad-value", "too-long", 2, 12)]


@pytest.mark.parametrize("line", ["part:", "parts:", "amount:", "words:", "from: ''"])
def test_a_blank_is_not_said(line: str) -> None:
    reading = tree(f"name: 甲\n{line}\n")
    assert told(reading) == []
    blank = reading.records[0]
    assert (blank.part, blank.parts, blank.amount, blank.words, blank.since) == (
        None, (), None, (), None,
    )  # fmt: skip


def test_an_unknown_key_is_told_and_the_record_is_whole() -> None:
    reading = tree("name: 甲\nnmae: 乙\n")
    assert told(reading) == [("unknown-column", "key", 2, 1)]
    assert reading.unread == []


@pytest.mark.parametrize("record", [GridsDocument, BranchesDocument])
def test_a_document_without_its_list_has_lost_ids(record: type[Any]) -> None:
    reading = tree("other: 1\n", record)
    assert reading.lost
    assert tree("", record).lost


def test_a_sheet_becomes_records_with_marks() -> None:
    reading = sheet("日期,id\n2022-01-02,P1\n,P2\n")
    assert [(r.id, r.day) for r in reading.records] == [("P1", date(2022, 1, 2)), ("P2", None)]
    assert tuple(reading.records[1].at.mark("id")) == ("f.csv", 3, 2)
    assert tuple(reading.records[1].at.mark()) == ("f.csv", 3, None)
    assert reading.problems == []


def test_what_a_row_cannot_say_is_told_with_its_ids() -> None:
    reading = sheet("id,day\nP1,soon\nP2\n合计,2\n,2022-01-01\n")
    assert told(reading) == [
        ("ragged-row", "", 3, None),
        ("spreadsheet-damage", "total-row", 4, 1),
        ("missing-value", "", 5, 1),
        ("bad-value", "date", 2, 4),
    ]
    assert [(u.line, u.ids) for u in reading.unread] == [
        (3, {"P2"}),
        (5, {"2022-01-01"}),
        (2, {"P1", "soon"}),
    ]
    assert [(r.id, r.day) for r in reading.records] == [("P1", None), ("", date(2022, 1, 1))]


def test_the_ids_within_a_list_are_told_too() -> None:
    reading = sheet("id,day\nM1;M2；M3,soon\nM4，M5、M6\n")
    assert [(u.line, u.ids) for u in reading.unread[:2]] == [
        (3, {"M4，M5、M6", "M4", "M5", "M6"}),
        (2, {"M1;M2；M3", "M1", "M2", "M3", "soon"}),
    ]
    (row,) = tree("name: x\namount: many\nwords: M1;M2\n").unread
    assert row.ids >= {"M1", "M2"}
