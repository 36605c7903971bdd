"""points-ranking: villager groups by mean points a household, and the red-flag groups.

It comes out for the periods over which groups are ranked, a quarter (sanlian/3.2-quarter).
"""

from gridctl.disclosure.facts import Facts
from gridctl.disclosure.page import Cell, Column, Page, Sentence, Table
from gridctl.disclosure.views.points import group_mean
from gridctl.figures.points import comparison, ledger, red_flag
from gridctl.figures.points.of_groups import CUT_AT
from gridctl.model.words import Words

TITLE = Words("Villager groups ranked by points", "村民小组积分排名")
COLUMNS = (
    Column(Words("Villager group", "村民小组")),
    Column(Words("Grid", "网格"), "term"),
    Column(Words("Households", "户数"), "number", "group-households"),
    Column(Words("Mean points", "户均积分"), "number", "group-mean"),
    Column(Words("Rank", "名次"), "number", "group-rank"),
    Column(Words("Red-flag group", "红旗村组"), "term", "red-flag"),
)
_CAPTION = Words("Ranking of {period}", "{period}排名")
_SUMMARY = Words(
    "{count} villager {count:group|groups} ranked; {flags} red-flag {flags:group|groups}.",
    "{count}个村民小组参加排名，评出红旗村组{flags}个。",
)
_METHOD = Words(
    "Ranked by the points of all households of the group, divided by their number on the last day; "
    "groups with the same mean share a rank.",
    "按小组各户积分之和除以期末户数排名，户均积分相同的并列。",
)
_UNRANKED = Words("No points were entered, so nobody is ranked.", "本期没有积分记录，不排名。")


def asked(facts: Facts) -> bool:
    """Say whether a clause in force asks for a ranking over such periods."""
    return comparison.ranking_of(facts.ctx, facts.period) is not None


def _notes(facts: Facts) -> tuple[Sentence, ...]:
    ruling = comparison.ranking_of(facts.ctx, facts.period)
    ranked = comparison.ranked_groups(facts.ctx, facts.period)
    if ruling is None or not ranked:
        return ()
    values: dict[str, object] = {
        "percent": ruling.terms.red_flag_percent,
        "count": len(ranked),
        "places": comparison.red_flags(facts.ctx, facts.period).places,
        "least": ruling.terms.red_flag_min or 0,
    }
    names = facts.state.villager_groups
    notes = [Sentence(_METHOD), Sentence(CUT_AT, values)]
    for words, told in red_flag.cut_notes(facts.ctx, facts.period):
        tied = comparison.red_flags(facts.ctx, facts.period).tied
        named = {"groups": tuple(names[group].name for group in tied)}
        notes.append(Sentence(words, {**told, **named}))
    return tuple(notes)


def view(facts: Facts) -> Page:
    """Return a row a ranked group, the first first."""
    ctx, period = facts.ctx, facts.period
    names, grids = facts.state.villager_groups, facts.state.grid_of_group
    homes = ledger.groups(ctx, period)
    ranked = comparison.ranked_groups(ctx, period)
    rows: list[tuple[Cell, ...]] = []
    for each in ranked.values():
        where = (names[each.id].name, facts.grid_name(grids[each.id]), len(homes[each.id]))
        flag = red_flag.value(ctx, each.id, period)
        rows.append((*where, group_mean(facts, each.id), each.rank, flag))
    caption = Sentence(_CAPTION, {"period": period})
    table = Table("points-ranking", caption, COLUMNS, tuple(rows), cards=False, empty=_UNRANKED)
    table = table._replace(notes=_notes(facts), subjects=tuple(ranked))
    flags = len(comparison.red_flags(ctx, period).chosen)
    values = {"count": len(ranked), "flags": flags}
    return Page("points-ranking", TITLE, Sentence(_SUMMARY, values), (table,))
