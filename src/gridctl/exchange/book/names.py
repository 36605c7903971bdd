"""Ids with the names of what they stand for, as a clerk reads and types them."""

from collections.abc import Iterable
from datetime import date

from gridctl.compute.references import ANYTHING, VILLAGE, all_records
from gridctl.model.declare import columns
from gridctl.model.village import Village
from gridctl.model.words import Lang

#: Where a record's name stands, by what it is tried in order.
_NAMES = ("name", "head", "title")
_ENDS = ("left_on", "until")
#: Nobody picks one of these from a list.
_UNLISTED = frozenset({"points_entry", "points_rule", ANYTHING})


class Names:
    """The ids of a village by what they name, each with its name.

    A cell shows ``M001 李例禾``; whoever types may write the id, both, or a name that only one
    has.
    """

    def __init__(self, village: Village, as_of: date, lang: Lang) -> None:
        """Gather the ids; what has ended by `as_of` is not offered any more."""
        self.names: dict[str, str] = {}
        self._by_entity: dict[str, dict[str, str]] = {}
        self._offered: dict[str, list[str]] = {}
        for kind, records, entity in all_records(village):
            if not any(column.field.key for column in columns(kind)):
                continue
            known = self._by_entity.setdefault(entity, {})
            offered = self._offered.setdefault(entity, [])
            for record in records:
                known[record.id] = self.names[record.id] = _name(record, lang)
                if not _ended(record, as_of):
                    offered.append(record.id)

    def label(self, one: str) -> str:
        """Return an id with its name, as it stands in a cell; the id alone where it has none."""
        name = self.names.get(one, "")
        return f"{one} {name}" if name else one

    def choices(self, refers: Iterable[str]) -> list[str]:
        """Return what may be picked for a column; nothing where anything, or too much, may."""
        wanted = [entity for entity in refers if entity not in _UNLISTED]
        return [
            self.label(one) for entity in wanted for one in self._offered.get(entity, ()) if one
        ]

    def bare(self, text: str) -> str:
        """Return the id of what `label` made; anything else as it is."""
        head = text.split(None, 1)[0] if text else ""
        return head if head in self.names else text

    def called(self, name: str, refers: Iterable[str]) -> list[str]:
        """Return the ids that a column may hold of what is called so."""
        wanted = list(refers)
        entities = list(self._by_entity) if ANYTHING in wanted else wanted
        found = [
            one
            for entity in entities
            for one, own in self._by_entity.get(entity, {}).items()
            if own == name
        ]
        return list(dict.fromkeys(found))


def _name(record: object, lang: Lang) -> str:
    for name in _NAMES:
        if said := getattr(record, name, ""):
            return str(said)
    day, kind = getattr(record, "date", None), getattr(record, "kind", None)
    if getattr(record, "id", "") == VILLAGE or day is None or not hasattr(record, "agenda"):
        return ""
    return f"{day.isoformat()} {kind.words(lang) if kind else ''}".strip()


def _ended(record: object, as_of: date) -> bool:
    return any((day := getattr(record, end, None)) is not None and day < as_of for end in _ENDS)
