"""The talk that follows a poor rating: by when it is due, and when it was held."""

from collections.abc import Iterable
from datetime import date, timedelta

from gridctl.model.choice import Choice
from gridctl.model.choices import TalkCause
from gridctl.model.ledger import Talk
from gridctl.model.record import Record


class TalkState(Choice):
    """How it stands with a talk that is owed."""

    IN_TIME = "held in time", "按期谈话"
    LATE = "held late", "逾期谈话"
    DUE = "due", "待谈话"
    MISSING = "not held", "逾期未谈"
    NOT_ASKED = "left, not asked for", "已转出，不作要求"


class TalkOwed(Record):
    """A talk owed since the day of the round `start`, due by `due`; `talk` is the one held."""

    start: date
    due: date
    talk: Talk | None

    @property
    def held(self) -> date | None:
        """The day of the talk; None where none was held."""
        return self.talk.date if self.talk else None

    @property
    def days(self) -> int | None:
        """The calendar days from the round to the talk; 0 on the same day."""
        return (self.held - self.start).days if self.held else None

    def state(self, as_of: date, *, still: bool) -> TalkState:
        """Return how it stands on `as_of`; `still` says whether the member was there till then.

        Who left before the talk was due, or held, owes none.
        """
        if self.held is not None and self.held <= self.due:
            return TalkState.IN_TIME
        if not still:
            return TalkState.NOT_ASKED
        if self.held is not None:
            return TalkState.LATE
        return TalkState.MISSING if as_of > self.due else TalkState.DUE


def talk_owed(talks: Iterable[Talk], member: str, start: date, within_days: int) -> TalkOwed:
    """Return the talk that a poor rating of the round on `start` owes a member.

    It is the first with the cause `poor-rating` on that day or later, whenever it was held; due
    is one within `within_days`.
    """
    held = [
        (talk.date, talk)
        for talk in talks
        if talk.cause is TalkCause.POOR_RATING
        and talk.member == member
        and talk.date
        and talk.date >= start
    ]
    first = min(held, key=lambda each: each[0])[1] if held else None
    return TalkOwed(start, start + timedelta(days=within_days), first)
