"""The yearly score: organisation and linked households together, less the poor rounds.

Scores are points and exact; the score is internal and never published.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from gridctl.model.choice import Choice
from gridctl.model.choices import TalkCause
from gridctl.model.ledger import Score, Talk
from gridctl.model.period import Period
from gridctl.model.record import Record


class HelpState(Choice):
    """How it stands with the help that is owed to a member with a low score."""

    RECORDED = "recorded", "已帮扶"
    DUE = "due", "待帮扶"
    MISSING = "not recorded", "逾期未帮扶"
    NOT_ASKED = "left, not asked for", "已转出，不作要求"


class MemberScore(Record):
    """A member's score of a year: both scores and the poor rounds, and what each of them weighs."""

    member: str
    organisation: Decimal
    households: Decimal
    poor_rounds: int
    weights: tuple[Fraction, Fraction, Fraction]

    @property
    def organisation_points(self) -> Fraction:
        """The points that the organisation's score makes."""
        return Fraction(self.organisation) * self.weights[0]

    @property
    def households_points(self) -> Fraction:
        """The points that the households' score makes."""
        return Fraction(self.households) * self.weights[1]

    @property
    def deduction(self) -> Fraction:
        """The points that the poor rounds take."""
        return self.poor_rounds * self.weights[2]

    @property
    def total(self) -> Fraction:
        """The score: both parts, less the deduction."""
        over, below = 0, 1  # in whole numbers: each fraction on the way takes long
        values: tuple[Decimal | int, ...] = self.organisation, self.households, -self.poor_rounds
        for value, weight in zip(values, self.weights, strict=True):
            part, whole = value.as_integer_ratio()
            part, whole = part * weight.numerator, whole * weight.denominator
            over, below = over * whole + part * below, below * whole
        return Fraction(over, below)


def shares(*weights: Decimal) -> tuple[Fraction, ...]:
    """Return what part of the whole each weight is; ValueError where they add up to nothing."""
    whole = Fraction(sum(weights))
    if not whole:
        raise ValueError("the weights of the score add up to nothing")
    return tuple(Fraction(weight) / whole for weight in weights)


def member_scores(
    scores: Iterable[Score],
    poor_rounds: Mapping[str, int],
    organisation_weight: Decimal,
    households_weight: Decimal,
    poor_deduction: Decimal,
) -> tuple[MemberScore, ...]:
    """Return each member's score, in file order, from the rows of one year.

    It is the weighted mean of both scores (of the weights only the proportion matters) less
    `poor_deduction` points for each of the member's `poor_rounds` of the year. A row of which one
    score could not be read has none. ValueError where the weights add up to nothing.
    """
    first, second = shares(organisation_weight, households_weight)
    weights = first, second, Fraction(poor_deduction)
    found = []
    for row in scores:
        organisation, households = row.organisation_score, row.households_score
        if organisation is not None and households is not None:
            poor = poor_rounds.get(row.member, 0)
            found.append(MemberScore(row.member, organisation, households, poor, weights))
    return tuple(found)


def help_talks(talks: Iterable[Talk], year: Period, help_days: int) -> dict[str, Talk]:
    """Return the first talk by which each member was helped because of the score of `year`.

    Help is a talk with the cause `low-score`, from `help_days` before the year's last day until
    the next year's talks begin.
    """
    margin = timedelta(days=help_days)
    start, end = year.last - margin, year.step(1).last - margin
    found: dict[str, tuple[date, Talk]] = {}
    for talk in talks:
        if talk.cause is TalkCause.LOW_SCORE and talk.date and start <= talk.date < end:
            first = found.get(talk.member)
            if first is None or talk.date < first[0]:
                found[talk.member] = (talk.date, talk)
    return {member: talk for member, (_, talk) in found.items()}


def help_state(talk: Talk | None, due: date, as_of: date, *, still: bool) -> HelpState:
    """Return how it stands with help due by `due`; `still` says whether the member was there."""
    if talk is not None:
        return HelpState.RECORDED
    if not still:
        return HelpState.NOT_ASKED
    return HelpState.MISSING if as_of > due else HelpState.DUE


def points_text(points: Fraction) -> str:
    """Return points as a decimal: exact where it ends, else ``≈`` and two decimals, half up."""
    twos = fives = 0
    rest = points.denominator
    while not rest % 2:
        rest, twos = rest // 2, twos + 1
    while not rest % 5:
        rest, fives = rest // 5, fives + 1
    places = max(twos, fives) if rest == 1 else 2
    scaled = abs(points) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    digits = f"{whole:0{places + 1}}"
    text = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return f"{'' if rest == 1 else '≈'}{'-' if points < 0 else ''}{text}"
