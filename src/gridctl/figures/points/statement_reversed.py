"""statement-reversed: reversed, in a month's statement of an account; internal.

What was reversed in the month, whenever it had been entered: a statement tells every row on its
own day. Exact. It is a term of the statement, which adds up. Clauses:
sanlian/3.1-ledger-published, sanlian/3.1-redeeming.
"""

from gridctl.figures.figure import Explained
from gridctl.figures.points import statements
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = statements.figure(
    "reversed",
    Words("reversed", "冲销"),
    Words("the reversals of the month", "本月冲销记录之和"),
)
subjects = statements.subjects


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Return the term and its rows."""
    return statements.back(ctx, subject, period)
