"""A member's ballots, shares, result and change, on the worked example."""

from fractions import Fraction

import pytest

from gridctl.figures.figure import Share
from gridctl.figures.ratings import (
    ballots,
    fair_ballots,
    fair_share,
    fairly_good_ballots,
    fairly_good_share,
    good_ballots,
    good_share,
    poor_ballots,
    poor_share,
    rating,
    rating_change,
)
from gridctl.model.choices import RatingGrade
from tests.figures.asking import ask, have, notes, places, set_by
from tests.figures.ratings.village import HEAD, VILLAGE
from tests.kit import edited, manifest

JULY = "ledger/ratings/2022-07.csv"


@pytest.mark.parametrize(
    ("member", "grade", "place", "ends"),
    [
        ("M1", RatingGrade.GOOD, 6, "9, 10, 10, 10"),
        ("M2", RatingGrade.FAIRLY_GOOD, 6, "4, 8, 9, 10"),
        ("M3", RatingGrade.FAIR, 6, "1, 2, 9, 11"),
        ("M4", RatingGrade.POOR, 7, "3, 5, 6, 12"),
    ],
)
def test_worked_example_rating(member: str, grade: RatingGrade, place: int, ends: str) -> None:
    explained = ask(rating, VILLAGE, member, "2022-07")
    assert explained is not None
    assert explained.value is grade
    assert explained.parts[1].value == place
    said = notes(explained)
    assert said[0].startswith(f"From the best, the ballots end with number {ends}; number {place} ")
    assert set_by(explained) == [(10, "line-2022/3-ballots")]


def test_a_rating_is_made_of_the_four_cells_of_its_row() -> None:
    explained = ask(rating, VILLAGE, "M4", "2022-07")
    assert explained is not None
    assert explained.parts[0].value == 12
    assert places(explained.parts[0]) == [
        (JULY, 5, 4, 3),
        (JULY, 5, 6, 2),
        (JULY, 5, 8, 1),
        (JULY, 5, 10, 6),
    ]
    assert notes(explained, "zh") == ["由好到差，各等次依次数到第3、5、6、12票；第7票为差。"]


def test_worked_example_too_few_ballots_give_no_number_at_all() -> None:
    for module in (
        rating, ballots, good_ballots, fairly_good_ballots, fair_ballots, poor_ballots,
        good_share, fairly_good_share, fair_share, poor_share, rating_change,
    ):  # fmt: skip
        explained = ask(module, VILLAGE, "M5", "2022-07")
        assert explained is not None
        assert explained.value is None
        assert notes(explained)[0] == (
            "There are 9 ballots, fewer than the 10 that a result needs: no result, and nothing is "
            "published."
        )
    assert notes(ask(ballots, VILLAGE, "M5", "2022-07"), "zh") == [
        "共9票，不足10票：不产生结果，票数和结果都不公布。"
    ]


def test_the_manifest_may_set_the_minimum() -> None:
    lower = {
        **VILLAGE,
        "gridctl.yaml": manifest("line-2022", more="publication: {minimum_ballots: 9}"),
    }
    explained = ask(rating, lower, "M5", "2022-07")
    assert explained is not None
    assert explained.value is RatingGrade.GOOD
    assert set_by(explained) == [(9, "gridctl.yaml")]


def test_without_ballots_there_is_no_result_even_without_a_minimum() -> None:
    files = {
        **VILLAGE,
        "gridctl.yaml": manifest("line-2022", more="publication: {minimum_ballots: 0}"),
        JULY: HEAD + "M1,0,0,0,0\n",
    }
    explained = ask(rating, files, "M1", "2022-07")
    assert explained is not None
    assert explained.value is None
    assert notes(explained) == ["There are no ballots, so no result."]


