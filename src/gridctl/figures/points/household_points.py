"""household-points: a household's points in a period; internal.

Base points plus bonus points, less negative points (which carry a minus sign): the sum of the
account's entries of the kinds that count, dated in the period; a reversal counts in the period of
what it reverses; redemptions never count. Exact. Told to the household alone and never published
by household (ours). Clause: sanlian/2.2-villager-points.
"""

from collections.abc import Iterable

from gridctl.compute.accounts import worth
from gridctl.figures.figure import Explained, Figure
from gridctl.figures.points import ledger
from gridctl.figures.points.lines import counts_parameter, kind_parts
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    name="household-points",
    title=Words("household's points", "农户积分"),
    formula=Words(
        "base + bonus + negative points (these below 0)", "基础分＋奖励分＋负面分（负数）"
    ),
    of=("household",),
    example="gridctl why H330 household-points 2022Q3",
    periods=ledger.PERIODS,
    sets=(ledger.HOUSEHOLDS,),
    internal=True,
)


def subjects(ctx: Context, period: Period | None) -> Iterable[str]:
    """Return the households that there were on the last day."""
    there = ledger.state(ctx, period).households
    return sorted(there) if ledger.counts(ctx, ledger.HOUSEHOLDS) else ()


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Return a household's points by kind."""
    ruling = ledger.counts(ctx, ledger.HOUSEHOLDS)
    if ruling is None or period is None or subject not in ledger.state(ctx, period).households:
        return None
    found = ledger.accounts(ctx).counted(subject, period, ruling.terms.counts)
    return Explained(worth(found), kind_parts(ctx, found, ruling), (counts_parameter(ruling),))
