"""poor-rating-without-talk: a talk within 30 days of a poor rating."""

import pytest

from tests.kit import check, example, line_of, manifest, message, places, report, severities

NAME = "poor-rating-without-talk"
JULY, TALKS = "ledger/ratings/2022-07.csv", "ledger/talks/2022.csv"
MEETINGS, MEETING = "id,date,kind,unit\n", "MT1,2022-07-20,rating,V\n"


def village(
    *talks: str, row: str = "M1,0,0,4,6", stay: str = ",", meeting: bool = True
) -> dict[str, str]:
    return {
        "meetings.csv": MEETINGS + (MEETING if meeting else ""),
        "members.csv": f"id,name,born,branch,since,left_on\nM1,李例禾,1980-01,B01,{stay}\n",
        JULY: f"member,good,fairly_good,fair,poor\n{row}\n",
        TALKS: "date,member,cause,held_by\n" + "".join(f"{talk}\n" for talk in talks),
    }


@pytest.mark.parametrize(
    ("talk", "variant"),
    [
        ("2022-07-19", "none"),
        ("2022-07-20", ""),
        ("2022-08-19", ""),
        ("2022-08-20", "late"),
    ],
)
def test_a_talk_from_the_round_to_thirty_days_after(talk: str, variant: str) -> None:
    found = check(NAME, village(f"{talk},M1,poor-rating,"))
    assert len(found) == bool(variant)
    for finding in found:
        assert ("held on" in message(finding, "en")) == (variant == "late")


def test_no_talk_stands_at_the_row_of_the_round() -> None:
    found = check(NAME, village("2022-07-25,M1,low-score,", "2022-07-25,M2,poor-rating,"))
    assert places(found) == [(JULY, 2, None)]
    assert severities(found) == ["error"]
    assert (found[0].subject, found[0].clause) == ("M1", "line-2022/3-poor-rating")
    assert message(found[0], "en") == (
        "M1 was rated poorly in 2022-07; no talk is recorded by 2022-08-19."
    )
    assert message(found[0], "zh") == (
        "M1在2022年7月的评价为差，2022年8月19日前（含当日）没有谈话记录。"
    )


def test_a_late_talk_says_when_it_was_held() -> None:
    found = check(NAME, village("2022-09-01,M1,poor-rating,", "2022-08-25,M1,poor-rating,"))
    assert message(found[0], "en") == (
        "M1 was rated poorly in 2022-07; the talk was due by 2022-08-19, held on 2022-08-25."
    )
    assert message(found[0], "zh") == (
        "M1在2022年7月的评价为差，应在2022年8月19日前（含当日）谈话，2022年8月25日才谈话。"
    )


@pytest.mark.parametrize(("as_of", "severity"), [("2022-08-19", "notice"), ("2022-08-20", "error")])
def test_a_notice_until_the_day_has_passed(as_of: str, severity: str) -> None:
    found = check(NAME, village(), as_of=as_of)
    assert severities(found) == [severity]
    if severity == "notice":
        assert message(found[0], "en") == (
            "M1 was rated poorly in 2022-07; a talk is due by 2022-08-19."
        )
        assert message(found[0], "zh") == (
            "M1在2022年7月的评价为差，应在2022年8月19日前（含当日）谈话。"
        )


@pytest.mark.parametrize(("as_of", "severity"), [("2022-08-30", "notice"), ("2022-08-31", "error")])
def test_without_a_meeting_the_month_s_last_day_counts(as_of: str, severity: str) -> None:
    assert severities(check(NAME, village(meeting=False), as_of=as_of)) == [severity]


@pytest.mark.parametrize(
    ("row", "count"), [("M1,5,0,0,5", 1), ("M1,6,0,0,5", 0), ("M1,0,0,0,9", 0)]
)
def test_poor_is_the_median_of_enough_ballots(row: str, count: int) -> None:
    assert len(check(NAME, village(row=row))) == count


@pytest.mark.parametrize(("stay", "count"), [(",2022-08-18", 0), (",2022-08-19", 1)])
def test_who_left_before_the_day_is_not_asked_for(stay: str, count: int) -> None:
    assert len(check(NAME, village(stay=stay))) == count


def test_a_round_before_the_records_is_not_judged() -> None:
    files = {**village(), "gridctl.yaml": manifest(records_from="2022-07-21")}
    assert check(NAME, files) == ()
    files["gridctl.yaml"] = manifest(records_from="2022-07-20")
    assert len(check(NAME, files)) == 1


def test_a_talk_that_could_not_be_read_may_be_the_one() -> None:
    outcome = report(village("2022-8,M1,poor-rating,,"), NAME)
    assert outcome.findings == ()
    assert [n.values["subject"] for n in outcome.not_checked] == ["M1"]


def test_the_example_without_its_talk() -> None:
    files = example()
    del files[TALKS]
    line = line_of(files, JULY, "M016,")
    assert places(check(NAME, files)) == [(JULY, line, None)]
    assert check(NAME, example()) == ()


def test_without_the_meetings_the_day_of_the_round_is_not_known() -> None:
    files = village("2022-07-25,M1,poor-rating,")
    del files["meetings.csv"]
    outcome = report(files, NAME)
    assert outcome.findings == ()
    assert [(n.reason.en, n.values["file"]) for n in outcome.not_checked] == [
        ("{file} is missing", "meetings.csv")
    ]
