"""coupling-points: what the couplings with linked households take from a member's points.

The sum, never above 0, of what activities shared with linked households count less, and of the
share taken of linked households' lost points; how, see the figure `points`. Exact. There is none
where a member's points are the mean of the linked households. Clause: sanlian/2.3-coupling.
"""

from collections.abc import Iterable

from gridctl.figures.figure import Explained, Figure
from gridctl.figures.points import ledger
from gridctl.figures.points.lines import coupled_parts, coupling_parameters
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    name="coupling-points",
    title=Words("points taken by coupling", "联动扣减"),
    formula=Words(
        "what shared activities count less + the share of linked households' lost points",
        "同一活动少计的分＋联系户扣分连带",
    ),
    of=("member",),
    example="gridctl why M012 coupling-points 2022Q3",
    periods=ledger.PERIODS,
    sets=(ledger.COUPLING,),
)


def subjects(ctx: Context, period: Period | None) -> Iterable[str]:
    """Return the members in the village on the last day, where a coupling is in force."""
    ruling = ledger.coupling(ctx)
    if ruling is None or ledger.by_mean(ruling) or not ledger.counts(ctx, ledger.MEMBERS):
        return ()
    return sorted(ledger.state(ctx, period).members)


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Return what each coupling takes."""
    ruling = ledger.coupling(ctx)
    own = ledger.own_points(ctx, subject, period) if period and ruling else None
    if own is None:
        return None
    return Explained(own.coupled, coupled_parts(ctx, own), coupling_parameters(ruling))
