"""Texts to typed values: the documented form of each type, and nothing else."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridctl.model.declare import Column
from gridctl.model.ledger import Activity, Visit
from gridctl.model.people import Member
from gridctl.model.period import Period
from gridctl.source.mend import mended
from gridctl.source.values import (
    UnfitError,
    Vocabulary,
    plain,
    read_cell,
    read_texts,
    vocabulary,
)
from tests.source.cells import (
    AGENDA,
    BORN,
    COUNT,
    DAY,
    EXCUSED,
    ID,
    IDS,
    NAME,
    PERIOD,
    PLATE,
    POINTS,
    TITLE,
    UNTIL,
    column,
)


@pytest.mark.parametrize("text", ["李\n例禾", "李\r\n例禾", "李\t例禾", "李 \n 例禾"])
def test_no_line_ends_or_tabs_stand_inside_a_name(text: str) -> None:
    assert not plain([text, "张三"], NAME)
    with pytest.raises(UnfitError) as error:
        read_cell(text, NAME)
    assert (error.value.name, error.value.variant) == ("spreadsheet-damage", "spaces")
    assert mended(text, NAME) == "李例禾"


@pytest.mark.parametrize("text", ["Ｍ００４", "M00４", "７", "Ｍ", "ｍ1", "张-７"])
def test_full_width_signs_in_ids_are_damage(text: str) -> None:
    assert not plain(["M001", text], ID)
    for of, cell in ((ID, text), (IDS, f"M001;{text}")):
        with pytest.raises(UnfitError) as error:
            read_cell(cell, of)
        assert (error.value.name, error.value.variant) == ("spreadsheet-damage", "digits")
        assert mended(cell, of) is None  # another id may be meant
    assert plain(["M001", "一组"], ID)


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


def test_a_vocabulary_says_what_each_text_means_and_knows_it_afterwards() -> None:
    known = vocabulary(DAY)
    assert known is not None
    assert known is vocabulary(DAY)
    assert known["2022-08-15"] == date(2022, 8, 15)
    assert known["2022-08-15"] is known["2022-08-15"]
    assert known[" 2022-08-15 "] == date(2022, 8, 15)
    with pytest.raises(UnfitError, match="bad-value"):
        known["2022-02-30"]
    assert "2022-02-30" not in known


def test_a_blank_is_no_word_of_a_required_column_only() -> None:
    required, free = vocabulary(DAY), vocabulary(UNTIL)
    assert required is not None
    assert free is not None
    with pytest.raises(UnfitError, match="missing-value"):
        required["\u3000"]
    assert free["\u3000"] is None


def test_a_vocabulary_does_not_grow_without_end() -> None:
    known = Vocabulary(COUNT)
    assert [known[str(number)] for number in range(5_000)] == list(range(5_000))
    assert len(known) <= 2_000
    assert known["7"] == 7


def test_texts_and_ids_have_no_vocabulary() -> None:
    assert vocabulary(column(Visit, "member")) is None
    assert vocabulary(column(Member, "name")) is None


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("M001;M002", ("M001", "M002")),
        ("M001； M002、M003;", ("M001", "M002", "M003")),
        ("M-1;M002", ("M-1", "M002")),
        (";;", ()),
    ],
)
def test_a_list_of_ids_at_once_or_one_by_one(text: str, ids: tuple[str, ...]) -> None:
    assert read_cell(text, column(Activity, "members")) == ids


@pytest.mark.parametrize("text", ["M001;无", "M001;M 2", f"M001;{'M' * 65}", "M001;空"])
def test_one_bad_id_spoils_its_list(text: str) -> None:
    with pytest.raises(UnfitError):
        read_cell(text, column(Activity, "members"))


@pytest.mark.parametrize("odd", ["无", "M" * 65, "M-1", "M 1", ""])
def test_a_column_of_ids_is_plain_only_if_each_one_is(odd: str) -> None:
    member = column(Visit, "member")
    assert plain(["M001", "户2"], member)
    assert plain(["M001", odd], member) is (odd == "")
    assert plain(["M无1", "M空"], member)
