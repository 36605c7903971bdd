"""self-link: a member does not link the own home."""

import pytest

from tests.kit import check, edited, errors, example, message, places, report, severities
from tests.rules.links.village import village

NAME = "self-link"
FORMER = "subject,field,value,until\nM3,household,H1,2022-06-30\n"


def test_clean() -> None:
    assert check(NAME, village("M1,H1,2022-01-01,,,,,\nM1,H92,2022-01-01,,,,,\n")) == ()


def test_the_own_home_stands_at_the_household() -> None:
    found = check(NAME, village("M2,H1,2022-01-01,,,,,\nM1,H91,2022-03-01,,,,,\n"))
    assert places(found) == [("links.csv", 3, 4)]
    assert severities(found) == ["error"]
    assert (found[0].field, found[0].clause) == ("household", "ninghai-2019/1.2-own")
    assert message(found[0], "en") == "M1 links H91, where he or she lives (on 2022-03-01)."
    assert message(found[0], "zh") == "M1联系的H91是本人所在户（2022年3月1日）。"


@pytest.mark.parametrize(
    ("since", "until", "day"),
    [
        ("2022-06-30", "", "2022-06-30"),
        ("2022-07-01", "", None),
        ("2021-01-01", "2022-01-01", "2022-01-01"),
        ("2021-01-01", "2021-12-31", None),  # before the records
        ("2022-05-01", "2022-05-31", "2022-05-01"),
    ],
)
def test_a_former_home(since: str, until: str, day: str | None) -> None:
    found = check(NAME, village(f"M3,H1,{since},{until},,,,\n", former_values=FORMER))
    assert [message(f, "en")[-12:-2] for f in found] == ([day] if day else [])


@pytest.mark.parametrize(("until", "count"), [("2022-06-30", 0), ("2022-07-01", 1)])
def test_the_link_ends_before_the_move(until: str, count: int) -> None:
    moved = "subject,field,value,until\nM1,household,H2,2022-06-30\n"
    rows = f"M1,H91,2022-01-01,{until},,,,\n"
    assert len(check(NAME, village(rows, former_values=moved))) == count


def test_a_home_that_is_no_household_is_another_rule() -> None:
    members = "id,name,born,branch,household\nM1,李例禾,1980-01,B01,H99\n"
    assert check(NAME, village("M1,H99,2022-01-01,,,,,\n", members=members)) == ()


def test_it_names_the_cell_in_the_example() -> None:
    row = "M002,H010,2022-01-01,,就亲,自报,MT005,"
    files = edited(example(), "links.csv", row, row.replace("H010", "H014"))
    found = check(NAME, files)
    assert [(f.subject, f.mark.column) for f in found] == [("M002", 6)]
    assert (NAME, "links.csv", found[0].mark.line) in errors(report(files))
