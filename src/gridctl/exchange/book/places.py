"""Where a household of annex 2 lies: what the row says of group, courtyard and grid."""

import re
from collections.abc import Iterator, Mapping

from gridctl.exchange.book.annex_rows import Hint
from gridctl.exchange.book.given import Trouble
from gridctl.exchange.book.names import Names
from gridctl.model.people import Household
from gridctl.model.record import Record
from gridctl.model.village import Village
from gridctl.model.words import Words
from gridctl.source.values import BLANK_MARKS

#: Where several names stand in one cell.
SEPARATORS = re.compile("[、;；,，/\n]+")
_ENTITIES = {"group": "villager_group", "courtyard": "courtyard", "grid": "grid"}
_TITLES = {
    "group": Words("villager group", "村民小组"),
    "courtyard": Words("courtyard", "院落"),
    "grid": Words("grid", "网格"),
}
_NOBODY = Words("No {kind} is called “{value}”.", "没有名为“{value}”的{kind}。")
_APART = Words("“{value}” does not lie in the grid “{grid}”.", "“{value}”不在网格“{grid}”内。")


class Said(Record):
    """The groups, courtyards and grids that a row comes to; empty where it does not say."""

    groups: tuple[str, ...] = ()
    courtyards: tuple[str, ...] = ()
    grids: tuple[str, ...] = ()


class Places:
    """The village's groups, courtyards and grids."""

    def __init__(self, village: Village, names: Names) -> None:
        """Gather them; `names` tell what is called how."""
        self.names = names
        grids = [grid for document in village.grid_documents for grid in document.grids]
        self.groups = {group.id: grid.id for grid in grids for group in grid.villager_groups}
        self._yards = {yard.id: grid.id for grid in grids for yard in grid.courtyards}
        self._group_of = {y.id: y.villager_group for grid in grids for y in grid.courtyards}
        self._ids = {
            "group": self.groups,
            "courtyard": self._yards,
            "grid": {grid.id: grid.id for grid in grids},
        }

    def said(self, hints: Mapping[str, Hint]) -> tuple[Said, list[Trouble]]:
        """Return what a row's hints come to, and what is wrong with them.

        A courtyard that stands further up than the grid, and not in it, is another household's.
        """
        troubles = []
        found: dict[str, tuple[str, ...]] = {}
        for kind, hint in hints.items():
            parts = [part.strip() for part in SEPARATORS.split(hint.text)]
            parts = [part for part in parts if part and part not in BLANK_MARKS]
            known = [self._called(part, kind) for part in parts]
            for part in (part for part, ids in zip(parts, known, strict=True) if not ids):
                values = {"value": part, "kind": _TITLES[kind]}
                troubles.append(Trouble(hint.mark, _NOBODY, values))
            found[kind] = tuple(dict.fromkeys(one for ids in known for one in ids))
        for kind in self._elsewhere(found):
            hint, grid = hints[kind], hints["grid"]
            if (hint.mark.line or 0) < (grid.mark.line or 0):
                found[kind] = ()
            else:
                values = {"value": hint.text, "grid": grid.text}
                troubles.append(Trouble(hint.mark, _APART, values))
        said = Said(found.get("group", ()), found.get("courtyard", ()), found.get("grid", ()))
        return said, troubles

    def _called(self, text: str, kind: str) -> list[str]:
        """Return what is called so, or has this id."""
        bare = self.names.bare(text)
        return [bare] if bare in self._ids[kind] else self.names.called(text, (_ENTITIES[kind],))

    def _elsewhere(self, found: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
        """Yield the kinds of places that lie in none of the grids that are said."""
        grids = found.get("grid", ())
        for kind in ("group", "courtyard"):
            said = found.get(kind, ())
            if said and grids and all(self._ids[kind][one] not in grids for one in said):
                yield kind

    def group(self, said: Said) -> str:
        """Return the villager group that is said; blank where it is left open."""
        if said.groups:
            return said.groups[0] if len(said.groups) == 1 else ""
        if said.courtyards:
            return self._group_of.get(said.courtyards[0], "") if len(said.courtyards) == 1 else ""
        groups = [group for group, grid in self.groups.items() if grid in said.grids]
        return groups[0] if len(groups) == 1 else ""

    def near(self, found: list[Household], said: Said) -> list[Household]:
        """Return those of several households that lie where the row says."""
        group = self.group(said)

        def lies(household: Household) -> tuple[bool, bool, bool]:
            within = self.groups.get(household.villager_group, "")
            here = household.courtyard in said.courtyards
            return here, household.villager_group == group, within in said.grids

        for which in range(3):
            near = [one for one in found if lies(one)[which]]
            if near:
                return near
        return found
