"""star-holder: a member, and not one rated poorly."""

import pytest

from tests.kit import check, edited, example, line_of, manifest, message, places, severities

NAME = "star-holder"
H2 = "stars/2022H2.yaml"
RATINGS = "member,good,fairly_good,fair,poor\n"
STARS = """chosen_at: {meeting}
stars:
  study: {study}
  industry: M2
  environment: M2
  service: M2
  governance: M2
"""


def village(
    study: str = "M1", stay: str = ",", meeting: str = "MT1", poor: str = "2022-12", day: str = ""
) -> dict[str, str]:
    meetings = ["MT1,2022-12-28,organisation,V"] + ([f"MT2,{day},rating,V"] if day else [])
    return {
        "members.csv": "id,name,born,branch,since,left_on\n"
        f"M1,李例禾,1980-01,B01,{stay}\nM2,王例树,1980-01,B01,,\nM3,赵例石,1980-01,B01,,\n",
        "staff.csv": "id,name\nS01,周试田\n",
        "meetings.csv": "id,date,kind,unit\n" + "".join(f"{one}\n" for one in meetings),
        H2: STARS.format(meeting=meeting, study=study),
        f"ledger/ratings/{poor}.csv": f"{RATINGS}M3,0,0,0,10\nM2,9,0,0,1\n",
    }


def test_clean() -> None:
    assert check(NAME, village()) == ()
    assert check(NAME, example()) == ()


@pytest.mark.parametrize(
    ("stay", "count"),
    [(",2022-12-27", 1), (",2022-12-28", 0), ("2022-12-28,", 0), ("2022-12-29,", 1)],
)
def test_a_member_on_the_day_of_the_choice(stay: str, count: int) -> None:
    found = check(NAME, village(stay=stay))
    assert places(found) == [(H2, 3, 10)] * count
    assert severities(found) == ["error"] * count


def test_the_message_names_the_day() -> None:
    found = check(NAME, village(stay=",2022-11-30"))
    assert (found[0].subject, found[0].field) == ("M1", "study")
    assert found[0].clause == "line-2022/3-stars"
    assert message(found[0], "en") == (
        "M1 holds study of 2022H2, but was no member of the village on 2022-12-28."
    )
    assert message(found[0], "zh") == (
        "M1是2022年下半年学习宣传星获得者，但2022年12月28日不是本村党员。"
    )


@pytest.mark.parametrize(("stay", "count"), [(",2022-12-30", 1), (",2022-12-31", 0)])
def test_without_a_meeting_the_half_years_last_day(stay: str, count: int) -> None:
    assert len(check(NAME, village(stay=stay, meeting=""))) == count


@pytest.mark.parametrize("study", ["M9", "S01", ""])
def test_who_is_no_member_at_all_is_another_rule(study: str) -> None:
    assert check(NAME, village(study=study)) == ()


@pytest.mark.parametrize(("day", "count"), [("2022-12-27", 1), ("2022-12-28", 0), ("", 0)])
def test_rated_poorly_in_the_round_before_is_a_warning(day: str, count: int) -> None:
    found = check(NAME, village(study="[M1, M3]", day=day))
    assert places(found) == [(H2, 3, 15)] * count
    assert severities(found) == ["warning"] * count
    for finding in found:
        assert (
            message(finding, "en") == "M3 holds study of 2022H2, but was rated poorly in 2022-12."
        )
        assert message(finding, "zh") == (
            "M3是2022年下半年学习宣传星获得者，但2022年12月的群众评价为差。"
        )


def test_only_the_last_round_counts() -> None:
    files = village(study="M3", poor="2022-07")
    assert len(check(NAME, files)) == 1
    better = f"{RATINGS}M3,10,0,0,0\n"
    assert check(NAME, {**files, "ledger/ratings/2022-11.csv": better}) == ()


def test_too_few_ballots_are_no_poor_rating() -> None:
    more = "publication: {minimum_ballots: 11}"
    files = {**village(study="M3", poor="2022-07"), "gridctl.yaml": manifest(more=more)}
    assert check(NAME, files) == ()


def test_a_half_year_that_is_not_judged() -> None:
    files = village(stay=",2022-01-31")
    files["gridctl.yaml"] = manifest(records_from="2023-01-01")
    assert check(NAME, files) == ()
    files["gridctl.yaml"] = manifest(records_from="2022-12-31")
    assert len(check(NAME, files)) == 1
    files["gridctl.yaml"] = manifest("line-2022, until: 2022-12-30")
    assert check(NAME, files) == ()


def test_a_running_half_year_is_judged_as_of_now() -> None:
    files = village(stay=",2022-10-31", meeting="")
    assert check(NAME, files, as_of="2022-10-31") == ()
    assert len(check(NAME, files, as_of="2022-11-01")) == 1


def test_the_example_with_a_star_for_a_poor_rating() -> None:
    files = edited(example(), "stars/2022H1.yaml", "M020", "M016")
    line = line_of(files, "stars/2022H1.yaml", "  industry")
    found = check(NAME, files)
    assert places(found) == [("stars/2022H1.yaml", line, 13)]
    assert severities(found) == ["warning"]
