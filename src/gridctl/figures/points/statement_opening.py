"""statement-opening: opening balance, in a month's statement of an account; internal.

What an account held when the month began: all its rows dated before it. Exact.
It is a term of the statement, which adds up. Clauses: sanlian/3.1-ledger-published,
sanlian/3.1-redeeming.
"""

from collections.abc import Iterable

from gridctl.figures.figure import Explained, Figure
from gridctl.figures.points import statements
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    name="statement-opening",
    title=Words("opening balance", "期初余额"),
    formula=Words("all rows dated before the month", "本月以前全部记录之和"),
    of=("member", "household"),
    example="gridctl why H330 statement-opening 2022-09",
    periods=("month",),
    sets=statements.SETS,
    internal=True,
)


def subjects(ctx: Context, period: Period | None) -> Iterable[str]:
    """Return the members and households whose accounts have rows by the end of the month."""
    return statements.subjects(ctx, period)


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Return the term and its rows."""
    return statements.opening(ctx, subject, period)
