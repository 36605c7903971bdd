"""Done and due, month by month: what a period asked for, and what of it was done."""

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

from gridctl.compute.activity import index_activities, member_months
from gridctl.compute.visiting import household_months, index_visits
from gridctl.disclosure.facts import Facts
from gridctl.lang.say import percent
from gridctl.model.period import Period, PeriodKind
from gridctl.model.record import Record
from gridctl.policy.kinds import Cadence


class Count(Record):
    """What was done of what was due in a month, by whom and in which grid."""

    subject: str
    grid: str
    month: Period
    done: int
    due: int


def asked_times(facts: Facts, key: str, month: Period) -> int | None:
    """Return how often `key` asks for something in a month; None where it binds nobody in it."""
    ruling = facts.ctx.policies.over(key, Cadence, month)
    if ruling is None or month.first < facts.ctx.records_from:
        return None
    return ruling.terms.times or 1


def visit_counts(
    facts: Facts, months: Iterable[Period] | None = None
) -> tuple[tuple[Count, ...], tuple[Count, ...]]:
    """Return the household months that owed a visit: a household each, then a member each.

    `months` are those of the period where none are named.

    A member's are those of the households that he or she links on the month's last day; a visit
    by anyone who linked the household in the month counts.
    """
    index = index_visits(facts.village.visits)
    households, members = [], []
    for month in facts.months if months is None else months:
        times = asked_times(facts, "household.visits", month)
        if times is None:
            continue
        state = facts.timeline.on(month.last)
        for owed in household_months(facts.timeline, index, month):
            done = int(owed.done >= times)
            households.append(Count(owed.household.id, owed.grid, month, done, 1))
            linkers = {link.member for link in state.links_of_household[owed.household.id]}
            members += [Count(member, owed.grid, month, done, 1) for member in sorted(linkers)]
    return tuple(households), tuple(members)


def activity_counts(facts: Facts, months: Iterable[Period] | None = None) -> tuple[Count, ...]:
    """Return the member months that owed an activity, with the grid as on the month's last day.

    `months` are those of the period where none are named.
    """
    index = index_activities(facts.village.activities)
    found = []
    for month in facts.months if months is None else months:
        times = asked_times(facts, "member.activities", month)
        if times is None:
            continue
        state = facts.timeline.on(month.last)
        for owed in member_months(facts.timeline, index, month):
            done = int(owed.done >= times)
            grid = state.grid_of_member(owed.member)
            found.append(Count(owed.member.id, grid, month, done, 1))
    return tuple(found)


def total(counts: Iterable[Count]) -> tuple[int, int]:
    """Return (done, due) of all counts together."""
    pairs = [(count.done, count.due) for count in counts]
    return sum(done for done, _ in pairs), sum(due for _, due in pairs)


def share(part: int, whole: int) -> str | None:
    """Return a share as a percentage: 96% where that is exact, else 96.3%; None of nothing."""
    if not whole:
        return None
    exact = Fraction(part, whole)
    return percent(exact, 0 if (100 * exact).denominator == 1 else 1)


def last_quarters(facts: Facts, number: int = 4) -> tuple[Period, ...]:
    """Return the last quarters up to the period's end, oldest first, since the records began.

    For a month's report they are months.
    """
    kind: PeriodKind = "month" if facts.period.kind == "month" else "quarter"
    last = Period.of(kind, facts.period.last)
    found = (last.step(back) for back in range(1 - number, 1))
    return tuple(period for period in found if period.last >= facts.ctx.records_from)


def pivot(
    counts: Sequence[Count], key: Callable[[Count], str], months: Iterable[Period]
) -> dict[str, tuple[tuple[int, int], ...]]:
    """Return (done, due) of each key: a pair a month, and the sum last. Plain additions."""
    found: dict[str, dict[Period, tuple[int, int]]] = {}
    for count in counts:
        row = found.setdefault(key(count), {})
        done, due = row.get(count.month, (0, 0))
        row[count.month] = (done + count.done, due + count.due)
    months = tuple(months)
    return {name: _with_sum([row.get(m, (0, 0)) for m in months]) for name, row in found.items()}


def month_by_grid(
    counts: Sequence[Count], months: Iterable[Period]
) -> dict[str, tuple[tuple[int, int], ...]]:
    """Return (done, due) of each grid: a pair a month, and the sum last; whole numbers."""
    if not counts:
        return {}
    import pandas as pd

    frame = pd.DataFrame(
        {
            "grid": [count.grid for count in counts],
            "month": [str(count.month) for count in counts],
            "done": [count.done for count in counts],
            "due": [count.due for count in counts],
        }
    )
    sums = frame.groupby(["grid", "month"], sort=True)[["done", "due"]].sum()
    cells = {
        key: (int(done), int(due))
        for key, done, due in zip(sums.index, sums["done"], sums["due"], strict=True)
    }
    names = [str(month) for month in months]
    return {
        grid: _with_sum([cells.get((grid, month), (0, 0)) for month in names])
        for grid in sorted({grid for grid, _ in cells})
    }


def _with_sum(row: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    return (*row, (sum(done for done, _ in row), sum(due for _, due in row)))
