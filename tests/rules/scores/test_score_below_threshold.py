"""score-below-threshold: help within 30 days of the year's end."""

import pytest

from tests.kit import check, example, line_of, manifest, message, places, report, severities

NAME = "score-below-threshold"
PATH = "ledger/scores/2022.csv"
RATINGS = "member,good,fairly_good,fair,poor\nM1,0,0,0,10\n"


def village(*talks: str, row: str = "M1,60,59.9", stay: str = ",") -> dict[str, str]:
    by_year: dict[str, str] = {}
    for talk in talks:
        path = f"ledger/talks/{talk[:4]}.csv"
        by_year[path] = by_year.get(path, "date,member,cause,held_by\n") + f"{talk},\n"
    return {
        **by_year,
        "members.csv": f"id,name,born,branch,since,left_on\nM1,李例禾,1980-01,B01,{stay}\n",
        PATH: f"member,organisation_score,households_score\n{row}\n",
    }


@pytest.mark.parametrize(("row", "count"), [("M1,60,60", 0), ("M1,60,59.9", 1), ("M1,100,20", 0)])
def test_below_sixty(row: str, count: int) -> None:
    assert len(check(NAME, village(row=row))) == count


@pytest.mark.parametrize(
    ("row", "rounds", "count"),
    [("M1,65,65", 1, 0), ("M1,65,64.9", 1, 1), ("M1,69,69", 2, 1), ("M1,70,70", 2, 0)],
)
def test_each_poor_round_takes_five(row: str, rounds: int, count: int) -> None:
    files = village(row=row)
    for month in ("07", "12")[:rounds]:
        files[f"ledger/ratings/2022-{month}.csv"] = RATINGS
    assert len(check(NAME, files)) == count


@pytest.mark.parametrize(
    ("as_of", "found"),
    [
        ("2022-12-31", []),
        ("2023-01-01", ["notice"]),
        ("2023-01-30", ["notice"]),
        ("2023-01-31", ["error"]),
    ],
)
def test_help_is_due_thirty_days_after_the_years_end(as_of: str, found: list[str]) -> None:
    assert severities(check(NAME, village(), as_of=as_of)) == found


def test_no_help_stands_at_the_row_and_does_not_tell_the_score() -> None:
    found = check(NAME, village(row="M2,90,90\nM1,41.5,40"), as_of="2023-02-01")
    assert places(found) == [(PATH, 3, None)]
    assert (found[0].subject, found[0].clause) == ("M1", "ninghai-2019/3.9-score")
    assert message(found[0], "en") == (
        "M1 is below 60 points for 2022; no help is recorded, due by 2023-01-30."
    )
    assert message(found[0], "zh") == (
        "M1的2022年积分低于60分，应在2023年1月30日前（含当日）启动帮扶，没有记录。"
    )
    assert not {"41.5", "40", "40.75"} & {str(value) for value in found[0].values.values()}


def test_before_the_day_it_says_when_help_is_due() -> None:
    found = check(NAME, village())
    assert message(found[0], "en") == "M1 is below 60 points for 2022; help is due by 2023-01-30."
    assert (
        message(found[0], "zh") == "M1的2022年积分低于60分，应在2023年1月30日前（含当日）启动帮扶。"
    )


@pytest.mark.parametrize(
    ("talk", "severity"),
    [
        ("2022-11-30", "error"),
        ("2022-12-01", "notice"),
        ("2023-01-04", "notice"),
        ("2023-02-10", "notice"),
    ],
)
def test_recorded_help_leaves_a_notice(talk: str, severity: str) -> None:
    found = check(NAME, village(f"{talk},M1,low-score"), as_of="2023-02-28")
    assert severities(found) == [severity]
    if severity == "notice":
        assert message(found[0], "en") == (
            f"M1 is below 60 points for 2022; help was recorded on {talk}."
        )
        assert message(found[0], "zh").startswith("M1的2022年积分低于60分，已于202")


@pytest.mark.parametrize("talk", ["2023-01-04,M1,poor-rating", "2023-01-04,M2,low-score"])
def test_another_talk_is_no_help(talk: str) -> None:
    assert severities(check(NAME, village(talk), as_of="2023-02-28")) == ["error"]


@pytest.mark.parametrize(
    ("stay", "count"),
    [(",2022-12-30", 0), (",2023-01-29", 0), (",2023-01-30", 1), ("2022-12-31,", 1)],
)
def test_members_present_at_the_end_and_until_help_is_due(stay: str, count: int) -> None:
    assert len(check(NAME, village(stay=stay), as_of="2023-02-28")) == count


def test_unknown_members_and_unreadable_scores_are_other_rules() -> None:
    assert check(NAME, village(row="M9,10,10")) == ()
    assert check(NAME, village(row="M1,ten,10")) == ()


def test_a_year_before_the_records_or_without_the_pack_is_not_judged() -> None:
    files = {**village(), "gridctl.yaml": manifest(records_from="2023-01-01")}
    assert check(NAME, files) == ()
    files["gridctl.yaml"] = manifest(records_from="2022-12-31")
    assert len(check(NAME, files)) == 1
    files["gridctl.yaml"] = manifest("ninghai-2019, until: 2022-12-30")
    assert check(NAME, files) == ()
    files["gridctl.yaml"] = manifest("ninghai-2019, from: 2022-12-31")
    assert len(check(NAME, files)) == 1


def test_a_talk_that_could_not_be_read_may_be_the_help() -> None:
    outcome = report(village("2023-1-x,M1,low-score"), NAME, as_of="2023-02-28")
    assert outcome.findings == ()
    assert [n.values["subject"] for n in outcome.not_checked] == ["M1"]


def test_the_example_with_and_without_its_talk() -> None:
    files = example()
    line = line_of(files, PATH, "M016,")
    assert severities(check(NAME, files)) == ["notice"]
    del files["ledger/talks/2023.csv"]
    found = check(NAME, files, as_of="2023-01-31")
    assert places(found) == [(PATH, line, None)]
    assert severities(found) == ["error"]
