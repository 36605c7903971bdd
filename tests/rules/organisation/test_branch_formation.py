"""branch-formation: branches of their own and joint ones."""

import pytest

from tests.kit import Files, check, message, places
from tests.rules.county import clause, county
from tests.rules.small import BRANCHES, FILES, MEMBERS

NAME = "branch-formation"


def village(*clauses: str, **changed: str) -> Files:
    return {**FILES, **county(*clauses), **{k.replace("_", "."): v for k, v in changed.items()}}


def formal(least: int) -> str:
    return clause("size", "branch.formal-members", f"min: {least}")


def joint(most: int) -> str:
    return clause("size", "joint-branch.units", f"max: {most}")


FEW = MEMBERS.replace(",U1,", ",,")


@pytest.mark.parametrize(("least", "count"), [(3, 0), (4, 1)])
def test_formal_members_of_a_branch_of_its_own(least: int, count: int) -> None:
    found = check(NAME, village(formal(least), members_csv=FEW))
    assert places(found) == [("branches.yaml", 7, 5)] * count


def test_too_few_formal_members_in_words() -> None:
    (found,) = check(NAME, village(formal(4), members_csv=FEW))
    assert (found.subject, found.clause) == ("B1", "county/branch.formal-members")
    assert message(found, "en") == "B1 has too few formal members: 3; at least 4 are asked for."
    assert message(found, "zh") == "B1的正式党员数为3，少于规定的4。"


@pytest.mark.parametrize(("day", "count"), [("2023-01-05", 0), ("2023-01-06", 1)])
def test_formal_from_the_day_on(day: str, count: int) -> None:
    members = FEW.replace("M3,陈丙,1980-01,2001-01", f"M3,陈丙,1980-01,{day}")
    assert len(check(NAME, village(formal(3), members_csv=members))) == count


@pytest.mark.parametrize(("most", "count"), [(2, 0), (1, 1)])
def test_units_of_a_joint_branch(most: int, count: int) -> None:
    found = check(NAME, village(joint(most)))
    assert places(found) == [("branches.yaml", 12, 5)] * count
    if found:
        assert message(found[0], "en") == "B2 has too many units: 2; at most 1 is allowed."
        assert message(found[0], "zh") == "B2的单位数为2，超过规定的1。"


@pytest.mark.parametrize(("least", "count"), [(3, 1), (4, 1)])
def test_a_unit_with_enough_members_has_a_branch_of_its_own(least: int, count: int) -> None:
    found = check(NAME, village(formal(least)))
    own = [f for f in found if "unit" in f.values]
    assert len(found) == count
    assert len(own) == (least == 3)
    if own:
        assert places(tuple(own)) == [("branches.yaml", 12, 49)]
        assert message(own[0], "en") == (
            "U1 has 3 formal members, enough for a branch of its own (3), and is in the joint "
            "branch B2."
        )
        assert message(own[0], "zh") == (
            "U1有正式党员3名，已够单独建立党支部（3名），仍在联合党支部B2中。"
        )


def test_a_branch_of_one_unit_is_no_joint_one() -> None:
    branches = BRANCHES.replace("units: [U1, U2]", "units: [U1]")
    assert check(NAME, village(joint(0), branches_yaml=branches)) == ()
    found = check(NAME, village(formal(2), branches_yaml=branches))
    assert [f.subject for f in found] == ["B2"]
