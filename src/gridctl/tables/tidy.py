"""One way to write a value, and what comes of writing a file so."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from gridctl.findings.finding import Problem
from gridctl.model.choice import Choice
from gridctl.model.declare import Column, Table, columns
from gridctl.model.mark import Mark
from gridctl.model.period import Period
from gridctl.model.record import Record, Setting
from gridctl.model.words import Lang, Words
from gridctl.source.values import UnfitError, read_cell, split
from gridctl.tables.write import BETWEEN

_YES_NO = {True: Words("yes", "是"), False: Words("no", "否")}


class Mending(Record):
    """A damaged cell and the text that it safely stands for."""

    mark: Mark
    column: Words
    old: str
    new: str


class Tidied(Record):
    """A file in the one form (None: it is left alone, `obstacles` say why) and what was mended.

    `wrong` is what is still wrong in it.
    """

    text: str | None
    obstacles: tuple[Problem, ...] = ()
    mended: tuple[Mending, ...] = ()
    wrong: tuple[Problem, ...] = ()


class Shape(Record):
    """What a file should hold: its path, record type, table and period, and the language.

    Without a language a file keeps the one it is written in. `entities` says what the folder's ids
    name, for a table that tells of others' fields.
    """

    path: str
    record: type[Record]
    table: Table | None = None
    period: Period | None = None
    lang: Lang | None = None
    entities: Mapping[str, str] = {}


def tidy_text(text: str, column: Column, lang: Lang | None) -> str:
    """Return a value in the one form; what cannot be read stays, but for the blanks around it.

    Enumerated values and yes or no are in `lang`, lists are separated by ``;``. Numbers and dates
    have one form only; how many decimals a number has is left to its writer.
    """
    said = text.strip()
    try:
        value = read_cell(said, column)
    except UnfitError:
        return said
    if not column.many or not said:
        return _one(said, value, lang)
    parts = [part for part in map(str.strip, split(said)) if part]
    return BETWEEN.join(map(_one, parts, value, [lang] * len(parts))) or BETWEEN


def _one(text: str, value: object, lang: Lang | None) -> str:
    if isinstance(value, Choice) and lang is not None:
        return value.words(lang)
    if isinstance(value, bool):
        return _YES_NO[value](lang) if lang is not None and text else text
    return str(value) if isinstance(value, int) else text


def told(problems: Iterable[Problem]) -> list[tuple[str, str, str, str]]:
    """Return what problems say without where, to compare those of a file before and after."""
    gone = {("spreadsheet-damage", "trailing-commas"), ("bad-encoding", "")}
    return sorted(
        (problem.name, problem.variant, problem.field, str(problem.values.get("value", "")).strip())
        for problem in problems
        if (problem.name, problem.variant) not in gone and problem.values.get("column") != ""
    )


def bare(value: Any) -> Any:
    """Return a record's values without their places, to compare those of a file before and after.

    The parts of a list stay in order.
    """
    if isinstance(value, Setting):
        return (value.name, value.texts)
    if isinstance(value, Record) and not isinstance(value, Period):
        return tuple(_parts(value))
    return tuple(map(bare, value)) if type(value) is tuple else value


def _parts(record: Record) -> Iterator[Any]:
    for column in columns(type(record)):
        yield bare(getattr(record, column.attribute))
