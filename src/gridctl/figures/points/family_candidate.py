"""family-candidate: whether a household is considered for the selection by points; internal.

Considered are the first `families` by the year's points, or the first `families_percent` (10,
ours) of all households, rounded down but at least one; whoever ties with the last of them is
considered too. Without points above 0 nobody is (ours). Points are one consideration only: who is
chosen is decided by the people, and made known at the award meeting. Told to the clerk only: a
list would tell households' points, which are never published by household (ours). Clause:
sanlian/3.3-year.
"""

from collections.abc import Iterable

from gridctl.figures.figure import Explained, Figure
from gridctl.figures.points import comparison, selected
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    name="family-candidate",
    title=Words("considered by points, households", "按积分入围的家庭"),
    formula=Words(
        "among the first so many by the period's points, ties included",
        "积分名次在前若干名之内，并列的都入围",
    ),
    of=("household",),
    example="gridctl why H330 family-candidate 2022",
    periods=("year", "half", "quarter", "month"),
    sets=(comparison.SELECTION,),
    internal=True,
)


def subjects(ctx: Context, period: Period | None) -> Iterable[str]:
    """Return the households that are ranked, where some are selected."""
    return selected.subjects(ctx, period, families=True)


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Return yes or no, with the rank and the places."""
    return selected.explain(ctx, subject, period, families=True)
