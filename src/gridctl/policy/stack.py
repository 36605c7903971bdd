"""The packs that a village follows, stacked: which ruling holds on a day, and why."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, Generic, TypeVar

from gridctl.findings.finding import Problem, Severity
from gridctl.model.declare import columns
from gridctl.model.manifest import PolicyEntry
from gridctl.model.mark import Mark
from gridctl.model.period import Period
from gridctl.model.record import Record
from gridctl.policy.entries import made_impossible, naming_nothing, never_in_force, wanted
from gridctl.policy.kinds import KINDS, Audience, Binds, ClauseKind, Every, rhythm
from gridctl.policy.pack import Clause, Pack, find_pack, typed

Terms = TypeVar("Terms", bound=Record)
_LONG = frozenset({"half", "year"})
#: The audiences of a clause that is for everyone whom its key concerns.
EVERYONE = frozenset({"", Audience.MEMBER.value, Audience.MEMBER.zh})


class Adopted(Record):
    """A clause as this village follows it: from, until, with its parameters."""

    pack: Pack
    clause: Clause
    since: date
    until: date
    values: Mapping[str, object]
    basis: str
    at: Mark

    @property
    def ref(self) -> str:
        """The clause's reference, such as ``ninghai-2019/1.2-span``."""
        return f"{self.pack.id}/{self.clause.id}"

    def covers(self, start: date, end: date) -> bool:
        """Say whether the clause is in force on every day from `start` to `end`."""
        return self.since <= start and end <= self.until

    def by_last_day(self, period: Period) -> bool:
        """Say whether the clause binds a period if it is in force on the last day, or on every day.

        Unless the clause says which, a half-year's or year's duty binds by its last day.
        """
        binds = self.clause.binds
        return period.kind in _LONG if binds is None else binds is Binds.LAST_DAY

    def binds_over(self, period: Period) -> bool:
        """Say whether the clause binds a period."""
        last = period.last
        return self.covers(last if self.by_last_day(period) else period.first, last)


class Ruling(Record, Generic[Terms]):
    """What holds for a key: the terms, parameter by parameter from the latest clause."""

    key: str
    terms: Terms
    adopted: Adopted
    refs: Mapping[str, str]

    def ref(self, parameter: str = "") -> str:
        """Return the reference of the clause that set `parameter`, else of the winner."""
        return self.refs.get(parameter, self.adopted.ref)

    @property
    def severity(self) -> Severity:
        """Error, or warning where the document's words are hedged."""
        return Severity.WARNING if self.adopted.clause.hedged else Severity.ERROR


class Policies:
    """All adopted clauses, in the order of the manifest: a later one wins."""

    def __init__(self, adopted: Iterable[Adopted]) -> None:
        """Stack the clauses; the last one wins."""
        self.adopted = tuple(adopted)
        self._by_key: dict[str, list[Adopted]] = {}
        for clause in self.adopted:
            self._by_key.setdefault(clause.clause.sets, []).append(clause)
        #: Every key that some clause sets at some time.
        self.keys = frozenset(self._by_key)
        self._of_kind: dict[ClauseKind | None, frozenset[str]] = {None: self.keys}
        #: By what was asked (the villages of a county ask of the same days and months), and by the
        #: clauses in force then.
        self._ruled: dict[tuple[object, ...], Any] = {}
        self._settled: dict[tuple[object, ...], Any] = {}

    def of(self, key: str) -> tuple[Adopted, ...]:
        """Return all clauses that set `key`, whenever they are in force."""
        return tuple(self._by_key.get(key, ()))

    def keys_of(self, kind: ClauseKind | None) -> frozenset[str]:
        """Return the keys that some clause of a kind (None: any) sets at some time."""
        if kind not in self._of_kind:
            keys = (a.clause.sets for a in self.adopted if a.clause.kind is kind)
            self._of_kind[kind] = frozenset(keys)
        return self._of_kind[kind]

    def keys_between(self, first: date, last: date) -> frozenset[str]:
        """Return the keys that some clause sets on some day from `first` to `last`."""
        return frozenset(
            c.clause.sets for c in self.adopted if c.since <= last and first <= c.until
        )

    def audiences(self, key: str) -> tuple[str, ...]:
        """Return for whom, beside everyone, clauses of `key` set terms; the last one first."""
        found = [c.clause.audience for c in self.of(key) if c.clause.audience not in EVERYONE]
        return tuple(dict.fromkeys(reversed(found)))

    def on(self, key: str, terms: type[Terms], day: date, *audiences: str) -> Ruling[Terms] | None:
        """Return what holds for `key` on a day; None where no clause asks for it.

        Of `audiences`, from the widest to the narrowest, each wins over those before it and over
        what holds for everyone, parameter by parameter.
        """
        asked = (key, terms, day, audiences)
        if asked not in self._ruled:
            in_force = [c for c in self.of(key) if c.covers(day, day)]
            self._ruled[asked] = self._settle(key, terms, in_force, audiences)
        ruling: Ruling[Terms] | None = self._ruled[asked]
        return ruling

    def over(
        self, key: str, terms: type[Terms], period: Period, *audiences: str
    ) -> Ruling[Terms] | None:
        """Return what holds for `key` over a period, for everyone or also for `audiences`.

        A clause that binds `whole` must be in force on every day, one that binds `last-day` on
        the last.
        """
        asked = (key, terms, period, audiences)
        if asked not in self._ruled:
            bound = [c for c in self.of(key) if c.binds_over(period)]
            self._ruled[asked] = self._settle(key, terms, bound, audiences)
        ruling: Ruling[Terms] | None = self._ruled[asked]
        return ruling

    def _settle(
        self, key: str, terms: type[Terms], clauses: list[Adopted], audiences: tuple[str, ...]
    ) -> Ruling[Terms] | None:
        slot = (key, terms, audiences, *map(id, clauses))  # mostly the same from day to day
        if slot not in self._settled:
            fit = [c for c in clauses if c.clause.kind and KINDS[c.clause.kind] is terms]
            chosen = [c for c in fit if c.clause.audience in EVERYONE]
            for audience in audiences:
                chosen += [c for c in fit if audience and c.clause.audience == audience]
            self._settled[slot] = self._ruling(key, terms, chosen) if chosen else None
        ruling: Ruling[Terms] | None = self._settled[slot]
        return ruling

    def _ruling(self, key: str, terms: type[Terms], chosen: list[Adopted]) -> Ruling[Terms]:
        values: dict[str, object] = {}
        refs: dict[str, str] = {}
        for clause in chosen:
            values.update(clause.values)
            refs.update(dict.fromkeys(clause.values, clause.ref))
        declared = {column.attribute: column.blank for column in columns(terms)}
        return Ruling(key, terms(**{**declared, **values}), chosen[-1], refs)

    def every(self, key: str) -> tuple[Every, ...]:
        """Return the different cadences that clauses of `key` ask for."""
        found = {rhythm(c.values.get("every"), c.values.get("days")) for c in self.of(key)}
        return tuple(every for every in Every if every in found)

    def conflicts(self, day: date) -> tuple[tuple[Adopted, Adopted, str], ...]:
        """Return (loser, winner, parameter) wherever clauses in force set one differently.

        The winner is the one whose value holds: the last in the manifest's order.
        """
        found = []
        for clauses in self._by_key.values():
            settled: dict[tuple[object, ...], Adopted] = {}
            for clause in reversed([c for c in clauses if c.covers(day, day)]):
                for name, value in clause.values.items():
                    slot = (clause.clause.kind, clause.clause.audience, name)
                    winner = settled.setdefault(slot, clause)
                    if winner.values[name] != value:
                        found.append((clause, winner, name))
        return tuple(found)


