"""statement-lost: points lost, in a month's statement of an account; internal.

What was entered in the month by rules of the kind `negative` (below 0), before any reversal.
Exact. It is a term of the statement, which adds up. Clauses: sanlian/3.1-ledger-published,
sanlian/3.1-redeeming.
"""

from gridctl.figures.figure import Explained
from gridctl.figures.points import statements
from gridctl.model.choices import PointsKind
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = statements.figure(
    "lost",
    Words("points lost", "扣分"),
    Words("the entries of the month by negative rules", "本月负面分记录之和"),
)
subjects = statements.subjects


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Return the term and its rows."""
    return statements.of_kind(ctx, subject, period, PointsKind.NEGATIVE)
