"""The villagers' ratings: one overall grade a member and round, from counts of ballots.

A round is the file of its month. July's judges the first half-year, December's the second.
"""

from collections.abc import Iterable, Mapping
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


def by_member(found: Iterable[Result]) -> dict[str, Result]:
    """Return each member's result in a round; of two rows the last one counts."""
    return {result.rating.member: result for result in found}


def poor_results(of_rounds: Iterable[Mapping[str, Result]]) -> dict[str, tuple[Result, ...]]:
    """Return the poor results of each member in some rounds; the others are left out."""
    found: dict[str, tuple[Result, ...]] = {}
    for of_members in of_rounds:
        for member, result in of_members.items():
            if result.poor:
                found[member] = (*found.get(member, ()), result)
    return found


def distribution(found: Iterable[Result]) -> dict[RatingGrade | None, tuple[Result, ...]]:
    """Return the results of each grade, best first; None: those without a grade."""
    every = tuple(found)
    return {
        grade: tuple(result for result in every if result.grade is grade)
        for grade in (*RatingGrade, None)
    }


def grades_better(now: RatingGrade, before: RatingGrade) -> int:
    """Return by how many grades `now` is better than `before`; negative where it is worse."""
    order = tuple(RatingGrade)
    return order.index(before) - order.index(now)


def judged_half(month: Period) -> Period:
    """Return the half-year that the round of `month` judges.

    A round in the first month of a half-year judges the half-year before (July's the first), any
    other its own (December's the second).
    """
    half = Period.of("half", month.first)
    return half.step(-1) if half.first == month.first else half


def judging_round(months: Iterable[Period], half: Period) -> Period | None:
    """Return the round among `months` that judges a half-year: the last one, None without any."""
    return max((month for month in months if judged_half(month) == half), default=None)


def round_before(months: Iterable[Period], month: Period) -> Period | None:
    """Return the last round among `months` before that of `month`; None for the first."""
    return max((other for other in months if other < month), default=None)


def last_round_before(village: Village, day: date) -> Period | None:
    """Return the month of the last round held before `day` (not on it); None where none was."""
    held = (month for month in rounds(village) if round_date(village, month) < day)
    return max(held, default=None)
