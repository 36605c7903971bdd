"""quotas: what is asked, what there is, which whole numbers fit.

Who is exempt from the minimum is not shown, nor who is below it, nor any room left: each would
tell who is excused (`gridctl quota` shows them to the branch). Waivers are told by rule and count.
"""

from fractions import Fraction

from gridctl.compute.conflict import Joint
from gridctl.compute.feasibility import Numbers
from gridctl.compute.places import VILLAGE
from gridctl.compute.quota import CoreQuota, GridQuota, Limit, Quotas
from gridctl.disclosure.facts import Facts
from gridctl.disclosure.page import Cell, Column, Page, Sentence, Table
from gridctl.disclosure.whose_grid import BY_HOME
from gridctl.figures.links.lying import subject_of
from gridctl.lang.say import percent
from gridctl.model.words import Words

TITLE = Words("Quotas", "各项指标")
_GRID_COLUMNS = (
    Column(Words("Grid", "网格")),
    Column(Words("Members", "党员数"), "number", "members"),
    Column(Words("Ordinary households", "普通户"), "number", "households"),
    Column(Words("Linked", "已联"), "number", "linked"),
    Column(Words("Not linked", "未联"), "number", "gaps"),
    Column(Words("Core members", "中心户党员"), "number", "core"),
)
_MEMBER_COLUMNS = (
    Column(Words("Member", "党员")),
    Column(Words("Grid", "网格"), "term"),
    Column(Words("Households linked", "联系户数"), "number", "households"),
)
_CORE_COLUMNS = (
    Column(Words("Term", "任期年度")),
    Column(Words("Member households", "党员户"), "number", "member-households"),
    Column(Words("Whole numbers within the share", "按比例可取的整数"), "number", "core-feasible"),
    Column(Words("Of these within every limit", "同时符合各项规定的整数"), "number", "core-joint"),
    Column(Words("Core households", "党员中心户"), "number", "core-households"),
    Column(Words("Share", "占比"), "number", "core-share"),
)
_STAR_COLUMNS = (
    Column(Words("Period", "期次")),
    Column(Words("Required", "要求"), "number", "stars-asked"),
    Column(Words("Actual", "实际"), "number", "stars-chosen"),
)
_ROUND_COLUMNS = (
    Column(Words("Round", "评议月份")),
    Column(Words("Members to be rated", "应评党员"), "number", "round-members"),
    Column(Words("Members rated", "已评党员"), "number", "round-rated"),
)
_WAIVED_COLUMNS = (
    Column(Words("Rule", "规则"), "term"),
    Column(Words("What is asked", "要求")),
    Column(Words("Waivers", "豁免数"), "number", "waivers"),
)
_ALL = Words("Whole village", "全村")
_NO_GRID = Words("No grid", "未分网格")
_GRIDS = Words("Coverage by grid", "各网格联户覆盖")
_MEMBERS = Words("Households linked by each member", "各党员联系户数")
_CORE = Words("Core households", "党员中心户")
_STARS = Words("Stars", "五星评选")
_ROUNDS = Words("Rating rounds", "群众评价")
_WAIVED = Words("Waivers in force on {day}", "现行豁免（{day}）")
_PASSED = Words(
    "A meeting passed each of them, until a fixed day.", "每项豁免均经会议通过，并定有期限。"
)
_SPAN = Words(
    "A member links {low} to {high} {high:household|households}; those exempt by the rules owe no "
    "minimum.",
    "每名党员联系{low}至{high}户；按规定免除的党员不作下限要求。",
)
_AT_LEAST = Words(
    "A member links at least {low} {low:household|households}.", "每名党员至少联系{low}户。"
)
_AT_MOST = Words(
    "A member links at most {high} {high:household|households}.", "每名党员至多联系{high}户。"
)
_PER_GRID = Words(
    "{low} to {high} core {high:member|members} in each grid.",
    "每个网格中心户党员{low}至{high}名。",
)
_COUNTED = Words("Member households are counted as on {day}.", "党员户按{day}计。")
_NONE_FITS = Words("none fits", "无整数可行")
_NO_FIT = Words(
    "No whole number lies within the share: {below} would be {below_share}, {above} would be "
    "{above_share}; the township decides.",
    "没有整数落在比例之内：{below}户为{below_share}，{above}户为{above_share}，由乡镇确定。",
)
_SUMMARY = Words(
    "{linked} of {households} ordinary {households:household|households} {linked:is|are} linked; "
    "{core} core {core:household|households}.",
    "普通户{households}户，已联{linked}户；党员中心户{core}户。",
)


