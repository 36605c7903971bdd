"""Quotas as tables for people."""

from fractions import Fraction

from gridctl.compute.quota import GridQuota, Impossible, Limit, Quotas, RoundQuota, StarQuota
from gridctl.figures.figure import Share
from gridctl.figures.links.lying import subject_of
from gridctl.figures.told import told
from gridctl.formats.asked import NO_LIMIT, asked
from gridctl.formats.chainsheets import chain_sheets, place_name
from gridctl.formats.clause_note import clause_note
from gridctl.formats.coresheets import core_sheets
from gridctl.formats.sheets import Sheet
from gridctl.lang.say import fill, say
from gridctl.model.words import Lang, Words

_MEMBERS = Words("Households each member links, {day}", "党员联系户数（{day}）")
_MEMBER_HEADS = (
    Words("grid", "网格"),
    Words("id", "编号"),
    Words("member", "党员"),
    Words("households", "联系户数"),
    Words("asked for", "应联"),
    Words("room", "可增"),
    Words("standing", "情况"),
)
_MEMBER_FIGURES = {3: "households", 4: "households-asked", 5: "room"}
_GRIDS = Words("Grids: coverage and room", "网格：覆盖与余量")
_GRID_HEADS = (
    Words("grid", "网格"),
    Words("name", "名称"),
    Words("members", "党员"),
    Words("households", "普通户"),
    Words("linked", "已联"),
    Words("gaps", "未联"),
    Words("room", "可增户数"),
    Words("core households", "中心户"),
    Words("asked for", "应有"),
    Words("coverage", "覆盖率"),
)
_GRID_FIGURES = {
    2: "members",
    3: "households",
    4: "linked",
    5: "gaps",
    6: "room",
    7: "core",
    8: "core-asked",
    9: "coverage",
}
_STARS = Words("Stars", "五星评选")
_STAR_HEADS = (Words("half-year", "期次"), Words("asked for", "应评"), Words("chosen", "已评"))
_ROUNDS = Words("Rating rounds", "群众评价")
_ROUND_HEADS = (Words("month", "月份"), Words("members", "应评党员"), Words("rated", "已评党员"))

_OK = Words("in order", "符合")
_SHORT = Words("{count} short", "少{count}户")
_OVER = Words("{count} too many", "多{count}户")
_EXEMPT = Words("no minimum", "不设下限")
_GAPS = Words("Not linked in {grid}: {households}.", "{grid}未联户：{households}。")
_COVERED = Words("Every ordinary household is linked.", "普通户已全部联系。")
_IMPOSSIBLE = Words("Limits that no number keeps", "没有数字能同时满足的上下限")
_IMPOSSIBLE_HEADS = (
    Words("key", "条款项"),
    Words("minimum", "下限"),
    Words("clause", "依据"),
    Words("maximum", "上限"),
    Words("clause", "依据"),
)
_LATER = Words(
    "Stacked clauses set the two limits of one key apart: the later one wins, number by number.",
    "叠加的条款对同一项分别规定了上下限：逐个数字以后者为准。",
)


def _members(quotas: Quotas, lang: Lang) -> Sheet:
    rows = []
    for quota in quotas.members:
        standing = _EXEMPT if quota.exempt else _OK
        if quota.over or quota.short:
            standing = _OVER if quota.over else _SHORT
        rows.append(
            (
                quota.grid,
                quota.member,
                quota.name,
                str(quota.households),
                asked(quota.low, quota.high, lang),
                str(quota.room),
                fill(standing, {"count": quota.over or quota.short}, lang),
            )
        )
    title = fill(_MEMBERS, {"day": quotas.day}, lang)
    limit = quotas.households
    heads = tuple(head(lang) for head in _MEMBER_HEADS)
    notes = clause_note(limit.clause if limit else "", lang)
    subjects = tuple(quota.member for quota in quotas.members)
    numbers = frozenset(_MEMBER_FIGURES)
    return Sheet(title, heads, tuple(rows), notes, numbers, _MEMBER_FIGURES, subjects)


