"""How grades fall on members, and the talks that follow poor ones."""

from datetime import date

import pytest

from gridctl.compute.talks import TalkState
from gridctl.figures.figure import Done
from gridctl.figures.ratings import (
    rated_fair,
    rated_fairly_good,
    rated_good,
    rated_poor,
    rating_distribution_table,
    rating_results,
    ratings_table,
    talk,
    talk_days,
    talks_table,
)
from gridctl.model.choices import RatingGrade
from gridctl.model.period import Period
from tests.figures.asking import ask, have, notes, places, rows, set_by, shown
from tests.figures.ratings.village import VILLAGE
from tests.kit import edited, manifest

JULY = "ledger/ratings/2022-07.csv"
TALKS = "ledger/talks/2022.csv"
GRADES = (rated_good, rated_fairly_good, rated_fair, rated_poor)


@pytest.mark.parametrize(
    ("unit", "counts", "done"),
    [("V", [1, 1, 1, 1], Done(4, 5)), ("G01", [1, 1, 0, 0], Done(2, 2)),
     ("G02", [0, 0, 1, 1], Done(2, 3))],
)  # fmt: skip
def test_worked_example_distribution(unit: str, counts: list[int], done: Done) -> None:
    found = [ask(module, VILLAGE, unit, "2022H1") for module in GRADES]
    assert [each.value for each in found if each] == counts
    results = ask(rating_results, VILLAGE, unit, "2022H1")
    assert results is not None
    assert results.value == done
    parts = [part.value for part in results.parts if isinstance(part.value, int)]
    assert (parts[0], sum(parts)) == tuple(done)


def test_the_members_counted_are_named_with_their_rows() -> None:
    explained = ask(rated_poor, VILLAGE, "G02", "2022-07")
    assert explained is not None
    assert places(explained.parts[0]) == [(JULY, 5, None, 1)]
    assert explained.parts[0].lines[0].values["member"] == "M4"
    missing = ask(rating_results, VILLAGE, "V", "2022-12")
    assert missing is not None
    assert missing.value == Done(3, 5)
    assert places(missing.parts[2]) == [("members.csv", 3, None, 1), ("members.csv", 4, None, 1)]
    few = ask(rating_results, VILLAGE, "V", "2022-07")
    assert few is not None
    assert places(few.parts[1]) == [(JULY, 6, None, 1)]


def test_who_came_after_the_first_of_the_month_is_rated_but_not_due() -> None:
    came = edited(
        VILLAGE,
        "members.csv",
        "M1,李例禾,1980-01,B01,H1,,,",
        "M1,李例禾,1980-01,B01,H1,,2022-07-02,",
    )
    results, good = (ask(module, came, "V", "2022-07") for module in (rating_results, rated_good))
    assert results is not None
    assert good is not None
    assert (results.value, good.value) == (Done(3, 4), 1)
    first = edited(
        VILLAGE,
        "members.csv",
        "M1,李例禾,1980-01,B01,H1,,,",
        "M1,李例禾,1980-01,B01,H1,,2022-07-01,",
    )
    results = ask(rating_results, first, "V", "2022-07")
    assert results is not None
    assert results.value == Done(4, 5)


def test_only_grids_with_a_member_in_the_round_have_a_distribution() -> None:
    assert have(rated_good, VILLAGE, "2022-07") == ("V", "G01", "G02")
    assert have(rating_results, VILLAGE, "2022-08") == ()
    assert ask(rated_good, VILLAGE, "G03", "2022-07") is None
    assert ask(rating_results, VILLAGE, "G03", "2022-07") is None
    assert ask(rated_good, VILLAGE, "V", "2022-08") is None


def held(day: str, cause: str = "poor-rating") -> dict[str, str | bytes]:
    text = f"date,member,cause,held_by\n{day},M4,{cause},M1\n" if day else "date,member,cause\n"
    return {
        **VILLAGE,
        f"ledger/talks/{day[:4] or 2022}.csv": text,
        **({} if day[:4] in ("", "2022") else {TALKS: "date,member,cause\n"}),
    }


@pytest.mark.parametrize(
    ("day", "as_of", "state", "days"),
    [
        ("2022-07-20", "2023-01-05", TalkState.IN_TIME, 0),
        ("2022-08-19", "2023-01-05", TalkState.IN_TIME, 30),
        ("2022-08-20", "2023-01-05", TalkState.LATE, 31),
        ("2022-08-19", "2022-08-18", TalkState.DUE, None),
        ("", "2022-08-19", TalkState.DUE, None),
        ("", "2022-08-20", TalkState.MISSING, None),
        ("2022-07-19", "2023-01-05", TalkState.MISSING, None),
    ],
)
def test_worked_example_talk(day: str, as_of: str, state: TalkState, days: int | None) -> None:
    for period in ("2022H1", "2022-07"):
        explained = ask(talk, held(day), "M4", period, as_of)
        assert explained is not None
        assert explained.value is state
        assert explained.parts[0].value == date(2022, 7, 20)
        assert explained.parts[1].value == date(2022, 8, 19)
        assert set_by(explained) == [(30, "line-2022/3-poor-rating"), (10, "line-2022/3-ballots")]
        counted = ask(talk_days, held(day), "M4", period, as_of)
        assert counted is not None
        assert counted.value == days
        none = ["No talk is recorded; it is due by 2022-08-19."]
        assert notes(counted) == ([] if days is not None else none)


