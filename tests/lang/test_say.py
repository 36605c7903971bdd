"""Values and messages in the reader's language."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridctl.lang.say import date_in_words, fill, percent, period_in_words, say
from gridctl.model.choices import Plate
from gridctl.model.period import Period, PeriodKind
from gridctl.model.words import Lang, Words, of_several


@pytest.mark.parametrize(
    ("text", "zh"),
    [
        ("2022", "2022年"),
        ("2022H1", "2022年上半年"),
        ("2022H2", "2022年下半年"),
        ("2026Q1", "2026年第一季度"),
        ("2022Q4", "2022年第四季度"),
        ("2022-08", "2022年8月"),
    ],
)
def test_periods_in_words(text: str, zh: str) -> None:
    period = Period.parse(text)
    assert period_in_words(period, "zh") == zh
    assert period_in_words(period, "en") == text


def test_a_week_in_words() -> None:
    assert period_in_words(Period("week", 2022, 5), "zh") == "2022年第5周"
    assert period_in_words(Period("week", 2022, 5), "en") == "2022-W05"


@pytest.mark.parametrize(
    ("kind", "day", "zh", "en"),
    [
        ("day", date(2022, 8, 5), "2022年8月5日", "2022-08-05"),
        ("half-month", date(2022, 8, 15), "2022年8月上半月", "2022-08-01..15"),
        ("half-month", date(2022, 8, 16), "2022年8月下半月", "2022-08-16..31"),
        ("two-months", date(2022, 8, 5), "2022年7—8月", "2022-07..08"),
    ],
)
def test_short_periods_in_words(kind: PeriodKind, day: date, zh: str, en: str) -> None:
    period = Period.of(kind, day)
    assert (period_in_words(period, "zh"), period_in_words(period, "en")) == (zh, en)


def test_dates_have_no_leading_zeros_in_chinese() -> None:
    assert date_in_words(date(2026, 4, 8), "zh") == "2026年4月8日"
    assert date_in_words(date(2026, 4, 8), "en") == "2026-04-08"


@pytest.mark.parametrize(
    ("share", "places", "text"),
    [
        (Fraction(2, 14), 2, "14.29%"),
        (Fraction(3, 14), 2, "21.43%"),
        (Fraction(1, 800), 1, "0.1%"),
        (Fraction(1, 800), 2, "0.13%"),
        (Fraction(0), 2, "0%"),
        (Fraction(1), 0, "100%"),
        (Fraction(1, 200), 0, "1%"),
        (Fraction(1, 3), 4, "33.3333%"),
    ],
)
def test_percentages_round_half_up(share: Fraction, places: int, text: str) -> None:
    assert percent(share, places) == text


@given(st.fractions(0, 1), st.integers(1, 4))
def test_a_percentage_is_never_further_off_than_half_its_last_place(
    share: Fraction, places: int
) -> None:
    shown = Fraction(percent(share, places).removesuffix("%")) / 100
    assert abs(shown - share) <= Fraction(1, 2 * 100 * 10**places)


@pytest.mark.parametrize(
    ("value", "en", "zh"),
    [
        ("M001", "M001", "M001"),
        (12, "12", "12"),
        (Words("links", "联户"), "links", "联户"),
        (Plate.CORE, "core", "共产党员中心户"),
        (date(2022, 8, 1), "2022-08-01", "2022年8月1日"),
        (Fraction(1, 5), "20%", "20%"),
        (Fraction(1, 3), "33.33%", "33.33%"),
        (("M1", Plate.MEMBER), "M1, member", "M1、共产党员户"),
        ([Words("a", "甲"), Words("b", "乙")], "a, b", "甲、乙"),
        ((), "", ""),
    ],
)
def test_values_in_a_sentence(value: object, en: str, zh: str) -> None:
    assert (say(value, "en"), say(value, "zh")) == (en, zh)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_data_is_never_a_template(lang: Lang) -> None:
    words = Words("{name} is here", "{name}在此")
    said = fill(words, {"name": "{0.__class__} {x} %s", "unused": 1}, lang)
    assert said.startswith("{0.__class__} {x} %s")


def test_a_placeholder_without_a_value_is_a_fault() -> None:
    with pytest.raises(KeyError):
        fill(Words("{a}", "{b}"), {"a": 1}, "zh")


def test_one_and_several() -> None:
    words = Words("{count} {count:household is|households are} there.", "{count}户。")
    assert fill(words, {"count": 1}, "en") == "1 household is there."
    assert [fill(words, {"count": n}, "en") for n in (0, 2, 11)] == [
        "0 households are there.",
        "2 households are there.",
        "11 households are there.",
    ]
    assert fill(words, {"count": 1}, "zh") == "1户。"
    assert of_several(words.en) == "{count} households are there."
    assert fill(Words("{n} member{n:|s}", "{n}"), {"n": 1}, "en") == "1 member"
    assert of_several("{n} member{n:|s}: {name}") == "{n} members: {name}"


def test_data_is_no_template() -> None:
    words = Words("{name} {name:one|several}", "{name}")
    assert fill(words, {"name": "{count:a|b}"}, "en") == "{count:a|b} several"
