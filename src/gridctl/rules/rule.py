"""What a rule is, and what it may look at."""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from gridctl.compute.audiences import audience
from gridctl.compute.known import known_on
from gridctl.compute.references import Dangling, Sort, all_records, dangling, entities
from gridctl.compute.state import State
from gridctl.compute.timeline import Timeline
from gridctl.findings.finding import Breach, Problem, Severity
from gridctl.findings.report import Ran
from gridctl.model.manifest import Manifest
from gridctl.model.period import Period, periods
from gridctl.model.record import Record
from gridctl.model.tables import TABLES
from gridctl.model.village import Village
from gridctl.model.words import Words
from gridctl.policy.kinds import ClauseKind, Every, rhythm_of
from gridctl.policy.stack import Policies, Ruling
from gridctl.rules.earlier import Earlier

if TYPE_CHECKING:
    from gridctl.compute.publishing import Verified

Terms = TypeVar("Terms", bound=Record)
Value = TypeVar("Value")
_PATHS = {table.name: table.path for table in TABLES}


class Rule(Record):
    """A rule's identity and words.

    `sets` are the policy keys that ask for it (``meeting.*``: all that begin so); none: it always
    runs. `tables` are the tables that must be there, `reads` others that it looks at. `messages` by
    variant (``""`` the usual one). `good` and `bad` are lines of data that keep and break it.
    A `last` rule is judged after all others, and may look at what they found (`Context.ran`).
    Where `kind` is said, only clauses of that kind ask for it; `needs` are the tables that each key
    asks for beside. One about `history` compares with an earlier version (`Context.base`); where
    none is named it is not checked, though one that is `unaided` says what can be told without.
    One about what is `rendered` again (`Context.rendered`) is not checked where nobody did.
    """

    code: str
    name: str
    severity: Severity
    summary: Words
    why: Words
    messages: Mapping[str, Words]
    hint: Words
    good: str
    bad: str
    sets: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    reads: tuple[str, ...] = ()
    waivable: bool = True
    last: bool = False
    kind: ClauseKind | None = None
    needs: Mapping[str, tuple[str, ...]] = {}
    history: bool = False
    unaided: bool = False
    rendered: bool = False


class Judged(Record, Generic[Terms]):
    """A period in which a duty binds, what it asks, and how grave a shortfall is."""

    period: Period
    ruling: Ruling[Terms]
    ended: bool

    @property
    def terms(self) -> Terms:
        """The parameters in force for the period."""
        return self.ruling.terms

    @property
    def severity(self) -> Severity:
        """The ruling's severity once the period has ended, a notice before."""
        return self.ruling.severity if self.ended else Severity.NOTICE


