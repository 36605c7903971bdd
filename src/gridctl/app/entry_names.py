"""Ids from what a clerk types: an id as it is, or the name of somebody or something."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from gridctl.app.entry import EntryError
from gridctl.compute.references import ANYTHING, Named, homes, named
from gridctl.lang.entities import ENTITIES, either
from gridctl.model.bonds import Link
from gridctl.model.declare import Column, by_name
from gridctl.model.record import Record
from gridctl.model.words import Words
from gridctl.rules.rule import Context
from gridctl.source.values import split

_NONE = Words(
    "{column}: no {entity} has the id or the name {text}.",
    "“{column}”：没有编号或名称为“{text}”的{entity}。",
)
_MANY = Words(
    "{column}: {text} may be {candidates}; say which by its id.",
    "“{column}”：“{text}”可能是{candidates}，请写编号。",
)
_NOT_READ = Words(
    "{column}: {file} cannot be read; run gridctl validate.",
    "“{column}”：{file}无法读取，请运行 gridctl validate。",
)
_SUBJECT = Words("entry", "对象")


class Candidate(Record):
    """An id that may be meant, and what tells it from others of the same name."""

    id: str
    told: Words


class SeveralError(EntryError):
    """A name is that of several; `column` is where it was typed, `candidates` who they are."""

    def __init__(self, column: Column, text: str, candidates: tuple[Candidate, ...]) -> None:
        """Keep what is needed to ask which one is meant."""
        told = tuple(candidate.told for candidate in candidates)
        super().__init__(_MANY, column=column.words, text=text, candidates=told)
        self.column, self.text, self.candidates = column, text, candidates


def id_for(ctx: Context, column: Column, text: str, days: tuple[date, date] | None = None) -> str:
    """Return the id that a text stands for in a column that refers to others.

    Of several of one name the one is meant who was there between two `days` (without them: who is
    not gone by the as-of date). EntryError where there is none, SeveralError where there are
    several.
    """
    wanted = column.field.refers
    entity = ctx.entities.get(text)
    if entity is not None and (entity in wanted or ANYTHING in wanted):
        return text
    plain = "".join(text.split())
    found = [one for one in named(ctx.as_read) if _fits(one, wanted) and _name(one.record) == plain]
    first, last = days or (ctx.as_of, date.max)
    present = [one for one in found if is_there(one.record, first, last)] or found
    ids = dict.fromkeys(one.id for one in present)
    if len(ids) == 1:
        return next(iter(ids))
    if not ids:
        if broken := _broken(ctx, wanted):
            raise EntryError(_NOT_READ, column=column.words, file=broken)
        words = _SUBJECT if ANYTHING in wanted else either(wanted)
        raise EntryError(_NONE, column=column.words, text=text, entity=words)
    raise SeveralError(column, text, tuple(_candidate(ctx, one) for one in present))


def person(ctx: Context, typed: str) -> str:
    """Return the id of the member that is meant; EntryError where there is none."""
    return id_for(ctx, by_name(Link)["member"], typed)


def home(ctx: Context, typed: str) -> str:
    """Return the id of the household that is meant; EntryError where there is none."""
    return id_for(ctx, by_name(Link)["household"], typed)


def meant(typed: Mapping[str, str], error: SeveralError, one: str) -> dict[str, str]:
    """Return the typed texts with an id in place of the name that was that of several."""
    attribute = error.column.attribute
    said = (part.strip() for part in split(typed.get(attribute, "")))
    names = [attribute] if error.text in said else list(typed)
    found = dict(typed)
    for name in names:
        parts = [one if part.strip() == error.text else part for part in split(typed[name])]
        found[name] = ";".join(parts) if one in parts else typed[name]
    return found


def _broken(ctx: Context, wanted: tuple[str, ...]) -> str:
    """Return the first file that cannot be read in which one that is wanted may stand."""
    tables = (home[1] for entity, home in homes().items() if entity in wanted)
    return next((path for path in map(ctx.path_of, tables) if path in ctx.unparsed), "")


def _fits(one: Named, wanted: tuple[str, ...]) -> bool:
    return one.entity in wanted or ANYTHING in wanted


def _name(record: Any) -> str:
    """Return a record's name, a household's is its head's; blanks within do not count."""
    said = getattr(record, "name", "") or getattr(record, "head", "")
    return "".join(str(said).split())


def end_of(record: Any) -> date | None:
    """Return the last day of what a record is of; None is open, or has no days."""
    end: date | None = getattr(record, "left_on", None) or getattr(record, "until", None)
    return end


def is_there(record: Any, first: date, last: date) -> bool:
    """Say whether a record holds on a day between two, both included."""
    end, since = end_of(record), getattr(record, "since", None)
    return (end is None or end >= first) and (since is None or since <= last)


def _candidate(ctx: Context, one: Named) -> Candidate:
    places = tuple(_places(ctx, one))
    zh = "，".join(f"{ENTITIES[kind].zh}{where}" for kind, where in places)
    en = ", ".join(f"{ENTITIES[kind].en} {where}" for kind, where in places)
    told = Words(f"{one.id} ({en})", f"{one.id}（{zh}）") if places else Words(one.id, one.id)
    return Candidate(one.id, told)


def _places(ctx: Context, one: Named) -> Iterator[tuple[str, str]]:
    """Yield the ids of where somebody belongs: a member's branch and grid, a household's group."""
    record: Any = one.record
    if one.entity == "member":
        yield "branch", record.branch
        grid = ctx.now.grid_of_member(record)
        if grid:
            yield "grid", grid
    elif one.entity == "household":
        grid = ctx.now.grid_of_group.get(record.villager_group, "")
        if grid:
            yield "grid", grid
        yield "villager_group", record.villager_group
    elif one.entity in ENTITIES:
        yield one.entity, ""
