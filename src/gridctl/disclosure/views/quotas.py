"""quotas: what is asked, what there is, which whole numbers fit.

Who is exempt from the minimum is not shown, nor who is below it, nor any room left: each would
tell who is excused (`gridctl quota` shows them to the branch). Waivers are told by rule and count.
"""

from gridctl.compute.quota import CoreQuota, Limit, Quotas
from gridctl.disclosure.facts import Facts
from gridctl.disclosure.page import Cell, Column, Page, Sentence, Table
from gridctl.model.words import Words

TITLE = Words("Quotas", "各项指标")
_GRID_COLUMNS = (
    Column(Words("Grid", "网格")),
    Column(Words("Members", "党员数"), "number"),
    Column(Words("Ordinary households", "普通户"), "number"),
    Column(Words("Linked", "已联"), "number"),
    Column(Words("Not linked", "未联"), "number"),
    Column(Words("Core members", "中心户党员"), "number"),
)
_MEMBER_COLUMNS = (
    Column(Words("Member", "党员")),
    Column(Words("Grid", "网格"), "term"),
    Column(Words("Households linked", "联系户数"), "number"),
)
_CORE_COLUMNS = (
    Column(Words("Item", "项目")),
    Column(Words("Number", "数量"), "number"),
)
_DONE_COLUMNS = (
    Column(Words("Item", "项目")),
    Column(Words("Required", "要求"), "number"),
    Column(Words("Actual", "实际"), "number"),
)
_WAIVED_COLUMNS = (
    Column(Words("Rule", "规则"), "term"),
    Column(Words("What is asked", "要求")),
    Column(Words("Waivers", "豁免数"), "number"),
)
_ALL = Words("Whole village", "全村")
_GRIDS = Words("Coverage by grid", "各网格联户覆盖")
_MEMBERS = Words("Households linked by each member", "各党员联系户数")
_CORE = Words("Core households of {term}", "{term}年度党员中心户")
_DONE = Words("Stars and rating rounds", "五星评选与群众评价")
_WAIVED = Words("Waivers in force on {day}", "现行豁免（{day}）")
_PASSED = Words(
    "A meeting passed each of them, until a fixed day.", "每项豁免均经会议通过，并定有期限。"
)
_SPAN = Words(
    "A member links {low} to {high} households; those exempt by the rules owe no minimum.",
    "每名党员联系{low}至{high}户；按规定免除的党员不作下限要求。",
)
_AT_LEAST = Words("A member links at least {low} households.", "每名党员至少联系{low}户。")
_AT_MOST = Words("A member links at most {high} households.", "每名党员至多联系{high}户。")
_PER_GRID = Words(
    "{low} to {high} core members in each grid.", "每个网格中心户党员{low}至{high}名。"
)
_TOTAL_HOUSEHOLDS = Words("Member households (as on {day})", "党员户（{day}）")
_ACTUAL = Words("Core households", "党员中心户")
_FEASIBLE = Words("Whole numbers within the share", "按比例可取的整数")
_JOINT = Words("Of these within the grids' own number too", "同时满足各网格名额的整数")
_NO_JOINT = Words("none", "无")
_NO_FIT = Words(
    "No whole number lies within the share: {below} would be {below_share}, {above} would be "
    "{above_share}; the township decides.",
    "没有整数落在比例之内：{below}户为{below_share}，{above}户为{above_share}，由乡镇确定。",
)
_STARS = Words("Stars of {period}", "{period}五星")
_ROUND = Words("Members rated in {period}", "{period}群众评价人数")
_SUMMARY = Words(
    "{linked} of {households} ordinary households are linked; {core} core households.",
    "普通户{households}户，已联{linked}户；党员中心户{core}户。",
)


def _grids(quotas: Quotas) -> Table:
    counts = [(g.members, g.households, g.linked, len(g.gaps), g.core) for g in quotas.grids]
    rows: list[tuple[Cell, ...]] = [
        (grid.name, *count) for grid, count in zip(quotas.grids, counts, strict=True)
    ]
    if len(rows) > 1:
        rows.append((_ALL, *(sum(column) for column in zip(*counts, strict=True))))
    limits = dict.fromkeys(grid.core_limit for grid in quotas.grids if grid.core_limit)
    notes = tuple(
        Sentence(_PER_GRID, {"low": limit.low or 0, "high": limit.high})
        for limit in limits
        if limit.high is not None
    )
    return Table("quota-grids", Sentence(_GRIDS), _GRID_COLUMNS, tuple(rows), notes, cards=False)


