"""statement-bonus: bonus points entered, in a month's statement of an account; internal.

What was entered in the month by rules of the kind `bonus`, before any reversal. Exact.
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
    name="statement-bonus",
    title=Words("bonus points entered", "奖励分记入"),
    formula=Words("the entries of the month by bonus rules", "本月奖励分记录之和"),
    of=("member", "household"),
    example="gridctl why H330 statement-bonus 2022-09",
    periods=("month",),
    sets=statements.SETS,
    internal=True,
)


def subjects(ctx: Context, period: Period | None) -> Iterable[str]:
    """Return the members and households whose accounts have rows by the end of the month."""
    return statements.subjects(ctx, period)


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Return the term and its rows."""
    return statements.of_kind(ctx, subject, period, PointsKind.BONUS)
