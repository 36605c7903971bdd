"""What followed a closed period is known in the context of the run."""

from datetime import date

from tests.kit import opened

FILES: dict[str, str | bytes] = {
    "ledger/talks/2022.csv": "date,member,cause\n2022-08-05,M1,poor-rating\n"
    "2022-09-05,M1,poor-rating\n",
}


def test_a_closed_period_and_what_followed_it() -> None:
    ctx = opened(FILES, as_of="2022-08-31").context(date(2022, 7, 31))
    assert ctx.as_of == date(2022, 7, 31)
    assert ctx.village.talks == ()
    later = ctx.follow_up
    assert later.as_of == date(2022, 8, 31)
    assert [talk.date for talk in later.village.talks] == [date(2022, 8, 5)]
    assert later.follow_up is later
    assert ctx.follow_up is later
    assert later.policies is ctx.policies


def test_a_run_follows_up_itself() -> None:
    ctx = opened(FILES, as_of="2022-08-31").context()
    assert ctx.follow_up is ctx
    ahead = opened(FILES, as_of="2022-08-31").context(date(2022, 9, 30))
    assert ahead.follow_up is ahead
