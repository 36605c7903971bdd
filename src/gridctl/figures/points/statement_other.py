"""statement-other: entered by no known rule, in a month's statement of an account; internal.

What was entered in the month by rules that points.yaml does not have (`points-rule-unknown`); it
is in the balance and in no points. Exact. It is a term of the statement, which adds up. Clauses:
sanlian/3.1-ledger-published, sanlian/3.1-redeeming.
"""

from collections.abc import Iterable

from gridctl.figures.figure import Explained, Figure
from gridctl.figures.points import statements
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    name="statement-other",
    title=Words("entered by no known rule", "办法外记入"),
    formula=Words(
        "the entries of the month whose rule the rulebook does not have",
        "本月积分项不在办法内的记录之和",
    ),
    of=("member", "household"),
    example="gridctl why H330 statement-other 2022-09",
    periods=("month",),
    sets=statements.SETS,
    internal=True,
)


def subjects(ctx: Context, period: Period | None) -> Iterable[str]:
    """Return the members and households whose accounts have rows by the end of the month."""
    return statements.subjects(ctx, period)


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Return the term and its rows."""
    return statements.of_kind(ctx, subject, period, None)