def _grids(quotas: Quotas) -> Table:
    named: list[tuple[Cell, GridQuota]] = [(grid.name, grid) for grid in quotas.grids]
    if quotas.outside:
        named.append((_NO_GRID, quotas.outside))
    whose = (BY_HOME,) if len(named) > 1 else ()
    if whose:
        named.append((_ALL, quotas.village))
    rows: list[tuple[Cell, ...]] = [
        (name, of.members, of.households, of.linked, len(of.gaps), of.core) for name, of in named
    ]
    limits = dict.fromkeys(grid.core_limit for grid in quotas.grids if grid.core_limit)
    notes = tuple(
        Sentence(_PER_GRID, {"low": limit.low or 0, "high": limit.high})
        for limit in limits
        if limit.high is not None
    )
    subjects = tuple(subject_of(of.grid) for _, of in named)
    caption = Sentence(_GRIDS)
    return Table(
        "quota-grids",
        caption,
        _GRID_COLUMNS,
        tuple(rows),
        (*whose, *notes),
        cards=False,
        subjects=subjects,
    )


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
    subjects: list[str] = []
    for grid, members in facts.members_by_grid.items():
        found = [by_id[member.id] for member in members if member.id in by_id]
        rows += [(quota.name, facts.grid_name(grid), quota.households) for quota in found]
        subjects += [quota.member for quota in found]
    return Table(
        "quota-members",
        Sentence(_MEMBERS),
        _MEMBER_COLUMNS,
        tuple(rows),
        _span_notes(quotas.households),
        cards=False,
        subjects=tuple(subjects),
    )


def _numbers(low: int, high: int) -> Cell:
    if low > high:
        return _NONE_FITS
    return low if low == high else f"{low}–{high}"


def _core(core: CoreQuota, joint: Joint | None) -> Table:
    bounds, fits = (
        core.bounds,
        joint.numbers if joint else Numbers(core.bounds.low, core.bounds.high),
    )
    share = percent(Fraction(core.actual, core.total)) if core.total else None
    row: tuple[Cell, ...] = (
        str(core.term),
        core.total,
        _numbers(bounds.low, bounds.high),
        _numbers(fits.low, fits.high),
        core.actual,
        share,
    )
    notes = [Sentence(_COUNTED, {"day": core.counted_on})]
    if not bounds.fits:
        (below, below_share), (above, above_share) = bounds.neighbours
        values: dict[str, object] = {
            "below": below,
            "below_share": below_share,
            "above": above,
            "above_share": above_share,
        }
        notes.append(Sentence(_NO_FIT, values))
    return Table(
        "quota-core",
        Sentence(_CORE),
        _CORE_COLUMNS,
        (row,),
        tuple(notes),
        cards=False,
        subjects=(VILLAGE,),
    )


def _stars(facts: Facts, quotas: Quotas) -> tuple[Table, ...]:
    """Return the stars of the year that were due by the period's last day."""
    year, day = facts.day.year, facts.day
    due = [s for s in quotas.stars if s.period.year == year and s.period.last <= day]
    rows: tuple[tuple[Cell, ...], ...] = tuple((s.period, s.required, s.chosen) for s in due)
    subjects = tuple(f"{VILLAGE}@{star.period}" for star in due)
    table = Table(
        "quota-stars", Sentence(_STARS), _STAR_COLUMNS, rows, cards=False, subjects=subjects
    )
    return (table,) if rows else ()


def _rounds(facts: Facts, quotas: Quotas) -> tuple[Table, ...]:
    """Return the rating rounds of the year that were due by the period's last day."""
    year, day = facts.day.year, facts.day
    due = [r for r in quotas.rounds if r.month.year == year and r.month.last <= day]
    rows: tuple[tuple[Cell, ...], ...] = tuple((r.month, r.required, r.rated) for r in due)
    subjects = tuple(f"{VILLAGE}@{held.month}" for held in due)
    table = Table(
        "quota-rounds", Sentence(_ROUNDS), _ROUND_COLUMNS, rows, cards=False, subjects=subjects
    )
    return (table,) if rows else ()


def _waived(facts: Facts) -> tuple[Table, ...]:
    """Return how many waivers are in force of each rule; no table where there are none."""
    if not facts.waived:
        return ()
    caption = Sentence(_WAIVED, {"day": facts.day})
    notes = (Sentence(_PASSED),)
    rows: tuple[tuple[Cell, ...], ...] = tuple((w.code, w.asks, w.subjects) for w in facts.waived)
    subjects = tuple(waived.code for waived in facts.waived)
    return (
        Table(
            "quota-waivers",
            caption,
            _WAIVED_COLUMNS,
            rows,
            notes,
            cards=False,
            subjects=subjects,
        ),
    )


def view(facts: Facts) -> Page:
    """Return coverage by grid, core households, stars and rounds, waivers, each member's span."""
    quotas = facts.quotas
    core = () if quotas.core is None else (_core(quotas.core, quotas.joint),)
    values: dict[str, object] = {
        "households": quotas.village.households,
        "linked": quotas.village.linked,
        "core": quotas.core.actual if quotas.core else quotas.village.core,
    }
    done = (*_stars(facts, quotas), *_rounds(facts, quotas))
    tables = (_grids(quotas), *core, *done, *_waived(facts), _members(facts, quotas))
    return Page("quotas", TITLE, Sentence(_SUMMARY, values), tables)
