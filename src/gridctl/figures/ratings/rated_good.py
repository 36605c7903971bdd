"""rated-good: how many members a round rated “good”, in the village or in a grid.

Members with a row of the round and that result (the ordinal median of their ballots) are counted; a
member's grid is the duty grid, else the home's, on the last day of the round's month. A half-year
asks for the round that judges it. Clause: line-2022/3-rating.
"""

from gridctl.figures.figure import Explained
from gridctl.figures.ratings.distribution import explain_grade, grade_figure, units
from gridctl.model.choices import RatingGrade
from gridctl.model.period import Period
from gridctl.rules.rule import Context

FIGURE = grade_figure(RatingGrade.GOOD)
subjects = units


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Explain how many were rated “good”; None for a grid without anybody in the round."""
    return explain_grade(ctx, subject, period, RatingGrade.GOOD)
