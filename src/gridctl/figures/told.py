"""A figure's value as a reader sees it, and as a program reads it; both are exact or say so."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from gridctl.compute.scoring import points_text
from gridctl.figures.figure import Done, Range, Share, Value
from gridctl.lang.say import fill, percent, say
from gridctl.model.choice import Choice
from gridctl.model.period import Period
from gridctl.model.words import Lang, Words

NOTHING = "—"
_NO_NUMBER = Words("none fits", "无整数可行")

#: What JSON can hold of a value.
Plain = int | str | dict[str, int | str] | None


def told(value: object, lang: Lang) -> str:
    """Return a value for people.

    A share is a percentage of two decimals, rounded half up; points end where they end, and where
    they do not, ``≈`` and two decimals; of pairs ``done/due``; a range ``6–8``.
    """
    text = ""
    match value:
        case Share():
            text = percent(value.share) if value.whole else ""
        case Range():
            text = _range(value, lang)
        case Done():
            text = str(value) if value.due else ""
        case Decimal() | Fraction():
            text = points_text(Fraction(value))
        case _:
            text = say(value, lang) if value is not None else ""
    return text or NOTHING


def said(words: Words, values: Mapping[str, Any], lang: Lang) -> str:
    """Return a sentence about figures with its values told."""
    return fill(words, {name: told(value, lang) for name, value in values.items()}, lang)


def _range(numbers: Range, lang: Lang) -> str:
    if numbers.low > numbers.high:
        return _NO_NUMBER(lang)
    return str(numbers.low) if numbers.low == numbers.high else f"{numbers.low}–{numbers.high}"


def plain(value: Value | str) -> Plain:
    """Return a value for programs: whole numbers, exact texts (``25/3``, ``12.5``), English names.

    A share has its part and its whole; a pair what was done and due; a range both ends.
    """
    told: Plain = None
    match value:
        case Share():
            told = {"part": exact(value.part), "whole": exact(value.whole)}
        case Range():
            told = {"low": value.low, "high": value.high}
        case Done():
            told = {"done": value.done, "due": value.due}
        case Decimal() | Fraction():
            told = exact(Fraction(value))
        case Words():
            told = value.en
        case Choice():
            told = str(value.value)
        case Period() | date():
            told = str(value)
        case int() | str():
            told = value
    return told


def exact(number: Fraction) -> int | str:
    """Return a whole number, a decimal that ends, or a fraction ``25/3``, without rounding."""
    if number.denominator == 1:
        return number.numerator
    text = points_text(number)
    return f"{number.numerator}/{number.denominator}" if text.startswith("≈") else text
