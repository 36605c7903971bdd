"""From when to when each household and each link was."""

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from gridctl.model.bonds import Link
from gridctl.model.people import Household
from gridctl.model.village import Village

_DAY = timedelta(days=1)
#: From, until, and what there was.
_Stay = tuple[date, date, Any]
#: The ids of a member and of a household.
Pair = tuple[str, str]


class Stays:
    """From when to when each household and link was, worked out once for all states.

    Between two days on which a household (or a link) came or went there are the same ones.
    """

    def __init__(self, village: Village) -> None:
        """Read the days of `village`'s households and links; None is open."""
        homes = [home for home in village.households if home.id]
        #: Most were there always: of the others alone the days need be compared (of all, where an
        #: id is given twice).
        self._all_homes = {home.id: home for home in homes}
        once = len(self._all_homes) == len(homes)
        self._dated_homes: list[_Stay] = [
            (home.since or date.min, home.until or date.max, home)
            for home in homes
            if home.since or home.until or not once
        ]
        self._links: list[_Stay] = [
            (link.since or date.min, link.until or date.max, link) for link in village.links
        ]
        self._home_days, self._link_days = _turns(self._dated_homes), _turns(self._links)
        self._homes_on: dict[int, dict[str, Household]] = {}
        self._links_on: dict[int, list[Link]] = {}

    def homes(self, day: date) -> dict[str, Household]:
        """Return the households that there were on a day, by id; not to be changed."""
        slot = bisect_right(self._home_days, day)
        if slot not in self._homes_on:
            dated = {home.id for _, _, home in self._dated_homes}
            now = {home.id: home for start, end, home in self._dated_homes if start <= day <= end}
            there = self._all_homes | now
            for gone in dated - now.keys():
                del there[gone]
            self._homes_on[slot] = there
        return self._homes_on[slot]

    def links(self, day: date) -> list[Link]:
        """Return the links in force on a day, in file order."""
        slot = bisect_right(self._link_days, day)
        if slot not in self._links_on:
            self._links_on[slot] = [k for start, end, k in self._links if start <= day <= end]
        return self._links_on[slot]

    @cached_property
    def _links_to(self) -> dict[str, list[tuple[int, _Stay]]]:
        """From when to when each household was linked, with the link's place in the file."""
        found: dict[str, list[tuple[int, _Stay]]] = {}
        for place, stay in enumerate(self._links):
            found.setdefault(stay[2].household, []).append((place, stay))
        return found

    def links_to(self, homes: Iterable[str], day: date) -> list[Link]:
        """Return the links to some households in force on a day, in file order."""
        stays = sorted(stay for home in homes for stay in self._links_to[home])
        return [link for _, (start, end, link) in stays if start <= day <= end]

    @cached_property
    def pairs(self) -> frozenset[Pair]:
        """The member and the household of each link, whenever it was."""
        return frozenset((link.member, link.household) for _, _, link in self._links)

    def homes_linked(self, first: date, last: date, by: frozenset[Pair]) -> frozenset[str]:
        """Return the households linked `by` some pairs on some day from `first` to `last`."""
        return frozenset(
            home
            for home in {home for _, home in by}
            for _, (start, end, link) in self._links_to[home]
            if start <= last and first <= end and (link.member, home) in by
        )


def _turns(stays: list[_Stay]) -> list[date]:
    """Return the days on which something began, or was no longer so, in order."""
    ends = {end for _, end, _ in stays}
    return sorted({start for start, _, _ in stays} | {end + _DAY for end in ends - {date.max}})
