"""What can be added to a folder, and what must be said of it: known without reading one."""

import re
from collections.abc import Mapping
from functools import cache

from gridctl.model.declare import Column, Table, columns
from gridctl.model.tables import TABLES

#: Two kinds are called by a shorter name than their record.
_SHORT = {"points-entry": "points"}
#: The option that says of which period the file is, where no date does.
PERIOD = "period"


@cache
def kinds() -> Mapping[str, Table]:
    """Return what can be added, by the name that is typed: each CSV table, by its record."""
    found = {}
    for table in TABLES:
        if not table.is_yaml:
            name = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", table.record.__name__).lower()
            found[_SHORT.get(name, name)] = table
    return found


def needs_period(table: Table) -> bool:
    """Say whether no column of a table tells which file a row belongs into."""
    return bool(table.span) and not table.dated


def by_default(column: Column, table: Table) -> bool:
    """Say whether a required column may be left out: it gets the as-of date, or the next id."""
    return column.field.key or is_its_day(column, table)


def is_its_day(column: Column, table: Table) -> bool:
    """Say whether a column is the day on which a row's fact was, or began."""
    return column.attribute == (table.dated or "date") or (
        column.attribute == "since" and table.name in {"members", "households", "links"}
    )


def missing(table: Table, said: Mapping[str, str]) -> tuple[Column | None, ...]:
    """Return the required columns that are not said; None stands for the period."""
    lacking = [
        column
        for column in columns(table.record)
        if column.field.required and not by_default(column, table)
    ]
    found: list[Column | None] = [c for c in lacking if not said.get(c.attribute, "").strip()]
    if needs_period(table) and not said.get(PERIOD, "").strip():
        found.insert(0, None)
    return tuple(found)