def _core_limit(limit: Limit | None, lang: Lang) -> str:
    return asked(limit.low, limit.high, lang) if limit else NO_LIMIT


def _gaps(grids: tuple[GridQuota, ...], lang: Lang) -> tuple[str, ...]:
    named = ((place_name(grid.grid, grid.grid, lang), grid.gaps) for grid in grids if grid.gaps)
    told = tuple(
        fill(_GAPS, {"grid": place or name, "households": gaps}, lang)
        for (place, name), gaps in named
    )
    return told or (_COVERED(lang),)


def _grid(grid: GridQuota, lang: Lang) -> tuple[str, ...]:
    counts = (
        grid.members,
        grid.households,
        grid.linked,
        len(grid.gaps),
        grid.room,
        grid.core,
    )
    coverage = Share(Fraction(grid.linked), Fraction(grid.households))
    return (
        *place_name(grid.grid, grid.name, lang),
        *(str(number) for number in counts),
        _core_limit(grid.core_limit, lang),
        NO_LIMIT if not grid.households else told(coverage, lang),
    )


def _grids(quotas: Quotas, lang: Lang) -> Sheet:
    outside = (quotas.outside,) if quotas.outside else ()
    places = (*quotas.grids, *outside, quotas.village)
    rows = tuple(_grid(place, lang) for place in places)
    heads = tuple(head(lang) for head in _GRID_HEADS)
    notes = (*_gaps(places[:-1], lang), *clause_note(quotas.coverage_clause, lang))
    subjects = tuple(subject_of(place.grid) for place in places)
    numbers = frozenset(_GRID_FIGURES)
    return Sheet(_GRIDS(lang), heads, rows, notes, numbers, _GRID_FIGURES, subjects)


def _stars(stars: tuple[StarQuota, ...], lang: Lang) -> Sheet:
    rows = tuple((say(s.period, lang), str(s.required), str(s.chosen)) for s in stars)
    heads = tuple(head(lang) for head in _STAR_HEADS)
    subjects = tuple(f"V@{star.period}" for star in stars)
    figures = {1: "stars-asked", 2: "stars-chosen"}
    notes = clause_note(stars[-1].clause, lang)
    return Sheet(_STARS(lang), heads, rows, notes, frozenset(figures), figures, subjects)


def _rounds(rounds: tuple[RoundQuota, ...], lang: Lang) -> Sheet:
    rows = tuple((say(r.month, lang), str(r.required), str(r.rated)) for r in rounds)
    heads = tuple(head(lang) for head in _ROUND_HEADS)
    subjects = tuple(f"V@{held.month}" for held in rounds)
    figures = {1: "round-members", 2: "round-rated"}
    notes = clause_note(rounds[-1].clause, lang)
    return Sheet(_ROUNDS(lang), heads, rows, notes, frozenset(figures), figures, subjects)


def _impossible(impossible: tuple[Impossible, ...], lang: Lang) -> Sheet:
    rows = tuple(
        (each.key, str(each.low), each.low_clause, str(each.high), each.high_clause)
        for each in impossible
    )
    heads = tuple(head(lang) for head in _IMPOSSIBLE_HEADS)
    subjects = tuple(each.key for each in impossible)
    return Sheet(_IMPOSSIBLE(lang), heads, rows, (_LATER(lang),), subjects=subjects)


def sheets(quotas: Quotas, lang: Lang) -> tuple[Sheet, ...]:
    """Return the quotas as tables; those that no clause asks for are left out."""
    found = [_members(quotas, lang), _grids(quotas, lang)]
    found += chain_sheets(quotas, lang)
    found += core_sheets(quotas, lang)
    if quotas.stars:
        found.append(_stars(quotas.stars, lang))
    if quotas.rounds:
        found.append(_rounds(quotas.rounds, lang))
    if quotas.impossible:
        found.append(_impossible(quotas.impossible, lang))
    return tuple(found)
