"""Which cards a clause may ask to be filled in, and what of one is still blank."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from gridctl.compute.of_organisation import units
from gridctl.compute.state import State
from gridctl.model.choices import Tier
from gridctl.model.declare import columns
from gridctl.model.mark import Nowhere, Place
from gridctl.model.record import Record
from gridctl.model.words import Words


class Card(Record):
    """A subject, where it stands, and the items asked for that it lacks, in both languages."""

    subject: str
    at: Place
    missing: tuple[Words | Tier | str, ...]


class Form(Record):
    """The tables that hold a form's cards, and how they are found."""

    tables: tuple[str, ...]
    cards: Callable[[State, Collection[str]], Iterator[Card]]


def _lacking(record: Record, items: Collection[str]) -> Iterator[Words | str]:
    """Yield the items that are blank; one that the record has no place for is never filled."""
    named = {name: column for column in columns(type(record)) for name in column.words}
    for item in items:
        column = named.get(item)
        if column is None:
            yield item
        elif getattr(record, column.attribute) in (None, "", ()):
            yield column.words


def _cards(records: Callable[[State], Mapping[str, Any]]) -> Callable[..., Iterator[Card]]:
    def cards(state: State, items: Collection[str]) -> Iterator[Card]:
        for record in records(state).values():
            yield Card(record.id, record.at, tuple(_lacking(record, items)))

    return cards


def _tiers(state: State, items: Collection[str]) -> Iterator[Card]:
    """Yield the village with the tiers that it has no grid of."""
    there = {grid.tier or Tier.GRID for grid in state.grids.values()}
    if state.villager_groups:
        there.add(Tier.VILLAGER_GROUP)
    named = Tier.by_name()
    asked = [named.get(item, item) for item in items]
    yield Card("V", Nowhere("grids.yaml"), tuple(tier for tier in asked if tier not in there))


FORMS: Mapping[str, Form] = {
    "grid.card": Form(("grid_documents",), _cards(lambda state: state.grids)),
    "unit.card": Form(("branch_documents",), _cards(units)),
    "branch.card": Form(("branch_documents",), _cards(lambda state: state.branches)),
    "party-group.card": Form(("branch_documents",), _cards(lambda state: state.party_groups)),
    "village.tiers": Form(("grid_documents",), _tiers),
}
