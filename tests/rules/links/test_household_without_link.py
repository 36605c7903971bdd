"""household-without-link: every ordinary household is linked."""

import pytest

from tests.kit import (
    check,
    edited,
    errors,
    example,
    line_of,
    manifest,
    message,
    places,
    report,
    severities,
)
from tests.rules.links.village import HOUSEHOLDS, MEMBERS, village

NAME = "household-without-link"
H2 = "M2,H2,2022-01-01,,,,,\n"


def test_clean() -> None:
    assert check(NAME, village("M1,H1,2022-01-01,,,,,\n" + H2)) == ()


def test_a_household_without_a_link_stands_at_the_household() -> None:
    found = check(NAME, village(H2))
    assert places(found) == [("households.csv", 2, None)]
    assert severities(found) == ["error"]
    assert (found[0].subject, found[0].clause) == ("H1", "ninghai-2019/1.2-coverage")
    assert message(found[0], "en") == "No member links H1."
    assert message(found[0], "zh") == "H1没有党员联系。"


@pytest.mark.parametrize(
    ("since", "severity"),
    [("2022-12-05", "error"), ("2022-12-06", "notice"), ("2023-01-05", "notice")],
)
def test_thirty_days_of_grace(since: str, severity: str) -> None:
    homes = HOUSEHOLDS.replace("H1,王样甲,VG01,,", f"H1,王样甲,VG01,{since},")
    found = check(NAME, village(H2, households=homes))
    assert severities(found) == [severity]
    if severity == "notice":
        assert message(found[0], "en") == (
            "No member links H1 yet; it has been an ordinary household for at most 30 days."
        )
        assert message(found[0], "zh") == "H1成为普通户未超过30日，还没有党员联系。"


@pytest.mark.parametrize(("until", "severity"), [("2022-12-04", "error"), ("2022-12-05", "notice")])
def test_a_household_that_became_ordinary_is_new_as_well(until: str, severity: str) -> None:
    moved = f"subject,field,value,until\nM3,household,H1,{until}\n"
    found = check(NAME, village(H2, former_values=moved))
    assert severities(found) == [severity]
    left = MEMBERS.replace("M3,陈例华,1980-01,B01,,,,,", f"M3,陈例华,1980-01,B01,H1,,,,{until}")
    assert severities(check(NAME, village(H2, members=left))) == [severity]


def test_without_days_of_grace_every_gap_is_an_error() -> None:
    changed = (
        "- id: ninghai-2019\n  overrides:\n"
        "  - {clause: 1.2-coverage, set: {grace_days: 0}, basis: MT1}\n"
    )
    text = manifest().replace("- {id: ninghai-2019}\n", changed)
    for since, severity in (("2023-01-04", "error"), ("2023-01-05", "notice")):
        homes = HOUSEHOLDS.replace("H1,王样甲,VG01,,", f"H1,王样甲,VG01,{since},")
        files = village(H2, households=homes) | {"gridctl.yaml": text}
        assert severities(check(NAME, files)) == [severity]


@pytest.mark.parametrize(
    ("link", "count"),
    [
        ("M1,H1,2023-01-05,,,,,", 0),
        ("M1,H1,2022-01-01,2023-01-04,,,,", 1),
        ("M1,H1,2022-01-01,2023-01-05,,,,", 0),
    ],
)
def test_links_on_the_day(link: str, count: int) -> None:
    assert len(check(NAME, village(f"{link}\n{H2}"))) == count


def test_the_link_of_a_member_who_left_covers_nothing() -> None:
    left = MEMBERS.replace(
        "M1,李例禾,1980-01,B01,H91,,,,", "M1,李例禾,1980-01,B01,H91,,,,2023-01-04"
    )
    found = check(NAME, village("M1,H1,2022-01-01,,,,,\n" + H2, members=left))
    assert [(f.subject, f.severity.value) for f in found] == [("H1", "error"), ("H91", "notice")]


def test_the_link_of_an_exempt_member_covers() -> None:
    away = MEMBERS.replace("M1,李例禾,1980-01,B01,H91,,,,", "M1,李例禾,1930-01,B01,H91,away,yes,,")
    assert check(NAME, village("M1,H1,2022-01-01,,,,,\n" + H2, members=away)) == ()


def test_a_link_that_names_nobody_holds_it_back() -> None:
    outcome = report(village("M9,H1,2022-01-01,,,,,\n" + H2), NAME)
    assert outcome.findings == ()
    assert [skipped.values["subject"] for skipped in outcome.not_checked] == ["H1"]


def test_it_alone_in_the_example() -> None:
    files = edited(example(), "links.csv", "M001,H001,2022-01-01,,就近,自报,MT005,\n", "")
    line = line_of(files, "households.csv", "H001")
    assert (NAME, "households.csv", line) in errors(report(files))
    assert len(check(NAME, files)) == 1
