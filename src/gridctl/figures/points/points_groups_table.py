"""points-groups: each villager group's households and mean points a household."""

from gridctl.figures.figure import Column, FigureTable, Row
from gridctl.figures.points import ledger
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

PERIODS = ledger.PERIODS
SETS = (ledger.HOUSEHOLDS,)
_TITLE = Words("Villager groups' mean points a household", "村民小组户均积分")
_COLUMNS = (
    Column("name", Words("villager group", "村民小组")),
    Column("households", Words("households", "户数"), "group-households"),
    Column("mean", Words("mean points", "户均积分"), "group-mean"),
)


def table(ctx: Context, period: Period) -> FigureTable | None:
    """Return a row a group; None where no clause asks for households' points."""
    if ledger.counts(ctx, ledger.HOUSEHOLDS) is None:
        return None
    names = ledger.state(ctx, period).villager_groups
    rows = tuple(
        Row(group, (names[group].name, len(homes), ledger.group_mean(ctx, group, period)))
        for group, homes in ledger.groups(ctx, period).items()
    )
    return FigureTable("points-groups", _TITLE, period, _COLUMNS, rows)
