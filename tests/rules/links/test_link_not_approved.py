"""link-not-approved: the list by a members' meeting, each change by the organisation before it."""

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
from tests.rules.links.village import MEETINGS, village

NAME = "link-not-approved"
LIST = "M1,H1,2022-01-01,,,,MT1,\nM1,H2,2022-01-01,,,,MT1,\n"


def late(day: str) -> str:
    """Return the meetings with the members' one of the list on `day`."""
    return MEETINGS.replace("MT1,2022-01-01", f"MT1,{day}")


@pytest.mark.parametrize(
    "row",
    [
        "M2,H1,2022-05-26,,,,MT2,",  # passed the day before
        "M2,H1,2022-01-01,2022-05-25,,,MT1,MT2",  # passed on its last day
        "M2,H1,2022-01-01,2022-12-31,,,MT1,MT2",
        "M2,H1,2022-01-01,2023-01-05,,,MT1,",  # not over yet
        "M2,H1,2021-12-31,,,,,",  # before the records
        "M2,H1,2021-01-01,2021-12-31,,,,",
        "M2,H1,2022-01-01,,,,MT5,",  # decided before the records, whoever did
        "M2,H1,2022-06-01,,,,MT9,",  # names no meeting: unknown-reference
        "M2,H1,2022-01-01,2022-06-01,,,MT1,MT9",
        "M2,H1,,,,,,",
    ],
)
def test_clean(row: str) -> None:
    assert check(NAME, village(f"{LIST}{row}\n")) == ()


@pytest.mark.parametrize(
    ("row", "column", "variant", "clause"),
    [
        ("M2,H1,2022-01-01,,,,,", 21, "names no meeting", "1.2-approval"),
        ("M2,H1,2022-01-01,,,,MT2,", 21, "of the kind organisation", "1.2-approval"),
        ("M2,H1,2022-05-25,,,,MT2,", 21, "was passed by MT2 on 2022-05-25 only", "1.2-stability"),
        ("M2,H1,2022-06-01,,,,,", 21, "names no meeting", "1.2-stability"),
        ("M2,H1,2022-06-01,,,,MT3,", 21, "had no such item", "1.2-stability"),
        ("M2,H1,2022-06-01,,,,MT4,", 21, "of the kind committee", "1.2-stability"),
        ("M2,H1,2022-06-01,,,,MT1,", 21, "of the kind members", "1.2-stability"),
        ("M2,H1,2022-01-01,2022-06-01,,,MT1,", 35, "names no meeting", "1.2-stability"),
        ("M2,H1,2022-01-01,2022-06-01,,,MT1,MT3", 35, "had no such item", "1.2-stability"),
        ("M2,H1,2022-01-01,2022-05-24,,,MT1,MT2", 35, "was passed by MT2", "1.2-stability"),
        ("M2,H1,2021-01-01,2022-01-01,,,,", 32, "names no meeting", "1.2-stability"),
        ("M2,H1,2022-01-01,2023-01-04,,,MT1,", 35, "names no meeting", "1.2-stability"),
    ],
)
def test_breaches(row: str, column: int, variant: str, clause: str) -> None:
    found = check(NAME, village(f"{LIST}{row}\n"))
    assert places(found) == [("links.csv", 4, column)]
    assert severities(found) == ["error"]
    assert variant in message(found[0], "en")
    assert found[0].clause == f"ninghai-2019/{clause}"
    assert found[0].field == ("ended_at" if column > 21 else "approved_at")
    assert found[0].subject == "M2"


def test_every_message_in_full() -> None:
    rows = [
        "M2,H1,2022-06-01,,,,,",
        "M2,H1,2022-06-01,,,,MT4,",
        "M2,H1,2022-06-01,,,,MT3,",
        "M2,H1,2022-01-01,2022-05-24,,,MT1,MT2",
    ]
    found = check(NAME, village(LIST + "\n".join(rows) + "\n"))
    due = "; a meeting of the kind organisation with the item link-change passes it first."
    begun, ended = (
        "M2's link with H1, begun on 2022-06-01, ",
        "M2's link with H1, ended on 2022-05-24, ",
    )
    assert [message(f, "en") for f in found] == [
        f"{begun}names no meeting{due}",
        f"{begun}names MT4, of the kind committee{due}",
        f"{begun}names MT3, which had no such item{due}",
        f"{ended}was passed by MT2 on 2022-05-25 only{due}",
    ]
    zh_due = "，应先经村党组织会议以“联户调整”议程通过。"
    assert [message(f, "zh") for f in found] == [
        f"M2联系H1（2022年6月1日起）未填会议{zh_due}",
        f"M2联系H1（2022年6月1日起）所填MT4是支委会{zh_due}",
        f"M2联系H1（2022年6月1日起）所填MT3没有这项议程{zh_due}",
        f"M2联系H1（2022年5月24日止）到2022年5月25日才由MT2通过{zh_due}",
    ]


def test_a_list_is_passed_by_its_first_day() -> None:
    assert check(NAME, village(LIST)) == ()
    found = check(NAME, village(LIST, meetings=late("2022-01-02")))
    assert places(found) == [("links.csv", 2, 21), ("links.csv", 3, 21)]
    assert message(found[0], "en") == (
        "M1's link with H1, begun on 2022-01-01, was passed by MT1 on 2022-01-02 only; "
        "a meeting of the kind members with the item link-list passes it first."
    )


