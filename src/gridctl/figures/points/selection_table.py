"""selection: the members considered for the year's selection by points; internal.

Who is chosen is decided by the people and not kept here.
"""

from gridctl.figures.figure import Column, FigureTable
from gridctl.figures.points import comparison, ledger, selected
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

PERIODS = ledger.PERIODS
SETS = (comparison.SELECTION,)
_TITLE = Words("Selection of outstanding members: considered by points", "评选优秀党员：按积分入围")
_COLUMNS = (
    Column("name", Words("member", "党员")),
    Column("rank", Words("rank", "名次"), "member-rank"),
    Column("points", Words("points", "积分"), "points"),
)


def table(ctx: Context, period: Period) -> FigureTable | None:
    """Return a row for each who is considered; None where it is not said how many are."""
    found = selected.considered(ctx, period, _name, families=False)
    if found is None:
        return None
    return FigureTable("selection", _TITLE, period, _COLUMNS, *found, internal=True)


def _name(ctx: Context, member: str, period: Period) -> str:
    return ledger.state(ctx, period).members[member].name
