"""Which household months owed a visit, and how many visits there were."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from operator import itemgetter

from gridctl.compute.state import State
from gridctl.compute.timeline import Timeline
from gridctl.model.bonds import Link
from gridctl.model.ledger import Visit
from gridctl.model.people import Household
from gridctl.model.period import Period, PeriodKind
from gridctl.model.record import Record

#: Who visited each household in each period, once a visit, in file order.
VisitIndex = Mapping[Period, Mapping[str, list[str]]]

_DAY_MEMBER_HOUSEHOLD = itemgetter(*map(Visit._fields.index, ("date", "member", "household")))


class HouseholdMonth(Record):
    """A month in which an ordinary household was linked on every day.

    `household` and `grid` are as on its last day; `done` counts the visits by members who linked
    it in that month; `priority` says that it was a priority household on every day.
    """

    household: Household
    grid: str
    month: Period
    done: int
    priority: bool


def index_visits(visits: Iterable[Visit], kind: PeriodKind = "month") -> VisitIndex:
    """Return the visitors by period of `kind` and household; rows without a date are left out."""
    found: dict[Period, dict[str, list[str]]] = {}
    by_day: dict[date, dict[str, list[str]]] = {}
    for day, member, household in map(_DAY_MEMBER_HOUSEHOLD, visits):
        if day is None:
            continue
        homes = by_day.get(day)
        if homes is None:
            homes = by_day[day] = found.setdefault(Period.of(kind, day), {})
        if household in homes:
            homes[household].append(member)
        else:
            homes[household] = [member]
    return found


def count_visits(visits: Iterable[Visit], kind: PeriodKind) -> Counter[tuple[Period, str]]:
    """Return how many visits each member made in each period of `kind`, to any household."""
    dates = Counter((visit.date, visit.member) for visit in visits)
    found: Counter[tuple[Period, str]] = Counter()
    for (day, member), count in dates.items():
        if day is not None:
            found[Period.of(kind, day), member] += count
    return found


def _linked(states: tuple[State, ...]) -> Iterator[tuple[str, tuple[Link, ...]]]:
    """Yield each household linked, and ordinary, in all `states`, with all its links."""
    first, *others = (state.links_of_household for state in states)
    for household, links in first.items():
        whole = links
        for part in others:
            then = part.get(household)
            if then is None:
                break
            if then != links:
                whole += then
        else:
            yield household, whole


def _counted(visitors: list[str], links: tuple[Link, ...]) -> int:
    """Return how many of the visits were by someone who linked the household."""
    if len(links) == 1:
        return visitors.count(links[0].member)
    return sum([visitors.count(member) for member in {link.member for link in links}])


def household_months(
    timeline: Timeline, visits: VisitIndex, month: Period, below: int | None = None
) -> tuple[HouseholdMonth, ...]:
    """Return the ordinary households linked on every day of `month`, with the visits to them.

    Several members may have linked a household one after another; a visit by any of them counts,
    on any day of the month. `visits` is the index of periods of the month's kind; only those
    with fewer than `below` visits are returned where it is said.
    """
    states = timeline.over(month)
    last, *earlier = states[::-1]
    made = visits.get(month, {})
    grids, homes = last.grid_of_group, last.households
    found = []
    for household, links in _linked(states):
        visitors = made.get(household)
        done = _counted(visitors, links) if visitors else 0
        if below is not None and done >= below:
            continue
        home = homes[household]
        priority = home.priority and all(s.households[household].priority for s in earlier)
        grid = grids.get(home.villager_group, "")
        found.append(HouseholdMonth(home, grid, month, done, priority))
    return tuple(found)
