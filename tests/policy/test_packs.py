"""The built-in packs, and how a pack is read."""

import pytest

from gridctl.model.record import Record
from gridctl.policy.kinds import KINDS, ClauseKind
from gridctl.policy.pack import _PACKS, built_in, find_pack, read_pack, typed

NAMES = sorted(path.stem for path in _PACKS.glob("*.yaml"))


@pytest.mark.parametrize("name", NAMES)
def test_a_built_in_pack_is_whole(name: str) -> None:
    data = (_PACKS / f"{name}.yaml").read_bytes()
    pack, problems = read_pack(data, f"{name}.yaml")
    assert problems == ()
    assert pack is not None
    assert pack.id == name
    assert pack.title is not None
    assert pack.title.words("zh") != pack.title.words("en")
    assert pack.clauses
    ids = [clause.id for clause in pack.clauses]
    assert len(ids) == len(set(ids))
    for clause in pack.clauses:
        assert clause.kind is not None
        assert clause.sets.count(".") == 1
        assert clause.says is not None
        assert clause.honoured_by
        if clause.kind is not ClauseKind.RECORD:
            kind: type[Record] = KINDS[clause.kind]
            values, wrong = typed(clause.kind, clause.parameters)
            assert wrong == []
            assert set(values) <= set(kind._fields)


def test_a_pack_is_found_by_its_id_only() -> None:
    assert built_in("line-2022") is not None
    for name in ("", "line-2021", "../packs/line-2022", "line-2022.yaml", "/etc/passwd", "."):
        assert built_in(name) is None
        assert find_pack(name, {}) == (None, ())


LOCAL = b"""id: line-2022
title: {en: Ours, zh: ours}
issuer: {en: Town, zh: town}
from: 2023-01-01
clauses:
- {id: a, kind: span, sets: member.households, duty: [check], says: {en: x, zh: x},
   hedged: yes, binds: last-day, parameters: {max: 7, exempt: [away]}}
"""


def test_a_local_pack_wins_over_the_built_in_one() -> None:
    pack, problems = find_pack("line-2022", {"policies/line-2022.yaml": LOCAL})
    assert problems == ()
    assert pack is not None
    (clause,) = pack.clauses
    assert (clause.hedged, str(clause.binds)) == (True, "last-day")
    assert typed(ClauseKind.SPAN, clause.parameters)[0] == {"max": 7, "exempt": ("away",)}


@pytest.mark.parametrize(
    ("data", "names"),
    [
        (b"\xff\xff", ["unreadable-file"]),
        (b"id: [\n", ["bad-yaml"]),
        (LOCAL.replace(b"span", b"spam"), ["bad-value"]),
        (LOCAL.replace(b"max: 7", b"max: x"), ["bad-policy"]),
        (LOCAL.replace(b"max: 7", b"most: 7"), ["bad-policy"]),
        (LOCAL.replace(b"sets: member.households,", b""), ["missing-value"]),
        (LOCAL.replace(b"hedged: yes", b"hedgd: yes"), ["unknown-column"]),
    ],
)
def test_a_wrong_pack_is_told_by_name(data: bytes, names: list[str]) -> None:
    assert [p.name for p in read_pack(data, "policies/x.yaml")[1]] == names
