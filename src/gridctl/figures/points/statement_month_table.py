"""statement-month: a month of every account, from the opening to the closing balance; internal.

Each row adds up. What was entered by no rule of the rulebook has a column only where there is any.
"""

from gridctl.compute.accounts import Statement, total
from gridctl.figures.figure import Column, FigureTable, Row, Value
from gridctl.figures.points import ledger, statements
from gridctl.model.choices import PointsKind
from gridctl.model.period import Period, PeriodKind
from gridctl.model.words import Words
from gridctl.rules.rule import Context

PERIODS: tuple[PeriodKind, ...] = ("month",)
SETS = statements.SETS
_TITLE = Words("Statement of accounts", "积分对账单")
_KINDS = (
    (PointsKind.BASE, "base", Words("base", "基础分")),
    (PointsKind.DUTY, "duty", Words("duty", "履职分")),
    (PointsKind.BONUS, "bonus", Words("bonus", "奖励分")),
    (PointsKind.NEGATIVE, "lost", Words("lost", "扣分")),
    (None, "other", Words("no known rule", "办法外")),
    (PointsKind.REDEEM, "redeemed", Words("redeemed", "兑换")),
)
_OPENING = Column("opening", Words("opening", "期初"), "statement-opening")
_REVERSED = Column("reversed", Words("reversed", "冲销"), "statement-reversed")
_CLOSING = Column("closing", Words("closing", "期末"), "statement-closing")


def table(ctx: Context, period: Period) -> FigureTable | None:
    """Return a row an account that has rows by the month's end."""
    accounts = ledger.accounts(ctx)
    found = {a: accounts.statement(a, period) for a in statements.subjects(ctx, period)}
    strange = any(None in each.by_kind for each in found.values())
    kinds = [each for each in _KINDS if each[0] is not None or strange]
    terms = tuple(Column(key, head, f"statement-{key}") for _, key, head in kinds)
    columns = (_OPENING, *terms, _REVERSED, _CLOSING)
    rows = tuple(
        Row(account, _cells(each, [kind for kind, _, _ in kinds]))
        for account, each in found.items()
    )
    return FigureTable("statement-month", _TITLE, period, columns, rows, internal=True)


def _cells(found: Statement, kinds: list[PointsKind | None]) -> tuple[Value | str, ...]:
    terms = (total(found.by_kind.get(kind, ())) for kind in kinds)
    return (found.opening, *terms, total(found.reversed), found.closing)
