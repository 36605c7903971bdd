"""base-points: the base points of a member or a household in a period.

What an account earned as base points: households in `sanlian`. It is the sum of the account's
entries by rules of the kind `base` dated in the period, each less its reversals, whenever those
were made; before any coupling. Exact. A household's is told to it alone and never published
(ours). Clauses: sanlian/2.1-member-points, sanlian/2.2-villager-points.
"""

from collections.abc import Iterable

from gridctl.figures.figure import Explained, Figure
from gridctl.figures.points import kinds, ledger
from gridctl.model.choices import PointsKind
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    name="base-points",
    title=Words("base points", "基础分"),
    formula=Words(
        "the entries of the kind base dated in the period, less their reversals",
        "本期基础分各条之和，减去冲销",
    ),
    of=("member", "household"),
    example="gridctl why H330 base-points 2022Q3",
    periods=ledger.PERIODS,
    sets=kinds.SETS,
)


def subjects(ctx: Context, period: Period | None) -> Iterable[str]:
    """Return the members and households of the last day for whom the kind counts."""
    return kinds.subjects(ctx, period, PointsKind.BASE)


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Return the sum and its entries."""
    return kinds.explain(ctx, subject, period, PointsKind.BASE)
