"""Telephones, identity numbers and sensitive words: what must not stand in a tracked file.

A pass in C over the bytes tells the few texts that hold ten or more digits in a row; only those
are searched.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from gridctl.model.mark import Mark
from gridctl.model.record import Record

_ODD = "０１２３４５６７８９－‐‑‒–—（）\u00a0\u3000"
_PLAIN = str.maketrans(_ODD, "0123456789------()  ")
#: Of a digit's bytes in UTF-8 the last one, wide digits too; what else stands in a number goes.
_LAST = frozenset(digit.encode()[-1] for digit in "0123456789０１２３４５６７８９")
_BETWEEN = bytes(frozenset(f" -(){_ODD}".encode()) - _LAST)
_DIGITS_ONLY = bytes(48 if byte in _LAST else 0 for byte in range(256))
_SHORTEST = b"0" * 10
_COUNTRY = "(?:00)?86(?=1[0-9]{10}$)"
_PHONE = (
    r"(?<![0-9])(?:"
    r"(?:(?:00)?86)?(?P<mobile>1[ -]?[3-9](?:[ -]?[0-9]){9})"
    r"|(?P<area>0[0-9]{2,3})[)]?[ -]?"
    r"(?!(?:19|20)[0-9]{2}-(?:[0-9]{3}|[0-9]{2}-[0-9]{2})(?![0-9]))"  # an archive number, a date
    r"[0-9](?:[ -]?[0-9]){6,7})(?![0-9])"
)
#: What may part a mobile's three groups in a text: not what parts the numbers of a list.
_PARTED = r"[^\w\x00-\x1f,，;；|]|_"
_GROUPED = (
    # looked at last is what stands before: a pattern that begins with a digit is faster
    r"1[3-9][0-9](?:(?<![0-9].{3})(?<![^A-Za-z][a-f].{3})|(?<=86.{3})(?<![1-9]86.{3}))"  # no digest
    rf"(?:{_PARTED}){{1,3}}(?!(?:19|20)[0-9]{{2}}[^0-9]+(?:19|20)[0-9]{{2}}(?![0-9]))"
    rf"[0-9]{{4}}(?:{_PARTED}){{1,3}}[0-9]{{4}}(?![0-9])"
    r"|1[3-9][0-9](?<=[(\[【].{3})[)\]】][ -]?[0-9]{4}[ -]?[0-9]{4}(?![0-9])"
)
#: A local number is one where a word before it says so.
_LABELLED = (
    r"(?:电话|座机|手机|热线|微信|QQ|(?<![A-Za-z])[Tt]el\.?|[Pp]hone)(?:号码?|[：: 是为]){0,3}"
    r"(?P<local>(?!(?:19|20)[0-9]{2}-[0-9]{2}-)[0-9](?:[ -]?[0-9]){6,7})(?![ -]?[0-9])"
)
_BORN = (
    r"(?<![0-9])[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
    r"[0-9]{3}[0-9Xx](?![0-9])"
)
_IDENTITY = r"(?<![0-9])[0-9]{17}[0-9Xx](?![0-9])"
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"

_CHINESE = (
    "宗教|信仰|信教|教派|邪教|民族|信访|上访|缠访|闹访|维稳|稳控|前科|刑满|刑释|服刑|犯罪|矫正|"
    "吸毒|戒毒|涉毒|精神|疾病|病史|病情|患病|艾滋|残疾|残障|身份证|身份号|证件号|银行卡|银行账|"
    "指纹|人脸|基因"
)
_ENGLISH = (
    "religio|faith|belief|ethnic|petition|stability|criminal|convict|offender|offence|prison|"
    "addict|drug|mental|psychiatric|illness|disease|diagnos|medical|disab|handicap|hiv(?![a-z])|"
    "id_?(?:numbers?|nos?|cards?)(?![a-z])|identity|national_?id|bank_?(?:card|account)|"
    "fingerprint|biometric"
)
_SENSITIVE = f"{_CHINESE}|(?<![a-z])(?:{_ENGLISH})"
_CAMEL = r"(?<=[a-z])(?=[A-Z])"
_GAPS = r"[\s\-./]+"


class Number(Record):
    """A number in a text, from offset `start` to `end`; `shown` is what may be shown of it."""

    start: int
    end: int
    shown: str


def with_long_numbers(texts: Mapping[str, str]) -> dict[str, str]:
    """Return, by path, the texts that may hold a telephone or longer, with plain digits."""
    found = {}
    for path, text in texts.items():
        digits = text.encode("utf-8", "replace").translate(_DIGITS_ONLY, _BETWEEN)
        if _SHORTEST in digits:
            found[path] = plain_digits(text)
    return found


def plain_digits(text: str) -> str:
    """Return a text with plain digits, hyphens, brackets and spaces, character for character."""
    for odd in filter(text.__contains__, _ODD):  # one after the other: few of them stand in a text
        text = text.replace(odd, chr(_PLAIN[ord(odd)]))
    return text


def digits_of(text: str) -> str:
    """Return the digits of a telephone, however it is written, without the country's code 86."""
    found = re.sub("[^0-9]", "", text.translate(_PLAIN))
    return re.sub(_COUNTRY, "", found, count=1) if found.startswith(("86", "0086")) else found


