"""member-candidates: how many members are considered for the year's selection by points.

The members that the figure `member-candidate` says yes of. Clause: sanlian/3.3-year.
"""

from collections.abc import Iterable

from gridctl.figures.figure import Explained, Figure
from gridctl.figures.points import comparison, selected
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    name="member-candidates",
    title=Words("members considered by points", "按积分入围党员数"),
    formula=Words(
        "the first so many by the period's points, ties included",
        "积分名次在前若干名之内的，含并列",
    ),
    of=("village",),
    example="gridctl why V member-candidates 2022",
    periods=("year", "half", "quarter", "month"),
    sets=(comparison.SELECTION,),
)


def subjects(ctx: Context, period: Period | None) -> Iterable[str]:
    """Return the village, where some are selected."""
    return selected.village(ctx, period, families=False)


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Return the number, with each of them."""
    return selected.number(ctx, subject, period, families=False)
