"""contact-chain-span: committee, branch, party group, core household, member."""

import pytest

from tests.kit import Files, check, message, places, severities
from tests.rules.county import clause, county
from tests.rules.small import CONTACTS, FILES

NAME = "contact-chain-span"


def village(key: str, parameters: str, contacts: str = CONTACTS) -> Files:
    pack = county(clause("span", key, parameters))
    return {**FILES, **pack, "assignments.csv": contacts}


@pytest.mark.parametrize(
    ("key", "low", "high"),
    [
        ("committee-member.branches", 0, 2),
        ("branch-committee-member.party-groups", 0, 1),
        ("party-group-leader.core-households", 0, 1),
        ("core-household.members", 2, 2),
    ],
)
def test_both_boundaries(key: str, low: int, high: int) -> None:
    assert check(NAME, village(key, f"min: {low}, max: {high}")) == ()
    assert check(NAME, village(key, f"min: {low + 1}")) != ()
    assert len(check(NAME, village(key, f"max: {high - 1}"))) == 1


def test_too_few_stands_at_the_person() -> None:
    found = check(NAME, village("committee-member.branches", "min: 1, max: 2"))
    assert places(found) == [("members.csv", 3, None)]
    assert found[0].clause == "county/committee-member.branches"
    assert severities(found) == ["error"]
    assert message(found[0], "en") == "M2 has too few linked branches: 0; at least 1 is asked for."
    assert message(found[0], "zh") == "M2的联系党支部数为0，少于规定的1。"


def test_too_many_stands_at_the_row_the_latest() -> None:
    rows = CONTACTS + "committee-branch,M2,B1,2022-07-01,\ncommittee-branch,M2,B2,2022-06-01,\n"
    found = check(NAME, village("committee-member.branches", "max: 1", rows))
    assert places(found) == [("assignments.csv", 3, None), ("assignments.csv", 14, None)]
    assert message(found[1], "en") == (
        "B1 is number 2 of the linked branches of M2; at most 1 is allowed."
    )
    assert message(found[1], "zh") == "B1是M2的第2个联系党支部，超过规定的1个。"


@pytest.mark.parametrize(("until", "count"), [("2023-01-05", 1), ("2023-01-04", 2)])
def test_a_contact_counts_to_its_last_day(until: str, count: int) -> None:
    rows = CONTACTS.replace("M2,B1,2022-01-01,2022-06-30", f"M2,B1,2022-01-01,{until}")
    rows = rows.replace("committee-branch,M1,B2,2022-02-01,\n", "")
    files = village("committee-member.branches", "min: 1", rows)
    files = {**files, "branches.yaml": FILES["branches.yaml"].replace("[M1, M2]", "[M1, M2, M3]")}
    assert len(check(NAME, files)) == count


def test_a_core_member_owes_the_minimum_from_the_first_day_of_the_term() -> None:
    files = village("core-household.members", "min: 3, max: 5")
    assert places(check(NAME, files, "2023-01-01")) == [("core-households.csv", 2, None)]


def test_who_came_to_the_committee_within_the_quarter_owes_no_minimum_yet() -> None:
    former = {"former-values.csv": "subject,field,value,until\nV,committee,M1,2022-10-01\n"}
    files = {**village("committee-member.branches", "min: 1"), **former}
    assert check(NAME, files) == ()
    former = {"former-values.csv": "subject,field,value,until\nV,committee,M1,2022-09-30\n"}
    assert len(check(NAME, {**files, **former})) == 1
