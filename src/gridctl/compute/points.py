"""Points accounts: what each entry counts, what is above a cap, what redeeming leaves. All exact.

An entry that reverses another takes from what that one counts, in the period of the one reversed;
a reversal of a reversal gives it back.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from operator import itemgetter

from gridctl.model.choices import AccountKind, CapPeriod, PointsKind
from gridctl.model.ledger import PointsEntry
from gridctl.model.period import Period, PeriodKind
from gridctl.model.promises import PointsRule
from gridctl.model.record import Record

_NOTHING = Decimal(0)
_ID, _DATE, _ACCOUNT, _RULE, _REVERSES = (
    itemgetter(PointsEntry._fields.index(name))
    for name in ("id", "date", "account", "rule", "reverses")
)
_PERIODS: Mapping[CapPeriod, PeriodKind] = {
    CapPeriod.WEEK: "week",
    CapPeriod.MONTH: "month",
    CapPeriod.QUARTER: "quarter",
    CapPeriod.HALF: "half",
    CapPeriod.YEAR: "year",
}


#: What a cap is on: an account, a rule, and a period (None: all).
Slot = tuple[str, str, Period | None]


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


def misfits(
    entries: tuple[PointsEntry, ...],
    rules: Mapping[str, PointsRule],
    kinds: Mapping[str, AccountKind],
) -> Iterator[tuple[PointsEntry, str]]:
    """Yield the entries whose rule is not fit for them, and what is wrong (see `unfit`).

    `kinds` are the kinds of the accounts that are known.
    """
    said = list(zip(map(_RULE, entries), map(kinds.get, map(_ACCOUNT, entries)), strict=True))
    wrong = {(rule, kind): unfit(rules.get(rule), kind) for rule, kind in set(said)}
    if any(wrong.values()):
        for entry, pair in zip(entries, said, strict=True):
            if wrong[pair]:
                yield entry, wrong[pair]


def needs_evidence(entry: PointsEntry, rules: Mapping[str, PointsRule]) -> bool:
    """Say whether an entry needs evidence: all but reversals and redemptions do."""
    return not entry.reverses and not _redeems(entry, rules)


def counted(entries: Iterable[PointsEntry]) -> dict[str, Decimal]:
    """Return what each entry that reverses nothing counts, by id, its reversals taken off."""
    known = {entry.id: entry for entry in entries}
    found = {i: entry.points or _NOTHING for i, entry in known.items()}
    for entry in list(filter(_REVERSES, known.values())):  # few reverse anything
        del found[entry.id]
        root = _root(entry, known)
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
    totals: dict[Slot, Decimal] = {}
    found = []
    for entry, slot in sorted(_suspects(entries, rules, worth), key=lambda pair: _by_date(pair[0])):
        rule, amount = rules[entry.rule], worth.get(entry.id)
        if not amount:
            continue
        total = totals[slot] = totals.get(slot, _NOTHING) + amount
        if abs(total) > abs(rule.cap or _NOTHING):
            found.append(OverCap(entry, rule, slot[-1], total))
    return tuple(found)


def _suspects(
    entries: tuple[PointsEntry, ...], rules: Mapping[str, PointsRule], worth: Mapping[str, Decimal]
) -> list[tuple[PointsEntry, Slot]]:
    """Return the entries under a cap that may be exceeded, and what the cap is on, in file order.

    Mostly an entry is the only one of its account by its rule in the period, and not above the cap.
    """
    caps = {i: abs(rule.cap) for i, rule in rules.items() if rule.cap is not None}
    kinds = {i: _PERIODS[p] if (p := rules[i].period) else None for i in caps}
    rows = [e for e in entries if e.rule in caps and e.date is not None and not e.reverses]
    said = list(zip(map(_RULE, rows), map(_DATE, rows), strict=True))
    periods = {(rule, day): _period(kinds[rule], day) for rule, day in set(said)}
    slots: list[Slot] = list(
        zip(map(_ACCOUNT, rows), map(_RULE, rows), map(periods.get, said), strict=True)
    )
    times = Counter(slots)
    amounts = set(zip(map(_RULE, rows), map(worth.get, map(_ID, rows)), strict=True))
    large = {rule for rule, amount in amounts if amount and abs(amount) > caps[rule]}
    pairs = zip(rows, slots, strict=True)
    return [(e, slot) for e, slot in pairs if times[slot] > 1 or e.rule in large]


def _period(kind: PeriodKind | None, day: date) -> Period | None:
    return Period.of(kind, day) if kind else None


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
    redeeming = {i for i, rule in rules.items() if rule.kind is PointsKind.REDEEM}
    spent = {i for i, e in known.items() if e.rule in redeeming and not e.reverses}
    accounts = {known[i].account for i in spent}
    rows = [entry for entry in known.values() if entry.account in accounts]
    worth = counted(known.values()) if spent else {}
    found: list[Redeemed] = []
    held: dict[str, Decimal] = {}
    for entry in sorted(rows, key=lambda entry: (_by_date(entry), entry.id in spent)):
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
