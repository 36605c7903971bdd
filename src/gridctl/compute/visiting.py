"""Which household months owed a visit, and how many visits there were."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from operator import itemgetter

from gridctl.compute.state import State
from gridctl.compute.stays import Pair
from gridctl.compute.timeline import Timeline
from gridctl.model.bonds import Link
from gridctl.model.ledger import Visit
from gridctl.model.people import Household
from gridctl.model.period import Period, PeriodKind
from gridctl.model.record import Record

#: The visits of each period, in file order.
VisitIndex = Mapping[Period, list[Visit]]

_DAY = itemgetter(Visit._fields.index("date"))
_MEMBER, _HOME = (itemgetter(Visit._fields.index(name)) for name in ("member", "household"))


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
    """Return the visits by period of `kind`; rows without a date are left out."""
    found: dict[Period, list[Visit]] = {}
    for day, rows in groupby(visits, _DAY):  # those of a day mostly stand together
        if day is not None:
            found.setdefault(Period.of(kind, day), []).extend(rows)
    return found


def count_visits(visits: Iterable[Visit], kind: PeriodKind) -> Counter[tuple[Period, str]]:
    """Return how many visits each member made in each period of `kind`, to any household."""
    dates = Counter((visit.date, visit.member) for visit in visits)
    found: Counter[tuple[Period, str]] = Counter()
    for (day, member), count in dates.items():
        if day is not None:
            found[Period.of(kind, day), member] += count
    return found


def _linkers(state: State, links: Iterable[Link]) -> dict[str, set[str]]:
    """Return the members present who link each household, by some of a state's links."""
    members = state.members
    found: dict[str, set[str]] = {}
    for link in links:
        if link.member in members:
            found.setdefault(link.household, set()).add(link.member)
    return found


def linked_throughout(states: Sequence[State]) -> frozenset[str]:
    """Return the households linked, and ordinary, in all `states`."""
    first, *others = (state.linked for state in states)
    return first.intersection(*others)


def household_months(
    timeline: Timeline, visits: VisitIndex, month: Period, below: int | None = None
) -> tuple[HouseholdMonth, ...]:
    """Return the ordinary households linked on every day of `month`, with the visits to them.

    Several members may have linked a household one after another; a visit by any of them counts,
    on any day of the month. `visits` is the index of periods of the month's kind; only those
    with fewer than `below` visits are returned where it is said.
    """
    states = timeline.over(month)
    made = visits.get(month, ())
    pairs = zip(map(_MEMBER, made), map(_HOME, made), strict=True)
    bare = timeline.pairs
    counts: Mapping[Pair, int]
    if below == 1:
        # Mostly who links a household came, and once is enough: the others are looked at closely.
        bare = timeline.pairs.difference(pairs)
        counts, otherwise = dict.fromkeys(bare, 0), 1
    else:
        counts, otherwise = Counter(pairs), 0
    if below is None:
        linkers = [_linkers(state, state.linking) for state in states]
    else:
        only = timeline.homes_linked(month, bare)
        linkers = [_linkers(state, state.linking_to(only)) for state in states]
    last, found = states[-1], []
    for household in linkers[0]:
        if not all(household in part for part in linkers):
            continue
        linking = set[str]().union(*(part[household] for part in linkers))
        done = sum(counts.get((member, household), otherwise) for member in linking)
        if below is not None and done >= below:
            continue
        if all(household in state.ordinary for state in states):
            home = last.households[household]
            priority = all(state.households[household].priority for state in states)
            grid = last.grid_of_group.get(home.villager_group, "")
            found.append(HouseholdMonth(home, grid, month, done, priority))
    return tuple(found)
