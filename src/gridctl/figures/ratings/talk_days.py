"""talk-days: how many days after the round a member rated poorly was talked to (internal).

Calendar days from the round's date to the first talk with the cause `poor-rating`, 0 on the same
day; no number until one is held. Due are the clause's 30 days (ours), the last one included.
Clause: line-2022/3-poor-rating.
"""

from gridctl.figures.figure import Explained, Figure
from gridctl.figures.ratings.needs import SETS, members_in_need, needs, parameters_of, parts_of
from gridctl.figures.ratings.rounds import PERIODS
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    name="talk-days",
    title=Words("days from a poor rating to the talk", "评价为差至谈话的天数"),
    formula=Words(
        "the day of the talk − the day of the round, in calendar days",
        "谈话日期−评议日期（自然日）",
    ),
    of=("member",),
    example="gridctl why M016 talk-days 2022H1",
    periods=PERIODS,
    sets=SETS,
    internal=True,
)
subjects = members_in_need
_NONE = Words("No talk is recorded; it is due by {due}.", "没有谈话记录，期限为{due}（含当日）。")


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Explain the days to a talk; None for a member whom the round did not rate poorly."""
    need = needs(ctx, period).get(subject)
    if need is None:
        return None
    notes = () if need.owed.talk else ((_NONE, {"due": need.owed.due}),)
    return Explained(need.owed.days, parts_of(need), parameters_of(need), notes)
