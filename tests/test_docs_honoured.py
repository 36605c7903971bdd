"""Every mark of every clause is honoured by something that is there."""

import pytest

from docs.generate import pages
from docs.generator.honoured import HONOURS, means, unhonoured
from docs.generator.policies import packs
from gridctl.policy.pack import Clause, Duty

#: What is not built yet; an entry that no longer holds fails too.
OPEN: dict[str, tuple[Duty, ...]] = {}
PAGE = pages()["policies.md"].splitlines()
CLAUSES = [
    pytest.param(f"{pack.id}/{clause.id}", clause, id=f"{pack.id}/{clause.id}")
    for pack in packs()
    for clause in pack.clauses
]


@pytest.mark.parametrize(("ref", "clause"), CLAUSES)
def test_each_mark_of_a_clause_is_honoured(ref: str, clause: Clause) -> None:
    assert clause.honoured_by
    for name in clause.honoured_by:
        assert means(name).sorts, f"{name} is no rule, command, page or file"
    assert unhonoured(clause) == OPEN.get(ref, ())


@pytest.mark.parametrize(("ref", "clause"), CLAUSES)
def test_each_clause_has_a_row(ref: str, clause: Clause) -> None:
    (row,) = [line for line in PAGE if line.startswith(f"| `{ref}`")]
    assert all(duty.words.zh in row for duty in clause.duty)
    assert all(name in row for name in clause.honoured_by)


def test_what_is_open_is_a_clause() -> None:
    assert set(OPEN) <= {param.values[0] for param in CLAUSES}


def test_every_mark_can_be_honoured() -> None:
    assert set(HONOURS) == set(Duty)
    assert means("no-such-thing").sorts == frozenset()
    assert means("member-span").sorts == {"rule"}
    assert means("annex-2").sorts == {"page"}
    assert means("quota").sorts == {"command"}
    assert means("ledger/visits").sorts == {"file"}