class Context:
    """Everything that a rule may look at.

    `village` holds what was known on the as-of date, `as_read` everything in the files;
    `texts` are the decoded files, `problems` what was met while reading, `needed` the tables
    that rules in force cannot do without, `unparsed` the paths of tables that gave no records.
    `rules` are all rules by name and by code, `ran` what those before a `last` rule found;
    `published` holds the bytes of each published period's ``manifest.json``, by path,
    `published_files` the SHA-256 of every file in those folders. `base` is an earlier version
    of the folder, where one was named (`base_lost`: it cannot be read), `rendered` tells how the
    published periods compare with what they would be today, where that was tried. `known_until` is
    the day that the run is of, later than `as_of` where a closed period is shown.
    """

    def __init__(
        self,
        as_read: Village,
        village: Village,
        policies: Policies,
        as_of: date,
        problems: tuple[Problem, ...] = (),
        texts: Mapping[str, str] | None = None,
        unparsed: frozenset[str] = frozenset(),
        known_until: date | None = None,
        published: Mapping[str, bytes] | None = None,
    ) -> None:
        """Gather what is known; nothing is computed before it is asked for."""
        self.as_read = as_read
        self.village = village
        self.policies = policies
        self.as_of = as_of
        self.problems = problems
        self.texts = texts or {}
        self.unparsed = unparsed
        self.known_until = max(known_until or as_of, as_of)
        self.published = published or {}
        self.needed: tuple[str, ...] = ()
        self.rules: Mapping[str, Rule] = {}
        self.ran = Ran()
        self.base: Earlier | None = None
        self.base_lost = False
        self.published_files: Mapping[str, str] = {}
        self.rendered: tuple[Verified, ...] | None = None
        self.timeline = Timeline(village)
        self._worked_out: dict[tuple[object, ...], Any] = {}

    @cached_property
    def follow_up(self) -> "Context":
        """The same as known on `known_until`: what followed a closed period, such as a talk."""
        if self.known_until == self.as_of:
            return self
        village = known_on(self.as_read, self.known_until)
        told = (self.problems, self.texts, self.unparsed)
        return Context(self.as_read, village, self.policies, self.known_until, *told)

    @property
    def manifest(self) -> Manifest:
        """The manifest."""
        return self.village.manifest

    @cached_property
    def sorts(self) -> tuple[Sort, ...]:
        """Every sort of record in the files with all its records, and what their ids name."""
        return tuple(all_records(self.as_read))

    @cached_property
    def entities(self) -> Mapping[str, str]:
        """What each id in the files names."""
        return entities(self.as_read, self.sorts)

    @cached_property
    def dangling(self) -> tuple[Dangling, ...]:
        """The values that should be an id and name nothing of the right sort."""
        return tuple(dangling(self.as_read, self.entities, self.sorts))

    @property
    def begun(self) -> bool:
        """Whether anything is entered yet: a new folder owes no grids and no lists."""
        entered = self.as_read
        listed = any(tasks.common or tasks.own for tasks in entered.tasks)
        return bool(entered.members or entered.households or self.now.grids or listed)

    @cached_property
    def records_from(self) -> date:
        """The day before which nothing is judged; the year of the as-of date where none is said."""
        return self.manifest.records_from or date(self.as_of.year, 1, 1)

    @cached_property
    def now(self) -> State:
        """The state on the as-of date."""
        return self.timeline.on(self.as_of)

    @cached_property
    def here(self) -> str:
        """The kind of village, for which a clause may set terms of its own."""
        facts = self.manifest.village if self.village.manifests else None
        return facts.kind.value if facts and facts.kind else "village"

    def asked(self, key: str, terms: type[Terms]) -> Ruling[Terms] | None:
        """Return what holds for `key` on the as-of date; None where no clause asks for it."""
        return self.policies.on(key, terms, self.as_of, self.here)

    def asked_before(self, key: str, terms: type[Terms]) -> Ruling[Terms] | None:
        """Return what held for `key` at the base, so that no branch judges itself; else `asked`."""
        followed = (self.base and self.base.policies) or self.policies
        return followed.on(key, terms, self.as_of, self.here) or self.asked(key, terms)

    def asked_of(
        self, key: str, terms: type[Terms], period: Period | None = None
    ) -> Iterator[tuple[Ruling[Terms], Collection[str]]]:
        """Yield what holds for `key` on the as-of date, and the members for whom it does.

        A narrower audience wins for its people. Where a `period` is said, only what was in force
        over it, too, and a narrower audience's terms only for those who were of it throughout.
        """
        rest = set(self.now.members)
        for name in self.policies.audiences(key):
            ruling = self._in_force(key, terms, period, name)
            states = (*(self.timeline.over(period) if period else ()), self.now)
            persons = rest.intersection(*(audience(state, name) for state in states))
            if ruling is not None and persons:
                rest -= persons
                yield ruling, persons
        if (general := self._in_force(key, terms, period)) is not None:
            yield general, rest

    def _in_force(
        self, key: str, terms: type[Terms], period: Period | None, name: str = ""
    ) -> Ruling[Terms] | None:
        ruling = self.policies.on(key, terms, self.as_of, self.here, name)
        if ruling is None or (name and ruling.adopted.clause.audience != name):
            return None
        if period and self.policies.over(key, terms, period, self.here, name) is None:
            return None
        return ruling

    def judged(self, key: str, terms: type[Terms]) -> Iterator[Judged[Terms]]:
        """Yield the periods that `key` binds: ended ones since `records_from`, and the running.

        The clauses' `every` gives the kind of period (``once`` has none and yields nothing); where
        they name `days` of the month, each day is one.
        """
        yield from _judged(self.policies, key, terms, self.here, self.records_from, self.as_of)

    def asking(self, rule: Rule) -> tuple[str, ...]:
        """Return the policy keys by which clauses ask for a rule; none where it always runs."""
        asked = asking(rule, self.policies)
        if not asked and rule.history and self.base and self.base.policies:
            asked = asking(rule, self.base.policies)
        return asked

    def once(self, key: tuple[object, ...], work_out: Callable[[], Value]) -> Value:
        """Return what `work_out` gives, worked out once a run for all rules that use `key`."""
        if key not in self._worked_out:
            self._worked_out[key] = work_out()
        value: Value = self._worked_out[key]
        return value

    def has_file(self, table: str, period: Period | None = None) -> bool:
        """Say whether a table's file (of a period) is there and could be read."""
        return self.path_of(table, period) in self.village.present

    def path_of(self, table: str, period: Period | None = None) -> str:
        """Return the path of a table's file (of a period)."""
        return _PATHS[table].replace("{period}", str(period))


def first_asked(policies: Policies, key: str) -> date:
    """Return the first day on which some clause sets `key`; the last of days if none does."""
    return min((clause.since for clause in policies.of(key)), default=date.max)


@lru_cache(maxsize=1024)  # the villages of a county mostly follow the same policies
def _judged(
    policies: Policies, key: str, terms: type[Any], here: str, since: date, as_of: date
) -> tuple[Judged[Any], ...]:
    start = max(since, first_asked(policies, key))
    found: list[Judged[Any]] = []
    for every in policies.every(key) if start <= as_of else ():
        for period in periods(every.value, start, as_of) if every is not Every.ONCE else ():
            ruling = policies.over(key, terms, period, here)
            if ruling is None or rhythm_of(ruling.terms) is not every:
                continue
            if ruling.adopted.by_last_day(period) or period.first >= since:
                found.append(Judged(period, ruling, period.ended(as_of)))
    return tuple(found)


def from_problems(ctx: Context, name: str) -> Iterator[Breach]:
    """Yield the problems called `name` that were met while reading."""
    for problem in ctx.problems:
        if problem.name == name:
            values = {"file": problem.mark.file, **problem.values}
            yield Breach(problem.mark, values, problem.subject, problem.field, problem.variant)


def asking(rule: Rule, policies: Policies) -> tuple[str, ...]:
    """Return the policy keys by which clauses ask for a rule, of the kind that it judges."""
    return asks_for(rule, policies.keys_of(rule.kind))


def asks_for(rule: Rule, keys: frozenset[str]) -> tuple[str, ...]:
    """Return those of the policy `keys` that ask for a rule."""
    return _among(rule.sets, keys) if rule.sets else ()


@lru_cache(maxsize=1024)  # asked for each rule of each village
def _among(sets: tuple[str, ...], keys: frozenset[str]) -> tuple[str, ...]:
    exact = [key for key in sets if key in keys]
    stems = tuple(key[:-1] for key in sets if key.endswith("*"))
    return (*exact, *(key for key in keys if key.startswith(stems))) if stems else tuple(exact)