def numbers_in(text: str) -> tuple[str, ...]:
    """Return the telephones in a text, as written but with plain digits."""
    plain = text.translate(_PLAIN)
    return tuple(plain[number.start : number.end] for number in telephones(plain))


def stars(text: str) -> str:
    """Return a telephone's last two digits, the others as stars."""
    digits = digits_of(text)
    return "*" * (len(digits) - 2) + digits[-2:]


def telephones(text: str) -> Iterator[Number]:
    """Yield the telephones in a plain text: mobile numbers, and area code with 7 or 8 digits.

    Single spaces or hyphens may stand inside; a number within a longer run of digits is none.
    """
    for found in re.finditer(_PHONE, text):
        start = found.start("mobile") if found["mobile"] else found.start()
        digits = re.sub("[^0-9]", "", text[start : found.end()])
        head, tail = (3, 4) if found["mobile"] else (len(found["area"]), 2)
        shown = f"{digits[:head]}{'*' * (len(digits) - head - tail)}{digits[-tail:]}"
        yield Number(start, found.end(), shown)


def identity_numbers(text: str) -> Iterator[Number]:
    """Yield the identity numbers in a plain text: 18 characters with a right check digit."""
    for found in re.finditer(_IDENTITY, text):
        total = sum(int(d) * w for d, w in zip(found[0][:17], _WEIGHTS, strict=True))
        if _CHECK_DIGITS[total % 11] == found[0][17].upper():
            yield Number(found.start(), found.end(), "*" * 18)


def telephones_as_read(text: str) -> Iterator[Number]:
    """Yield what a reader of a plain text takes for a telephone.

    Beside `telephones`, mobiles in groups of 3, 4 and 4 that other signs part, as 139.0000.0000,
    and local numbers of 7 or 8 digits after a word such as 电话.
    """
    known = list(telephones(text))
    yield from known
    for found in re.finditer(_GROUPED, text):
        if _is_apart(found.span(), known):
            digits = digits_of(found[0])
            known.append(Number(*found.span(), f"{digits[:3]}****{digits[-4:]}"))
            yield known[-1]
    for found in re.finditer(_LABELLED, text):
        if _is_apart(found.span("local"), known):
            yield Number(*found.span("local"), stars(found["local"]))


def _is_apart(span: tuple[int, int], known: Iterable[Number]) -> bool:
    """Say whether a stretch of a text shares nothing with the numbers known in it."""
    return all(span[1] <= number.start or number.end <= span[0] for number in known)


def identities_as_read(text: str) -> Iterator[Number]:
    """Yield what a reader of a plain text takes for an identity number.

    Beside `identity_numbers`, 18 characters with a date in their middle, mistyped as they may be.
    """
    known = list(identity_numbers(text))
    yield from known
    starts = {number.start for number in known}
    for found in re.finditer(_BORN, text):
        if found.start() not in starts:
            yield Number(found.start(), found.end(), "*" * 18)


def hidden(value: Any) -> Any:
    """Return a text with its telephones and identity numbers masked; other values as they are.

    In whatever digits they are written (`compute.seen`), and with whatever nobody sees in them.
    """
    return _replaced(value, None) if type(value) is str and _may_hold_number(value) else value


def _may_hold_number(text: str) -> bool:
    """Say whether a text needs the long look: an ASCII one has no hidden digits."""
    shortest = len(_SHORTEST)
    return len(text) >= shortest and (
        not text.isascii() or sum(map(text.count, "0123456789")) >= shortest
    )


def without_numbers(text: str, mark: str = "***") -> str:
    """Return a text with `mark` in place of each telephone and identity number, as in `hidden`."""
    return _replaced(text, mark)


def _replaced(text: str, mark: str | None) -> str:
    from gridctl.compute.seen import seen_with_places  # only what is told or published needs it

    taken, places = seen_with_places(text)
    plain = plain_digits(taken)
    for number in sorted((*telephones_as_read(plain), *identities_as_read(plain)), reverse=True):
        start, end = places[number.start], places[number.end - 1] + 1
        text = text[:start] + (mark or number.shown) + text[end:]
    return text


@lru_cache(maxsize=4096)  # the files of all villages have much the same names
def is_sensitive(name: str) -> bool:
    """Say whether a column's or key's name asks for what no village needs to know."""
    plain = re.sub(_GAPS, "_", re.sub(_CAMEL, "_", name)).casefold()
    return re.search(_SENSITIVE, plain) is not None


def place(file: str, text: str, offset: int) -> Mark:
    """Return the mark of an offset in a file's text."""
    return Mark(file, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))
