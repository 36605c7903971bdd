"""Points accounts: what each entry counts, what is above a cap, what redeeming leaves. All exact.

An entry that reverses another takes from what that one counts, in the period of the one reversed;
a reversal of a reversal gives it back.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import groupby
from operator import itemgetter

from gridctl.model.choices import AccountKind, CapPeriod, PointsKind
from gridctl.model.ledger import PointsEntry
from gridctl.model.period import Period, PeriodKind
from gridctl.model.promises import PointsRule
from gridctl.model.record import Record

_NOTHING = Decimal(0)
_DATE, _ACCOUNT, _POINTS, _REVERSES = (
    itemgetter(PointsEntry._fields.index(name))
    for name in ("date", "account", "points", "reverses")
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


class Ledger:
    """All entries and the rulebook, sorted once for all that is asked of them."""

    def __init__(self, entries: Iterable[PointsEntry], rules: Mapping[str, PointsRule]) -> None:
        """Take the entries in file order, of two with one id the last counts; the rules by id."""
        self.entries, self.rules = tuple(entries), rules
        self.known = {entry.id: entry for entry in self.entries}

    @cached_property
    def by_rule(self) -> Mapping[str, list[PointsEntry]]:
        """The entries by each rule, known or not, in file order."""
        found: defaultdict[str, list[PointsEntry]] = defaultdict(list)
        for entry in self.entries:
            found[entry.rule].append(entry)
        return found

    @cached_property
    def corrected(self) -> Mapping[str, Decimal]:
        """What each entry that was reversed counts, by id, its reversals taken off."""
        found: dict[str, Decimal] = {}
        for entry in filter(_REVERSES, self.known.values()):  # few reverse anything
            root = _root(entry, self.known)
            if root is not None:
                before = found.get(root, self.known[root].points or _NOTHING)
                found[root] = before + (entry.points or _NOTHING)
        return found

    def worth(self, entry: PointsEntry) -> Decimal:
        """Return what an entry counts, its reversals taken off; nothing if it reverses another."""
        entry = self.known[entry.id]
        if entry.reverses:
            return _NOTHING
        return self.corrected.get(entry.id, entry.points or _NOTHING)


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


def misfits(ledger: Ledger, kinds: Mapping[str, AccountKind]) -> Iterator[tuple[PointsEntry, str]]:
    """Yield the entries whose rule is not fit for them, and what is wrong (see `unfit`).

    `kinds` are the kinds of the accounts that are known.
    """
    wrong = {
        (rule, kind): what
        for rule, entries in ledger.by_rule.items()
        for kind in set(map(kinds.get, map(_ACCOUNT, entries)))
        if (what := unfit(ledger.rules.get(rule), kind))
    }
    for entry in ledger.entries if wrong else ():
        misfit = wrong.get((entry.rule, kinds.get(entry.account)))
        if misfit:
            yield entry, misfit


def needs_evidence(entry: PointsEntry, rules: Mapping[str, PointsRule]) -> bool:
    """Say whether an entry needs evidence: all but reversals and redemptions do."""
    return not entry.reverses and not _redeems(entry, rules)


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


def over_caps(ledger: Ledger) -> tuple[OverCap, ...]:
    """Return each entry that exceeds its rule's cap, by date, then in file order.

    The cap is on the amount, so that one on negative points may be written with or without its
    sign; an entry that counts nothing (any more) exceeds nothing.
    """
    totals: dict[Slot, Decimal] = {}
    found = []
    doubtful = _doubtful(ledger)
    entries = [entry for entry in ledger.entries if (entry.account, entry.rule) in doubtful]
    for entry in sorted(entries, key=_by_date):
        rule, amount = ledger.rules.get(entry.rule), ledger.worth(entry)
        if rule is None or rule.cap is None or entry.date is None or entry.reverses or not amount:
            continue
        period = _period(rule, entry.date)
        slot = (entry.account, entry.rule, period)
        total = totals[slot] = totals.get(slot, _NOTHING) + amount
        if abs(total) > abs(rule.cap):
            found.append(OverCap(entry, rule, period, total))
    return tuple(found)


def _doubtful(ledger: Ledger) -> set[tuple[str, str]]:
    """Return the accounts that may have more by a rule than its cap, with the rule's id.

    Mostly an entry is the only one of its account by its rule in the period, and not above the
    cap; where it was reversed, or ids are given twice, that is not looked into here.
    """
    if len(ledger.known) < len(ledger.entries):
        return {(entry.account, entry.rule) for entry in ledger.entries}
    found = {(ledger.known[i].account, ledger.known[i].rule) for i in ledger.corrected}
    for name, entries in ledger.by_rule.items():
        rule = ledger.rules.get(name)
        if rule is None or rule.cap is None:
            continue
        of_period: defaultdict[Period | None, list[str]] = defaultdict(list)
        for day, rows in groupby(entries, _DATE):  # those of a day mostly stand together
            of_period[_period(rule, day)].extend(map(_ACCOUNT, rows))
        for accounts in of_period.values():
            if len(set(accounts)) < len(accounts):
                found.update((account, name) for account, n in Counter(accounts).items() if n > 1)
        amounts = set(map(_POINTS, entries)) - {None}
        if large := {amount for amount in amounts if abs(amount) > abs(rule.cap)}:
            found.update((entry.account, name) for entry in entries if entry.points in large)
    return found


def _period(rule: PointsRule, day: date | None) -> Period | None:
    """Return the period of a rule's cap that a day lies in; None where the cap is on all."""
    return Period.of(_PERIODS[rule.period], day) if rule.period and day else None


def _by_date(entry: PointsEntry) -> date:
    return entry.date or date.min


def after_redeeming(ledger: Ledger) -> tuple[Redeemed, ...]:
    """Return each redemption with the balance that it left, by date.

    Of one day's entries redemptions come last: what was earned on the day can be spent on it. A
    redemption that was reversed took nothing, and is left out.
    """
    known = ledger.known
    redeeming = [i for i, rule in ledger.rules.items() if rule.kind is PointsKind.REDEEM]
    made = [entry for i in redeeming for entry in ledger.by_rule.get(i, ()) if not entry.reverses]
    spent = {entry.id for entry in made if known[entry.id] is entry}
    accounts = {known[i].account for i in spent}
    rows = [entry for entry in known.values() if entry.account in accounts]
    found: list[Redeemed] = []
    held: dict[str, Decimal] = {}
    for entry in sorted(rows, key=lambda entry: (_by_date(entry), entry.id in spent)):
        if entry.reverses and _root(entry, known) in spent:
            continue  # it is counted with the redemption
        amount = ledger.worth(entry) if entry.id in spent else entry.points or _NOTHING
        balance = held[entry.account] = held.get(entry.account, _NOTHING) + amount
        if entry.id in spent and amount:
            found.append(Redeemed(entry, balance))
    return tuple(found)


def _redeems(entry: PointsEntry, rules: Mapping[str, PointsRule]) -> bool:
    rule = rules.get(entry.rule)
    return not entry.reverses and rule is not None and rule.kind is PointsKind.REDEEM
