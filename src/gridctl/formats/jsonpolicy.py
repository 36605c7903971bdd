"""Packs, what holds and why, and differences, as JSON for programs."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from gridctl.formats.policywords import plain
from gridctl.model.words import Lang
from gridctl.policy.compare import Pairing, Side
from gridctl.policy.pack import Bilingual, Clause, Pack
from gridctl.policy.shelf import Shelved
from gridctl.policy.standing import Adoption, Line, Shown, Standing, changes


def _value(value: object) -> Any:
    if isinstance(value, tuple):
        return [_value(item) for item in value]
    if value is None or isinstance(value, (bool, int)):
        return value
    return str(value)


def _values(values: Mapping[str, object]) -> dict[str, Any]:
    return {name: _value(value) for name, value in values.items()}


def _day(day: date | None) -> str | None:
    return None if day in {None, date.min, date.max} else str(day)


def _text(said: Bilingual | None, lang: Lang) -> str | None:
    return said.words(lang) if said else None


def _write(document: dict[str, Any]) -> str:
    return json.dumps({"format": 1, **document}, ensure_ascii=False, indent=1) + "\n"


def _shelved(shelved: Shelved, day: date | None, lang: Lang) -> dict[str, Any]:
    pack = shelved.pack
    return {
        "id": shelved.name,
        "built_in": not shelved.file,
        "file": shelved.file or None,
        "hides_built_in": shelved.hides,
        "title": _text(pack.title, lang) if pack else None,
        "issuer": _text(pack.issuer, lang) if pack else None,
        "number": (pack.number or None) if pack else None,
        "from": _day(pack.since) if pack else None,
        "until": _day(pack.until) if pack else None,
        "clauses": len(pack.clauses) if pack else None,
        "followed": [
            {"from": _day(entry.since), "until": _day(entry.until), "clauses": entry.clauses}
            for entry in shelved.followed
        ],
        "in_force": shelved.in_force(day) if day else None,
    }


def list_json(packs: Iterable[Shelved], day: date | None, lang: Lang) -> str:
    """Return every pack; without a data folder `day` is None, and what is followed not known."""
    return _write(
        {"as_of": _day(day), "packs": [_shelved(shelved, day, lang) for shelved in packs]}
    )


def _standing(standing: Standing, lang: Lang) -> dict[str, Any]:
    winner = standing.clauses[-1]
    hedged = winner.clause.hedged
    return {
        "key": standing.key,
        "kind": str(standing.kind),
        "audience": str(standing.audience) or None,
        "words": plain(standing.kind, standing.values, lang, hedged=hedged),
        "hedged": hedged,
        "parameters": {
            term.name: {
                "value": _value(term.value),
                "clause": term.adopted.ref,
                "changed_from": _value(term.was) if term.changed else None,
                "basis": (term.adopted.basis or None) if term.changed else None,
            }
            for term in standing.terms
        },
        "clause": winner.ref,
        "from": _day(winner.since),
        "until": _day(winner.until),
        "differing": list(standing.differing),
        "clauses": [{"clause": c.ref, "parameters": _values(c.values)} for c in standing.clauses],
    }


def _adoption(adoption: Adoption) -> dict[str, Any]:
    adopted = adoption.adopted
    return {
        "from": _day(adopted.since),
        "until": _day(adopted.until),
        "in_force": adoption.in_force,
        "parameters": _values(adopted.values),
        "changed_from": _values(changes(adopted)),
        "basis": adopted.basis or None,
        "overruled": dict(adoption.overruled),
    }


def _clause(clause: Clause, lang: Lang) -> dict[str, Any]:
    return {
        "says": _text(clause.says, lang),
        "kind": str(clause.kind) if clause.kind else None,
        "key": clause.sets,
        "audience": str(clause.audience) or None,
        "hedged": clause.hedged,
        "duty": [str(duty) for duty in clause.duty],
        "honoured_by": list(clause.honoured_by),
    }


def _line(line: Line, lang: Lang) -> dict[str, Any]:
    adoptions = [_adoption(adoption) for adoption in line.adoptions]
    return {"clause": line.ref, **_clause(line.clause, lang), "adopted": adoptions}


def show_json(shown: Shown, lang: Lang) -> str:
    """Return what holds, and the clauses that were asked for."""
    of_clauses = {(line.clause.sets, line.clause.audience) for line in shown.lines}
    about_some = shown.about in {"pack", "clause"}
    return _write(
        {
            "as_of": _day(shown.day),
            "asked": shown.asked or None,
            "standing": [
                _standing(standing, lang)
                for standing in shown.standings
                if not about_some or (standing.key, standing.audience) in of_clauses
            ],
            "clauses": [_line(line, lang) for line in shown.lines],
        }
    )


def _side(side: Side | None, pairing: Pairing, lang: Lang) -> dict[str, Any] | None:
    if side is None:
        return None
    return {
        "clauses": [clause.id for clause in side.clauses],
        "parameters": _values(side.values),
        "hedged": side.hedged,
        "words": plain(pairing.kind, side.values, lang, hedged=side.hedged),
    }


def diff_json(left: Pack, right: Pack, pairings: Iterable[Pairing], lang: Lang) -> str:
    """Return two packs side by side, by key."""
    keys = [
        {
            "key": pairing.key,
            "kind": str(pairing.kind),
            "audience": str(pairing.audience) or None,
            "verdict": pairing.verdict,
            "differing": list(pairing.differing),
            "left": _side(pairing.left, pairing, lang),
            "right": _side(pairing.right, pairing, lang),
        }
        for pairing in pairings
    ]
    return _write({"left": left.id, "right": right.id, "keys": keys})
