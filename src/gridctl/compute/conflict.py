"""Where limits on the core households leave no number: which clash, and what mends it.

A smallest change alters the fewest of the limits' numbers; of those, the one with the least sum
of alterations (households, members and percentage points counted alike, whole numbers only); of
those, the one whose numbers come first: hedged limits before firm ones, then in the order given,
the minimum before the maximum; of two splits of one sum, what comes first alters less.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from gridctl.compute.feasibility import CoreLimit, Facts, Numbers, Side, Sort, feasible
from gridctl.model.record import Record

#: How many member households more or fewer are tried.
FURTHEST = 1000


class Changed(Record):
    """One number of a limit, before and after."""

    limit: CoreLimit
    side: Side
    before: int
    after: int


class Change(Record):
    """Numbers of limits that, changed, leave `numbers` of core households."""

    changed: tuple[Changed, ...]
    numbers: Numbers

    @property
    def total(self) -> int:
        """By how much the numbers change, summed."""
        return sum(abs(each.after - each.before) for each in self.changed)


class Dropped(Record):
    """Limits without which the others leave `numbers`."""

    limits: tuple[CoreLimit, ...]
    numbers: Numbers


class Joint(Record):
    """All limits together: the numbers that fit; where none does, why, and what would help.

    `conflict` is a smallest set of limits that cannot hold together, `dropped` are the smallest
    sets without which the others hold, `change` is the smallest change of the limits' numbers
    (None where none helps). `fewer` and `more` are the nearest numbers of member households
    with which all hold (None: not within a thousand).
    """

    facts: Facts
    limits: tuple[CoreLimit, ...]
    numbers: Numbers
    conflict: tuple[CoreLimit, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    change: Change | None = None
    fewer: int | None = None
    more: int | None = None

    def alone(self, key: str) -> Numbers:
        """Return the numbers that the limits of one key allow by themselves."""
        return feasible([limit for limit in self.limits if limit.key == key], self.facts)


def smallest_conflict(limits: Sequence[CoreLimit], facts: Facts) -> tuple[CoreLimit, ...]:
    """Return the fewest limits that cannot hold together, the first such; none where all can."""
    for count in range(1, len(limits) + 1):
        for some in combinations(limits, count):
            if not feasible(some, facts).fits:
                return some
    return ()


def _dropped(limits: Sequence[CoreLimit], facts: Facts, count: int) -> Iterator[Dropped]:
    for some in combinations(limits, count):
        rest = feasible([limit for limit in limits if limit not in some], facts)
        if rest.fits:
            yield Dropped(some, rest)


def smallest_dropped(limits: Sequence[CoreLimit], facts: Facts) -> tuple[Dropped, ...]:
    """Return every set of the fewest limits without which the others can hold."""
    by_count = (tuple(_dropped(limits, facts, count)) for count in range(len(limits) + 1))
    return next(found for found in by_count if found)


def loosest(limit: CoreLimit, side: Side, facts: Facts) -> int:
    """Return the number of a limit beyond which loosening it changes nothing."""
    if side == "low":
        return 0
    groups = (*(group for grid in facts.grids for group in grid), *facts.apart)
    if limit.is_share:
        most = 100
    elif limit.sort is Sort.HOUSEHOLDS_EACH:
        most = max(groups, default=0)
    elif limit.sort is Sort.MEMBERS_EACH:
        most = facts.members
    else:
        most = facts.member_households
    return max(most, limit.high or 0)


class _Loosened:
    """Limits of which some numbers are loosened by some steps."""

    def __init__(self, limits: Sequence[CoreLimit], facts: Facts) -> None:
        self.limits = tuple(limits)
        self.facts = facts
        order = sorted(range(len(limits)), key=lambda index: not limits[index].hedged)
        self.sides: list[tuple[int, Side]] = [
            (index, side)
            for index in order
            for side in ("low", "high")
            if getattr(limits[index], side) is not None
        ]

    def most(self, number: int) -> int:
        """Return how many steps a number can be loosened at all."""
        index, side = self.sides[number]
        limit = self.limits[index]
        before: int = getattr(limit, side)
        return abs(loosest(limit, side, self.facts) - before)

    def by(self, steps: dict[int, int]) -> tuple[CoreLimit, ...]:
        """Return the limits with numbers loosened, each by its steps."""
        found = list(self.limits)
        for number, step in steps.items():
            index, side = self.sides[number]
            before: int = getattr(self.limits[index], side)
            after = before - step if side == "low" else before + step
            found[index] = found[index]._replace(**{side: after})
        return tuple(found)

    def fits(self, steps: dict[int, int]) -> bool:
        return feasible(self.by(steps), self.facts).fits

    def least(self, some: Sequence[int], below: int, fixed: dict[int, int]) -> dict[int, int]:
        """Return the steps of `some` numbers with the least sum under `below`; none: empty.

        `fixed` steps of other numbers stand. Each of `some` is loosened by one step at least.
        """
        number, rest = some[0], some[1:]
        widest = {**fixed, **{each: self.most(each) for each in some}}
        if not all(widest[each] for each in some) or not self.fits(widest):
            return {}
        found: dict[int, int] = {}
        for step in range(self._first(number, widest), widest[number] + 1):
            if step + len(rest) >= below:
                break
            taken = {**fixed, number: step}
            if not rest:
                return taken
            tried = self.least(rest, below - step, taken)
            if tried:
                found, below = tried, sum(tried[each] for each in some)
        return found

    def _first(self, number: int, widest: dict[int, int]) -> int:
        """Return the fewest steps of a number with which all fit, the others being at `widest`."""
        low, high = 1, widest[number]
        while low < high:
            middle = (low + high) // 2
            if self.fits({**widest, number: middle}):
                high = middle
            else:
                low = middle + 1
        return low


def smallest_change(limits: Sequence[CoreLimit], facts: Facts) -> Change | None:
    """Return the smallest change that leaves some number, as said above; None: there is none."""
    loosened = _Loosened(limits, facts)
    for count in range(1, len(loosened.sides) + 1):
        best: dict[int, int] = {}
        below = sum(map(loosened.most, range(len(loosened.sides)))) + 1
        for some in combinations(range(len(loosened.sides)), count):
            tried = loosened.least(some, below, {})
            if tried:
                best, below = tried, sum(tried.values())
        if best:
            return _change(loosened, best)
    return None


def _change(loosened: _Loosened, steps: dict[int, int]) -> Change:
    after = loosened.by(steps)
    changed = []
    for number in sorted(steps):
        index, side = loosened.sides[number]
        limit = loosened.limits[index]
        changed.append(Changed(limit, side, getattr(limit, side), getattr(after[index], side)))
    return Change(tuple(changed), feasible(after, loosened.facts))


def _with(facts: Facts, more: int) -> Facts:
    """Return the facts with `more` member households, one member each."""
    return facts._replace(
        member_households=facts.member_households + more, members=facts.members + more
    )


def _nearest(limits: Sequence[CoreLimit], facts: Facts, steps: Iterator[int]) -> int | None:
    found = (step for step in steps if feasible(limits, _with(facts, step)).fits)
    step = next(found, None)
    return None if step is None else facts.member_households + step


def joint(limits: Sequence[CoreLimit], facts: Facts) -> Joint:
    """Return what all `limits` leave together, and where that is nothing, why."""
    limits = tuple(limits)
    numbers = feasible(limits, facts)
    if numbers.fits:
        return Joint(facts, limits, numbers)
    down = min(facts.member_households - 1, facts.members - 1, FURTHEST)
    return Joint(
        facts,
        limits,
        numbers,
        smallest_conflict(limits, facts),
        smallest_dropped(limits, facts),
        smallest_change(limits, facts),
        _nearest(limits, facts, iter(range(-1, -down - 1, -1))),
        _nearest(limits, facts, iter(range(1, FURTHEST + 1))),
    )