def _overridden(
    entry: PolicyEntry, clause: Clause, values: dict[str, object], problems: list[Problem]
) -> str:
    """Change `values` by the entry's overrides of the clause; return their basis."""
    basis = ""
    for override in entry.overrides:
        if override.clause == clause.id and clause.kind is not None:
            changed, wrong = typed(clause.kind, override.settings)
            values.update(changed)
            problems += wrong
            problems += made_impossible(clause.kind, values, override)
            basis = override.basis
    return basis


def _adopt(entry: PolicyEntry, pack: Pack, problems: list[Problem]) -> list[Adopted]:
    since = max(day for day in (date.min, pack.since, entry.since) if day)
    until = min(day for day in (date.max, pack.until, entry.until) if day)
    problems += never_in_force(entry, pack, since, until)
    found = []
    for clause in pack.clauses:
        if clause.kind is None or not wanted(entry, clause.id):
            continue
        values = dict(typed(clause.kind, clause.parameters)[0])
        basis = _overridden(entry, clause, values, problems) or entry.basis
        found.append(Adopted(pack, clause, since, until, values, basis, entry.at.mark("id")))
    return found


def stack(
    entries: Iterable[PolicyEntry], local: Mapping[str, bytes]
) -> tuple[Policies, tuple[Problem, ...]]:
    """Stack the manifest's policies.

    `local` holds the bytes of the folder's ``policies/*.yaml`` by path, which win over built-in
    packs. Problems name unknown packs, clauses and parameters at their line in the manifest.
    """
    entries = tuple(entries)
    return _stack(entries, local) if local else _of_built_in(entries)


@lru_cache(maxsize=8)  # the villages of a county mostly follow the same
def _of_built_in(entries: tuple[PolicyEntry, ...]) -> tuple[Policies, tuple[Problem, ...]]:
    return _stack(entries, {})


def _stack(
    entries: tuple[PolicyEntry, ...], local: Mapping[str, bytes]
) -> tuple[Policies, tuple[Problem, ...]]:
    adopted: list[Adopted] = []
    problems: list[Problem] = []
    packs: dict[str, tuple[Pack | None, tuple[Problem, ...]]] = {}
    for entry in entries:
        if not entry.id:
            continue
        if entry.id not in packs:
            packs[entry.id] = find_pack(entry.id, local)
            problems += packs[entry.id][1]
        pack, wrong = packs[entry.id]
        if pack is None:
            if not wrong:
                values = {"pack": entry.id}
                problems.append(
                    Problem("bad-policy", entry.at.mark("id"), values, variant="no-pack")
                )
            continue
        problems += naming_nothing(entry, pack)
        adopted += _adopt(entry, pack, problems)
    return Policies(adopted), tuple(problems)
