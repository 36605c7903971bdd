"""Points accounts: what each entry counts, what is above a cap, what redeeming leaves. All exact.

An entry that reverses another takes from what that one counts, in the period of the one reversed;
a reversal of a reversal gives it back.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from gridctl.model.choices import AccountKind, CapPeriod, PointsKind
from gridctl.model.ledger import PointsEntry
from gridctl.model.period import Period, PeriodKind
from gridctl.model.promises import PointsRule
from gridctl.model.record import Record

_NOTHING = Decimal(0)
_PERIODS: Mapping[CapPeriod, PeriodKind] = {
    CapPeriod.WEEK: "week",
    CapPeriod.MONTH: "month",
    CapPeriod.QUARTER: "quarter",
    CapPeriod.HALF: "half",
    CapPeriod.YEAR: "year",
}


class OverCap(Record):
    """An entry with which an account has more by a rule in a period than its cap.

    `total` is what the account has by the rule with it; `period` is None where the cap is on all.
    """

    entry: PointsEntry
    rule: PointsRule
    period: Period | None
    total: Decimal


class Redeemed(Record):
    """A redemption, and the balance that it left."""

    entry: PointsEntry
    balance: Decimal


def unfit(rule: PointsRule | None, account: AccountKind | None) -> str:
    """Return what is wrong with the rule of an entry: ``unknown``, ``kind``, or blank for nothing.

    A rule that names no kind of account is for all; an `account` of None is not known.
    """
    if rule is None:
        return "unknown"
    return "kind" if rule.accounts and account and account not in rule.accounts else ""


def needs_evidence(entry: PointsEntry, rules: Mapping[str, PointsRule]) -> bool:
    """Say whether an entry needs evidence: all but reversals and redemptions do."""
    return not entry.reverses and not _redeems(entry, rules)


def counted(entries: Iterable[PointsEntry]) -> dict[str, Decimal]:
    """Return what each entry that reverses nothing counts, by id, its reversals taken off."""
    known = {entry.id: entry for entry in entries}
    found = {i: _NOTHING + (e.points or _NOTHING) for i, e in known.items() if not e.reverses}
    for entry in known.values():  # few reverse anything
        root = _root(entry, known) if entry.reverses else None
        if root is not None:
            found[root] += entry.points or _NOTHING
    return found


def with_reversals(entries: Iterable[PointsEntry]) -> dict[str, list[PointsEntry]]:
    """Return each entry that reverses nothing, by id, with all that reverses it, in file order.

    A reversal of something unknown, or in a circle, reverses nothing that could be told.
    """
    known = {entry.id: entry for entry in entries}
    found: dict[str, list[PointsEntry]] = {}
    for entry in known.values():
        root = _root(entry, known)
        if root is not None:
            found.setdefault(root, []).append(entry)
    return found


def _root(entry: PointsEntry, known: Mapping[str, PointsEntry]) -> str | None:
    """Return the id of what an entry reverses in the end; None where that is not known."""
    seen = {entry.id}
    while entry.reverses:
        if entry.reverses in seen or entry.reverses not in known:
            return None
        seen.add(entry.reverses)
        entry = known[entry.reverses]
    return entry.id


def over_caps(
    entries: Iterable[PointsEntry], rules: Mapping[str, PointsRule]
) -> tuple[OverCap, ...]:
    """Return each entry that exceeds its rule's cap, by date, then in file order.

    The cap is on the amount, so that one on negative points may be written with or without its
    sign; an entry that counts nothing (any more) exceeds nothing.
    """
    entries = tuple(entries)
    worth = counted(entries)
    totals: dict[tuple[str, str, Period | None], Decimal] = {}
    found = []
    for entry in sorted(entries, key=_by_date):
        rule, amount = rules.get(entry.rule), worth.get(entry.id)
        if rule is None or rule.cap is None or entry.date is None or not amount or entry.reverses:
            continue
        period = Period.of(_PERIODS[rule.period], entry.date) if rule.period else None
        slot = (entry.account, rule.id, period)
        total = totals[slot] = totals.get(slot, _NOTHING) + amount
        if abs(total) > abs(rule.cap):
            found.append(OverCap(entry, rule, period, total))
    return tuple(found)


def _by_date(entry: PointsEntry) -> date:
    return entry.date or date.min


def after_redeeming(
    entries: Iterable[PointsEntry], rules: Mapping[str, PointsRule]
) -> tuple[Redeemed, ...]:
    """Return each redemption with the balance that it left, by date.

    Of one day's entries redemptions come last: what was earned on the day can be spent on it. A
    redemption that was reversed took nothing, and is left out.
    """
    known = {entry.id: entry for entry in entries}
    worth = counted(known.values())
    spent = {i for i, entry in known.items() if _redeems(entry, rules)}
    found: list[Redeemed] = []
    held: dict[str, Decimal] = {}
    for entry in sorted(known.values(), key=lambda entry: (_by_date(entry), entry.id in spent)):
        if entry.reverses and _root(entry, known) in spent:
            continue  # it is counted with the redemption
        amount = worth[entry.id] if entry.id in spent else entry.points or _NOTHING
        balance = held[entry.account] = held.get(entry.account, _NOTHING) + amount
        if entry.id in spent and amount:
            found.append(Redeemed(entry, balance))
    return tuple(found)


def _redeems(entry: PointsEntry, rules: Mapping[str, PointsRule]) -> bool:
    rule = rules.get(entry.rule)
    return not entry.reverses and rule is not None and rule.kind is PointsKind.REDEEM
