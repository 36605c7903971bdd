"""The rows of the ledgers of visits and activities, by whom and for what they count."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TypeVar

from gridctl.compute.gathering import ORGANISATION
from gridctl.model.ledger import Activity, Visit
from gridctl.model.period import Period
from gridctl.rules.rule import Context

Row = TypeVar("Row", Visit, Activity)


def visit_rows(ctx: Context, period: Period) -> Mapping[str, tuple[Visit, ...]]:
    """Return the visits of a period by member, by the household's grid that day, and in all.

    Those of no known grid have a blank one.
    """

    def work_out() -> Mapping[str, tuple[Visit, ...]]:
        found: dict[str, list[Visit]] = {ORGANISATION: []}
        first, last = period.first, period.last
        for day, row, grid in ctx.once(("visits", "grids"), lambda: tuple(_with_grids(ctx))):
            if first <= day <= last:
                persons = (row.member,) if row.member else ()
                for subject in (ORGANISATION, grid, *persons):
                    found.setdefault(subject, []).append(row)
        return _frozen(found)

    return ctx.once(("visit rows", period), work_out)


def _with_grids(ctx: Context) -> Iterator[tuple[date, Visit, str]]:
    """Yield each visit with its day, and the grid of its household on that day."""
    for row in ctx.village.visits:
        if row.date is not None:
            yield row.date, row, ctx.timeline.on(row.date).grid_of_household(row.household)


def activity_rows(ctx: Context, period: Period) -> Mapping[str, tuple[Activity, ...]]:
    """Return the activities of a period by member (once a row), by theme, and in all."""

    def work_out() -> Mapping[str, tuple[Activity, ...]]:
        found: dict[str, list[Activity]] = {ORGANISATION: []}
        for row in ctx.village.activities:
            if row.date is not None and row.date in period:
                themes = (row.theme.value,) if row.theme else ()
                for subject in dict.fromkeys((ORGANISATION, *themes, *row.members)):
                    found.setdefault(subject, []).append(row)
        return _frozen(found)

    return ctx.once(("activity rows", period), work_out)


def _frozen(found: dict[str, list[Row]]) -> Mapping[str, tuple[Row, ...]]:
    return {subject: tuple(rows) for subject, rows in found.items()}
