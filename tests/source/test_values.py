"""Texts to typed values: the documented form of each type, and nothing else."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridctl.model.bonds import Link
from gridctl.model.declare import Column, columns
from gridctl.model.ledger import Activity, Meeting, Publication, Score, Visit
from gridctl.model.people import Household, Member
from gridctl.model.period import Period
from gridctl.source.values import UnfitError, read_cell, read_texts


def column(record: type[Any], name: str) -> Column:
    """Return a declared column."""
    return next(c for c in columns(record) if c.name == name)


BORN = column(Member, "born")
DAY = column(Visit, "date")
UNTIL = column(Link, "until")
COUNT = column(Meeting, "attended")
POINTS = column(Score, "organisation_score")
EXCUSED = column(Member, "excused")
PLATE = column(Household, "plate")
AGENDA = column(Meeting, "agenda")
PERIOD = column(Publication, "period")
ID = column(Member, "id")
IDS = column(Activity, "members")
NAME = column(Member, "name")
TITLE = column(Activity, "title")


@pytest.mark.parametrize(
    ("of", "text", "value"),
    [
        (DAY, "2022-02-28", date(2022, 2, 28)),
        (DAY, " 2022-02-28 ", date(2022, 2, 28)),
        (BORN, "1952-03", date(1952, 3, 1)),
        (UNTIL, "2022-02", date(2022, 2, 28)),
        (UNTIL, "2024-02", date(2024, 2, 29)),
        (UNTIL, "2022-12", date(2022, 12, 31)),
        (COUNT, "010", 10),
        (COUNT, "0", 0),
        (POINTS, "75.5", Decimal("75.5")),
        (POINTS, "80", Decimal(80)),
        (EXCUSED, "是", True),
        (EXCUSED, "no", False),
        (EXCUSED, "", False),
        (PLATE, "共产党员户", "member"),
        (PLATE, "core", "core"),
        (PLATE, "", None),
        (AGENDA, "评星;民情诉求、other", ("stars", "requests", "other")),
        (PERIOD, "2022Q3", Period("quarter", 2022, 3)),
        (ID, "010", "010"),
        (ID, "张-3.1", "张-3.1"),
        (IDS, "M1; M2；M3、M4;", ("M1", "M2", "M3", "M4")),
        (IDS, " ; ", ()),
        (NAME, "阿依古丽·买买提", "阿依古丽·买买提"),
        (NAME, "John Smith", "John Smith"),
        (NAME, "\uf914", "\uf914"),
        (TITLE, "修 路", "修 路"),
        (TITLE, "-", "-"),
        (TITLE, "=1+1", "=1+1"),
    ],
)
def test_the_documented_form_is_read(of: Column, text: str, value: object) -> None:
    assert read_cell(text, of) == value
    known, unfit = read_texts({text}, of)
    assert (known, unfit) == ({text: value}, {}) or of.kind in {"text", "id"}


@pytest.mark.parametrize(
    ("of", "text", "name", "variant"),
    [
        (DAY, "2022-02-29", "bad-value", "no-such-day"),
        (DAY, "0022-01-01", "bad-value", "year"),
        (DAY, "2022-02", "bad-value", "date"),
        (DAY, "2022-2-3", "bad-value", "date"),
        (BORN, "1952-13", "bad-value", "no-such-day"),
        (BORN, "1952", "bad-value", "month-or-date"),
        (DAY, "43525", "spreadsheet-damage", "date"),
        (DAY, "19054.0", "spreadsheet-damage", "date"),
        (DAY, "20220301", "spreadsheet-damage", "date"),
        (DAY, "2022/3/1", "spreadsheet-damage", "date"),
        (DAY, "3/1/22", "spreadsheet-damage", "date"),
        (DAY, "2022年3月1日", "spreadsheet-damage", "date"),
        (BORN, "1952.03", "spreadsheet-damage", "date"),
        (DAY, "２０２２-03-01", "spreadsheet-damage", "date"),
        (COUNT, "１２", "spreadsheet-damage", "digits"),
        (COUNT, "1_000", "bad-value", "whole"),
        (COUNT, "²", "bad-value", "whole"),
        (COUNT, "12.0", "bad-value", "whole"),
        (COUNT, "9999999999", "bad-value", "whole"),
        (COUNT, "-1", "bad-value", "too-low"),
        (COUNT, "1.38E+10", "spreadsheet-damage", "cell"),
        (POINTS, "nan", "bad-value", "decimal"),
        (POINTS, "1e3", "bad-value", "decimal"),
        (POINTS, "８０", "spreadsheet-damage", "digits"),
        (POINTS, "-0.5", "bad-value", "too-low"),
        (EXCUSED, "true", "bad-value", "yes-no"),
        (PLATE, "Core", "bad-value", "choice"),
        (AGENDA, "stars;nothing", "bad-value", "choice"),
        (PERIOD, "2022Q5", "bad-value", "period"),
        (PERIOD, "2022-W05", "bad-value", "period"),
        (ID, "M 1", "bad-value", "id"),
        (ID, "M1,M2", "bad-value", "id"),
        (ID, "M1;M2", "bad-value", "id"),
        (ID, "M\u202e1", "bad-value", "id"),
        (ID, "M" * 65, "bad-value", "id"),
        (ID, "/", "spreadsheet-damage", "blank-mark"),
        (IDS, "M1;无", "spreadsheet-damage", "blank-mark"),
        (ID, "#REF!", "spreadsheet-damage", "cell"),
        (NAME, "#####", "spreadsheet-damage", "cell"),
        (NAME, "张 三", "spreadsheet-damage", "spaces"),
        (NAME, "张\u3000三", "spreadsheet-damage", "spaces"),
        (TITLE, "x\x1b[31m", "bad-value", "control"),
        (TITLE, "x\u202ey", "bad-value", "control"),
        (TITLE, "x" * 4001, "bad-value", "too-long"),
    ],
)
def test_anything_else_is_refused_by_name(of: Column, text: str, name: str, variant: str) -> None:
    with pytest.raises(UnfitError) as refused:
        read_cell(text, of)
    assert (refused.value.name, refused.value.variant) == (name, variant)
    known, unfit = read_texts({text, ""}, of)
    assert (unfit[text].name, unfit[text].variant) == (name, variant)
    assert known[text] == of.blank == known[""]


def test_a_choice_tells_what_it_takes() -> None:
    with pytest.raises(UnfitError) as refused:
        read_cell("x", PLATE)
    assert [tuple(words) for words in refused.value.values["choices"]] == [  # type: ignore[attr-defined]
        ("core", "共产党员中心户"),
        ("member", "共产党员户"),
    ]


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_every_day_is_read_as_written(day: date) -> None:
    assert read_cell(day.isoformat(), DAY) == day


@given(st.text(max_size=12))
def test_any_text_is_read_or_refused(text: str) -> None:
    for of in (DAY, BORN, COUNT, POINTS, EXCUSED, PLATE, AGENDA, PERIOD, ID, IDS, NAME, TITLE):
        known, unfit = read_texts({text}, of)
        if text in unfit:
            assert unfit[text].name in {"bad-value", "spreadsheet-damage"}
            with pytest.raises(UnfitError):
                read_cell(text, of)
        else:
            assert read_cell(text, of) in {known[text], str(known[text]).strip()}