def test_a_meeting_after_the_as_of_date_is_late_too() -> None:
    found = check(NAME, village(LIST, meetings=late("2023-02-01")))
    assert len(found) == 2


def test_a_later_link_that_names_the_list_was_not_decided_there() -> None:
    rows = LIST.replace("MT1", "MT0") + "M2,H1,2022-06-01,,,,MT0,\n"
    assert places(check(NAME, village(rows))) == [("links.csv", 4, 21)]


def test_an_end_that_names_the_list_was_not_decided_there() -> None:
    rows = LIST.replace("MT1", "MT0") + "M2,H1,2022-01-01,2022-06-01,,,MT0,MT0\n"
    (found,) = check(NAME, village(rows))
    assert places((found,)) == [("links.csv", 4, 35)]
    assert message(found, "en").startswith(
        "M2's link with H1, ended on 2022-06-01, names MT0, of the kind members; "
    )
    assert message(found, "zh").startswith("M2联系H1（2022年6月1日止）所填MT0是党员大会，")


def test_an_end_before_the_records_is_not_judged() -> None:
    rows = LIST.replace("MT1", "MT0") + "M2,H1,2021-01-01,2021-12-31,,,MT0,MT0\n"
    assert check(NAME, village(rows)) == ()


def test_a_second_list_begins_anew() -> None:
    meetings = MEETINGS + "MT8,2022-06-28,members,V,link-list\n"
    rows = LIST + "M2,H1,2022-07-01,,,,MT8,\nM2,H2,2022-07-01,,,,MT8,\n"
    assert check(NAME, village(rows, meetings=meetings)) == ()
    later = rows + "M3,H2,2022-08-01,,,,MT8,\n"
    assert places(check(NAME, village(later, meetings=meetings))) == [("links.csv", 6, 21)]


def test_without_a_passed_list_the_first_links_need_one() -> None:
    meetings = MEETINGS.replace(
        "MT1,2022-01-01,members,V,link-list", "MT1,2022-01-01,members,V,other"
    )
    found = check(NAME, village(LIST, meetings=meetings))
    assert [f.clause for f in found] == ["ninghai-2019/1.2-approval"] * 2


def test_a_meeting_that_could_not_be_read_is_not_judged() -> None:
    meetings = MEETINGS.replace("MT3,2022-05-25,organisation,V,other", "MT3,2022-05-25,会,V,other")
    assert check(NAME, village(LIST + "M2,H1,2022-06-01,,,,MT3,\n", meetings=meetings)) == ()


@pytest.mark.parametrize(("since", "count"), [("2022-06-30", 0), ("2022-07-01", 1)])
def test_a_clause_binds_what_happens_while_it_is_in_force(since: str, count: int) -> None:
    text = manifest("ninghai-2019, from: 2022-07-01")
    files = village(LIST + f"M2,H1,{since},,,,,\n") | {"gridctl.yaml": text}
    assert len(check(NAME, files)) == count


@pytest.mark.parametrize(("clause", "lines"), [("1.2-approval", [4]), ("1.2-stability", [5])])
def test_each_clause_alone(clause: str, lines: list[int]) -> None:
    rows = LIST + "M2,H1,2022-01-01,,,,,\nM2,H2,2022-06-01,,,,,\n"
    text = manifest(f"ninghai-2019, clauses: [{clause}]")
    found = check(NAME, village(rows) | {"gridctl.yaml": text})
    assert [f.mark.line for f in found] == lines


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("M028,H338,2022-04-10,,就近,自选,MT032,", "M028,H338,2022-04-10,,就近,自选,,"),
        ("M028,H338,2022-04-10,,就近,自选,MT032,", "M028,H338,2022-04-10,,就近,自选,MT047,"),
        (
            "M039,H316,2022-01-01,2022-09-15,就近,自选,MT005,MT077",
            "M039,H316,2022-01-01,2022-09-15,就近,自选,MT005,",
        ),
        ("M001,H001,2022-01-01,,就近,自报,MT005,", "M001,H001,2022-01-01,,就近,自报,,"),
        (
            "M039,H316,2022-01-01,2022-09-15,就近,自选,MT005,MT077",
            "M039,H316,2022-01-01,2022-09-15,就近,自选,MT005,MT005",
        ),
    ],
)
def test_it_alone_in_the_example(old: str, new: str) -> None:
    files = edited(example(), "links.csv", old, new)
    assert errors(report(files)) == [(NAME, "links.csv", line_of(files, "links.csv", new[:9]))]


def test_links_alike_are_each_told_where_one_is_wrong_and_no_other() -> None:
    rows = "".join(f"M{n},H{n},2022-06-01,,,,MT4,\n" for n in range(3, 9))
    fine = "".join(f"M{n},H{n},2022-06-01,,,,MT2,\n" for n in range(13, 19))
    found = check(NAME, village(f"{LIST}{rows}{fine}{rows}"))
    assert [f.mark.line for f in found] == [*range(4, 10), *range(16, 22)]
    assert [f.subject for f in found] == [f"M{n}" for n in range(3, 9)] * 2
