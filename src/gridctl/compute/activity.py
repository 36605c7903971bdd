"""How many activities each member carried out in a month."""

from collections.abc import Iterable, Mapping
from datetime import date

from gridctl.compute.timeline import Timeline
from gridctl.model.ledger import Activity
from gridctl.model.people import Member
from gridctl.model.period import Period, PeriodKind
from gridctl.model.record import Record

#: The activities of each period and member, in file order.
ActivityIndex = Mapping[tuple[Period, str], list[Activity]]


class MemberMonth(Record):
    """A month in which a member was present on every day, and the activities done in it."""

    member: Member
    month: Period
    done: int


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


def member_months(
    timeline: Timeline, activities: ActivityIndex, month: Period
) -> tuple[MemberMonth, ...]:
    """Return the members present on every day of `month`, with how many activities they did.

    `activities` is the index of periods of the month's kind.
    """
    return tuple(
        MemberMonth(member, month, len(activities.get((month, member.id), ())))
        for member in timeline.present_throughout(month)
    )
