"""talk: how it stands with the talk that a poor rating asks for (internal).

A member whose median is 差 is talked to by the branch within the clause's days (30, ours) of the
round: its rating meeting, else its month's last day. It is held in time, held late, due, not held,
or not asked for where the member left by then. A talk is one with the cause `poor-rating` in
`ledger/talks` on the day of the round or later. What followed a closed period is told as known on
the day of the run. Clause: line-2022/3-poor-rating.
"""

from gridctl.figures.figure import Explained, Figure
from gridctl.figures.ratings.needs import SETS, members_in_need, needs, parameters_of, parts_of
from gridctl.figures.ratings.rounds import PERIODS
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    name="talk",
    title=Words("talk after a poor rating", "评价为差后的谈话"),
    formula=Words(
        "the first talk with the cause poor-rating from the day of the round on, against the day "
        "by which it is due",
        "自评议之日起缘由为“评价较差”的第一次谈话，与谈话期限比较",
    ),
    of=("member",),
    example="gridctl why M016 talk 2022H1",
    periods=PERIODS,
    sets=SETS,
    internal=True,
)
subjects = members_in_need


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Explain how it stands with a talk; None for a member whom the round did not rate poorly."""
    need = needs(ctx, period).get(subject)
    return Explained(need.state, parts_of(need), parameters_of(need)) if need else None
