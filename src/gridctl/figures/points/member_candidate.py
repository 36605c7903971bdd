"""member-candidate: whether a member is considered for the year's selection by points.

Considered are the first `members` by the year's points, or the first `members_percent` (10, ours)
of all members, rounded down but at least one; whoever ties with the last of them is considered
too. Without points above 0 nobody is (ours). Points are one consideration only: who is chosen is
decided by the people, and made known at the award meeting. Members' accounts are published, so are
these. Clause: sanlian/3.3-year.
"""

from collections.abc import Iterable

from gridctl.figures.figure import Explained, Figure
from gridctl.figures.points import comparison, selected
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    name="member-candidate",
    title=Words("considered by points, members", "按积分入围的党员"),
    formula=Words(
        "among the first so many by the period's points, ties included",
        "积分名次在前若干名之内，并列的都入围",
    ),
    of=("member",),
    example="gridctl why M012 member-candidate 2022",
    periods=("year", "half", "quarter", "month"),
    sets=(comparison.SELECTION,),
)


def subjects(ctx: Context, period: Period | None) -> Iterable[str]:
    """Return the members that are ranked, where some are selected."""
    return selected.subjects(ctx, period, families=False)


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Return yes or no, with the rank and the places."""
    return selected.explain(ctx, subject, period, families=False)
