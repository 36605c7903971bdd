"""member-without-link: who is bound links an ordinary household."""

import pytest

from tests.kit import (
    check,
    errors,
    example,
    line_of,
    manifest,
    message,
    places,
    report,
    severities,
)
from tests.rules.links.village import MEMBERS, village

NAME = "member-without-link"
LINKS = "M1,H1,2022-01-01,,,,,\nM2,H2,2022-01-01,,,,,\n"


def member(row: str, links: str = LINKS, **files: str) -> dict[str, str]:
    """Return the village in which M3 reads `row`."""
    return village(
        links, members=MEMBERS.replace("M3,陈例华,1980-01,B01,,,,,\n", row + "\n"), **files
    )


def test_clean() -> None:
    assert check(NAME, village(LINKS + "M3,H1,2022-01-01,,,,,\n")) == ()


def test_a_member_without_a_link_stands_at_the_member() -> None:
    found = check(NAME, village(LINKS))
    assert places(found) == [("members.csv", 4, None)]
    assert severities(found) == ["error"]
    assert (found[0].subject, found[0].clause) == ("M3", "line-2022/2.2-households")
    assert message(found[0], "en") == "M3 links no ordinary household."
    assert message(found[0], "zh") == "M3没有联系任何农户。"


@pytest.mark.parametrize(
    ("link", "count"),
    [
        ("M3,H1,2023-01-05,,,,,", 0),
        ("M3,H1,2023-01-06,,,,,", 1),
        ("M3,H1,2022-01-01,2023-01-05,,,,", 0),
        ("M3,H1,2022-01-01,2023-01-04,,,,", 1),
        ("M3,H91,2022-01-01,,,,,", 1),  # where a member lives
    ],
)
def test_links_on_the_day_to_ordinary_households(link: str, count: int) -> None:
    assert len(check(NAME, village(f"{LINKS}{link}\n"))) == count


@pytest.mark.parametrize(
    ("row", "count"),
    [
        ("M3,陈例华,1980-01,B01,,away,,,", 0),
        ("M3,陈例华,1980-01,B01,,,yes,,", 0),
        ("M3,陈例华,1953-01-05,B01,,,,,", 0),
        ("M3,陈例华,1953-01-06,B01,,,,,", 1),
        ("M3,陈例华,1980-01,B01,,,,2022-10-01,", 1),
        ("M3,陈例华,1980-01,B01,,,,2022-10-02,", 0),
        ("M3,陈例华,1980-01,B01,,,,,2023-01-04", 0),
        ("M3,陈例华,1980-01,B01,,,,,2023-01-05", 1),
    ],
)
def test_who_is_bound(row: str, count: int) -> None:
    assert len(check(NAME, member(row))) == count


@pytest.mark.parametrize(("until", "count"), [("2022-09-30", 1), ("2022-10-01", 0)])
def test_exempt_on_one_day_of_the_quarter(until: str, count: int) -> None:
    former = f"subject,field,value,until\nM3,presence,away,{until}\n"
    assert len(check(NAME, village(LINKS, former_values=former))) == count


@pytest.mark.parametrize("row", ["M3,陈例华,1930-01,B01,,away,yes,,"])
def test_nobody_is_exempt_without_the_span(row: str) -> None:
    alone = {"gridctl.yaml": manifest("line-2022")}
    assert len(check(NAME, member(row) | alone)) == 1
    assert check(NAME, member(row)) == ()


def test_a_span_alone_asks_for_it_too() -> None:
    found = check(NAME, village(LINKS) | {"gridctl.yaml": manifest("ninghai-2019")})
    assert places(found) == [("members.csv", 4, None)]
    assert found[0].clause == "ninghai-2019/1.2-span"


@pytest.mark.parametrize(("day", "count"), [("2022-09-30", 0), ("2022-10-01", 1)])
def test_the_clause_was_in_force_throughout_the_quarter(day: str, count: int) -> None:
    files = village(LINKS) | {"gridctl.yaml": manifest("line-2022")}
    assert len(check(NAME, files, day)) == count


def test_a_link_that_cannot_be_read_holds_it_back() -> None:
    outcome = report(village(LINKS + "M3,H1,2022-01-01\n"), NAME)
    assert outcome.findings == ()
    assert [skipped.values["subject"] for skipped in outcome.not_checked] == ["M3"]


def test_it_alone_names_the_member_in_the_example() -> None:
    files = example()
    text = files["links.csv"].decode()  # type: ignore[union-attr]
    files["links.csv"] = "".join(
        line for line in text.splitlines(keepends=True) if not line.startswith("M013,")
    )
    found = [error for error in errors(report(files)) if error[1] == "members.csv"]
    assert found == [(NAME, "members.csv", line_of(files, "members.csv", "M013"))]
