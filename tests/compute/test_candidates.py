"""Who may be chosen: each condition, and what they come to."""

from itertools import product

import pytest

from gridctl.compute.candidates import (
    Asked,
    Condition,
    Found,
    Standing,
    at_least,
    conditions,
    standing,
)
from gridctl.model.choices import Grade, Presence, RatingGrade

ASKED = Asked(
    (Presence.RESIDENT, Presence.INCOMING), Grade.QUALIFIED, (RatingGrade.POOR,), home=True
)
FOUND = Found(Presence.RESIDENT, Grade.QUALIFIED, RatingGrade.GOOD, home=True)


def met(asked: Asked = ASKED, **known: object) -> dict[Condition, bool | None]:
    return conditions(asked, FOUND._replace(**known))


def test_every_condition_is_looked_at_in_order() -> None:
    assert list(met().items()) == [(condition, True) for condition in Condition]


@pytest.mark.parametrize(
    ("presence", "here"),
    [(None, True), (Presence.RESIDENT, True), (Presence.INCOMING, True), (Presence.AWAY, False)],
)
def test_presence(presence: Presence | None, here: bool) -> None:
    assert met(presence=presence)[Condition.PRESENCE] is here


@pytest.mark.parametrize(
    ("grade", "enough"),
    [(Grade.EXCELLENT, True), (Grade.QUALIFIED, True), (Grade.BASICALLY_QUALIFIED, False),
     (Grade.UNQUALIFIED, False), (None, None)],
)  # fmt: skip
def test_appraisal(grade: Grade | None, enough: bool | None) -> None:
    assert met(appraisal=grade)[Condition.APPRAISAL] is enough
    assert at_least(grade, Grade.UNQUALIFIED) is (None if grade is None else True)


@pytest.mark.parametrize("rating", [*RatingGrade, None])
def test_rating(rating: RatingGrade | None) -> None:
    assert met(rating=rating)[Condition.RATING] is (rating is not RatingGrade.POOR)


def test_the_home_counts_only_where_it_is_asked_for() -> None:
    assert met(home=False)[Condition.HOME] is False
    assert Condition.HOME not in met(ASKED._replace(home=False), home=False)


def test_what_is_not_asked_is_no_condition() -> None:
    assert met(Asked(), presence=Presence.AWAY, appraisal=None, rating=RatingGrade.POOR) == {}
    assert standing({}.values()) is Standing.IN


@pytest.mark.parametrize("known", [*product([True, False, None], repeat=3)])
def test_one_condition_not_met_is_out_and_one_not_known_is_open(
    known: tuple[bool | None, ...],
) -> None:
    expected = Standing.IN
    for each in known:
        if each is None and expected is Standing.IN:
            expected = Standing.OPEN
        if each is False:
            expected = Standing.OUT
    assert standing(known) is expected
