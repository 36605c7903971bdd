"""Scores, help, talks and lists of candidates are on no page that is published."""

from fractions import Fraction

import pytest

from gridctl.disclosure.site import VIEWS, site
from gridctl.figures.catalogue import catalogue, named
from gridctl.figures.ratings.needs import needs
from gridctl.figures.scores.helping import helped
from gridctl.model.period import Period
from gridctl.model.words import Lang
from tests.disclosure.small import VILLAGE, facts_of
from tests.kit import Files, edited, opened

INTERNAL = (
    "score", "organisation-score", "households-score", "poor-rounds", "help", "talk", "talk-days",
    "assessment", "assessment-mean", "star-candidate", "core-candidate", "core-candidates", "plate",
)  # fmt: skip
PERIODS = ("2022", "2022Q4")
TALKS = "date,member,cause,held_by\n2022-12-29,M3,low-score,M1\n2022-12-30,M4,poor-rating,M1\n"
#: M3 has 39.28 points, M4 was rated poorly: what is kept of that is nobody else's business.
LOW: Files = {
    **VILLAGE,
    "ledger/scores/2022.csv": (
        "member,organisation_score,households_score\nM1,90,90\nM3,41.37,47.19\n"
    ),
    "ledger/ratings/2022-12.csv": (
        "member,good,fairly_good,fair,poor\nM1,9,1,0,0\nM3,0,0,1,12\nM4,0,0,0,20\n"
    ),
    "ledger/talks/2022.csv": TALKS,
}


def rendered(files: Files, lang: Lang, period: Period) -> dict[str, bytes]:
    """The pages, also of a period of which a file is missing."""
    return site(facts_of(files, period), lang, {})


@pytest.mark.parametrize("name", INTERNAL)
def test_the_figure_is_internal(name: str) -> None:
    item = named(name)
    assert item is not None
    assert item.figure.internal


@pytest.mark.parametrize("period", PERIODS)
def test_no_page_holds_the_score_or_the_list_of_help(period: str) -> None:
    languages: tuple[Lang, ...] = ("zh", "en")
    for lang in languages:
        for name, data in rendered(LOW, lang, Period.parse(period)).items():
            text = data.decode()
            for secret in ("41.37", "47.19", "44.28", "39.28", "帮扶", "谈话", "积分偏低"):
                assert secret not in text, (name, secret)
            for secret in ("talk", "Members to help", "low-score", "below 60"):
                assert secret not in text, (name, secret)


@pytest.mark.parametrize("period", PERIODS)
def test_no_column_of_a_page_shows_an_internal_figure(period: str) -> None:
    internal = {item.figure.name for item in catalogue() if item.figure.internal}
    facts = facts_of(LOW, Period.parse(period))
    shown = {
        column.figure
        for view in VIEWS
        for table in view.view(facts).tables
        for column in table.columns
    }
    assert shown - {""}
    assert not shown & internal


def test_a_change_of_the_internal_files_changes_no_byte() -> None:
    quarter = Period.parse("2022Q4")
    before = rendered(LOW, "zh", quarter)
    scores = edited(LOW, "ledger/scores/2022.csv", "M3,41.37,47.19", "M3,95,95")
    assert rendered(scores, "zh", quarter) == before
    talks = edited(LOW, "ledger/talks/2022.csv", "2022-12-30,M4,poor-rating,M1\n", "")
    assert rendered(talks, "zh", quarter) == before


def test_the_village_of_this_test_has_something_to_hide() -> None:
    ctx = opened(LOW, "2023-01-05").context()
    found = helped(ctx, Period.parse("2022"))
    assert {member: each.known.score.total for member, each in found.items()} == {
        "M3": Fraction("39.28")
    }
    assert list(needs(ctx, Period.parse("2022-12"))) == ["M3", "M4"]
