"""requests-in-hand: how many requests there were to deal with in the period.

Received in the period, or still owed an answer when it began: so those closed, answered, passed up,
open and overdue add up to them.
Whole numbers, nothing is rounded. Clause: ninghai-2019/2.6-due.
"""

from collections.abc import Iterable

from gridctl.figures.done_of_due import PERIODS
from gridctl.figures.figure import Explained, Figure
from gridctl.figures.requests.in_hand import OF, explain_requests, kinds
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    "requests-in-hand",
    Words("requests in hand", "在办的诉求"),
    Words(
        "requests received in the period + those still owed an answer when it began",
        "本期受理的诉求＋期初尚未答复的诉求",
    ),
    of=OF,
    example="gridctl why V requests-in-hand 2022Q3",
    periods=PERIODS,
)


def subjects(ctx: Context, period: Period | None) -> Iterable[str]:
    """Return the kinds of which there is a request in hand, and the village."""
    return kinds(ctx, period)


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Return the count of requests with their rows."""
    return explain_requests(ctx, subject, period, FIGURE.title, lambda _: True)
