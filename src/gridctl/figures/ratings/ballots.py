"""ballots: how many ballots of a member were counted in a round.

The sum of the four counts in the member's row of the round (`ledger/ratings`). With fewer than the
clause's minimum (10, ours; the manifest may set another) there is no result, nothing is published,
and there is no number here. A half-year asks for the round that judges it: July's the first,
December's the second. Clauses: line-2022/3-rating, 3-ballots.
"""

from gridctl.figures.figure import Explained, Figure
from gridctl.figures.ratings.ballot_counts import all_ballots
from gridctl.figures.ratings.rounds import (
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
    name="ballots",
    title=Words("ballots", "总票数"),
    formula=Words(
        "good + fairly good + fair + poor ballots; no number where they are fewer than the minimum",
        "好、较好、一般、差四项票数之和；不足最低票数的，不列出",
    ),
    of=("member",),
    example="gridctl why M001 ballots 2022H1",
    periods=PERIODS,
    sets=SETS,
)
subjects = rated_members


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Explain a member's number of ballots; None without a row in the round."""
    found = result_of(ctx, subject, period)
    if found is None:
        return None
    asked, result = found
    value = result.ballots.total if result.grade is not None else None
    return Explained(value, (all_ballots(result),), (fewest(asked),), no_result(asked, result))
