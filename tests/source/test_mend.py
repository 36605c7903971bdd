"""What damaged cells safely stand for, and what is never guessed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridctl.model.declare import Column, columns
from gridctl.model.tables import TABLES
from gridctl.source.mend import mended
from gridctl.source.values import UnfitError, read_cell
from tests.source.cells import (
    AGENDA,
    BORN,
    COUNT,
    DAY,
    EXCUSED,
    HOUSEHOLD,
    ID,
    IDS,
    NAME,
    PERIOD,
    PLATE,
    POINTS,
    TITLE,
    UNTIL,
    YEAR,
)

EVERY = [c for t in TABLES for c in columns(t.record) if c.kind not in {"record", "settings"}]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("1952/3/1", "1952-03-01"),
        ("1952.3.1", "1952-03-01"),
        ("1952-3-1", "1952-03-01"),
        ("1952年3月1日", "1952-03-01"),
        ("1952年3月1", "1952-03-01"),
        ("1952 年 3 月 1 日", "1952-03-01"),
        ("１９５２／３／１", "1952-03-01"),
        ("1952-03-01 00:00:00", "1952-03-01"),
        ("1952/3/1 0:00", "1952-03-01"),
        ("1952-03-01T00:00:00", "1952-03-01"),
        ("19520301", "1952-03-01"),
        ("1952年12月31日", "1952-12-31"),
    ],
)
@pytest.mark.parametrize("where", [BORN, DAY])
def test_a_day_with_its_year_first_is_certain(text: str, meant: str, where: Column) -> None:
    assert mended(text, where) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("1952年3月", "1952-03"),
        ("1952/3", "1952-03"),
        ("1952-3", "1952-03"),
        ("1952.03", "1952-03"),
        ("1952.10", "1952-10"),
        ("1952.3", "1952-03"),
        ("１９５２-０３", "1952-03"),
    ],
)
def test_a_month_is_certain_only_where_a_month_may_stand(text: str, meant: str) -> None:
    assert mended(text, BORN) == meant
    assert mended(text, UNTIL) == meant
    assert mended(text, DAY) is None


@pytest.mark.parametrize(
    "text",
    [
        "19054",  # a serial date: two systems
        "43525.0",
        "1952.1",  # also what is left of 1952.10
        "3/1/1952",
        "13/1/1952",
        "1/3/52",
        "52-3-1",
        "1952/3.1",
        "1952/13/1",
        "1952/2/30",
        "20221301",
        "12101995",
        "1899/3/1",
        "2022-03-01 08:30",
        "1.95E+03",
        "#REF!",
        "########",
        "明天",
        "/",  # the date must be said
    ],
)
def test_what_is_not_certain_is_left(text: str) -> None:
    assert mended(text, BORN) is None
    assert mended(text, DAY) is None


@pytest.mark.parametrize(
    ("text", "where", "meant"),
    [
        ("１２", COUNT, "12"),
        ("12.0", COUNT, "12"),
        ("１２.0", COUNT, "12"),
        ("２０２２", YEAR, "2022"),
        ("９５．５", POINTS, "95.5"),
        ("２０２２Ｑ３", PERIOD, "2022Q3"),
        ("２０２２\N{FULLWIDTH HYPHEN-MINUS}０８", PERIOD, "2022-08"),
        ("无", EXCUSED, ""),
        ("/", PLATE, ""),
        ("-", COUNT, ""),
        ("——", HOUSEHOLD, ""),
        ("无", AGENDA, ""),
        ("张 三", NAME, "张三"),
        ("欧阳\u3000例\xa0禾", NAME, "欧阳例禾"),
        ("  M001 ", ID, "M001"),
        ("\u30002022-03-01", DAY, "2022-03-01"),
        ("评星；无", AGENDA, "评星"),
    ],
)
def test_what_a_spreadsheet_leaves_is_mended(text: str, where: Column, meant: str) -> None:
    assert mended(text, where) == meant


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("", NAME),
        ("12", COUNT),
        ("12.5", COUNT),
        ("-1.0", COUNT),  # there are no fewer than none
        ("1,234", COUNT),
        ("1.38E+10", ID),
        ("1.38E+10", TITLE),
        ("#N/A", HOUSEHOLD),
        ("/", ID),
        ("无", IDS),
        ("无", NAME),
        ("H 001", HOUSEHOLD),
        ("Ｈ００１", HOUSEHOLD),
        ("阿依古丽·买买提", NAME),
        ("Li Lihe", NAME),
        ("清理 沟渠", TITLE),
        ("评星；评星星", AGENDA),
        ("是的", EXCUSED),
        ("2022第三季度", PERIOD),
    ],
)
def test_sound_and_uncertain_cells_are_left(text: str, where: Column) -> None:
    assert mended(text, where) is None


PHONE = next(c for t in TABLES for c in columns(t.record) if c.field.telephone)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("13900000000.0", "13900000000"),
        ("１３９０００００００００．０", None),
        ("１３９００００００００．０", "13900000000"),
        ("１３９００００００００", "13900000000"),
        ("０５７１－８８８８８８８８", "0571-88888888"),
        ("13900000000", None),
        ("0571-88888888", None),
        ("5711234567.0", None),  # the zero in front of it is gone
        ("1.39E+10", None),
    ],
)
def test_telephones(text: str, meant: str | None) -> None:
    assert mended(text, PHONE) == meant


def test_a_telephone_that_became_a_decimal_is_damage() -> None:
    for text in ("13900000000.0", "5711234567.00"):
        with pytest.raises(UnfitError) as raised:
            read_cell(text, PHONE)
        assert (raised.value.name, raised.value.variant) == ("spreadsheet-damage", "cell")
    assert read_cell("１３９００００００００", PHONE) == "１３９００００００００"


_PIECES = st.sampled_from(
    [*"0123456789０１２／-/.年月日 张三无—;；", "19", "20", "Q3", "E+", "00:00", "是", "#"]
)


@given(st.lists(_PIECES, max_size=9).map("".join), st.sampled_from(EVERY))
def test_what_is_mended_can_be_read_and_needs_no_mending(text: str, where: Column) -> None:
    meant = mended(text, where)
    if meant is None:
        return
    read_cell(meant, where)
    assert meant or not (where.field.required and text.strip())
    assert mended(meant, where) is None
    try:
        before = read_cell(text, where)
    except UnfitError:
        return
    after = read_cell(meant, where)
    if where.field.telephone:  # it is read in full-width digits, too
        before, after = (unicodedata.normalize("NFKC", text) for text in (before, after))
    assert after == before  # only blanks around it were taken off
