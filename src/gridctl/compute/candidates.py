"""Who may be chosen for a star or as core household: conditions, each met, not met or not known."""

from collections.abc import Collection, Iterable

from gridctl.model.choice import Choice
from gridctl.model.choices import Grade, Presence, RatingGrade
from gridctl.model.record import Record


class Standing(Choice):
    """Whether somebody satisfies what is asked of who is chosen."""

    IN = "in", "符合"
    OUT = "out", "不符合"
    OPEN = "open", "待定"


class Asked(Record):
    """What is asked: nothing where nothing is said.

    `presence`: who is of one of these; `appraisal`: at least this grade; `not_rated`: none of
    these results in the last round; `home`: lives in a household of the village.
    """

    presence: Collection[Presence] = ()
    appraisal: Grade | None = None
    not_rated: Collection[RatingGrade] = ()
    home: bool = False


class Found(Record):
    """What is known of a member: a grade is None where none is given, or no round had a result."""

    presence: Presence | None
    appraisal: Grade | None
    rating: RatingGrade | None
    home: bool


class Condition(Choice):
    """What may be asked of who is chosen."""

    PRESENCE = "presence", "在村情况"
    HOME = "household", "党员户"
    APPRAISAL = "appraisal", "民主评议"
    RATING = "rating", "群众评价"


def conditions(asked: Asked, found: Found) -> dict[Condition, bool | None]:
    """Return each condition that is asked, and whether it is met; None where it is not known.

    Who is of no `presence` is resident. Who has no result in the last round was not rated badly;
    without an appraisal nobody can tell.
    """
    met: dict[Condition, bool | None] = {}
    if asked.presence:
        met[Condition.PRESENCE] = (found.presence or Presence.RESIDENT) in asked.presence
    if asked.home:
        met[Condition.HOME] = found.home
    if asked.appraisal is not None:
        met[Condition.APPRAISAL] = at_least(found.appraisal, asked.appraisal)
    if asked.not_rated:
        met[Condition.RATING] = found.rating not in asked.not_rated
    return met


def at_least(grade: Grade | None, least: Grade) -> bool | None:
    """Say whether a grade is `least` or better; None where there is no grade."""
    order = tuple(Grade)
    return None if grade is None else order.index(grade) <= order.index(least)


def standing(met: Iterable[bool | None]) -> Standing:
    """Return out where a condition is not met, else open where one is not known, else in."""
    every = tuple(met)
    if False in every:
        return Standing.OUT
    return Standing.OPEN if None in every else Standing.IN
