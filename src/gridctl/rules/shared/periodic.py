"""What the rules about periods share: narrowed months, absent files, who owed what."""

from collections.abc import Iterator, Mapping

from gridctl.compute.activity import count_activities
from gridctl.compute.bound import bound_on, bound_throughout
from gridctl.compute.visiting import HouseholdMonth, VisitIndex, household_months, index_visits
from gridctl.findings.finding import Breach
from gridctl.model.mark import Mark
from gridctl.model.people import Member
from gridctl.model.period import Period
from gridctl.model.tables import TABLES
from gridctl.policy.kinds import Cadence, Form
from gridctl.rules.rule import Context, Judged, Terms

_SHORT = frozenset({"day", "week", "half-month", "month"})
_SPANS = {table.name: table.span for table in TABLES}


def cadences(ctx: Context, key: str) -> Iterator[Judged[Cadence]]:
    """Yield the periods that a cadence binds.

    Its `months` narrow periods of a month or less (a week is of the month of its first day), its
    `days` those of a day.
    """
    for judged in ctx.judged(key, Cadence):
        period, months, days = judged.period, judged.terms.months, judged.terms.days
        other_month = period.kind in _SHORT and months and period.first.month not in months
        other_day = period.kind == "day" and days and period.first.day not in days
        if not other_month and not other_day:
            yield judged


def absent_file(ctx: Context, table: str, period: Period) -> Period | None:
    """Return the first file period of a ledger that touches `period`, where none has its file.

    A period that one of its files covers is judged by what stands there.
    """
    span = _SPANS[table]
    assert span, table  # noqa: S101 (only families of files are asked for)
    parts = period.split(span)
    if any(ctx.has_file(table, part) for part in parts):
        return None
    return parts[0]


class Gaps:
    """Tells of each absent file once, in place of every row or record that it would have held."""

    def __init__(self, ctx: Context, table: str, asked: str = "times") -> None:
        """Begin with nothing told; `asked` is the parameter that nothing in the file meets."""
        self.ctx, self.table, self.asked = ctx, table, asked
        self.told: set[Period] = set()

    def tell(self, judged: Judged[Terms], gap: Period, count: int) -> Iterator[Breach]:
        """Yield the file of `gap`, unless it is told of or nobody (`count`) owed a row in it."""
        if count and gap not in self.told:
            self.told.add(gap)
            file = self.ctx.path_of(self.table, gap)
            values: dict[str, object] = {"file": file, "period": gap, "count": count}
            yield Breach(
                Mark(file),
                values,
                subject="V",
                variant="file",
                severity=judged.severity,
                clause=judged.ruling.ref(self.asked),
            )


def shortfall(
    judged: Judged[Terms],
    asked: str,
    mark: Mark,
    subject: str,
    values: Mapping[str, object],
    variant: str = "",
    field: str = "",
) -> Breach:
    """Return the breach of what `subject` lacks of the parameter `asked` in a period."""
    clause = judged.ruling.ref(asked)
    return Breach(mark, values, subject, field, variant, judged.severity, clause, absent=True)


def bound_at_the_end(ctx: Context, judged: Judged[Cadence] | Judged[Form]) -> tuple[Member, ...]:
    """Return whom a duty binds on the period's last day, in a running one on the as-of date."""
    day, terms = min(judged.period.last, ctx.as_of), judged.terms
    return bound_on(ctx.timeline, day, terms.exempt, terms.exempt_age)


def visited(ctx: Context, period: Period, below: int | None = None) -> tuple[HouseholdMonth, ...]:
    """Return the households that owed visits in a period, worked out once for all rules.

    Only those with fewer than `below` visits where it is said.
    """

    def index() -> VisitIndex:
        return index_visits(ctx.village.visits, period.kind)

    def months() -> tuple[HouseholdMonth, ...]:
        visits = ctx.once(("visits", period.kind), index)
        return household_months(ctx.timeline, visits, period, below)

    return ctx.once(("household-months", period, below), months)


def active(ctx: Context, judged: Judged[Cadence]) -> tuple[Member, ...]:
    """Return the members who owed activities in a period: all, but for those whom it exempts."""
    period, kinds, age = judged.period, judged.terms.exempt, judged.terms.exempt_age
    if kinds or age is not None:
        return bound_throughout(ctx.timeline, period, period.last, kinds, age)
    return ctx.timeline.present_throughout(period)


def done_in(ctx: Context, period: Period) -> Mapping[str, int]:
    """Return in how many activities of a period each member took part; nobody with none."""
    activities, kind = ctx.village.activities, period.kind
    counts = ctx.once(("activities done", kind), lambda: count_activities(activities, kind))
    return counts.get(period, {})


def unvisited(ctx: Context, judged: Judged[Cadence], item: HouseholdMonth) -> Breach:
    """Return the breach of a household that was visited too seldom in a period."""
    home, period = item.household, judged.period
    state = ctx.timeline.on(min(period.last, ctx.as_of))
    links = state.links_of_household.get(home.id, ())
    values: dict[str, object] = {
        "household": home.id,
        "period": period,
        "done": item.done,
        "times": judged.terms.times or 1,
        "members": tuple(dict.fromkeys(link.member for link in links)),
        "file": ctx.path_of("visits", Period.of("quarter", period.first)),
    }
    variant = "" if judged.ended else "due"
    return shortfall(judged, "times", home.at.mark(), home.id, values, variant)
