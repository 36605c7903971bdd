"""When a period's tables are due on the notice board, which rows posted them, and how well."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from gridctl.model.ledger import Publication
from gridctl.model.mark import Mark
from gridctl.model.period import Period
from gridctl.model.record import Record

#: What the column `form` says of all tables of a period, in either language.
ALL_FORMS = frozenset({"all", "全部"})


class PostingFault(Record):
    """What is wrong with how a period's tables were posted.

    `variant` names it, `row` and `field` say where it stands (no row: nothing was posted),
    `values` tell it, `parameter` is what it breaks; `pending`: it can still be put right.
    """

    variant: str
    row: Publication | None
    field: str
    values: Mapping[str, object]
    parameter: str
    pending: bool = False

    @property
    def mark(self) -> Mark:
        """Where it stands: the field of the row, the row, or the file."""
        return self.row.at.mark(self.field or None) if self.row else Mark("publications.csv")


def last_day_to_post(period: Period, before_day: int | None) -> date:
    """Return the last day on which the tables of `period` may be posted.

    That is the day before `before_day` of the next period's first month; where no day is set,
    the next period's last day.
    """
    after = period.step(1)
    if before_day is None:
        return after.last
    return after.first + timedelta(days=before_day - 2)


def postings(rows: Iterable[Publication]) -> dict[Period, list[tuple[date, Publication]]]:
    """Return the rows that posted all tables of each period, by date; later ones are repostings."""
    found: dict[Period, list[tuple[date, Publication]]] = {}
    for row in rows:
        if row.period is not None and row.form in ALL_FORMS and row.posted_on is not None:
            found.setdefault(row.period, []).append((row.posted_on, row))
    for made in found.values():
        made.sort(key=lambda item: (item[0], item[1].at.line or 0))
    return found


def untimely(
    period: Period,
    rows: Sequence[tuple[date, Publication]],
    before_day: int | None,
    day: date,
) -> PostingFault | None:
    """Return what is wrong with when an ended period's tables were posted first, as of `day`.

    `rows` are its postings, by date. They were posted ``late``, or not at all: blank once
    the last day has passed, ``due`` before.
    """
    last = last_day_to_post(period, before_day)
    values = {"period": period, "last": last}
    parameter = "before_day" if before_day else "every"
    if not rows:
        pending = last >= day
        return PostingFault("due" if pending else "", None, "", values, parameter, pending)
    posted, row = rows[0]
    if posted <= last:
        return None
    return PostingFault("late", row, "posted_on", {**values, "posted": posted}, parameter)


def unapproved(posted: date, row: Publication) -> PostingFault | None:
    """Return the fault of a row that was posted without an ``approver``."""
    if row.approved_by:
        return None
    return PostingFault("approver", row, "", {"period": row.period, "posted": posted}, "")


def cut_short(
    posted: date, row: Publication, up_days: int | None, day: date
) -> PostingFault | None:
    """Return the fault of tables that came down before `up_days` calendar days: ``short``.

    Nothing is wrong while they hang, or where no length is asked for; a removal after `day` is
    only planned.
    """
    if not up_days or row.removed_on is None:
        return None
    days = (row.removed_on - posted).days
    if days >= up_days:
        return None
    values = {"period": row.period, "days": days, "limit": up_days}
    return PostingFault("short", row, "removed_on", values, "up_days", row.removed_on > day)
