"""statement-redeemed: points redeemed, in a month's statement of an account; internal.

What was redeemed in the month (below 0), before any reversal. Exact.
It is a term of the statement, which adds up. Clauses: sanlian/3.1-ledger-published,
sanlian/3.1-redeeming.
"""

from collections.abc import Iterable

from gridctl.figures.figure import Explained, Figure
from gridctl.figures.points import statements
from gridctl.model.choices import PointsKind
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    name="statement-redeemed",
    title=Words("points redeemed", "兑换"),
    formula=Words("the redemptions of the month", "本月兑换记录之和"),
    of=("member", "household"),
    example="gridctl why H330 statement-redeemed 2022-09",
    periods=("month",),
    sets=statements.SETS,
    internal=True,
)


def subjects(ctx: Context, period: Period | None) -> Iterable[str]:
    """Return the members and households whose accounts have rows by the end of the month."""
    return statements.subjects(ctx, period)


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Return the term and its rows."""
    return statements.of_kind(ctx, subject, period, PointsKind.REDEEM)
