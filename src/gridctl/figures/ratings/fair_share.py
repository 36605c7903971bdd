"""fair-share: what share of a member's ballots said “fair” in a round.

These ballots divided by all ballots of the member in the round, as an exact fraction; shown in
percent with two decimals, half up. No share where the ballots are too few for a result. A half-year
asks for the round that judges it. Clause: line-2022/3-rating.
"""

from gridctl.figures.figure import Explained
from gridctl.figures.ratings.ballot_counts import explain_share, share_figure
from gridctl.figures.ratings.rounds import rated_members
from gridctl.model.choices import RatingGrade
from gridctl.model.period import Period
from gridctl.rules.rule import Context

FIGURE = share_figure(RatingGrade.FAIR)
subjects = rated_members


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Explain a member's “fair” ballots' share; None without a row in the round."""
    return explain_share(ctx, subject, period, RatingGrade.FAIR)
