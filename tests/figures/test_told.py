from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridctl.figures.figure import Done, Range, Share
from gridctl.figures.told import exact, plain, said, told
from gridctl.model.choices import RatingGrade
from gridctl.model.period import Period
from gridctl.model.words import Words


@pytest.mark.parametrize(
    ("value", "en", "zh", "for_programs"),
    [
        (0, "0", "0", 0),
        (12, "12", "12", 12),
        (None, "—", "—", None),
        ("", "—", "—", ""),
        ("张三", "张三", "张三", "张三"),
        (Fraction(25, 2), "12.5", "12.5", "12.5"),
        (Fraction(25, 3), "≈8.33", "≈8.33", "25/3"),
        (Fraction(-25, 3), "≈-8.33", "≈-8.33", "-25/3"),
        (Decimal("3.50"), "3.5", "3.5", "3.5"),
        (Decimal(-2), "-2", "-2", -2),
        (Done(3, 4), "3/4", "3/4", {"done": 3, "due": 4}),
        (Done(0, 0), "—", "—", {"done": 0, "due": 0}),
        (Share(Fraction(1), Fraction(7)), "14.29%", "14.29%", {"part": 1, "whole": 7}),
        (Share(Fraction(0), Fraction(0)), "—", "—", {"part": 0, "whole": 0}),
        (Range(6, 8), "6–8", "6–8", {"low": 6, "high": 8}),
        (Range(6, 6), "6", "6", {"low": 6, "high": 6}),
        (Range(7, 6), "none fits", "无整数可行", {"low": 7, "high": 6}),
        (RatingGrade.POOR, "poor", "差", "poor"),
        (Period.parse("2022Q3"), "2022Q3", "2022年第三季度", "2022Q3"),
        (date(2022, 8, 1), "2022-08-01", "2022年8月1日", "2022-08-01"),
        (Words("in", "入选"), "in", "入选", "in"),
    ],
)
def test_a_value_is_told_to_people_and_to_programs(
    value: object, en: str, zh: str, for_programs: object
) -> None:
    assert told(value, "en") == en
    assert told(value, "zh") == zh
    assert plain(value) == for_programs  # type: ignore[arg-type]


def test_a_sentence_tells_its_values_as_figures() -> None:
    words = Words("{mean} a household, {share}", "户均{mean}，占{share}")
    values = {"mean": Fraction(5, 2), "share": Share(Fraction(1), Fraction(4))}
    assert said(words, values, "en") == "2.5 a household, 25%"
    assert said(words, values, "zh") == "户均2.5，占25%"


@given(st.fractions())
def test_for_programs_nothing_is_rounded(number: Fraction) -> None:
    assert Fraction(str(exact(number))) == number
