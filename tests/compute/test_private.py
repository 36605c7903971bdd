"""Numbers that must not be shown, and names that must not be columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridctl.compute.private import (
    digits_of,
    hidden,
    identity_numbers,
    is_sensitive,
    place,
    plain_digits,
    telephones,
    with_long_numbers,
    without_numbers,
)
from gridctl.compute.references import declared_names
from gridctl.compute.seen import seen
from gridctl.model.choices import Plate
from gridctl.policy.kinds import KINDS

DIGITS = st.text(alphabet="0123456789", min_size=9, max_size=9)
EDGE = st.text(alphabet="甲a,\n。", max_size=3)


@given(EDGE, DIGITS, EDGE)
def test_every_mobile_number_is_found_and_masked(before: str, digits: str, after: str) -> None:
    text = f"{before}13{digits}{after}"
    (number,) = telephones(with_long_numbers({"a": text})["a"])
    assert text[number.start : number.end] == f"13{digits}"
    assert f"13{digits}" not in hidden(text)


@given(st.text(max_size=40))
def test_masking_keeps_everything_else(text: str) -> None:
    if sum(map(str.isdecimal, seen(text))) < 10:
        assert hidden(text) == text


def test_two_numbers_with_separators_are_both_masked() -> None:
    text = "甲 139-0000-1234，乙 0571-88888888，11010519491231002X"
    assert hidden(text) == "甲 139****1234，乙 0571******88，******************"


HIDDEN = [
    "１３８００００１１１１",
    "\u0661\u0663\u0668\u0660\u0660\u0660\u0660\u0661\u0661\u0661\u0661",
    "138\u00ad0000\u200b1111",
    "¹³⁸⁰⁰⁰⁰¹¹¹¹",
    "①③\u20098\u20110000 1111",
    "\U0001d7cf\U0001d7d1\U0001d7d6\u200d00001111",
]


@pytest.mark.parametrize("number", HIDDEN)
def test_a_number_is_one_in_whatever_digits(number: str) -> None:
    assert hidden(f"甲\u200b{number}，乙⑫") == "甲\u200b138****1111，乙⑫"
    assert without_numbers(f"甲{number}\u200b乙") == "甲***\u200b乙"


def test_an_identity_number_is_one_in_whatever_digits() -> None:
    assert without_numbers("甲１１０１０５\u20601949１２３１００２Ｘ乙") == "甲***乙"


WRITTEN = [
    "139.1234.5678",
    "139/1234/5678",
    "139·1234·5678",
    "139：1234：5678",
    "139_1234_5678",
    "139、1234、5678",
    "139“1234”5678",
    "139 - 1234 - 5678",
    "8613912345678",
    "0086139·1234·5678",
]


@pytest.mark.parametrize("number", WRITTEN)
def test_a_mobile_is_one_whatever_parts_its_groups(number: str) -> None:
    assert without_numbers(f"电话{number}。").endswith("***。")
    assert "1234" not in hidden(f"电话{number}。")
    assert "1234" not in hidden(f"A：{number}；B")


@pytest.mark.parametrize("number", ["(139)12345678", "（139）1234 5678", "+8613912345678"])
def test_brackets_and_the_countrys_code_hide_no_mobile(number: str) -> None:
    assert without_numbers(f"电话{number}。")[-4:] == "***。"
    assert "12345678" not in without_numbers(f"电话{number}。").replace(" ", "")


@pytest.mark.parametrize(
    "text",
    [
        "ZF-2022-3911",
        "2022-09-01，2022.09.30",
        "500101200001",
        "861391234567",
        "139.1234",
        "139.12345678",
        "139,1234,5678",
        "139，1234，5678",
        "| 139 | 1234 | 5678 |",
        "139\n1234\n5678",
        "得分139.5、140.25、138.75",
        "150、2021、2022",
        "1fa0.a139.1234.5678",
        "2139.1234.5678",
        "139.1234.56789",
        "110105194913310022",
        "1101051949123100211",
    ],
)
def test_other_numbers_stay(text: str) -> None:
    assert without_numbers(text) == text


def test_a_mistyped_identity_number_is_hidden() -> None:
    assert without_numbers("证号110105194912310021。") == "证号***。"


def test_the_countrys_code_is_no_part_of_a_number() -> None:
    assert {digits_of(n) for n in ("+86 13900001234", "008613900001234", "139 0000 1234")} == {
        "13900001234"
    }
    assert [n.start for n in telephones("+8613900001234")] == [3]
    assert list(telephones("139.0000.1234")) == []  # validate keeps the format's definition


def test_other_values_stay_as_they_are() -> None:
    for value in (Plate.CORE, 13900001234, None, ("13900001234",)):
        assert hidden(value) is value


def test_the_sieve_lets_short_numbers_through() -> None:
    texts = {
        "a": "2022-01-01,ZF-2022-0001\n" * 3,
        "b": "139-0000-1234",
        "c": "１３９０００００００１",
    }
    assert set(with_long_numbers(texts)) == {"b", "c"}
    assert with_long_numbers(texts)["c"] == "13900000001"


@given(
    st.lists(st.sampled_from("0123456789０１２３４５６７８９"), min_size=10, max_size=18),
    st.lists(st.sampled_from([*" -()－‐‑‒–—（）\u00a0\u3000", ""]), min_size=18, max_size=18),
    EDGE,
)
def test_the_sieve_holds_every_long_number(digits: list[str], gaps: list[str], edge: str) -> None:
    text = edge + "".join(map("".join, zip(digits, gaps, strict=False))) + edge
    assert with_long_numbers({"a": text})["a"] == plain_digits(text)


def test_a_check_digit() -> None:
    assert [n.start for n in identity_numbers("x11010519491231002x")] == [1]
    assert list(identity_numbers("110105194912310021")) == []


def test_a_place_counts_characters() -> None:
    text = "甲\n乙丙x"
    assert tuple(place("f", text, 4)) == ("f", 2, 3)
    assert tuple(place("f", text, 0)) == ("f", 1, 1)
    assert tuple(place("f", text, 2)) == ("f", 2, 1)


def test_no_column_of_ours_is_sensitive() -> None:
    names = declared_names(*KINDS.values())
    assert {"宗教", "head", "户主", "loss_percent"} & names == {"head", "户主", "loss_percent"}
    assert [name for name in names if is_sensitive(name)] == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("电话：2345678", "电话：*****78"),
        ("联系电话是6789 1234。", "联系电话是******34。"),
        ("手机号码 2345-678", "手机号码 *****78"),
        ("加QQ2345678", "加QQ*****78"),
        ("请拨Tel. 甲2345678", "请拨Tel. 甲2345678"),
        ("电话：234567", "电话：234567"),
        ("电话：234567890", "电话：234567890"),
        ("电话 2022-08-15回访", "电话 2022-08-15回访"),
        ("修路2345678元", "修路2345678元"),
        ("电话：0571-2345678", "电话：0571*****78"),
    ],
)
def test_a_local_number_is_one_where_a_word_says_so(text: str, shown: str) -> None:
    assert hidden(text) == shown
