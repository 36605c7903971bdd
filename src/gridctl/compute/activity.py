"""Which activities each member carried out in a period, and how many."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from gridctl.model.ledger import Activity
from gridctl.model.period import Period, PeriodKind

#: The activities of each period and member, in file order.
ActivityIndex = Mapping[tuple[Period, str], list[Activity]]


def index_activities(activities: Iterable[Activity], kind: PeriodKind = "month") -> ActivityIndex:
    """Return the activities by period of `kind` and member; rows without a date are left out.

    A member named twice in a row took part once.
    """
    known: dict[date, Period] = {}
    found: dict[tuple[Period, str], list[Activity]] = {}
    for activity in activities:
        day = activity.date
        if day is None:
            continue
        period = known.get(day)
        if period is None:
            period = known[day] = Period.of(kind, day)
        for member in dict.fromkeys(activity.members):
            found.setdefault((period, member), []).append(activity)
    return found


def count_activities(
    activities: Iterable[Activity], kind: PeriodKind
) -> Mapping[Period, Mapping[str, int]]:
    """Return in how many activities each member took part in each period, as `index_activities`."""
    named: defaultdict[Period, list[str]] = defaultdict(list)
    for activity in activities:
        if activity.date is not None:
            named[Period.of(kind, activity.date)] += set(activity.members)
    return {period: Counter(members) for period, members in named.items()}
