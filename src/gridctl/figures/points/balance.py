"""balance: what an account holds on a day; internal.

All its rows up to the day together: what was earned and lost, what was redeemed, what was
reversed, each on its own day. It may be below 0 by negative points alone, never by a redemption
(`balance-below-zero`). Exact. Clause: sanlian/3.1-redeeming.
"""

from collections.abc import Iterable

from gridctl.figures.figure import Explained, Figure
from gridctl.figures.points import ledger, statements
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    name="balance",
    title=Words("balance", "积分余额"),
    formula=Words(
        "all that was entered − redemptions, each with its reversals",
        "全部记入的分值减去兑换，含冲销",
    ),
    of=("member", "household"),
    example="gridctl why H330 balance",
    sets=statements.SETS,
    internal=True,
)


def subjects(ctx: Context, period: Period | None) -> Iterable[str]:
    """Return the members and households that have an account with rows in it."""
    return statements.subjects(ctx, period)


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Return the balance: every row by its kind, then the reversals."""
    if subject not in statements.subjects(ctx, period):
        return None
    accounts = ledger.accounts(ctx)
    rows = accounts.rows[subject]
    return Explained(accounts.held(subject), statements.parts_of(ctx, rows))
