"""poor-ballots: how many ballots of a member said “poor” in a round.

The number stands in the member's row of the round (`ledger/ratings`); there is no number where the
ballots are too few for a result, as nothing of them is published. A half-year asks for the round
that judges it. Clause: line-2022/3-rating.
"""

from gridctl.figures.figure import Explained
from gridctl.figures.ratings.ballot_counts import count_figure, explain_count
from gridctl.figures.ratings.rounds import rated_members
from gridctl.model.choices import RatingGrade
from gridctl.model.period import Period
from gridctl.rules.rule import Context

FIGURE = count_figure(RatingGrade.POOR)
subjects = rated_members


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Explain a member's “poor” ballots; None without a row in the round."""
    return explain_count(ctx, subject, period, RatingGrade.POOR)
