"""statement-closing: closing balance, in a month's statement of an account; internal.

What an account holds when the month ends: the opening balance and every row of the month. Exact.
It is a term of the statement, which adds up. Clauses: sanlian/3.1-ledger-published,
sanlian/3.1-redeeming.
"""

from gridctl.figures.figure import Explained
from gridctl.figures.points import statements
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = statements.figure(
    "closing",
    Words("closing balance", "期末余额"),
    Words("opening + entered + lost + redeemed + reversed", "期初＋记入＋扣分＋兑换＋冲销"),
)
subjects = statements.subjects


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Return the term and its rows."""
    return statements.closing(ctx, subject, period)
