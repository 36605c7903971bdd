"""selection-families: the families considered for the year's selection by points; internal.

Who is chosen is decided by the people and not kept here.
"""

from gridctl.figures.figure import Column, FigureTable
from gridctl.figures.points import comparison, ledger, selected
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

PERIODS = ledger.PERIODS
SETS = (comparison.SELECTION,)
_TITLE = Words(
    "Selection of outstanding families: considered by points", "评选优秀家庭：按积分入围"
)
_COLUMNS = (
    Column("villager_group", Words("villager group", "村民小组")),
    Column("rank", Words("rank", "名次"), "household-rank"),
    Column("points", Words("points", "积分"), "household-points"),
)


def table(ctx: Context, period: Period) -> FigureTable | None:
    """Return a row for each who is considered; None where it is not said how many are."""
    found = selected.considered(ctx, period, _name, families=True)
    if found is None:
        return None
    return FigureTable("selection-families", _TITLE, period, _COLUMNS, *found, internal=True)


def _name(ctx: Context, household: str, period: Period) -> str:
    then = ledger.state(ctx, period)
    group = then.villager_groups.get(then.households[household].villager_group)
    return group.name if group else ""
