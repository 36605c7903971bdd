"""Pages become plain data, and nothing else."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from gridctl.disclosure.page import Cell, Column, Page, Sentence, Table, clean, in_language
from gridctl.model.choices import RequestKind
from gridctl.model.period import Period
from gridctl.model.words import Lang, Words


def one(cell: Cell, lang: Lang = "zh") -> object:
    heading = Sentence(Words("t", "表"))
    table = Table("t", heading, (Column(Words("c", "栏")),), ((cell,),))
    page = Page("p", Words("p", "页"), heading, (table,))
    return in_language(page, lang)["tables"][0]["rows"][0][0]


@pytest.mark.parametrize(
    ("cell", "zh", "en"),
    [
        (None, "—", "—"),
        ("", "—", "—"),
        ((), "—", "—"),
        (0, 0, 0),
        (("一", "", "二"), ["一", "二"], ["一", "二"]),
        (RequestKind.AT_ONCE, "即办件", "at once"),
        (date(2022, 8, 5), "2022年8月5日", "2022-08-05"),
        (Period("quarter", 2022, 3), "2022年第三季度", "2022Q3"),
        (Words("a", "甲"), "甲", "a"),
        (Sentence(Words("{n} a", "{n}甲"), {"n": 3}), "3甲", "3 a"),
        (Sentence(Words("{n}", "{n}"), {"n": "{x}%s"}), "{x}%s", "{x}%s"),
        (" 一\n 二\t三 ", "一 二 三", "一 二 三"),
    ],
)
def test_cells(cell: Cell, zh: object, en: object) -> None:
    assert one(cell, "zh") == zh
    assert one(cell, "en") == en


@pytest.mark.parametrize("value", [len, 1.5, Fraction(1, 3), {"a": 1}, b"x"])
def test_what_is_no_cell_is_a_fault(value: Any) -> None:
    with pytest.raises(TypeError):
        one(value)


def test_clean_takes_away_what_cannot_be_seen() -> None:
    assert clean("a\x00\x1b[31m\u202eb\u200b\ufeffc\x9b") == "a[31mbc"
    assert clean("\ud800a") == "\ufffda"
    assert clean("一\u2028二\x85三\x0b四") == "一 二 三 四"
