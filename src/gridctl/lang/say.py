"""Values and messages in the reader's language."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from gridctl.model.choice import Choice
from gridctl.model.period import Period, PeriodKind
from gridctl.model.words import Lang, Words

_ZH_PART = {1: "一", 2: "二", 3: "三", 4: "四"}
_HALVES = {1: "上半年", 2: "下半年"}
_HALF_MONTHS = {1: "上半月", 16: "下半月"}


def period_in_words(period: Period, lang: Lang) -> str:
    """Return 2022年第三季度, 2022年上半年, 2022年8月上半月, 2022年; in English as written."""
    if lang == "en":
        return str(period)
    return f"{period.year}年{_part_in_words(period)}"


def _part_in_words(period: Period) -> str:
    """Return what part of its year a period is: 第三季度, 8月上半月; blank for the whole year."""
    first, number = period.first, period.number
    parts: dict[PeriodKind, str] = {
        "day": f"{first.month}月{first.day}日",
        "week": f"第{number}周",
        "half-month": f"{first.month}月{_HALF_MONTHS.get(first.day, '')}",
        "month": f"{number}月",
        "two-months": f"{first.month}—{first.month + 1}月",
        "quarter": f"第{_ZH_PART.get(number, '')}季度",
        "half": _HALVES.get(number, ""),
        "year": "",
    }
    return parts[period.kind]


def date_in_words(day: date, lang: Lang) -> str:
    """Return 2026年4月8日, or 2026-04-08 in English."""
    return f"{day.year}年{day.month}月{day.day}日" if lang == "zh" else day.isoformat()


def percent(share: Fraction, places: int = 2) -> str:
    """Return `share` as a percentage, rounded half up to `places` decimals: 2/14 is 14.29%.

    A whole one has no decimals: 1/5 is 20%.
    """
    if (share * 100).denominator == 1:
        return f"{share * 100}%"
    scaled = share * 100 * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    digits = f"{whole:0{places + 1}}"
    return f"{digits[:-places]}.{digits[-places:]}%" if places else f"{digits}%"


def say(value: object, lang: Lang) -> str:
    """Return a value as a reader of `lang` expects it in a sentence."""
    said = str(value)
    match value:
        case Words():
            said = value(lang)
        case Choice():
            said = value.words(lang)
        case Period():
            said = period_in_words(value, lang)
        case date():
            said = date_in_words(value, lang)
        case Fraction():
            said = percent(value)
        case tuple() | list():
            said = ("、" if lang == "zh" else ", ").join(say(item, lang) for item in value)
    return said


def fill(words: Words, values: Mapping[str, object], lang: Lang) -> str:
    """Return the message in `lang` with its placeholders filled; data is never a template."""
    return filled(words(lang), {name: say(value, lang) for name, value in values.items()})


class _Said(str):
    """A value as it is said; it chooses between the words for one and for several."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        one, bar, several = spec.partition("|")
        return (one if self == "1" else several) if bar else super().__format__(spec)


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return `text` with its placeholders filled with what is said already.

    ``{count} {count:household|households}`` is 1 household, 2 households.
    """
    return text.format_map({name: _Said(value) for name, value in values.items()})
