"""Texts as their readers take them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridctl.compute.seen import seen, seen_with_places


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("甲，乙（丙）：138 0000-1111", "甲，乙（丙）：138 0000-1111"),
        ("１\n\u200b二\n③", "1\n二\n3"),
        ("张\ufe0f三", "张三"),
        ("郑\u200d卯\u00ad辰", "郑卯辰"),
        ("\u0661\u0662\u096a", "124"),
        ("⁰⁴⁵₀₁₂", "045012"),
        ("\U0001d7ce\U0001d7e9", "07"),
        ("\u07c1", "1"),
        ("张\u115f\u1160\u3164\uffa0\u2800三", "张三"),
        ("", ""),
    ],
)
def test_what_hides_a_text_is_undone(text: str, taken: str) -> None:
    assert seen(text) == taken


def test_each_character_has_the_place_where_it_stood() -> None:
    assert seen_with_places("甲\u200b㏪乙") == ("甲11日乙", [0, 2, 2, 2, 3, 4])
    assert seen_with_places("甲乙") == ("甲乙", range(3))


@given(st.text())
def test_lines_and_places_stay_in_order(text: str) -> None:
    taken, places = seen_with_places(text)
    assert taken.count("\n") == text.count("\n") == seen(text).count("\n")
    assert len(places) == len(taken) + 1
    assert list(places) == sorted(places)
    assert places[-1] == len(text)
