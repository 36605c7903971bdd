"""What holds on a day and why; two packs by key."""

from datetime import date

from gridctl.app.policies import packs, show
from gridctl.app.village import Opened
from gridctl.policy.compare import compare
from gridctl.policy.kinds import Span
from gridctl.policy.pack import Pack, read_pack
from gridctl.policy.standing import changes, standings
from tests.kit import manifest, opened
from tests.policy.test_stack import clause, pack

KEY = "member.households"
A = pack("a", clause("span", "min: 5, max: 20, exempt_age: 70"))
B = pack("b", clause("less", "min: 10, max: 20"), "2022-07-01")
C = pack("c", clause("even", "min: 10, max: 15"))
W = pack("w", clause("some", "min: 10, max: 20", "audience: grid-worker, "))
DAY = date(2023, 1, 5)


def village(entries: str, **local: str) -> Opened:
    text = manifest().partition("policies:")[0] + f"policies:\n{entries}"
    files = {f"policies/{name.replace('_', '-')}.yaml": data for name, data in local.items()}
    return opened({"gridctl.yaml": text, **files})


def test_the_last_wins_parameter_by_parameter() -> None:
    ours = village("- {id: a}\n- {id: b}\n- {id: c}\n", a=A, b=B, c=C)
    (standing,) = standings(ours.policies, DAY)
    assert [(t.name, t.value, t.adopted.ref) for t in standing.terms] == [
        ("min", 10, "c/even"), ("max", 15, "c/even"), ("exempt_age", 70, "a/span"),
    ]  # fmt: skip
    assert standing.differing == ("min", "max")
    assert [c.ref for c in standing.clauses] == ["a/span", "b/less", "c/even"]
    ruling = ours.policies.on(KEY, Span, DAY)
    assert ruling is not None
    assert (ruling.terms.min, ruling.terms.max) == (10, 15)
    shown = show(ours, KEY)
    assert [dict(line.adoptions[0].overruled) for line in shown.lines] == [
        {"min": "c/even", "max": "c/even"}, {"max": "c/even"}, {},
    ]  # fmt: skip


def test_a_clause_that_is_not_yet_or_no_more_in_force() -> None:
    ours = village("- {id: a, until: 2022-08-31}\n- {id: b}\n", a=A, b=B)
    before, both, after = (
        [c.ref for c in standings(ours.policies, day)[0].clauses]
        for day in (date(2022, 6, 30), date(2022, 7, 1), date(2022, 9, 1))
    )
    assert (before, both, after) == (["a/span"], ["a/span", "b/less"], ["b/less"])
    assert [a.in_force for line in show(ours, KEY).lines for a in line.adoptions] == [False, True]


def test_a_narrower_audience_stands_beside() -> None:
    everyone, some = standings(village("- {id: a}\n- {id: w}\n", a=A, w=W).policies, DAY)
    assert (everyone.audience, everyone.wider, everyone.differing) == ("", False, ())
    assert (str(some.audience), some.wider, some.values) == (
        "grid-worker", True, {"min": 10, "max": 20},
    )  # fmt: skip


def test_together_they_may_leave_nothing() -> None:
    more = pack("d", clause("more", "min: 30"))
    (standing,) = standings(village("- {id: a}\n- {id: d}\n", a=A, d=more).policies, DAY)
    assert [wrong.values["least"] for wrong in standing.impossible] == [30]
    (alone,) = standings(village("- {id: a}\n", a=A).policies, DAY)
    assert alone.impossible == ()


def test_what_the_village_changed_and_what_the_document_says() -> None:
    entry = "- id: a\n  overrides:\n  - {clause: span, set: {max: 25, min: 5}, basis: MT007}\n"
    ours = village(entry, a=A)
    (standing,) = standings(ours.policies, DAY)
    assert changes(standing.clauses[0]) == {"max": 20}
    assert {t.name: (t.changed, t.was) for t in standing.terms} == {
        "min": (False, None), "max": (True, 20), "exempt_age": (False, None),
    }  # fmt: skip


def test_the_folder_s_own_pack_hides_the_built_in_one() -> None:
    own = A.replace("id: a", "id: line-2022")
    shelved = {p.name: p for p in packs(village("- {id: line-2022}\n", line_2022=own, a=A))}
    ours = shelved["line-2022"]
    assert (ours.file, ours.hides) == ("policies/line-2022.yaml", True)
    assert ours.pack is not None
    assert len(ours.pack.clauses) == 1
    assert [entry.clauses for entry in ours.followed] == [1]
    assert ours.in_force(DAY)
    assert (shelved["a"].hides, shelved["a"].followed) == (False, ())
    assert (shelved["ninghai-2019"].file, shelved["ninghai-2019"].followed) == ("", ())
    assert not shelved["ninghai-2019"].in_force(DAY)


def test_without_a_folder_there_are_the_built_in_ones() -> None:
    names = [p.name for p in packs(None)]
    assert names == sorted(names)
    assert {"ninghai-2019", "line-2022", "pyramid"} <= set(names)
    assert all(not p.file and not p.hides and p.pack for p in packs(None))


def read(text: str) -> Pack:
    found = read_pack(text.encode(), "x.yaml")[0]
    assert found is not None
    return found


def test_two_packs_by_key() -> None:
    ours = ("max: 20", KEY), ("max: 3", "x.same"), ("max: 3", "x.left"), ("max: 1", "x.soft")
    left = pack("l", "".join(clause(str(i), said, key=key) for i, (said, key) in enumerate(ours)))
    right = pack(
        "r",
        clause("9", "max: 20, min: 2")
        + clause("8", "max: 3", key="x.same")
        + clause("7", "max: 3", key="x.right")
        + clause("6", "max: 1", "hedged: yes, ", key="x.soft"),
    )
    found = compare(read(left), read(right))
    assert [(p.key, p.verdict, p.differing) for p in found] == [
        (KEY, "different", ("min",)),
        ("x.same", "same", ()),
        ("x.left", "left", ()),
        ("x.soft", "different", ()),
        ("x.right", "right", ()),
    ]
    assert found[0].left is not None
    assert [c.id for c in found[0].left.clauses] == ["0"]
    assert found[4].left is None
    assert all(p.verdict == "same" for p in compare(read(left), read(left)))


def test_the_audience_and_the_kind_are_part_of_the_key() -> None:
    left = pack("l", clause("1", "max: 20") + clause("2", "max: 9", "audience: core, "))
    right = pack("r", clause("1", "max: 20", kind="size"))
    found = compare(read(left), read(right))
    assert [(p.verdict, str(p.audience)) for p in found] == [
        ("left", ""), ("left", "core"), ("right", ""),
    ]  # fmt: skip
