"""Columns of every kind of value."""

from typing import Any

from gridctl.model.bonds import Appraisal, Link
from gridctl.model.declare import Column, columns
from gridctl.model.ledger import Activity, Meeting, Publication, Score, Visit
from gridctl.model.people import Household, Member


def column(record: type[Any], name: str) -> Column:
    """Return a declared column."""
    return next(c for c in columns(record) if c.name == name)


BORN = column(Member, "born")
DAY = column(Visit, "date")
UNTIL = column(Link, "until")
COUNT = column(Meeting, "attended")
YEAR = column(Appraisal, "year")
POINTS = column(Score, "organisation_score")
EXCUSED = column(Member, "excused")
PLATE = column(Household, "plate")
AGENDA = column(Meeting, "agenda")
PERIOD = column(Publication, "period")
ID = column(Member, "id")
IDS = column(Activity, "members")
HOUSEHOLD = column(Member, "household")
NAME = column(Member, "name")
TITLE = column(Activity, "title")
