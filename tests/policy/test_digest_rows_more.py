"""Each row of the digest's section E is there, as it is marked, in the packs of parts 6 to 19.

The rows are typed from the digest: pack, clause id (or what its parts begin with), marks. A row
that is deliberately out (the dues of members) has no clause.
"""

from functools import cache

import pytest

from gridctl.engine.catalogue import catalogue
from gridctl.policy.kinds import ClauseKind
from gridctl.policy.pack import Clause, Duty, Pack, built_in

ROWS = [
    ("work-safety", "tiers", "check record"),
    ("community-grid", "size", "check"),
    ("community-grid", "holder", "check"),
    ("community-grid", "board", "publish"),
    ("community-grid", "report", "check"),
    ("community-grid", "patrol", "check"),
    ("community-grid", "handling", "check publish"),
    ("community-grid", "assessment", "record"),
    ("service-centre", "disputes", "check compute"),
    ("service-centre", "requests", "compute"),
    ("environment", "five-fixed", "check publish"),
    ("environment", "contract", "check"),
    ("environment", "disclosure", "publish"),
    ("environment", "patrol", "check publish"),
    ("environment", "evaluation", "check"),
    ("small-business", "adviser", "check"),
    ("small-business", "branches", "check"),
    ("small-business", "contact", "check"),
    ("hygiene", "cadence", "check"),
    ("community-party", "structure", "check publish"),
    ("community-party", "meetings", "check"),
    ("community-party", "review", "check"),
    ("pyramid", "spans", "check compute"),
    ("pyramid", "core-households", "check compute"),
    ("pyramid", "board", "publish"),
    ("pyramid", "dates", "check"),
    ("pyramid", "meetings", "check"),
    ("pyramid", "errands", "check compute"),
    ("pyramid", "forms", "record"),
    ("digital-community", "tasks", "record"),
]
PACKS = sorted({pack for pack, _, _ in ROWS})


@cache
def pack_of(name: str) -> Pack:
    pack = built_in(name)
    assert pack is not None
    return pack


def of_row(pack: str, row: str) -> list[Clause]:
    return [c for c in pack_of(pack).clauses if c.id == row or c.id.startswith(f"{row}-")]


@pytest.mark.parametrize(("pack", "row", "marks"), ROWS, ids=str)
def test_a_row_has_its_clauses_and_exactly_its_marks(pack: str, row: str, marks: str) -> None:
    clauses = of_row(pack, row)
    assert clauses
    assert {duty.value for clause in clauses for duty in clause.duty} == set(marks.split())


@pytest.mark.parametrize("pack", PACKS)
def test_each_clause_belongs_to_one_row(pack: str) -> None:
    rows = [row for name, row, _ in ROWS if name == pack]
    found = [clause.id for row in rows for clause in of_row(pack, row)]
    assert sorted(found) == sorted(clause.id for clause in pack_of(pack).clauses)


def asked_for(key: str) -> set[str]:
    """Return the names of the rules that a key asks for."""
    return {
        item.rule.name
        for item in catalogue()
        for asked in item.rule.sets
        if asked == key or (asked.endswith("*") and key.startswith(asked[:-1]))
    }


CHECKED = [(p, c) for p in PACKS for c in pack_of(p).clauses if Duty.CHECK in c.duty]


@pytest.mark.parametrize(("pack", "clause"), CHECKED, ids=[f"{p}/{c.id}" for p, c in CHECKED])
def test_a_check_is_honoured_by_a_rule_that_its_key_asks_for(pack: str, clause: Clause) -> None:
    assert pack
    assert clause.kind is not ClauseKind.RECORD
    rules = {item.rule.name for item in catalogue()}
    named = set(clause.honoured_by) & rules
    assert named
    assert named <= asked_for(clause.sets)


@pytest.mark.parametrize("pack", PACKS)
def test_our_own_values_are_marked_in_both_languages(pack: str) -> None:
    for clause in pack_of(pack).clauses:
        assert clause.says is not None
        assert ("ours" in clause.says.en) == ("本工具取值" in clause.says.zh), clause.id
