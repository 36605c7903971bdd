"""When a period's tables are due on the notice board, and which rows posted them."""

from collections.abc import Iterable
from datetime import date, timedelta

from gridctl.model.ledger import Publication
from gridctl.model.period import Period

#: What the column `form` says of all tables of a period, in either language.
ALL_FORMS = frozenset({"all", "全部"})


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