def test_worked_example_shares_are_exact() -> None:
    found = [
        ask(module, VILLAGE, "M4", "2022-07")
        for module in (good_share, fairly_good_share, fair_share, poor_share)
    ]
    shares = [each.value for each in found if each]
    assert shares == [Share(Fraction(part), Fraction(12)) for part in (3, 2, 1, 6)]
    assert sum(share.share for share in shares if isinstance(share, Share)) == 1
    first = found[0]
    assert first is not None
    assert [part.value for part in first.parts] == [3, 12]
    counts = [
        ask(module, VILLAGE, "M4", "2022-07")
        for module in (good_ballots, fairly_good_ballots, fair_ballots, poor_ballots, ballots)
    ]
    assert [each.value for each in counts if each] == [3, 2, 1, 6, 12]
    assert counts[3] is not None
    assert places(counts[3].parts[0]) == [(JULY, 5, 10, 6)]


def test_a_half_year_asks_for_the_round_that_judges_it() -> None:
    for module in (rating, ballots, good_share, rating_change):
        assert ask(module, VILLAGE, "M4", "2022H1") == ask(module, VILLAGE, "M4", "2022-07")
        assert ask(module, VILLAGE, "M4", "2022H2") == ask(module, VILLAGE, "M4", "2022-12")
    assert ask(rating, VILLAGE, "M2", "2022H2") is None
    assert ask(rating, VILLAGE, "M2", "2021H2") is None
    assert have(rating, VILLAGE, "2022H1") == ("M1", "M2", "M3", "M4", "M5")
    assert have(rating, VILLAGE, "2022-12") == ("M1", "M4", "M5")
    assert have(rating, VILLAGE, "2022-08") == ()


def test_a_round_that_is_still_to_come_is_not_known() -> None:
    assert ask(rating, VILLAGE, "M1", "2022H1", as_of="2022-06-30") is None
    assert ask(rating, VILLAGE, "M1", "2022-07", as_of="2022-06-30") is None
    assert ask(rating, VILLAGE, "M1", "2022-07", as_of="2022-07-01") is not None
    assert ask(rating, VILLAGE, "M1", "2022H1", as_of="2022-07-01") is not None


@pytest.mark.parametrize(("member", "better"), [("M1", -1), ("M4", 2)])
def test_worked_example_change(member: str, better: int) -> None:
    explained = ask(rating_change, VILLAGE, member, "2022-12")
    assert explained is not None
    assert explained.value == better
    assert [part.lines[0].mark.file for part in explained.parts] == [
        "ledger/ratings/2022-12.csv",
        JULY,
    ]
    assert notes(explained) == []


def test_why_there_is_no_change() -> None:
    said = notes(ask(rating_change, VILLAGE, "M1", "2022-07"))
    assert said == ["It is the first round: there is none before it."]
    assert notes(ask(rating_change, VILLAGE, "M5", "2022-12")) == [
        "M5 had too few ballots in the round before, 2022-07."
    ]
    left_out = edited(VILLAGE, JULY, "M1,9,1,0,0\n", "")
    explained = ask(rating_change, left_out, "M1", "2022-12")
    assert notes(explained) == ["M1 has no row in the round before, 2022-07."]
    assert notes(explained, "zh") == ["M1在上一轮（2022年7月）没有评价。"]
    assert explained is not None
    assert (explained.value, len(explained.parts)) == (None, 1)


def test_of_two_rows_the_last_one_counts_and_their_order_elsewhere_does_not() -> None:
    twice = edited(VILLAGE, JULY, "M5,7,0,0,2\n", "M5,7,0,0,2\nM1,0,0,0,10\n")
    explained = ask(rating, twice, "M1", "2022-07")
    assert explained is not None
    assert explained.value is RatingGrade.POOR
    lines = str(VILLAGE[JULY]).splitlines()
    turned = {**VILLAGE, JULY: "\n".join([lines[0], *reversed(lines[1:])]) + "\n"}
    for member in have(rating, VILLAGE, "2022-07"):
        before, after = (ask(rating, files, member, "2022-07") for files in (VILLAGE, turned))
        assert before is not None
        assert after is not None
        assert before.value is after.value
