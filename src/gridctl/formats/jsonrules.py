"""Rules as JSON, format 1: one rule or the whole catalogue, in the same form."""

import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from gridctl.formats.rulesheets import ClauseOfRule, RulePage, judging
from gridctl.model.choice import Choice
from gridctl.model.words import Lang, of_several


def _plain(value: object) -> Any:
    """Return a parameter's value as a policy file would write it."""
    match value:
        case Choice():
            return value.value
        case tuple():
            return [_plain(item) for item in value]
        case date():
            return value.isoformat()
        case Decimal():
            return str(value)
    return value


def _clause(clause: ClauseOfRule, lang: Lang) -> dict[str, Any]:
    return {
        "clause": clause.ref,
        "sets": clause.key,
        "audience": clause.audience or None,
        "says": clause.says(lang),
        "parameters": {p.name: _plain(p.value) for p in clause.parameters},
        "basis": clause.basis or None,
    }


def _rule(page: RulePage, lang: Lang) -> dict[str, Any]:
    rule = page.rule
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity.value,
        "summary": rule.summary(lang),
        "why": rule.why(lang),
        "judged": judging(page.manual) or None,
        "messages": {variant: of_several(text(lang)) for variant, text in rule.messages.items()},
        "hint": rule.hint(lang),
        "good": rule.good,
        "bad": rule.bad,
        "waivable": rule.waivable,
        "sets": list(rule.sets),
        "tables": list(rule.tables),
        "needs": {key: list(tables) for key, tables in rule.needs.items()},
        "reads": list(rule.reads),
        "asked": page.asked,
        "clauses": [_clause(clause, lang) for clause in page.clauses],
    }


def write(pages: Iterable[RulePage], lang: Lang, day: date | None) -> str:
    """Return the rules as one JSON document.

    `day` is the day on which the clauses are in force in the data folder; None: there is no
    folder, and they are those of the built-in policies. `judged` is in English.
    """
    document = {
        "format": 1,
        "as_of": day and day.isoformat(),
        "rules": [_rule(page, lang) for page in pages],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
