"""points-households: each household's points, by kind, and its balance; internal, never published.

A household that has never had an entry is left out.
"""

from gridctl.figures.figure import Column, FigureTable, Row, Value
from gridctl.figures.points import comparison, ledger, statements
from gridctl.figures.points.lines import KIND_NAMES
from gridctl.model.choices import PointsKind
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

PERIODS = ledger.PERIODS
SETS = (ledger.HOUSEHOLDS,)
_TITLE = Words("Households' points", "农户积分")
_GROUP = Words("villager group", "村民小组")
_POINTS = Words("points", "积分")
_RANK = Words("rank", "名次")
_BALANCE = Words("balance", "余额")


def table(ctx: Context, period: Period) -> FigureTable | None:
    """Return a row a household; None where no clause asks for households' points."""
    ruling = ledger.counts(ctx, ledger.HOUSEHOLDS)
    if ruling is None:
        return None
    kinds = tuple(PointsKind.read(kind) for kind in ruling.terms.counts)
    compared = comparison.persons_compared(ctx, period)
    ranked = compared and bool(comparison.ranked_households(ctx, period))
    columns = [Column("villager_group", _GROUP)]
    columns += [Column(k.value, KIND_NAMES[k], f"{k.value}-points") for k in kinds]
    columns.append(Column("points", _POINTS, "household-points"))
    if ranked:
        columns.append(Column("rank", _RANK, "household-rank"))
    columns.append(Column("balance", _BALANCE, "balance"))
    there = ledger.state(ctx, period).households
    homes = [home for home in statements.subjects(ctx, period) if home in there]
    rows = [Row(home, _cells(ctx, home, period, kinds, ranked=ranked)) for home in homes]
    return FigureTable(
        "points-households", _TITLE, period, tuple(columns), tuple(rows), internal=True
    )


def _cells(
    ctx: Context, home: str, period: Period, kinds: tuple[PointsKind, ...], *, ranked: bool
) -> tuple[Value | str, ...]:
    then, accounts = ledger.state(ctx, period), ledger.accounts(ctx)
    group = then.villager_groups.get(then.households[home].villager_group)
    cells: list[Value | str] = [group.name if group else ""]
    cells += [accounts.points(home, period, (kind.value,)) for kind in kinds]
    cells.append(ledger.household_points(ctx, home, period))
    if ranked:
        cells.append(comparison.ranked_households(ctx, period)[home].rank)
    return (*cells, accounts.held(home))