def test_the_lines_behind_a_talk() -> None:
    explained = ask(talk, VILLAGE, "M4", "2022H1")
    assert explained is not None
    assert [places(part) for part in explained.parts] == [
        [(JULY, 5, None, None), ("meetings.csv", 2, 5, None)],
        [],
        [(TALKS, 2, 1, None)],
    ]


def test_another_cause_is_no_talk_and_another_rating_needs_none() -> None:
    explained = ask(talk, held("2022-08-19", "low-score"), "M4", "2022H1")
    assert explained is not None
    assert explained.value is TalkState.MISSING
    assert have(talk, VILLAGE, "2022H1") == have(talk_days, VILLAGE, "2022-07") == ("M4",)
    assert have(talk, VILLAGE, "2022H2") == ()
    assert ask(talk, VILLAGE, "M3", "2022H1") is None
    assert ask(talk_days, VILLAGE, "M3", "2022H1") is None


def test_who_left_before_it_was_due_is_not_asked_for() -> None:
    row = "M4,刘例山,1980-01,B01,H2,,,"
    for left, state in (("2022-08-18", TalkState.NOT_ASKED), ("2022-08-19", TalkState.MISSING)):
        gone = edited(held(""), "members.csv", row, row + left)
        explained = ask(talk, gone, "M4", "2022H1")
        assert explained is not None
        assert explained.value is state


def test_no_talk_is_asked_for_without_a_clause_or_before_the_records() -> None:
    other = {**VILLAGE, "gridctl.yaml": manifest("ninghai-2019")}
    assert have(talk, other, "2022H1") == ()
    for start, found in (("2022-07-20", ("M4",)), ("2022-07-21", ())):
        files = {**VILLAGE, "gridctl.yaml": manifest("line-2022", records_from=start)}
        assert have(talk, files, "2022H1") == found


def test_without_a_meeting_a_round_is_of_its_months_last_day() -> None:
    files = {**held("2022-08-30"), "meetings.csv": "id,date,kind\n"}
    explained = ask(talk, files, "M4", "2022-07")
    assert explained is not None
    assert explained.value is TalkState.IN_TIME
    assert places(explained.parts[0])[1] == (JULY, None, None, None)


def test_the_table_of_ratings() -> None:
    table = shown(ratings_table, VILLAGE, "2022H1")
    assert table is not None
    assert not table.internal
    assert rows(table, "name", "grid", "ballots", "poor-ballots", "rating", "rating-change") == [
        ("M1", "李例禾", "东网格", 10, 0, RatingGrade.GOOD, None),
        ("M2", "张例平", "东网格", 10, 1, RatingGrade.FAIRLY_GOOD, None),
        ("M3", "陈例华", "西网格", 11, 2, RatingGrade.FAIR, None),
        ("M4", "刘例山", "西网格", 12, 6, RatingGrade.POOR, None),
        ("M5", "赵例云", "西网格", None, None, None, None),
    ]
    assert {row.period for row in table.rows} == {Period.parse("2022H1")}
    assert [values for _, values in table.notes] == [
        {"month": Period.parse("2022-07"), "members": ("M5",)}
    ]


def test_a_year_shows_all_of_its_rounds() -> None:
    table = shown(ratings_table, VILLAGE, "2022")
    assert table is not None
    assert [(row.subject, str(row.period)) for row in table.rows] == [
        *((f"M{n}", "2022-07") for n in range(1, 6)),
        *((member, "2022-12") for member in ("M1", "M4", "M5")),
    ]
    assert rows(table, "rating-change")[5:] == [("M1", -1), ("M4", 2), ("M5", None)]
    quarter = shown(ratings_table, VILLAGE, "2022Q4")
    assert rows(quarter, "rating")[0] == ("M1", RatingGrade.FAIRLY_GOOD)
    for module in (ratings_table, rating_distribution_table, talks_table):
        assert shown(module, VILLAGE, "2022Q1") is None


def test_the_table_of_the_distribution() -> None:
    keys = ("name", "rated-good", "rated-poor", "rating-results")
    assert rows(shown(rating_distribution_table, VILLAGE, "2022H1"), *keys) == [
        ("V", rating_distribution_table._WHOLE_VILLAGE, 1, 1, Done(4, 5)),
        ("G01", "东网格", 1, 0, Done(2, 2)),
        ("G02", "西网格", 0, 1, Done(2, 3)),
    ]
    year = shown(rating_distribution_table, VILLAGE, "2022")
    assert year is not None
    assert [(row.subject, str(row.period)) for row in year.rows][2:4] == [
        ("G02", "2022-07"),
        ("V", "2022-12"),
    ]


def test_the_table_of_talks_is_internal() -> None:
    table = shown(talks_table, VILLAGE, "2022")
    assert table is not None
    assert table.internal
    assert rows(table, "rating", "round", "due", "talk", "held", "talk-days") == [
        ("M4", RatingGrade.POOR, date(2022, 7, 20), date(2022, 8, 19), TalkState.IN_TIME,
         date(2022, 8, 19), 30)
    ]  # fmt: skip
    assert str(table.rows[0].period) == "2022-07"
    half = shown(talks_table, VILLAGE, "2022H1")
    assert half is not None
    assert str(half.rows[0].period) == "2022H1"
    assert shown(talks_table, VILLAGE, "2022H2") is None
    assert talk.FIGURE.internal
    assert talk_days.FIGURE.internal
