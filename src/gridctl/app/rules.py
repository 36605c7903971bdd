"""The catalogue of rules: each with the clauses that ask for it, in a data folder or built in."""

from collections.abc import Iterator

from gridctl.app.validate import UnknownRuleError, likely
from gridctl.app.village import Opened
from gridctl.engine.catalogue import Runnable, catalogue
from gridctl.formats.rulesheets import ClauseOfRule, Parameter, RulePage
from gridctl.model.declare import columns
from gridctl.model.words import Words
from gridctl.policy.kinds import KINDS, ClauseKind
from gridctl.policy.pack import Bilingual, Pack, built_in, built_in_names, typed
from gridctl.policy.stack import Adopted
from gridctl.policy.standing import Standing, standings
from gridctl.rules.rule import Rule, asks_for


def _words(said: Bilingual | None) -> Words:
    return said.words if said is not None else Words("", "")


def _parameters(kind: ClauseKind, values: dict[str, object]) -> tuple[Parameter, ...]:
    return tuple(
        Parameter(column.name, column.field.zh, values[column.attribute])
        for column in columns(KINDS[kind])
        if column.attribute in values
    )


def _asks(rule: Rule, key: str, kind: ClauseKind) -> bool:
    """Say whether a clause of a kind asks for a rule by the key that it sets."""
    return rule.kind in {None, kind} and bool(asks_for(rule, frozenset({key})))


def built_in_clauses(rule: Rule) -> Iterator[ClauseOfRule]:
    """Yield the clauses of the built-in packs that ask for a rule, pack by pack."""
    packs: Iterator[Pack | None] = map(built_in, built_in_names() if rule.sets else ())
    for pack in packs:
        for clause in pack.clauses if pack else ():
            if pack and clause.kind and _asks(rule, clause.sets, clause.kind):
                ref, title = f"{pack.id}/{clause.id}", _words(pack.title)
                values = typed(clause.kind, clause.parameters)[0]
                found = _parameters(clause.kind, values)
                yield ClauseOfRule(
                    ref, clause.sets, title, _words(clause.says), clause.audience, found
                )


def _in_force(standing: Standing, adopted: Adopted) -> ClauseOfRule:
    """Return a clause in force with those parameters that hold by it."""
    terms = [term for term in standing.terms if term.adopted is adopted]
    values = {term.name: term.value for term in terms}
    changed = any(term.changed for term in terms)
    return ClauseOfRule(
        adopted.ref,
        standing.key,
        _words(adopted.pack.title),
        _words(adopted.clause.says),
        standing.audience,
        _parameters(standing.kind, values),
        adopted.basis if changed else "",
        bool(adopted.values) and not values,
    )


def rule_pages(opened: Opened | None = None) -> tuple[RulePage, ...]:
    """Return every rule with the clauses that ask for it, by code.

    In a data folder: the clauses in force on its as-of date, with the parameters that hold.
    Without one: the clauses of the built-in packs, each as its document says.
    """
    standing = standings(opened.policies, opened.as_of) if opened else ()

    def clauses(rule: Rule) -> tuple[ClauseOfRule, ...]:
        if opened is None:
            return tuple(built_in_clauses(rule))
        return tuple(
            _in_force(each, adopted)
            for each in standing
            if _asks(rule, each.key, each.kind)
            for adopted in each.clauses
        )

    def page(item: Runnable) -> RulePage:
        day = opened.as_of if opened else None
        return RulePage(item.rule, item.manual, clauses(item.rule), day)

    return tuple(page(item) for item in catalogue())


def rule_page(name: str, opened: Opened | None = None) -> RulePage:
    """Return the rule of a name or code, in any case of letters; UnknownRuleError."""
    for page in rule_pages(opened):
        if name.casefold() in {page.rule.name.casefold(), page.rule.code.casefold()}:
            return page
    raise UnknownRuleError(name, likely(name))
