"""statement-other: entered by no known rule, in a month's statement of an account; internal.

What was entered in the month by rules that points.yaml does not have (`points-rule-unknown`); it
is in the balance and in no points. Exact. It is a term of the statement, which adds up. Clauses:
sanlian/3.1-ledger-published, sanlian/3.1-redeeming.
"""

from gridctl.figures.figure import Explained
from gridctl.figures.points import statements
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = statements.figure(
    "other",
    Words("entered by no known rule", "办法外记入"),
    Words(
        "the entries of the month whose rule the rulebook does not have",
        "本月积分项不在办法内的记录之和",
    ),
)
subjects = statements.subjects


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Return the term and its rows."""
    return statements.of_kind(ctx, subject, period, None)
