"""statement-opening: opening balance, in a month's statement of an account; internal.

What an account held when the month began: all its rows dated before it. Exact.
It is a term of the statement, which adds up. Clauses: sanlian/3.1-ledger-published,
sanlian/3.1-redeeming.
"""

from gridctl.figures.figure import Explained
from gridctl.figures.points import statements
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = statements.figure(
    "opening",
    Words("opening balance", "期初余额"),
    Words("all rows dated before the month", "本月以前全部记录之和"),
)
subjects = statements.subjects


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Return the term and its rows."""
    return statements.opening(ctx, subject, period)
