"""The talk after a poor rating: by when, when, and how it stands."""

from datetime import date

import pytest

from gridctl.compute.talks import TalkState, talk_owed
from gridctl.model.choices import TalkCause
from gridctl.model.ledger import Talk
from gridctl.model.mark import Nowhere

START = date(2022, 7, 20)
DUE = date(2022, 8, 19)


def talked(day: date | None, member: str = "M1", cause: TalkCause = TalkCause.POOR_RATING) -> Talk:
    return Talk(date=day, member=member, cause=cause, held_by="", at=Nowhere())


def test_the_first_talk_from_the_day_of_the_round_on_counts() -> None:
    talks = [
        talked(date(2022, 7, 19)),
        talked(None),
        talked(date(2022, 7, 21), member="M2"),
        talked(date(2022, 7, 21), cause=TalkCause.LOW_SCORE),
        talked(date(2022, 9, 1)),
        talked(date(2022, 8, 1)),
    ]
    owed = talk_owed(talks, "M1", START, 30)
    assert (owed.start, owed.due, owed.held, owed.days) == (START, DUE, date(2022, 8, 1), 12)
    assert owed.talk is talks[-1]
    same_day = talk_owed([*talks, talked(START)], "M1", START, 30)
    assert (same_day.held, same_day.days) == (START, 0)
    none = talk_owed(talks[:4], "M1", START, 0)
    assert (none.due, none.talk, none.held, none.days) == (START, None, None, None)


@pytest.mark.parametrize(
    ("held", "as_of", "still", "state"),
    [
        (DUE, date(2023, 1, 1), True, TalkState.IN_TIME),
        (DUE, date(2023, 1, 1), False, TalkState.IN_TIME),
        (date(2022, 8, 20), date(2023, 1, 1), True, TalkState.LATE),
        (date(2022, 8, 20), date(2023, 1, 1), False, TalkState.NOT_ASKED),
        (None, DUE, True, TalkState.DUE),
        (None, date(2022, 8, 20), True, TalkState.MISSING),
        (None, DUE, False, TalkState.NOT_ASKED),
    ],
)
def test_how_it_stands(held: date | None, as_of: date, still: bool, state: TalkState) -> None:
    talks = [talked(held)] if held else []
    assert talk_owed(talks, "M1", START, 30).state(as_of, still=still) is state
