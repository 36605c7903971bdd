"""The villagers' ratings: one overall grade a member and round, from counts of ballots.

A round is the file of its month. July's judges the first half-year, December's the second.
"""

from collections.abc import Iterable
from datetime import date

from gridctl.model.choices import MeetingKind, RatingGrade
from gridctl.model.ledger import Rating
from gridctl.model.period import Period
from gridctl.model.record import Record
from gridctl.model.village import Village


class Ballots(Record):
    """How many ballots fell on each grade, best first; no voter is known."""

    good: int
    fairly_good: int
    fair: int
    poor: int

    @property
    def total(self) -> int:
        """All ballots."""
        return sum(self)


class Result(Record):
    """A member's result in a round; no grade where there were too few ballots."""

    rating: Rating
    ballots: Ballots
    grade: RatingGrade | None
    enough: bool

    @property
    def poor(self) -> bool:
        """Whether the member was rated poorly."""
        return self.grade is RatingGrade.POOR


def ballots_of(rating: Rating) -> Ballots | None:
    """Return a row's ballots; None where a count could not be read."""
    good, fairly_good, fair, poor = rating.good, rating.fairly_good, rating.fair, rating.poor
    if good is None or fairly_good is None or fair is None or poor is None:
        return None
    return Ballots(good, fairly_good, fair, poor)


def median_grade(ballots: Ballots) -> RatingGrade | None:
    """Return the ordinal median; of an even number of ballots the worse of the middle two.

    None where there are no ballots.
    """
    middle = ballots.total // 2
    for grade, count in zip(RatingGrade, ballots, strict=True):
        if middle < count:
            return grade
        middle -= count
    return None


def results(ratings: Iterable[Rating], month: Period, minimum: int) -> tuple[Result, ...]:
    """Return the results of the round of `month`, in file order.

    With fewer than `minimum` ballots there is no grade. A row whose counts could not all be read
    has no result at all.
    """
    found = []
    for rating in ratings:
        ballots = ballots_of(rating) if rating.period == month else None
        if ballots is not None:
            enough = ballots.total >= minimum
            grade = median_grade(ballots) if enough else None
            found.append(Result(rating, ballots, grade, enough))
    return tuple(found)


def rounds(village: Village) -> tuple[Period, ...]:
    """Return the months that have a round (a row at least), oldest first."""
    return tuple(sorted({rating.period for rating in village.ratings}))


def round_date(village: Village, month: Period) -> date:
    """Return the day of a round: the last `rating` meeting in its month, else its last day."""
    held = (m.date for m in village.meetings if m.kind is MeetingKind.RATING and m.date)
    return max((day for day in held if day in month), default=month.last)


def poor_rounds(village: Village, year: int, minimum: int) -> dict[str, int]:
    """Return in how many rounds of `year` each member was rated poorly; the others are left out."""
    found: dict[str, int] = {}
    for month in rounds(village):
        if month.year == year:
            poor = {r.rating.member for r in results(village.ratings, month, minimum) if r.poor}
            for member in poor:
                found[member] = found.get(member, 0) + 1
    return found


def last_round_before(village: Village, day: date) -> Period | None:
    """Return the month of the last round held before `day` (not on it); None where none was."""
    held = (month for month in rounds(village) if round_date(village, month) < day)
    return max(held, default=None)
