"""requests-received: how many requests were received in the period.

By kind, and of the village.
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
    "requests-received",
    Words("requests received", "本期受理的诉求"),
    Words("requests received in the period", "本期受理的诉求件数"),
    of=OF,
    example="gridctl why V requests-received 2022Q3",
    periods=PERIODS,
)


def subjects(ctx: Context, period: Period | None) -> Iterable[str]:
    """Return the kinds of which there is a request in hand, and the village."""
    return kinds(ctx, period)


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Return the count of requests with their rows."""
    return explain_requests(ctx, subject, period, FIGURE.title, lambda item: item.received)
