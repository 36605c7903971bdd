"""The village as it stood on one day."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Any

from gridctl.compute.stays import Stays
from gridctl.model.bonds import Assignment, CoreHousehold, Link
from gridctl.model.choices import AssignmentKind, Presence
from gridctl.model.declare import by_name
from gridctl.model.people import Household, Member, Staff
from gridctl.model.places import Branch, Courtyard, Grid, Organisation, PartyGroup, VillagerGroup
from gridctl.model.record import Record
from gridctl.model.village import Village
from gridctl.source.values import UnfitError, read_cell

#: Of what no cell can hold there is no former value.
_NO_CELL = frozenset({"record", "settings"})


def holds(day: date, since: date | None, until: date | None) -> bool:
    """Say whether `day` lies from `since` to `until`, both inclusive; None is open."""
    return (since is None or since <= day) and (until is None or day <= until)


def age_on(born: date, day: date) -> int:
    """Return the full years of age on `day`; 29 February counts from 1 March in common years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def is_exempt(member: Member, day: date, kinds: Collection[str], age: int | None) -> bool:
    """Say whether a member is exempt on a day: of `age` full years, or of one of `kinds`.

    Kinds are ``excused`` and ``away``; the ground of an excuse is not known.
    """
    if age is not None and member.born and age_on(member.born, day) >= age:
        return True
    return (member.excused and "excused" in kinds) or (
        member.presence is Presence.AWAY and "away" in kinds
    )


