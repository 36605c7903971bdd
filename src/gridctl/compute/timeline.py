"""The days on which the village changed, and its state between them."""

from bisect import bisect_right
from datetime import date, timedelta

from gridctl.compute.state import State
from gridctl.compute.stays import Pair, Stays
from gridctl.model.people import Member
from gridctl.model.period import Period
from gridctl.model.village import Village

_DAY = timedelta(days=1)


def _changes(village: Village) -> set[date]:
    """Return each day on which something began, or was no longer so."""
    staying = (village.staff, village.households, village.links, village.assignments)
    starts = {row.since for rows in staying for row in rows}
    ends = {row.until for rows in (*staying, village.former_values) for row in rows}
    for member in village.members:
        starts |= {member.since, member.formal_on}
        ends.add(member.left_on)
    ends.update(core.until for core in village.core_households)
    return {day for day in starts if day} | {day + _DAY for day in ends if day and day < date.max}


class Timeline:
    """The states of a village; between two changes it is one and the same."""

    def __init__(self, village: Village) -> None:
        """Find the days on which `village` changed."""
        self.village = village
        self._changes = sorted({date.min, *_changes(village)})
        self._states: dict[date, State] = {}
        self._stays = Stays(village)
        self._over: dict[Period, tuple[State, ...]] = {}

    def on(self, day: date) -> State:
        """Return the state on a day."""
        start = self._changes[bisect_right(self._changes, day) - 1]
        start = max(start, date(day.year, 1, 1))  # core terms begin with the year
        if start not in self._states:
            self._states[start] = State(self.village, start, self._stays)
        return self._states[start]

    def between(self, first: date, last: date) -> tuple[State, ...]:
        """Return every state that the village had from `first` to `last`, oldest first."""
        inside = self._changes[
            bisect_right(self._changes, first) : bisect_right(self._changes, last)
        ]
        years = [date(year, 1, 1) for year in range(first.year + 1, last.year + 1)]
        days = sorted({first, *inside, *years})
        return tuple(dict.fromkeys(self.on(day) for day in days))

    def over(self, period: Period) -> tuple[State, ...]:
        """Return every state that the village had in a period, oldest first."""
        if period not in self._over:
            self._over[period] = self.between(period.first, period.last)
        return self._over[period]

    @property
    def pairs(self) -> frozenset[Pair]:
        """The member and the household of each link, whenever it was."""
        return self._stays.pairs

    def homes_linked(self, period: Period, by: frozenset[Pair]) -> frozenset[str]:
        """Return the households linked `by` some pairs on some day of a period."""
        return self._stays.homes_linked(period.first, period.last, by)

    def present_throughout(self, period: Period) -> tuple[Member, ...]:
        """Return the members present on every day of a period, as on its last day."""
        states = self.over(period)
        stayed = set(states[-1].members).intersection(*(state.members for state in states))
        return tuple(m for i, m in states[-1].members.items() if i in stayed)
