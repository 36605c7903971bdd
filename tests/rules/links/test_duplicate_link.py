"""duplicate-link: a member links a household once at a time."""

import pytest

from tests.kit import check, edited, errors, example, line_of, message, places, report, severities
from tests.rules.links.village import village

NAME = "duplicate-link"


@pytest.mark.parametrize(
    "second",
    [
        "M1,H1,2022-07-01,,,,,",
        "M1,H1,2021-01-01,2021-12-31,,,,",
        "M2,H1,2022-01-01,,,,,",
        "M1,H2,2022-01-01,,,,,",
        "M1,H1,,,,,,",
        "M1,H1,2022-05-01,2022/06/31,,,,",
    ],
)
def test_clean(second: str) -> None:
    assert check(NAME, village(f"M1,H1,2022-01-01,2022-06-30,,,,\n{second}\n")) == ()


def test_the_later_row_is_one_too_many() -> None:
    found = check(NAME, village("M1,H1,2022-07-01,,,,,\nM1,H1,2022-01-01,2022-07-01,,,,\n"))
    assert places(found) == [("links.csv", 2, None)]
    assert severities(found) == ["error"]
    assert (found[0].subject, found[0].clause) == ("M1", "ninghai-2019/1.2-own")
    assert [tuple(mark) for mark in found[0].related] == [("links.csv", 3, None)]
    assert message(found[0], "en") == "M1 links H1 already on 2022-07-01 by line 3."
    assert message(found[0], "zh") == "M1在2022年7月1日已联系H1（第3行）。"


def test_of_the_same_day_the_later_line() -> None:
    found = check(NAME, village("M1,H1,2022-01-01,,,,,\n" * 3))
    assert places(found) == [("links.csv", 3, None), ("links.csv", 4, None)]
    assert [finding.related[0].line for finding in found] == [2, 2]


def test_the_first_row_that_still_holds_is_named() -> None:
    rows = "M1,H1,2022-01-01,2022-01-31,,,,\nM1,H1,2022-02-01,,,,,\nM1,H1,2022-03-01,,,,,\n"
    found = check(NAME, village(rows))
    assert [(f.mark.line, f.related[0].line) for f in found] == [(4, 3)]


@pytest.mark.parametrize(("until", "count"), [("2021-12-31", 0), ("2022-01-01", 1)])
def test_what_ended_before_the_records_is_not_judged(until: str, count: int) -> None:
    rows = f"M1,H1,2021-01-01,{until},,,,\nM1,H1,2021-06-01,,,,,\n"
    found = check(NAME, village(rows))
    assert len(found) == count
    if found:
        assert "already on 2022-01-01" in message(found[0], "en")


def test_it_alone_in_the_example() -> None:
    row = "M001,H002,2022-01-01,,就便,自选,MT005,\n"
    files = edited(example(), "links.csv", row, row * 2)
    first = files["links.csv"].split("\n").index(row[:-1]) + 1  # type: ignore[union-attr,arg-type]
    assert errors(report(files)) == [(NAME, "links.csv", first + 1)]
    assert line_of(example(), "links.csv", "M001,H002") == first
