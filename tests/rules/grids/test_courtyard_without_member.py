"""courtyard-without-member: every courtyard is linked by a present member."""

import pytest

from tests.kit import check, edited, errors, example, line_of, manifest, message, places, report
from tests.rules.grids.village import village

NAME = "courtyard-without-member"
C2 = "courtyard,M2,C2,2022-01-01,\n"


def test_clean() -> None:
    assert check(NAME, village(contacts=f"courtyard,M1,C1,2022-01-01,\n{C2}")) == ()


def test_a_courtyard_without_a_contact_stands_at_the_courtyard() -> None:
    found = check(NAME, village(contacts=C2))
    assert places(found) == [("grids.yaml", 8, 5)]
    assert found[0].clause == "line-2022/2.2-courtyards"
    assert message(found[0], "en") == "No member links C1."
    assert message(found[0], "zh") == "院落C1没有党员联系。"


@pytest.mark.parametrize(
    ("contact", "count"),
    [
        ("courtyard,M1,C1,2023-01-05,2023-01-05", 0),
        ("courtyard,M1,C1,2023-01-06,", 1),
        ("courtyard,M1,C1,,2023-01-04", 1),
        ("core-member,M1,M2,,", 1),
        ("courtyard,S1,C1,,", 0),  # courtyard-contact-not-member only
        ("courtyard,M3,C1,,", 0),
    ],
)
def test_contacts_in_force(contact: str, count: int) -> None:
    assert len(check(NAME, village(contacts=f"{contact}\n{C2}"))) == count


def test_a_contact_that_names_nobody_holds_the_finding_back() -> None:
    outcome = report(village(contacts=f"courtyard,M9,C1,,\n{C2}"), NAME)
    assert outcome.findings == ()
    assert [skipped.values["subject"] for skipped in outcome.not_checked] == ["C1"]


def test_where_who_links_is_not_asked_only_members_count() -> None:
    files = village(contacts=f"courtyard,S1,C1,,\n{C2}")
    files["gridctl.yaml"] = manifest("line-2022, clauses: [2.2-courtyards]")
    assert len(check(NAME, files)) == 1


def test_it_alone_in_the_example() -> None:
    files = edited(example(), "assignments.csv", "联系院落,M036,C110,2022-01-01,,MT005\n", "")
    line = line_of(files, "grids.yaml", "  - {id: C110")
    assert errors(report(files)) == [(NAME, "grids.yaml", line)]
