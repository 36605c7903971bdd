"""rating: a member's grade in a round, from the villagers' ballots.

The ordinal median: the ballots are laid out from the best to the worst, and the one in the middle
is the grade; of an even number of ballots the worse of the two in the middle. With fewer ballots
than the clause's minimum (10, ours; the manifest may set another) there is no result, and nothing
is published. A round is the file of its month; a half-year asks for the round that judges it:
July's the first, December's the second. Clauses: line-2022/3-rating, 3-ballots.
"""

from gridctl.figures.figure import Explained, Figure, Part
from gridctl.figures.ratings.ballot_counts import all_ballots
from gridctl.figures.ratings.rounds import (
    GRADES,
    PERIODS,
    SETS,
    fewest,
    no_result,
    rated_members,
    result_of,
)
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    name="rating",
    title=Words("rating by the villagers", "群众评价"),
    formula=Words(
        "the middle ballot from the best to the worst; of an even number the worse of the two in "
        "the middle; no result with fewer ballots than the minimum",
        "由好到差排列，取居中一票；票数为双数时取居中两票中较差的一票；不足最低票数的不产生结果",
    ),
    of=("member",),
    example="gridctl why M016 rating 2022H1",
    periods=PERIODS,
    sets=SETS,
)
subjects = rated_members
_MIDDLE = Words("place of the middle ballot, from the best", "居中一票的位次（由好到差）")
_COUNTED = Words(
    "From the best, the ballots end with number {ends}; number {place} is {grade}.",
    "由好到差，各等次依次数到第{ends}票；第{place}票为{grade}。",
)


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Explain a member's grade; None without a row in the round."""
    found = result_of(ctx, subject, period)
    if found is None:
        return None
    asked, result = found
    ballots, parameters = all_ballots(result), (fewest(asked),)
    if result.grade is None:
        return Explained(None, (ballots,), parameters, no_result(asked, result))
    place = result.ballots.total // 2 + 1
    ends = tuple(sum(result.ballots[:count]) for count in range(1, len(result.ballots) + 1))
    note = (_COUNTED, {"ends": ends, "place": place, "grade": GRADES[result.grade]})
    return Explained(result.grade, (ballots, Part(_MIDDLE, place)), parameters, (note,))
