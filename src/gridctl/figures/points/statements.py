"""A month's statement of an account: its terms, and how each is explained. No figure itself."""

from collections.abc import Iterable, Sequence
from datetime import date

from gridctl.figures.figure import Explained, Figure, Part
from gridctl.figures.points import ledger
from gridctl.figures.points.lines import KIND_NAMES, rows_part
from gridctl.model.choices import PointsKind
from gridctl.model.ledger import PointsEntry
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

#: What asks for statements and balances.
SETS = ("points.redeeming", ledger.MEMBERS, ledger.HOUSEHOLDS)
OPENING = Words("opening balance", "期初余额")
REVERSED = Words("reversed", "冲销")
_ENTITIES = frozenset({"member", "household"})


def figure(term: str, title: Words, formula: Words) -> Figure:
    """Return the figure of a term of the statement; internal."""
    return Figure(
        name=f"statement-{term}",
        title=title,
        formula=formula,
        of=("member", "household"),
        example=f"gridctl why H330 statement-{term} 2022-09",
        periods=("month",),
        sets=SETS,
        internal=True,
    )


def subjects(ctx: Context, period: Period | None) -> Sequence[str]:
    """Return the members and households whose accounts have rows by the end of a period."""
    last = ledger.day_of(ctx, period)
    if ctx.policies.keys_between(last, last).isdisjoint(SETS):
        return ()
    return ctx.once(("accounts with rows", last), lambda: _with_rows(ctx, last))


def _with_rows(ctx: Context, last: date) -> Sequence[str]:
    return sorted(
        account
        for account, rows in ledger.accounts(ctx).rows.items()
        if ctx.entities.get(account) in _ENTITIES
        and any((row.date or date.min) <= last for row in rows)
    )


def opening(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Explain what an account held before a month: every row of its own day."""
    if period is None or subject not in subjects(ctx, period):
        return None
    found = _before(ctx, subject, period)
    return Explained(ledger.accounts(ctx).statement(subject, period).opening, (found,))


def closing(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Explain what an account holds after a month."""
    if period is None or subject not in subjects(ctx, period):
        return None
    accounts = ledger.accounts(ctx)
    now = [row for row in accounts.rows[subject] if row.date in period]
    parts = (_before(ctx, subject, period), *parts_of(ctx, now))
    return Explained(accounts.statement(subject, period).closing, parts)


def of_kind(
    ctx: Context, subject: str, period: Period | None, kind: PointsKind | None
) -> Explained | None:
    """Explain what was entered in a month by rules of a kind; reversals stand by themselves."""
    if period is None or subject not in subjects(ctx, period):
        return None
    found = ledger.accounts(ctx).statement(subject, period).by_kind.get(kind, ())
    part = rows_part(ctx, KIND_NAMES[kind], found)
    return Explained(part.value, (part,))


def back(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Explain what was reversed in a month, whenever it had been entered."""
    if period is None or subject not in subjects(ctx, period):
        return None
    found = ledger.accounts(ctx).statement(subject, period).reversed
    part = rows_part(ctx, REVERSED, found)
    return Explained(part.value, (part,))


def parts_of(ctx: Context, rows: Iterable[PointsEntry]) -> tuple[Part, ...]:
    """Return a term for each kind that there is among rows, and one for the reversals."""
    accounts, rows = ledger.accounts(ctx), tuple(rows)
    entered = [row for row in rows if not row.reverses]
    kinds = [kind for kind in KIND_NAMES if any(accounts.kind(row) is kind for row in entered)]
    parts = [
        rows_part(ctx, KIND_NAMES[kind], [row for row in entered if accounts.kind(row) is kind])
        for kind in kinds
    ]
    return (*parts, rows_part(ctx, REVERSED, [row for row in rows if row.reverses]))


def _before(ctx: Context, subject: str, period: Period) -> Part:
    rows = ledger.accounts(ctx).rows[subject]
    earlier = [row for row in rows if (row.date or date.min) < period.first]
    return rows_part(ctx, OPENING, earlier)
