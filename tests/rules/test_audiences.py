"""A narrower audience wins for its people: member-span, member-without-link, the quotas."""

import pytest

from gridctl.figures.quotas.worked_out import quotas
from gridctl.policy.kinds import Span
from tests.kit import Files, context, report
from tests.rules.county import clause, county

KEY = "member.households"
ALL = clause("span", KEY, "min: 2, max: 4, exempt_age: 70")
SOME = clause("span", KEY, "min: 3, max: 5", "audience: grid-worker, ").replace(
    f"id: {KEY}", "id: w"
)


def village(
    first: int, second: int, *clauses: str, former: str = "", born: str = "1980-01"
) -> Files:
    """Return a village in which M1 links `first` households and M2, a grid worker, `second`."""
    homes = "".join(f"H{n},王样,VG1\n" for n in range(1, 20))
    links = "".join(f"M1,H{n},2022-01-01\n" for n in range(1, first + 1))
    links += "".join(f"M2,H{n},2022-01-01\n" for n in range(10, 10 + second))
    files = {
        **county(*(clauses or (ALL, SOME))),
        "members.csv": f"id,name,born,branch,household\nM1,甲,1980-01,B1,\nM2,乙,{born},B1,\n",
        "households.csv": f"id,head,villager_group\n{homes}",
        "grids.yaml": "grids:\n- {id: G1, name: 一, workers: [M2], "
        "villager_groups: [{id: VG1, name: 一}]}\n",
        "links.csv": f"member,household,since\n{links}",
    }
    if former:
        files["former-values.csv"] = f"subject,field,value,until\nG1,workers,M1,{former}\n"
    return files


def found(files: Files) -> list[tuple[str, str, str]]:
    outcome = report(files, "member-span", "member-without-link")
    return [(f.name, f.subject, f.clause) for f in outcome.findings]


MEMBER, WORKER = ("member-span", "M1", f"county/{KEY}"), ("member-span", "M2", "county/w")


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (2, 3, []),
        (4, 5, []),
        (1, 3, [MEMBER]),
        (2, 2, [WORKER]),
        (5, 5, [MEMBER]),
        (4, 6, [WORKER]),
    ],
)
def test_each_by_their_own_terms(
    first: int, second: int, expected: list[tuple[str, str, str]]
) -> None:
    assert found(village(first, second)) == expected
    assert found(village(first, second, SOME, ALL)) == expected


def test_what_the_narrower_clause_does_not_say_holds_for_its_people_too() -> None:
    assert found(village(2, 2, born="1950-01")) == []
    assert found(village(2, 0, born="1950-01")) == []


def test_no_link_at_all_is_the_other_rule_for_both() -> None:
    assert found(village(0, 0)) == [
        ("member-without-link", "M1", f"county/{KEY}"),
        ("member-without-link", "M2", "county/w"),
    ]


def test_a_clause_for_some_alone_asks_nothing_of_the_others() -> None:
    assert found(village(1, 2, SOME)) == [WORKER]
    assert found(village(0, 3, SOME)) == []


@pytest.mark.parametrize(
    ("until", "expected"), [("2022-09-30", [WORKER]), ("2022-10-01", []), ("2023-01-04", [])]
)
def test_the_minimum_of_who_became_one_within_the_quarter(
    until: str, expected: list[tuple[str, str, str]]
) -> None:
    assert found(village(2, 2, former=until)) == expected


def test_a_later_clause_for_the_same_people_wins() -> None:
    later = clause("span", KEY, "max: 6", "audience: grid-worker, ").replace(f"id: {KEY}", "id: x")
    assert found(village(2, 6, ALL, SOME, later)) == []
    assert found(village(2, 7, ALL, SOME, later)) == [("member-span", "M2", "county/x")]


def test_the_quota_of_each() -> None:
    result = quotas(context(village(2, 3)))
    assert {q.member: (q.low, q.high, q.room) for q in result.members} == {
        "M1": (2, 4, 2),
        "M2": (3, 5, 2),
    }
    assert result.households is not None
    assert (result.households.low, result.households.high) == (2, 4)


def test_who_is_asked_for_what() -> None:
    ctx = context(village(2, 3))
    asked = [(ruling.ref("max"), set(members)) for ruling, members in ctx.asked_of(KEY, Span)]
    assert asked == [("county/w", {"M2"}), (f"county/{KEY}", {"M1"})]
    assert list(ctx.asked_of("no.such", Span)) == []
