"""rating-change: by how many grades a member's rating is better than in the round before.

The four grades are 好, 较好, 一般, 差; one up is 1, one down is −1, the same is 0. The round before
is the village's last one with any row before this one. There is no number in the first round, or
where the member has no result in one of both. Clause: line-2022/3-rating.
"""

from gridctl.compute.rating import Result, grades_better, round_before
from gridctl.figures.figure import Explained, Figure, Part
from gridctl.figures.ratings.rounds import (
    PERIODS,
    SETS,
    Note,
    fewest,
    no_result,
    rated_members,
    result_of,
    row_of,
)
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context
from gridctl.rules.shared.rounds import known_rounds, round_results

FIGURE = Figure(
    name="rating-change",
    title=Words("change of the rating", "评价变化"),
    formula=Words(
        "grades better than in the round before (good, fairly good, fair, poor); negative: worse",
        "与上一轮相比提高的等次数（好、较好、一般、差），负数为下降",
    ),
    of=("member",),
    example="gridctl why M016 rating-change 2022H2",
    periods=PERIODS,
    sets=SETS,
)
subjects = rated_members
_THIS = Words("this round", "本轮")
_BEFORE = Words("the round before", "上一轮")
_FIRST = Words("It is the first round: there is none before it.", "这是第一轮评价，没有上一轮。")
_NOT_RATED = Words(
    "{member} has no row in the round before, {month}.", "{member}在上一轮（{month}）没有评价。"
)
_NONE_BEFORE = Words(
    "{member} had too few ballots in the round before, {month}.",
    "{member}在上一轮（{month}）票数不足，没有结果。",
)


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Explain how a member's rating changed; None without a row in the round."""
    found = result_of(ctx, subject, period)
    if found is None:
        return None
    asked, result = found
    month = round_before(known_rounds(asked.ctx), asked.month)
    before = round_results(asked.ctx, month).get(subject) if month else None
    parts: tuple[Part, ...] = (Part(_THIS, result.grade, (row_of(result),)),)
    if before is not None:
        parts += (Part(_BEFORE, before.grade, (row_of(before),)),)
    notes = no_result(asked, result) + _none_before(subject, month, before)
    better = None
    if result.grade is not None and before is not None and before.grade is not None:
        better = grades_better(result.grade, before.grade)
    return Explained(better, parts, (fewest(asked),), notes)


def _none_before(member: str, month: Period | None, before: Result | None) -> tuple[Note, ...]:
    """Say why there is nothing to compare with; nothing where there is."""
    if month is None:
        return ((_FIRST, {}),)
    said: dict[str, object] = {"member": member, "month": month}
    if before is None:
        return ((_NOT_RATED, said),)
    return ((_NONE_BEFORE, said),) if before.grade is None else ()
