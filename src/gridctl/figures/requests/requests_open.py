"""requests-open: how many of the requests in hand were owed an answer, and in time.

As on the period's last day: one whose last day it is, is still in time.
Whole numbers, nothing is rounded. Clause: ninghai-2019/2.6-due.
"""

from collections.abc import Iterable

from gridctl.compute.requests import RequestState
from gridctl.figures.done_of_due import PERIODS
from gridctl.figures.figure import Explained, Figure
from gridctl.figures.requests.in_hand import OF, explain_requests, kinds
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    "requests-open",
    Words("requests open in time", "办理中的诉求"),
    Words(
        "requests in hand that were owed an answer and whose last day had not gone by",
        "截至当日未答复且未过期限的在办诉求",
    ),
    of=OF,
    example="gridctl why V requests-open 2022Q3",
    periods=PERIODS,
)


def subjects(ctx: Context, period: Period | None) -> Iterable[str]:
    """Return the kinds of which there is a request in hand, and the village."""
    return kinds(ctx, period)


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Return the count of requests with their rows."""
    return explain_requests(
        ctx, subject, period, FIGURE.title, lambda item: item.state is RequestState.OPEN
    )
