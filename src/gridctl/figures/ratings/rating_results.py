"""rating-results: how many of the members whom a round binds have a result in it.

A round binds the members present on the first day of its month; due are these, done those of them
whose row has enough ballots. Whoever came later is rated too, and not counted here. For the village
or a grid; a member's grid is that of the month's last day. Clauses: line-2022/3-rating, 3-ballots.
"""

from gridctl.figures.figure import Done, Explained, Figure, Line, Part
from gridctl.figures.ratings.distribution import bound_in, units
from gridctl.figures.ratings.rounds import PERIODS, SETS, asked_round, fewest, row_of
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context
from gridctl.rules.shared.rounds import round_results

FIGURE = Figure(
    name="rating-results",
    title=Words("members with a result", "有评价结果的党员"),
    formula=Words(
        "members with a result / members present on the first day of the round's month",
        "有评价结果的党员数/该轮当月1日在册党员数",
    ),
    of=("grid", "village"),
    example="gridctl why V rating-results 2022H1",
    periods=PERIODS,
    sets=SETS,
)
subjects = units
_WITH = Words("with a result", "有结果")
_FEW = Words("with too few ballots", "票数不足")
_LEFT_OUT = Words("without a row in the round", "该轮没有记录")
_NO_ROW = Words("{member} has no row", "{member}没有记录")


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Explain who has a result and who has none; None for a grid without anybody in the round."""
    asked = asked_round(ctx, period)
    if asked is None or subject not in units(ctx, period):
        return None
    bound, rated = bound_in(asked, subject), round_results(asked.ctx, asked.month)
    found = [rated[member.id] for member in bound if member.id in rated]
    done = tuple(row_of(result, 1) for result in found if result.grade is not None)
    few = tuple(row_of(result, 1) for result in found if result.grade is None)
    missing = tuple(
        Line(member.at.mark(), _NO_ROW, {"member": member.id})
        for member in bound
        if member.id not in rated
    )
    kinds = ((_WITH, done), (_FEW, few), (_LEFT_OUT, missing))
    parts = tuple(Part(name, len(lines), lines, sums=True) for name, lines in kinds)
    return Explained(Done(len(done), len(bound)), parts, (fewest(asked),))