class State:
    """Who was who from `since` until the next change: former values put back.

    A record without an id is left out: nothing can be said of it that anybody could look up.
    Links and contacts that name an unknown or departed member or household are left out.
    """

    def __init__(self, village: Village, since: date, stays: Stays | None = None) -> None:
        """Look at `village` as it stood on the day `since`; states may share their `stays`."""
        self.village = village
        self.since = since
        self._stays = stays or Stays(village)
        self._former = self._former_values()

    def _former_values(self) -> Mapping[str, list[tuple[str, str]]]:
        """Return what each subject was on the day: (field, value), the earliest to end last.

        A field may go by either of its names; whoever puts them back in order keeps the value
        that ended first.
        """
        found: dict[str, list[tuple[str, str]]] = {}
        rows = [r for r in self.village.former_values if r.until and self.since <= r.until]
        for row in sorted(rows, key=lambda row: row.until or date.max, reverse=True):
            found.setdefault(row.subject, []).append((row.field, row.value))
        return found

    def _as_then(self, record: Any) -> Any:
        """Return a record with its former values put back."""
        former = self._former.get(record.id)
        if not former:
            return record
        known = by_name(type(record))
        changed: dict[str, Any] = {}
        for field, text in former:
            if field in known and known[field].kind not in _NO_CELL:
                try:
                    changed[known[field].attribute] = read_cell(text, known[field])
                except UnfitError:
                    continue  # the rule former-value-unfit tells of it
        return record._replace(**changed) if changed else record

    def _all_then(self, records: dict[str, Any]) -> dict[str, Any]:
        """Return records by id with their former values put back: few ever had others."""
        changed = self._former.keys() & records.keys()
        return records | {i: self._as_then(records[i]) for i in changed} if changed else records

    def as_then(self, record: Any) -> Any:
        """Return a record with an id as it was on the day; other records as they are."""
        return self._as_then(record) if "id" in record._fields else record

    @cached_property
    def members(self) -> dict[str, Member]:
        """The members present, by id."""
        there = (m for m in self.village.members if m.id and holds(self.since, m.since, m.left_on))
        return self._all_then({member.id: member for member in there})

    @cached_property
    def staff(self) -> dict[str, Staff]:
        """Those who hold a post and are not members, by id."""
        return {
            s.id: self._as_then(s)
            for s in self.village.staff
            if s.id and holds(self.since, s.since, s.until)
        }

    @cached_property
    def households(self) -> dict[str, Household]:
        """The households that existed, by id."""
        return self._all_then(self._stays.homes(self.since))

    @cached_property
    def members_at_home(self) -> dict[str, tuple[Member, ...]]:
        """The members who live in each member household."""
        found: dict[str, list[Member]] = {}
        homes = self._stays.homes(self.since)  # no former value changes who there was
        for member in self.members.values():
            if member.household in homes:
                found.setdefault(member.household, []).append(member)
        return {household: tuple(members) for household, members in found.items()}

    @cached_property
    def ordinary(self) -> dict[str, Household]:
        """The ordinary households: those in which no member lives, away ones included."""
        found = dict(self.households)
        for home in self.members_at_home:
            del found[home]
        return found

    @cached_property
    def grids(self) -> dict[str, Grid]:
        """The grids, by id."""
        found = (g for document in self.village.grid_documents for g in document.grids)
        return {grid.id: self._as_then(grid) for grid in found if grid.id}

    @cached_property
    def villager_groups(self) -> dict[str, VillagerGroup]:
        """The villager groups, by id."""
        return {
            g.id: self._as_then(g)
            for grid in self.grids.values()
            for g in grid.villager_groups
            if g.id
        }

    @cached_property
    def courtyards(self) -> dict[str, Courtyard]:
        """The courtyards, by id."""
        found = (c for grid in self.grids.values() for c in grid.courtyards if c.id)
        return {courtyard.id: self._as_then(courtyard) for courtyard in found}

    @cached_property
    def grid_of_group(self) -> dict[str, str]:
        """The grid id of each villager group."""
        return {group.id: i for i, grid in self.grids.items() for group in grid.villager_groups}

    @cached_property
    def organisation(self) -> Organisation | None:
        """The village's party organisation, None where branches.yaml has none."""
        found = [d.organisation for d in self.village.branch_documents if d.organisation]
        return self._as_then(found[0]) if found else None

    @cached_property
    def branches(self) -> dict[str, Branch]:
        """The branches, by id."""
        found = self.organisation.branches if self.organisation else ()
        return {branch.id: self._as_then(branch) for branch in found if branch.id}

    @cached_property
    def party_groups(self) -> dict[str, PartyGroup]:
        """The party groups, by id."""
        found = (g for b in self.branches.values() for g in b.party_groups if g.id)
        return {group.id: self._as_then(group) for group in found}

    def grid_of_household(self, household: str) -> str:
        """Return the id of a household's grid, through its villager group; blank if unknown."""
        known = self.households.get(household)
        return self.grid_of_group.get(known.villager_group, "") if known else ""

    def grid_of_member(self, member: Member) -> str:
        """Return the id of a member's grid: the duty grid, else the home's."""
        return member.duty_grid or self.grid_of_household(member.household)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The links in force between known members and households, in file order."""
        members, homes = self.members, self._stays.homes(self.since)
        return tuple([k for k in self.linking if k.member in members and k.household in homes])

    @property
    def linking(self) -> list[Link]:
        """The links in force, of known members and households or not, in file order."""
        return self._stays.links(self.since)

    def linking_to(self, homes: Iterable[str]) -> list[Link]:
        """Return those of `linking` to some households."""
        return self._stays.links_to(homes, self.since)

    @cached_property
    def links_of_member(self) -> dict[str, tuple[Link, ...]]:
        """Each member's links to ordinary households, one a household, by `since` then line."""
        found: dict[str, dict[str, Link]] = {}
        in_order = sorted(self.links, key=lambda k: (k.since or date.min, k.at.line or 0))
        for link in in_order:
            if link.household in self.ordinary:
                found.setdefault(link.member, {}).setdefault(link.household, link)
        return {member: tuple(links.values()) for member, links in found.items()}

    @cached_property
    def links_of_household(self) -> dict[str, tuple[Link, ...]]:
        """The links in force of each ordinary household."""
        found: dict[str, tuple[Link, ...]] = {}
        ordinary = self.ordinary
        for link in self.links:
            household = link.household
            if household in ordinary:
                found[household] = (*found[household], link) if household in found else (link,)
        return found

    @cached_property
    def linked(self) -> frozenset[str]:
        """The ids of the ordinary households that are linked."""
        return frozenset(self.ordinary).intersection([link.household for link in self.links])

    def contacts(self, kind: AssignmentKind) -> Iterator[Assignment]:
        """Yield the contacts of a kind in force."""
        for row in self.village.assignments:
            if row.kind is kind and holds(self.since, row.since, row.until):
                yield row

    @cached_property
    def core_rows(self) -> tuple[CoreHousehold, ...]:
        """The core rows of the term (year) in course, of members present, in file order."""
        return tuple(
            row
            for row in self.village.core_households
            if row.term == self.since.year
            and (row.until is None or self.since <= row.until)
            and row.member in self.members
        )

    @cached_property
    def core_members(self) -> frozenset[str]:
        """The ids of the core members of the term in course."""
        return frozenset(row.member for row in self.core_rows)

    def person_name(self, person: str) -> str:
        """Return the name of a member or staff id; the id itself where it is unknown."""
        known: Record | None = self.members.get(person) or self.staff.get(person)
        return known.name if known else person  # type: ignore[attr-defined]
