"""assessment: the points that a member, a grid or a unit was given in a period (internal).

The sum of the scores in `ledger/assessments` dated in the period, item by item, exact. Which items
count, and the most points of each, are set locally by the clause (`items`, `most`); where it names
none, all count but measurements, which have clauses of their own (`assessment.*`). The clause says
out of how many points an assessment is (1,000): who was assessed on several days has several, and
the sum is of all of them. Nothing above a maximum is cut: it is told.
Clause: community-grid/assessment.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from gridctl.compute.assessments import Assessed
from gridctl.figures.figure import Explained, Figure, Line, Part
from gridctl.figures.scores.assessing import PERIODS, SETS, Assessments, assessments, parameters
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    name="assessment",
    title=Words("points of the assessments", "考核得分"),
    formula=Words(
        "the sum of the scores recorded in the period, over the items that count",
        "期内登记的各考评项得分之和",
    ),
    of=("member", "grid", "unit", "village"),
    example="gridctl why G02 assessment 2023Q1",
    periods=PERIODS,
    sets=SETS,
    internal=True,
)
_SCORED = Words("{item} on {day}: {score}", "{day}{item}：{score}分")
_DAYS = Words(
    "Assessed on {days} {days:day|days}; the sum is of all of them, each out of {total}.",
    "期内共考核{days}日，得分为各次之和，每次满分{total}分。",
)
_OVER = Words("{sum} is more than the total of {total}.", "得分{sum}，超过总分{total}。")
_ABOVE = Words(
    "{item} on {day} has {score}, more than its {most}; it is not cut.",
    "{day}{item}得{score}分，超过该项满分{most}分，未作扣减。",
)
_UNREAD = Words(
    "{count} {count:row|rows} without a score that could be read do not count.",
    "{count}行得分无法读取，未计入。",
)
_LACKING = Words("Not assessed: {items}.", "没有考核的项目：{items}。")
Note = tuple[Words, dict[str, object]]


def subjects(ctx: Context, period: Period | None) -> Iterable[str]:
    """Return the ids of those who were assessed in the period."""
    found = assessments(ctx, period)
    return tuple(subject for subject, given in found.of.items() if given.rows) if found else ()


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Explain the points of a subject; None for one without a score that could be read."""
    found = assessments(ctx, period)
    if found is None or subject not in found.of or not found.of[subject].rows:
        return None
    given = found.of[subject]
    parts = tuple(_part(item, given) for item in given.items)
    return Explained(given.total, parts, parameters(found), tuple(_notes(found, given)))


def _part(item: str, given: Assessed) -> Part:
    rows = given.items[item]
    lines = tuple(
        Line(
            row.at.mark("score"),
            _SCORED,
            {"item": row.item, "day": row.date, "score": row.score},
            row.score,
        )
        for row in rows
    )
    total = sum((row.score for row in rows if row.score is not None), Decimal())
    return Part(Words(item, item), total, lines, sums=True)


def _notes(found: Assessments, given: Assessed) -> Iterator[Note]:
    """Yield what is to be said: several assessments, too many points, items left out."""
    total = found.ruling.terms.total
    if len(given.dates) > 1:
        yield _DAYS, {"days": len(given.dates), "total": total}
    elif total is not None and given.total > total:
        yield _OVER, {"sum": given.total, "total": total}
    for row in given.above:
        most = found.most[row.item]
        yield _ABOVE, {"item": row.item, "day": row.date, "score": row.score, "most": most}
    if given.unread:
        yield _UNREAD, {"count": len(given.unread)}
    lacking = tuple(item for item in found.most if item not in given.items)
    if lacking:
        yield _LACKING, {"items": lacking}
