"""Annex 2 as townships keep it in Excel: title rows, merged cells, a row for each household.

Of it come members, households and links that the folder does not have yet. What it says of a
member's telephone, duties and promises has its place elsewhere, and is told, not taken; so is
every other column that neither members nor households have.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from gridctl.exchange.book.annex_rows import Pairing, Remark
from gridctl.exchange.book.check import Checker
from gridctl.exchange.book.given import Trouble
from gridctl.exchange.book.grids import Grid, Said
from gridctl.exchange.book.merge import lost
from gridctl.exchange.book.merged import Added, Merged
from gridctl.exchange.book.places import SEPARATORS, Places
from gridctl.exchange.book.plan import Leaf, Plan, plans
from gridctl.exchange.book.rows import Held
from gridctl.model.mark import Mark
from gridctl.model.village import Village
from gridctl.model.words import Words

_NUMBERED = re.compile(r"(.*?)([0-9]+)")

_NO_MEMBER = Words("A household stands here without a member above it.", "此户上方没有党员姓名。")
_WHICH = Words(
    "“{value}” may be {ids}: write the id in its place, or name courtyard or grid.",
    "“{value}”可能是{ids}，请改写为编号，或写明院落、网格。",
)
_NO_DAY = Words(
    "New links need the day on which they began: name it with --since.",
    "新增联户须有起始日期，请用 --since 指明。",
)
_PASSED = Words(
    "Of members who are there already these were not taken: {columns}.",
    "已在册党员的以下各列没有导入：{columns}。",
)
_BEGINS = Words(
    "New rows of {table}: {column} is taken from --since: {day}.",
    "{table}中新增的行，“{column}”按 --since 记为{day}。",
)
_NO_COLUMN = Words(
    "{table} has no column {column}, so its new rows have no first day.",
    "{table}没有“{column}”一列，新增的行没有记起始日期。",
)
_KEPT = Words(
    "{count} links in force are not in this table; they stay.",
    "有{count}条现行联户不在此表中，予以保留。",
)


class Annex:
    """Works out what annex 2 adds to a village."""

    def __init__(
        self,
        village: Village,
        held: Mapping[str, Held],
        checker: Checker,
        since: date | None,
    ) -> None:
        """`held` are the rows of members, households and links; `checker` checks cells.

        What is new begins on `since`.
        """
        self.village, self.held, self.checker = village, held, checker
        self.since = since
        self.troubles: list[Trouble] = []
        self.remarks: list[Remark] = []
        self._new: dict[str, dict[str, str]] = {"members": {}, "households": {}}
        self._added: dict[str, list[Added]] = {name: [] for name in held}
        self._passed: dict[str, None] = {}
        self._links: dict[tuple[str, str], Mark] = {}
        self._households = {household.id: household for household in village.households}
        self._places = Places(village, checker.names)

    def take(self, grid: Grid, rows: Iterable[Pairing]) -> None:
        """Take the rows of a sheet."""
        for row in rows:
            member = self._member(grid, row)
            if row.head is None or member is None:
                continue
            for head in self._heads(grid, row):
                household = self._household(grid, row, head)
                if household is not None:
                    mark = grid.mark(row.line.number, row.head[1])
                    self._links.setdefault((member, household), mark)

    def merged(self) -> list[Merged]:
        """Return what comes to the folder."""
        since = self.since
        there = {
            (link.member, link.household)
            for link in self.village.links
            if link.until is None or (since is not None and link.until >= since)
        }
        new = {pair: mark for pair, mark in self._links.items() if pair not in there}
        if new and since is None:
            self.troubles.append(Trouble(next(iter(new.values())), _NO_DAY))
        for (member, household), mark in new.items():
            self._add("links", {"member": member, "household": household}, mark)
        self._tell_day()
        if self._passed:
            plan = self.held["members"].plan
            names = tuple(plan.leaves[plan.leaf_of(field) or 0].words for field in self._passed)
            self.remarks.append(Remark(Mark(plan.table.path), _PASSED, {"columns": names}))
        if kept := len(there - self._links.keys()):
            self.remarks.append(Remark(Mark("links.csv"), _KEPT, {"count": kept}))
        return [
            Merged(held, (), tuple(self._added[name]), (), ()) for name, held in self.held.items()
        ]

    def _member(self, grid: Grid, row: Pairing) -> str | None:
        """Return the id of a row's member, new where nobody is called so."""
        if row.member is None:
            self.troubles.append(Trouble(grid.mark(row.line.number), _NO_MEMBER))
            return None
        said, column = row.member
        mark = grid.mark(row.line.number, column)
        name = self._name(said, "members", "name", mark)
        if name is None:
            return None
        found = self._known(name, "member")
        if len(found) > 1:
            self.troubles.append(Trouble(mark, _WHICH, {"value": name, "ids": tuple(found)}))
            return None
        if found:
            self._passed |= {f: None for f, (said, _) in row.more.items() if said.text.strip()}
            return found[0]
        if name not in self._new["members"]:
            branches = [
                branch.id
                for document in self.village.branch_documents
                if document.organisation
                for branch in document.organisation.branches
            ]
            branch = branches[0] if len(branches) == 1 else ""
            self._new["members"][name] = self._next("members", "M001")
            texts = {"id": self._new["members"][name], "name": name, "branch": branch}
            texts |= self._more(grid, row)
            self._add("members", texts, mark)
        return self._new["members"][name]

    def _household(self, grid: Grid, row: Pairing, head: str) -> str | None:
        """Return the id of the household of a head, new where none is called so."""
        assert row.head is not None  # noqa: S101 (its head has just been read)
        mark = grid.mark(row.line.number, row.head[1])
        said, troubles = self._places.said(row.hints)
        self.troubles += (trouble for trouble in troubles if trouble not in self.troubles)
        found = self._known(head, "household")
        if len(found) > 1:
            near = self._places.near([self._households[one] for one in found], said)
            found = [household.id for household in near]
        if len(found) > 1:
            self.troubles.append(Trouble(mark, _WHICH, {"value": head, "ids": tuple(found)}))
            return None
        if found:
            return found[0]
        if head not in self._new["households"]:
            self._new["households"][head] = self._next("households", "H001")
            one = self._new["households"][head]
            texts = {"id": one, "head": head, "villager_group": self._places.group(said)}
            self._add("households", texts, mark)
        return self._new["households"][head]

    def _more(self, grid: Grid, row: Pairing) -> dict[str, str]:
        """Return what a row says of its member besides the name."""
        found = {}
        plan = self.held["members"].plan
        for field, (said, column) in row.more.items():
            leaf: Leaf = plan.leaves[plan.leaf_of(field) or 0]
            text = self.checker.text(said, leaf, grid.mark(row.line.number, column))
            if text:
                found[field] = text
        return found

    def _tell_day(self) -> None:
        """Say on which day the new members and households begin, though the table says none."""
        for name in ("members", "households"):
            if self._added[name] and self.since is not None:
                plan = self.held[name].plan
                column = plan.leaves[plan.leaf_of("since") or 0].words
                values = {"table": plan.title, "column": column, "day": self.since}
                words = _BEGINS if self._has_day(name) else _NO_COLUMN
                self.remarks.append(Remark(Mark(plan.table.path), words, values))

    def _has_day(self, table: str) -> bool:
        """Say whether a table has a column for the first day; one that is new has every column."""
        held = self.held[table]
        file = held.files.get(held.plan.table.path)
        return file is None or held.plan.leaf_of("since") in file.columns

    def _heads(self, grid: Grid, row: Pairing) -> Iterator[str]:
        """Yield the heads of households in a cell."""
        assert row.head is not None  # noqa: S101
        said, column = row.head
        for part in SEPARATORS.split(said.text):
            if part.strip() or said.doubt:
                mark = grid.mark(row.line.number, column)
                name = self._name(said._replace(text=part), "households", "head", mark)
                if name is not None:
                    yield name

    def _name(self, said: Said, table: str, field: str, mark: Mark) -> str | None:
        """Return a cell's name, checked; None where it cannot be taken."""
        index = self.held[table].plan.leaf_of(field) or 0
        leaf: Leaf = self.held[table].plan.leaves[index]
        text = said.text.strip()
        if self.checker.names.bare(text) != text:
            return self.checker.names.bare(text)  # an id with its name
        return self.checker.text(said, leaf, mark)

    def _known(self, name: str, entity: str) -> list[str]:
        """Return who is called so, or has this id."""
        ids = {m.id for m in self.village.members} if entity == "member" else self._households
        if name in ids:
            return [name]
        return self.checker.names.called(name, (entity,))

    def _next(self, table: str, first: str) -> str:
        """Return the next free id in the style of a table's others."""
        plan = self.held[table].plan
        index = plan.leaf_of("id") or 0
        ids = [row.texts[index] for row in self.held[table].rows]
        ids += [added.texts[index] for added in self._added[table]]
        found = [match for one in ids if (match := _NUMBERED.fullmatch(one))]
        if not found:
            return first
        prefix, digits = found[-1].groups()
        most = max(int(match[2]) for match in found if match[1] == prefix)
        taken = set(ids) | set(self.checker.names.names)
        while (one := f"{prefix}{most + 1:0{len(digits)}}") in taken:
            most += 1
        return one

    def _add(self, table: str, texts: Mapping[str, str], mark: Mark) -> None:
        plan: Plan = self.held[table].plan
        trouble = lost(self.held[table], plan.table.path)
        if trouble is not None and trouble not in self.troubles:
            self.troubles.append(trouble)
        if self.since is not None and (table == "links" or self._has_day(table)):
            texts = {"since": str(self.since), **texts}
        whole = tuple(texts.get(leaf.column.attribute, "") for leaf in plan.leaves)
        self._added[table].append(Added(plan.table.path, whole, None, mark.line or 0))


def annex_plans() -> tuple[Plan, ...]:
    """Return the sheets that annex 2 adds to."""
    return tuple(p for p in plans() if p.name in {"members", "households", "links"})
