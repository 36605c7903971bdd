"""points-ranking: the villager groups by mean points a household, and the red-flag groups."""

from gridctl.figures.figure import Column, FigureTable, Row
from gridctl.figures.points import comparison, ledger, red_flag
from gridctl.figures.points.of_groups import CUT_AT
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

PERIODS = ledger.PERIODS
SETS = (comparison.RANKING,)
_TITLE = Words("Villager groups ranked by mean points", "村民小组积分排名")
_COLUMNS = (
    Column("name", Words("villager group", "村民小组")),
    Column("households", Words("households", "户数"), "group-households"),
    Column("mean", Words("mean points", "户均积分"), "group-mean"),
    Column("rank", Words("rank", "名次"), "group-rank"),
    Column("red_flag", Words("red flag", "红旗村组"), "red-flag"),
)


def table(ctx: Context, period: Period) -> FigureTable | None:
    """Return a row a ranked group, the first first; None where groups are not ranked over it."""
    ruling = comparison.ranking_of(ctx, period)
    if ruling is None:
        return None
    names, homes = ledger.state(ctx, period).villager_groups, ledger.groups(ctx, period)
    ranked = comparison.ranked_groups(ctx, period)
    rows = []
    for each in ranked.values():
        flag = red_flag.value(ctx, each.id, period)
        cells = (names[each.id].name, len(homes[each.id]), each.value, each.rank, flag)
        rows.append(Row(each.id, cells))
    values: dict[str, object] = {
        "percent": ruling.terms.red_flag_percent,
        "count": len(ranked),
        "places": comparison.red_flags(ctx, period).places,
        "least": ruling.terms.red_flag_min or 0,
    }
    notes = ((CUT_AT, values), *red_flag.cut_notes(ctx, period))
    return FigureTable("points-ranking", _TITLE, period, _COLUMNS, tuple(rows), notes)
