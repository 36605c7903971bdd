"""courtyard-contact-not-member: who links a courtyard is a present member."""

import pytest

from tests.kit import check, edited, errors, example, line_of, message, places, report
from tests.rules.grids.village import village

NAME = "courtyard-contact-not-member"


def test_clean() -> None:
    assert check(NAME, village(contacts="courtyard,M1,C1,,\ncourtyard,M3,C1,,2022-12-31\n")) == ()


def test_staff_stands_at_the_person() -> None:
    found = check(NAME, village(contacts="courtyard,M1,C1,,\ncourtyard,S1,C1,,\n"))
    assert places(found) == [("assignments.csv", 3, 11)]
    assert (found[0].field, found[0].clause) == ("person", "line-2022/2.2-contacts")
    assert message(found[0], "en") == "S1 links C1 but is not a party member."
    assert message(found[0], "zh") == "联系院落C1的S1不是党员。"


def test_a_member_who_has_left() -> None:
    files = village(contacts="courtyard,M3,C1,,\n")
    assert check(NAME, files, "2022-12-31") == ()
    found = check(NAME, files)
    assert message(found[0], "en") == (
        "M3 links C1 but is not a member of this village on 2023-01-05."
    )
    assert message(found[0], "zh") == "联系院落C1的M3在2023年1月5日不是本村在册党员。"


@pytest.mark.parametrize(
    "contact",
    [
        "courtyard,M9,C1,,",
        "courtyard,S1,C1,,2023-01-04",
        "courtyard,S1,C1,2023-01-06,",
        "committee-branch,S1,B01,,",
    ],
)
def test_no_breach(contact: str) -> None:
    assert check(NAME, village(contacts=contact + "\n")) == ()


def test_it_alone_in_the_example() -> None:
    old = "联系院落,M036,C110,2022-01-01,,MT005"
    files = edited(example(), "assignments.csv", old, old.replace("M036", "S02"))
    line = line_of(files, "assignments.csv", "联系院落,S02")
    assert errors(report(files)) == [(NAME, "assignments.csv", line)]
