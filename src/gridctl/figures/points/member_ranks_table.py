"""member-ranks: the members of the village by points; internal, never published."""

from gridctl.figures.figure import Column, FigureTable, Row
from gridctl.figures.points import comparison, ledger
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

PERIODS = ledger.PERIODS
SETS = (comparison.RANKING, comparison.SELECTION)
_TITLE = Words("Members by points", "党员积分名次")
_COLUMNS = (
    Column("name", Words("member", "党员")),
    Column("points", Words("points", "积分"), "points"),
    Column("rank", Words("rank", "名次"), "member-rank"),
)


def table(ctx: Context, period: Period) -> FigureTable | None:
    """Return a row a ranked member, the first first; None where persons are not ranked."""
    if not comparison.persons_compared(ctx, period):
        return None
    members = ledger.state(ctx, period).members
    rows = tuple(
        Row(each.id, (members[each.id].name, each.value, each.rank))
        for each in comparison.ranked_members(ctx, period).values()
    )
    return FigureTable("member-ranks", _TITLE, period, _COLUMNS, rows, internal=True)
