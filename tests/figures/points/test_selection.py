"""Who is considered by points for the selection of the year."""

import pytest

from tests.figures.points.village import explained, marks, value, village


def considered(subject: str, said: str, name: str = "member-candidate") -> object:
    found = explained(name, subject, "2022", village(selection=said))
    return found.value.en if found else None  # type: ignore[union-attr]


def test_the_first_so_many_are_considered() -> None:
    assert considered("M1", "members: 1") == "yes"
    assert considered("M2", "members: 1") == "no"
    assert considered("M1", "members: 0") == "no"


def test_a_percentage_is_rounded_down_but_at_least_one() -> None:
    assert considered("M1", "members_percent: 10") == "yes"
    assert considered("M1", "members_percent: 0") == "no"
    files = village(selection="families_percent: 25")
    assert value("family-candidates", "V", "2022", files) == 6


def test_whoever_ties_with_the_last_is_considered() -> None:
    """H2, H4, H7, H8, H9 and H11 have 10 points each; two are asked for."""
    found = explained("family-candidates", "V", "2022", village(selection="families: 2"))
    assert found is not None
    assert (found.value, [part.value for part in found.parts]) == (6, [6, 2, 12])
    assert [line[:2] for line in marks(found)[0]] == [
        ("households.csv", number) for number in (12, 3, 5, 8, 9, 10)
    ]
    assert considered("H2", "families: 2", "family-candidate") == "yes"
    assert considered("H1", "families: 2", "family-candidate") == "no"


def test_who_has_no_points_is_not_considered() -> None:
    assert considered("M2", "members: 2") == "no"
    assert value("member-candidates", "V", "2022", village(selection="members: 2")) == 1


@pytest.mark.parametrize("period", ["2022Q3", "2022H2", "2022-12"])
def test_the_selection_is_of_a_year(period: str) -> None:
    for name, subject in (("member-candidate", "M1"), ("member-candidates", "V")):
        assert explained(name, subject, period, village()) is None
    half = village(selection="every: half")
    assert (explained("member-candidates", "V", period, half) is not None) == (period == "2022H2")


def test_the_clause_and_what_it_says() -> None:
    found = explained("member-candidate", "M1", "2022", village())
    assert found is not None
    assert [(p.value, p.clause) for p in found.parameters] == [(10, "sanlian/3.3-year")]
    found = explained("member-candidate", "M1", "2022", village(selection="members: 3"))
    assert found is not None
    assert [p.value for p in found.parameters] == [3]
    points = value("points", "M1", "2022", village())
    assert [part.value for part in found.parts] == [points, 1, 3, 2]


PACK = """id: ours
title: {en: Ours, zh: 本村}
issuer: {en: Village, zh: 村}
clauses:
- id: a
  kind: selection
  sets: village.selection
  duty: [compute]
  says: {en: one member, zh: 一名党员}
  parameters: {every: year, members: 1}
"""


def test_what_is_not_said_is_not_selected() -> None:
    files = village(clauses="'2.*'")
    files["policies/ours.yaml"] = PACK
    files["gridctl.yaml"] = files["gridctl.yaml"] + "- {id: ours}\n"
    assert value("member-candidates", "V", "2022", files) == 1
    assert explained("family-candidates", "V", "2022", files) is None
    assert explained("family-candidate", "H2", "2022", files) is None