def _span_notes(limit: Limit | None) -> tuple[Sentence, ...]:
    if limit is None:
        return ()
    values: dict[str, object] = {"low": limit.low, "high": limit.high}
    match limit.low, limit.high:
        case None, None:
            return ()
        case None, _:
            return (Sentence(_AT_MOST, values),)
        case _, None:
            return (Sentence(_AT_LEAST, values),)
    return (Sentence(_SPAN, values),)


def _members(facts: Facts, quotas: Quotas) -> Table:
    by_id = {quota.member: quota for quota in quotas.members}
    rows: list[tuple[Cell, ...]] = []
    for grid, members in facts.members_by_grid.items():
        found = (by_id[member.id] for member in members if member.id in by_id)
        rows += [(quota.name, facts.grid_name(grid), quota.households) for quota in found]
    notes = _span_notes(quotas.households)
    caption = Sentence(_MEMBERS)
    return Table("quota-members", caption, _MEMBER_COLUMNS, tuple(rows), notes, cards=False)


def _span(low: int, high: int) -> Cell:
    if low > high:
        return _NO_JOINT
    return low if low == high else f"{low}–{high}"


def _core(core: CoreQuota) -> Table:
    bounds = core.bounds
    rows: list[tuple[Cell, ...]] = [
        (Sentence(_TOTAL_HOUSEHOLDS, {"day": core.counted_on}), core.total),
        (_FEASIBLE, _span(bounds.low, bounds.high)),
    ]
    if core.joint is not None:
        rows.append((_JOINT, _span(*core.joint)))
    rows.append((_ACTUAL, core.actual))
    notes: tuple[Sentence, ...] = ()
    if not bounds.fits:
        (below, below_share), (above, above_share) = bounds.neighbours
        values: dict[str, object] = {
            "below": below,
            "below_share": below_share,
            "above": above,
            "above_share": above_share,
        }
        notes = (Sentence(_NO_FIT, values),)
    caption = Sentence(_CORE, {"term": str(core.term)})
    return Table("quota-core", caption, _CORE_COLUMNS, tuple(rows), notes, cards=False)


def _done(facts: Facts, quotas: Quotas) -> tuple[Table, ...]:
    """Return the stars and rounds of the year that were due by the period's last day."""
    year, day = facts.day.year, facts.day
    rows: list[tuple[Cell, ...]] = [
        (Sentence(_STARS, {"period": star.period}), star.required, star.chosen)
        for star in quotas.stars
        if star.period.year == year and star.period.last <= day
    ]
    rows += [
        (Sentence(_ROUND, {"period": held.month}), held.required, held.rated)
        for held in quotas.rounds
        if held.month.year == year and held.month.last <= day
    ]
    caption = Sentence(_DONE)
    return (Table("quota-done", caption, _DONE_COLUMNS, tuple(rows), cards=False),) if rows else ()


def _waived(facts: Facts) -> tuple[Table, ...]:
    """Return how many waivers are in force of each rule; no table where there are none."""
    if not facts.waived:
        return ()
    caption = Sentence(_WAIVED, {"day": facts.day})
    notes = (Sentence(_PASSED),)
    rows: tuple[tuple[Cell, ...], ...] = tuple((w.code, w.asks, w.subjects) for w in facts.waived)
    return (Table("quota-waivers", caption, _WAIVED_COLUMNS, rows, notes, cards=False),)


def view(facts: Facts) -> Page:
    """Return coverage by grid, core households, stars and rounds, waivers, each member's span."""
    quotas = facts.quotas
    core = () if quotas.core is None else (_core(quotas.core),)
    values: dict[str, object] = {
        "households": sum(grid.households for grid in quotas.grids),
        "linked": sum(grid.linked for grid in quotas.grids),
        "core": quotas.core.actual if quotas.core else len(facts.state.core_members),
    }
    done = _done(facts, quotas)
    tables = (_grids(quotas), *core, *done, *_waived(facts), _members(facts, quotas))
    return Page("quotas", TITLE, Sentence(_SUMMARY, values), tables)
