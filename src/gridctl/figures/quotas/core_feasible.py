"""core-feasible: the whole numbers of core households within the share asked for.

From the least whole number that is not below the lower percentage of the member households to the
greatest that is not above the higher. Nothing is rounded to fit: where no whole number lies
between, both neighbours are told with their shares, and the township decides. Clause:
line-2022/3-core-share.
"""

from fractions import Fraction

from gridctl.compute.shares import Bounds
from gridctl.figures.figure import Explained, Figure, Parameter, Range, Share
from gridctl.figures.quotas import member_households
from gridctl.figures.quotas.clauses import PERCENT, numbers
from gridctl.figures.quotas.worked_out import SHARE_KEY, quotas
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.policy.kinds import Share as ShareTerms
from gridctl.rules.rule import Context

FIGURE = Figure(
    name="core-feasible",
    title=Words("whole numbers within the share", "按比例可取的中心户数"),
    formula=Words(
        "the lower percentage of the member households, rounded up, to the higher one, rounded "
        "down",
        "党员户数×最低百分比（向上取整）至党员户数×最高百分比（向下取整）",
    ),
    of=("village",),
    example="gridctl why V core-feasible",
    sets=(SHARE_KEY,),
)
subjects = member_households.subjects
_NEIGHBOUR = Words(
    "No whole number lies within the share; {number} would be {share}; the township decides.",
    "比例区间内没有整数；{number}户为{share}，由乡镇确定。",
)
Note = tuple[Words, dict[str, object]]


def percentages(ctx: Context) -> tuple[Parameter, ...]:
    """Return the percentages in force, each with its clause."""
    return numbers(ctx, SHARE_KEY, ShareTerms, PERCENT)


def neighbours(bounds: Bounds) -> tuple[Note, ...]:
    """Tell of the whole numbers on either side, where none fits."""
    return tuple(
        (_NEIGHBOUR, {"number": count, "share": Share(share, Fraction(1))})
        for count, share in bounds.neighbours
    )


def explain(ctx: Context, subject: str, _: Period | None) -> Explained | None:
    """Return the member households and the percentages."""
    found, core = member_households.explain(ctx, subject, None), quotas(ctx).core
    if found is None or core is None:
        return None
    value = Range(core.bounds.low, core.bounds.high)
    return Explained(value, found.parts, percentages(ctx), (*found.notes, *neighbours(core.bounds)))
